import { type TestCounty, testCounty, villages } from '@honghuo/testing/county.ts';
import type postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Receiver } from './receive.ts';

let county: TestCounty;
beforeAll(async () => {
	county = await testCounty(inject('cluster'));
});
afterAll(() => county.close());

/** The database going away for so many transactions, as when PostgreSQL is killed and comes back. */
function failing(times: number): postgres.Sql {
	let left = times;
	const begin = (work: (tx: postgres.TransactionSql) => Promise<unknown>) =>
		left-- > 0 ? Promise.reject(Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' })) : county.sql.begin(work);
	return new Proxy(county.sql, { get: (sql, name) => (name === 'begin' ? begin : Reflect.get(sql, name)) });
}

test('when the database goes away in the middle, no command overtakes an earlier one of the same person', async () => {
	const first = await county.person('first_secretary', '大屯村');
	const other = await county.person('first_secretary', '新立屯村');
	const item = async (person: string, village: string) => ({
		envelope: {
			id: newId(),
			name: 'orchard.create',
			input: { id: newId(), village, name: '早金酥梨园' },
			recordedAt: new Date().toISOString(),
		},
		actor: await county.journal.actorOf(county.code, person),
		device: null,
	});
	const mine = await Promise.all(Array.from({ length: 300 }, () => item(first.id, villages.大屯村)));
	const theirs = [await item(other.id, villages.新立屯村)];
	// The batch fails, then the first command alone; the database is back before the second.
	const receiver = new Receiver(failing(2), () => undefined);
	const [lost, taken] = await Promise.allSettled([
		receiver.receive(county.code, mine.slice(0, 2)),
		receiver.receive(county.code, theirs),
		receiver.receive(county.code, mine.slice(2)),
	]);
	expect(lost.status).toBe('rejected');
	expect(taken).toMatchObject({ status: 'fulfilled', value: [{ status: 'accepted' }] });
	const kept = await county.sql`select 1 from journal where id = any(${mine.map(({ envelope }) => envelope.id)}::uuid[])`;
	expect(kept).toHaveLength(0);
	expect(await receiver.receive(county.code, mine)).toEqual(mine.map(() => expect.objectContaining({ status: 'accepted' })));
	await receiver.idle();
});
