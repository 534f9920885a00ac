import type { Role } from '@honghuo/core/actor.ts';
import type { Draft, Envelope } from '@honghuo/core/command.ts';
import { features } from '@honghuo/features/slices.ts';
import { connect } from '@honghuo/server/src/database/connect.ts';
import { createCounty } from '@honghuo/server/src/journal/append.ts';
import { commitBatch, type Outcome } from '@honghuo/server/src/journal/commit.ts';
import { Journal } from '@honghuo/server/src/journal/journal.ts';
import type postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { type ClusterAddress, createDatabase } from './cluster.ts';

/** The villages of the story, with their real codes (DOMAIN.md §4). */
export const villages = { 大屯村: '211422106214', 新立屯村: '211422222201', 素珠营子村: '211422203200', 魏家岭村: '211422209200' } as const;
export type VillageName = keyof typeof villages;

const register = [
	{ code: '211422', level: 'county', name: '建昌县', parent: '2114' },
	...[
		['211422106', '大屯镇'],
		['211422222', '小德营子乡'],
		['211422203', '素珠营子乡'],
		['211422209', '魏家岭乡'],
	].map(([code = '', name = '']) => ({ code, level: 'township', name, parent: '211422' })),
	...Object.entries(villages).map(([name, code]) => ({ code, level: 'village', name, parent: code.slice(0, 9) })),
];

/** Somebody of the county who acts: `does` sends one command and gives its outcome, `did` insists that it was accepted. */
export type TestPerson = {
	id: string;
	does: (name: string, input: object, options?: Partial<Omit<Envelope, 'name' | 'input'>>) => Promise<Outcome>;
	did: (name: string, input: object) => Promise<number>;
};

/** A county with a journal on a database of its own, made by the real migrations. */
export type TestCounty = {
	code: string;
	url: string;
	sql: postgres.Sql;
	journal: Journal;
	administrator: TestPerson;
	/** Enters a person and posts them: village roles on a village by name, county roles on the county. */
	person: (role: Role, place?: VillageName, dates?: { from?: string; to?: string | null }) => Promise<TestPerson>;
	close: () => Promise<void>;
};

/** Sets up 建昌县 with four villages on a fresh copy of the migrated database. */
export async function testCounty(address: ClusterAddress, options: Parameters<typeof connect>[1] = {}): Promise<TestCounty> {
	const database = await createDatabase(address);
	const { sql, close } = await connect(database.url, options);
	const code = '211422';
	const id = newId();
	const today = new Date().toISOString().slice(0, 10);
	const founding = { county: code, units: register, administrator: { person: id, name: '县管理员' }, today, newId };
	const drafts = features.slices.flatMap((slice) => slice.founding?.(founding) ?? []);
	const system = { person: id, county: code, grants: [], system: true } as const;
	const { outcomes } = (await sql.begin(async (tx) => {
		await createCounty(tx, code, '建昌县');
		return commitBatch(
			tx,
			code,
			drafts.map((draft) => ({ envelope: envelope(draft), actor: system, device: null })),
		);
	})) as { outcomes: Outcome[] };
	for (const outcome of outcomes) insist(outcome);
	const journal = new Journal(sql, (error) => console.error(error));
	await journal.start();

	const acting = (person: string): TestPerson => {
		const does: TestPerson['does'] = async (name, input, options = {}) => {
			const actor = await journal.actorOf(code, person);
			const [outcome] = await journal.receive(actor, [{ ...envelope({ name, input }), ...options }]);
			return outcome as Outcome;
		};
		return { id: person, does, did: async (name, input) => insist(await does(name, input)) };
	};
	const administrator = acting(id);

	return {
		code,
		url: database.url,
		sql,
		journal,
		administrator,
		person: async (role, place, { from = '2024-01-01', to = null } = {}) => {
			const person = newId();
			await administrator.did('person.add', { id: person, name: `${place ?? '建昌县'}${role}` });
			await administrator.did('posting.give', { id: newId(), person, role, unit: place ? villages[place] : code, from, to });
			return acting(person);
		},
		close: async () => {
			await journal.stop();
			await close();
			await database.drop();
		},
	};
}

const envelope = (draft: Draft) => ({ id: newId(), recordedAt: new Date().toISOString(), ...draft });

function insist(outcome: Outcome): number {
	if (outcome.status === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
	return outcome.version;
}
