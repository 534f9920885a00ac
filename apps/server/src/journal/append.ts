import type { Refusal } from '@honghuo/core/refusal.ts';
import type { Change, Overlay } from '@honghuo/core/row.ts';
import type postgres from 'postgres';
import { genesis, type Hashed } from './hash.ts';
import { quoted, storedTables, toColumns } from './tables.ts';

/** Channel on which every committed batch is announced: `county:version`. */
export const journalChannel = 'honghuo_journal';

/** Opens a county's journal; its first entries are the register and the administrator. */
export async function createCounty(tx: postgres.TransactionSql, county: string, name: string): Promise<void> {
	await tx`insert into county (county, name, version, head) values (${county}, ${name}, 0, ${genesis})`;
}

/** Writes the rows as the batch leaves them, one insert and one update a table; parents come before children. */
export function writeRows(tx: postgres.TransactionSql, changes: readonly Change[], overlay: Overlay): Promise<unknown>[] {
	const made = new Set(changes.filter(({ op }) => op === 'insert').map(({ table, row }) => `${table} ${row.id}`));
	const statements: Promise<unknown>[] = [];
	for (const [name, table] of storedTables) {
		const inserted: object[] = [];
		const updated: object[] = [];
		for (const row of overlay.written(name)) (made.has(`${name} ${row.id}`) ? inserted : updated).push(toColumns(table, row));
		const source = `jsonb_populate_recordset(null::${quoted(name)}, $1::text::jsonb)`;
		if (inserted.length > 0) {
			statements.push(run(tx, `insert into ${quoted(name)} (${table.list}) select ${table.list} from ${source}`, inserted));
		}
		if (updated.length > 0) {
			statements.push(
				run(
					tx,
					`update ${quoted(name)} as t set ${table.assignments} from ${source} as n where t.county = n.county and t.id = n.id`,
					updated,
				),
			);
		}
	}
	return statements;
}

/** Appends the entries, moves the county's head and announces it to every process. */
export function appendEntries(
	tx: postgres.TransactionSql,
	county: string,
	entries: readonly (Hashed & { touched: string[]; hash: string })[],
	head: Buffer,
): Promise<unknown>[] {
	const last = entries.at(-1);
	if (!last) return [];
	return [
		run(
			tx,
			`insert into journal (county, version, id, name, actor, device, input, changes, audience, villages, touched, recorded_at, received_at, hash, salt, redactions)
			 select county, version, id, name, actor, device, input, changes, audience, villages, touched, "recordedAt", "receivedAt", decode(hash, 'hex'), salt, redactions
			 from jsonb_to_recordset($1::text::jsonb) as e(county text, version bigint, id uuid, name text, actor uuid, device text, input jsonb, changes jsonb,
				audience text, villages text[], touched text[], "recordedAt" timestamptz, "receivedAt" timestamptz, hash text, salt text, redactions jsonb)`,
			entries,
		),
		tx`update county set version = ${last.version}, head = ${head} where county = ${county}`.execute(),
		tx`select pg_notify(${journalChannel}, ${`${county}:${last.version}`})`.execute(),
	];
}

/** Remembers refusals with their command ids, so that the same command gets the same answer. */
export function rememberRefusals(
	tx: postgres.TransactionSql,
	county: string,
	refused: readonly { item: { envelope: { id: string; name: string }; actor: { person: string } }; refusal: Refusal }[],
	now: string,
): Promise<unknown>[] {
	if (refused.length === 0) return [];
	const rows = refused.map(({ item: { envelope, actor }, refusal: { code, field, details } }) => ({
		county,
		id: envelope.id,
		actor: actor.person,
		name: envelope.name,
		code,
		field: field ?? null,
		details: details ?? null,
		received_at: now,
	}));
	return [run(tx, `insert into refusal select * from jsonb_populate_recordset(null::refusal, $1::text::jsonb)`, rows)];
}

const run = (tx: postgres.TransactionSql, statement: string, rows: readonly object[]): Promise<unknown> =>
	tx.unsafe(statement, [JSON.stringify(rows)], { prepare: true }).execute();
