import { type TestCounty, testCounty, villages } from '@honghuo/testing/county.ts';
import postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect } from '../database/connect.ts';
import { codeOfDatabaseError } from '../http/errors.ts';

let county: TestCounty;
beforeAll(async () => {
	county = await testCounty(inject('cluster'), { patience: { lock: 300 } });
});
afterAll(() => county.close());

const orchard = () => {
	const id = newId();
	return { id, village: villages.大屯村, name: `梨园${id.slice(-12)}` };
};

/** Takes the county's lock and does nothing more until told, or until the database has had enough. */
function hold(sql: postgres.Sql): { held: Promise<void>; release: () => void; ended: Promise<unknown> } {
	const [held, until] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
	const ended = sql.begin(async (tx) => {
		await tx`select 1 from county where county = ${county.code} for update`;
		held.resolve();
		await until.promise;
	});
	ended.catch(() => {});
	return { held: held.promise, release: until.resolve, ended };
}

test('whoever forgets a transaction in a query tool does not stall the county: senders are told to try again', async () => {
	const first = await county.person('first_secretary', '大屯村');
	const tool = postgres(county.url, { max: 1 });
	const forgotten = hold(tool);
	try {
		await forgotten.held;
		const actor = await county.journal.actorOf(county.code, first.id);
		const envelopes = Array.from({ length: 40 }, () => ({
			id: newId(),
			name: 'orchard.create',
			input: orchard(),
			recordedAt: new Date().toISOString(),
		}));
		const answer = await county.journal.receive(actor, envelopes).catch((error: unknown) => error);
		expect(codeOfDatabaseError(answer)).toBe('database_down');
		forgotten.release();
		await forgotten.ended;
		const outcomes = await county.journal.receive(actor, envelopes);
		expect(outcomes.map(({ status }) => status)).toEqual(envelopes.map(() => 'accepted'));
	} finally {
		forgotten.release();
		await tool.end();
	}
});

test('a server frozen in the middle of a commit holds the county no longer than the database allows', async () => {
	const first = await county.person('first_secretary', '大屯村');
	const frozen = await connect(county.url, { patience: { idle: 200 } });
	const stuck = hold(frozen.sql);
	try {
		await stuck.held;
		// Tries again as a phone does, until the database has ended the other's transaction; nobody else does anything about it.
		for (;;) {
			const done = await first.does('orchard.create', orchard()).catch((error: unknown) => error);
			if ((done as { status?: string }).status === 'accepted') break;
			expect(codeOfDatabaseError(done)).toBe('database_down');
		}
	} finally {
		stuck.release();
		await stuck.ended.catch(() => {});
		await frozen.close();
	}
});
