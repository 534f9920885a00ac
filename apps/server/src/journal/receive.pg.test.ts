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

/** A command of somebody's that makes an orchard. */
const item = async (person: string, village: string) => ({
	envelope: {
		id: newId(),
		name: 'orchard.create',
		// No two orchards of a village are called the same.
		input: { id: newId(), village, name: `早金酥梨园${newId().slice(-12)}` },
		recordedAt: new Date().toISOString(),
	},
	actor: await county.journal.actorOf(county.code, person),
	device: null,
});
const kept = async (items: readonly { envelope: { id: string } }[]) =>
	(await county.sql`select 1 from journal where id = any(${items.map(({ envelope }) => envelope.id)}::uuid[])`).length;

test('when the database goes away in the middle, no command overtakes an earlier one of the same person', async () => {
	const first = await county.person('first_secretary', '大屯村');
	const other = await county.person('first_secretary', '新立屯村');
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
	expect(await kept(mine)).toBe(0);
	expect(await receiver.receive(county.code, mine)).toEqual(mine.map(() => expect.objectContaining({ status: 'accepted' })));
	await receiver.idle();
});

test('a whole of several batches takes effect together or not at all, and what comes after it comes after it', async () => {
	const first = await county.person('first_secretary', '大屯村');
	const whole = await Promise.all(Array.from({ length: 600 }, () => item(first.id, villages.大屯村)));
	const foreign = await item(first.id, villages.新立屯村);
	const told: number[] = [];
	const receiver = new Receiver(county.sql, (_county, published) => told.push(published.length));
	const spoilt = [...whole.slice(0, 550), foreign, ...whole.slice(550)];
	const outcomes = await receiver.receiveWhole(county.code, spoilt);
	expect(outcomes.filter(({ status }) => status === 'refused')).toEqual([expect.objectContaining({ id: foreign.envelope.id })]);
	expect([await kept(whole), told]).toEqual([0, []]);
	const after = await item(first.id, villages.大屯村);
	const [all, later] = await Promise.all([receiver.receiveWhole(county.code, whole), receiver.receive(county.code, [after])]);
	const versions = all.flatMap((one) => (one.status === 'accepted' ? [one.version] : []));
	expect(versions).toEqual(whole.map((_, n) => (versions[0] ?? 0) + n));
	expect(later).toMatchObject([{ status: 'accepted', version: (versions.at(-1) ?? 0) + 1 }]);
	expect(told).toEqual([600, 1]);
	// The same whole again is known, command by command.
	expect(await receiver.receiveWhole(county.code, whole)).toEqual(all);
	await receiver.idle();
});

test('a whole that gets no answer is not overtaken by what the same person issued after it', async () => {
	const first = await county.person('first_secretary', '大屯村');
	const whole = await Promise.all(Array.from({ length: 300 }, () => item(first.id, villages.大屯村)));
	const after = [await item(first.id, villages.大屯村)];
	const receiver = new Receiver(failing(1), () => undefined);
	const lost = await Promise.allSettled([receiver.receiveWhole(county.code, whole), receiver.receive(county.code, after)]);
	expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
	expect(await kept([...whole, ...after])).toBe(0);
	await receiver.idle();
});
