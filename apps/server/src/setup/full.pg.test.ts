import { connect } from '@honghuo/server/src/database/connect.ts';
import { type FullCounty, fullCounty } from '@honghuo/testing/full-county.ts';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { verifyChain } from '../journal/verify.ts';

const made: FullCounty[] = [];
const make = async (options: Parameters<typeof fullCounty>[1]) => {
	const county = await fullCounty(inject('cluster'), { years: 1, share: 0.01, ...options });
	made.push(county);
	return county;
};
afterAll(() => Promise.all(made.map((county) => county.drop())));

async function within<T>({ url }: FullCounty, ask: (sql: Awaited<ReturnType<typeof connect>>['sql']) => Promise<T>): Promise<T> {
	const database = await connect(url);
	try {
		return await ask(database.sql);
	} finally {
		await database.close();
	}
}

describe('a county at full size', () => {
	test('is the same, hash for hash, for the same seed and day, and another for another seed', async () => {
		const [one, same, other] = [await make({}), await make({}), await make({ seed: 'another' })];
		expect(one.entries).toBeGreaterThan(5_000);
		expect(same.head).toBe(one.head);
		expect(other.head).not.toBe(one.head);
		await within(one, async (sql) => {
			expect((await verifyChain(sql, '211422')).breaks).toEqual([]);
			const [counted] = await sql`
				select (select count(*) from org_unit where level = 'village')::int as villages,
					(select count(distinct village) from orchard)::int as "withOrchard",
					(select count(*) from posting where role = 'first_secretary')::int as "firstSecretaries",
					(select count(*) from journal where received_at > '2026-11-26')::int as late`;
			expect(counted).toEqual({ villages: 293, withOrchard: 293, firstSecretaries: 149, late: 0 });
		});
	}, 120_000);

	test('can be the neighbouring one', async () => {
		const chaoyang = await make({ county: '211321' });
		const [counted] = await within(chaoyang, (sql) => sql`select count(*)::int as villages from org_unit where level = 'village'`);
		expect(counted).toEqual({ villages: 302 });
	}, 60_000);
});
