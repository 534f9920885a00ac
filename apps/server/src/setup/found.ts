import type { Actor } from '@honghuo/core/actor.ts';
import type { Draft } from '@honghuo/core/command.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { countyRegister } from '@honghuo/drizzle/seed/divisions.ts';
import { features } from '@honghuo/features/slices.ts';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';
import { v7 as uuid } from 'uuid';
import { type Account, type Accounts, type Credentials, prepare } from '../auth/accounts.ts';
import { checkSetupCode, takeSetupCode } from '../auth/setup-codes.ts';
import type { Database } from '../database/connect.ts';
import { ApiError } from '../http/errors.ts';
import { createCounty } from '../journal/append.ts';
import { commitBatch, type Item } from '../journal/commit.ts';

/** What a county is set up with: its code in the register and its first administrator. */
export type NewCounty = { county: string; administrator: { name: string; username: string; password: string } };

/** Whether nothing is set up here yet. */
export async function isSetUpNeeded(sql: postgres.Sql): Promise<boolean> {
	const [row] = await sql<{ one: number }[]>`select 1 as one from county limit 1`;
	return row === undefined;
}

/**
 * Sets up a county in one transaction: its journal, its register, every feature's founding commands, the administrator's account. With a code it
 * is used up in the same transaction. Throws ApiError `county_unknown`, `password_weak`, `already_set_up`, `setup_code_*`; then nothing has changed.
 */
export async function setUp(database: Database, accounts: Accounts, wanted: NewCounty, code?: string): Promise<Account> {
	await mayBegin(database, code);
	const founding = await planFounding(wanted.county, wanted.administrator.name, new Date().toISOString());
	const credentials = await prepare(wanted.administrator.username, wanted.administrator.password);
	return whileEmpty(database, code, async (tx, db) => {
		await commitFounding(tx, founding);
		return accounts.add({ county: founding.county, person: founding.administrator }, credentials, db);
	});
}

/** Before any work is spent: nothing is set up yet, and the code, where one is needed, is good. Throws ApiError `already_set_up`, `setup_code_*`. */
export async function mayBegin({ sql, db }: Database, code: string | undefined): Promise<void> {
	if (!(await isSetUpNeeded(sql))) throw new ApiError('already_set_up');
	if (code !== undefined) await checkSetupCode(db, code);
}

/** A county's founding, ready to be written. `recordedAt` is an ISO instant, in the past for a story. */
export type Founding = { county: string; name: string; administrator: string; items: Item[] };

/** Reads the register and lets every feature say what a new county starts with. Throws ApiError `county_unknown`. */
export async function planFounding(
	county: string,
	administrator: string,
	recordedAt: string,
	newId: () => string = () => uuid({ msecs: Date.parse(recordedAt) }),
): Promise<Founding> {
	const units = await countyRegister(county);
	const name = units?.find(({ level }) => level === 'county')?.name;
	if (!units || name === undefined) throw new ApiError('county_unknown');
	const person = newId();
	const actor: Actor = { person, county, grants: [], system: true };
	const about = { county, units, administrator: { person, name: administrator }, today: localDate(recordedAt), newId };
	const drafts = features.slices.flatMap((slice) => slice.founding?.(about) ?? []);
	return { county, name, administrator: person, items: drafts.map((draft) => itemOf(draft, actor, newId(), recordedAt)) };
}

/** A draft as an item for the journal. */
export const itemOf = ({ name, input }: Draft, actor: Actor, id: string, recordedAt: string): Item => ({
	envelope: { id, name, input, recordedAt },
	actor,
	device: null,
});

/** Opens the county's journal with its founding commands, all of one instant: by that they are known as the founding. */
export async function commitFounding(
	tx: postgres.TransactionSql,
	{ county, name, items }: Founding,
	now = new Date().toISOString(),
): Promise<void> {
	await createCounty(tx, county, name);
	await commitAll(tx, county, items, now);
}

/** Commits items of which none may be refused: a refusal here is a mistake of ours, and the transaction goes back. */
export async function commitAll(tx: postgres.TransactionSql, county: string, items: readonly Item[], now?: string): Promise<void> {
	for (let rest = items; rest.length > 0; ) {
		const { outcomes, done } = await commitBatch(tx, county, rest, now);
		for (const [index, outcome] of outcomes.entries()) {
			if (outcome.status === 'refused')
				throw new Error(`${rest[index]?.envelope.name} was refused: ${features.say(outcome.refusal, 'en')}`);
		}
		rest = rest.slice(done);
	}
}

/** Any constant will do; it keeps two set-ups at once apart. */
const lock = 21142211;

/** Runs a set-up in one transaction, alone and on an empty installation only. Throws ApiError `already_set_up`, `setup_code_*`. */
export async function whileEmpty<T>(
	{ sql }: Database,
	code: string | undefined,
	work: (tx: postgres.TransactionSql, db: PostgresJsDatabase) => Promise<T>,
): Promise<T> {
	return (await sql.begin(async (tx) => {
		await tx`select pg_advisory_xact_lock(${lock})`;
		const [row] = await tx`select 1 from county limit 1`;
		if (row) throw new ApiError('already_set_up');
		const db = drizzleOn(sql, tx);
		if (code !== undefined) await takeSetupCode(db, code);
		return work(tx, db);
	})) as T;
}

/** The query builder on an open transaction: postgres.js's transaction lacks only the options Drizzle reads the type parsers from. */
export const drizzleOn = (sql: postgres.Sql, tx: postgres.TransactionSql): PostgresJsDatabase =>
	drizzle({ client: Object.assign(tx, { options: sql.options }) as unknown as postgres.Sql });

/** An account for each of these people, in the set-up's transaction. */
export async function addAccounts(
	accounts: Accounts,
	db: PostgresJsDatabase,
	county: string,
	people: readonly { person: string; credentials: Credentials }[],
): Promise<void> {
	for (const { person, credentials } of people) await accounts.add({ county, person }, credentials, db);
}
