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

/** All that the journal tells, in order; each entry's salt and so its hash are its own. */
const told = (county: FullCounty): Promise<string> =>
	within(county, async (sql) => {
		const [found] = await sql<{ digest: string }[]>`
			select encode(sha256(convert_to(string_agg(concat_ws('|', version, id, name, actor, input, changes, received_at), E'\n' order by version),
				'UTF8')), 'hex') as digest from journal`;
		return found?.digest ?? '';
	});

describe('a county at full size', () => {
	test('is the same, entry for entry, for the same seed and day, and another for another seed', async () => {
		const [one, same, other] = [await make({}), await make({}), await make({ seed: 'another' })];
		expect(one.entries).toBeGreaterThan(5_000);
		const first = await told(one);
		expect(await told(same)).toBe(first);
		expect(await told(other)).not.toBe(first);
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

	test('has the teams, institutions, zones and pairs of the county’s list', async () => {
		await within(await make({}), async (sql) => {
			const [counted] = await sql`
				select (select count(*) from service_team where kind = 'team')::int as teams,
					(select count(distinct link.village) from service_link link join service_team one on one.id = link.team and one.kind = 'team')::int as linked,
					(select count(*) from service_team where kind = 'unit')::int as units,
					(select sum(headcount) from service_team)::int as people,
					(select count(*) from zone)::int as zones,
					(select count(*) from pairing where kind = 'growers' and state = 'confirmed')::int as growers,
					(select count(*) from pairing where kind = 'mentor' and state = 'trial')::int as "onTrial",
					(select count(*) from pairing where kind = 'mentor' and state = 'confirmed')::int as confirmed`;
			expect(counted).toEqual({
				...{ teams: 28, linked: 140, units: 58, people: 1593, zones: 700, growers: 46, onTrial: 92, confirmed: 13 },
			});
		});
	}, 60_000);

	test('can be the neighbouring one', async () => {
		const chaoyang = await make({ county: '211321' });
		const [counted] = await within(chaoyang, (sql) => sql`select count(*)::int as villages from org_unit where level = 'village'`);
		expect(counted).toEqual({ villages: 302 });
	}, 60_000);
});
