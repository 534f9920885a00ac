import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let county: TestCounty;
let first: TestPerson;
let neighbour: TestPerson;
let official: TestPerson;

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	first = await county.person('first_secretary', '大屯村');
	neighbour = await county.person('village_secretary', '新立屯村');
	official = await county.person('county_official');
});
afterAll(() => county.close());

const refusal = (code: string, field?: string) =>
	expect.objectContaining({ status: 'refused', refusal: expect.objectContaining(field ? { code, field } : { code }) });
const idOf = async (name: string): Promise<string> => (await county.sql`select id from variety where name = ${name}`)[0]?.id;
const figure = async (query: Record<string, string>) =>
	county.journal.figure(await county.journal.scopeOf(county.code, first.id), 'payback', query);

async function pears(variety: string) {
	const [orchard, block, planting] = [newId(), newId(), newId()];
	await first.did('orchard.create', { id: orchard, village: villages.大屯村, name: `梨园${orchard.slice(-6)}` });
	await first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000, rowSpacingCm: 400, treeSpacingCm: 50 });
	await first.did('planting.create', { id: planting, block, variety: await idOf(variety), role: 'main', plantedOn: '2020-04-05' });
	return { block, planting };
}

describe('an orchard over the years', () => {
	test('is worked over to another cultivar, which can be taken back, and removed; a neighbour may do none of it', async () => {
		const { planting } = await pears('早酥');
		const work = { id: newId(), planting, variety: await idOf('早金酥'), on: '2024-04-10' };
		expect(await neighbour.does('planting.topwork', work)).toEqual(refusal('not_found', 'planting'));
		await first.did('planting.topwork', work);
		const [worked] = await county.sql`select p.variety = t.variety as now, t.on from planting p join topwork t on t.planting = p.id`;
		expect(worked).toMatchObject({ now: true, on: '2024-04-10' });
		await first.did('topwork.withdraw', { topwork: work.id, reason: '记错了地块' });
		expect(await first.does('topwork.withdraw', { topwork: work.id, reason: '再撤' })).toEqual(refusal('topwork_withdrawn'));
		await first.did('planting.remove', { planting, on: '2025-11-01', reason: '冻死' });
		expect(await first.does('planting.topwork', { ...work, id: newId() })).toEqual(refusal('planting_removed'));
	});

	test('blooms once a year: a second record is refused, a correction is not, the database holds the months', async () => {
		const seen = { id: newId(), village: villages.大屯村, on: '2025-04-21' };
		await first.did('bloom.record', seen);
		expect(await first.does('bloom.record', { ...seen, id: newId(), on: '2025-04-22' })).toEqual(refusal('bloom_known', 'on'));
		expect(await first.does('bloom.record', { ...seen, id: newId(), on: '2025-08-22' })).toEqual(refusal('bloom_out_of_season', 'on'));
		expect(await neighbour.does('bloom.correct', { bloom: seen.id, on: '2025-04-22' })).toEqual(refusal('not_found', 'bloom'));
		await first.did('bloom.correct', { bloom: seen.id, on: '2025-04-22' });
		await expect(county.sql`update bloom set "on" = '2025-08-22' where id = ${seen.id}`).rejects.toThrow('bloom_month');
	});

	test('is paid back in year 5 at the trial’s spacing, as the founding catalogue says; the county’s price changes it, with its entry', async () => {
		const { block } = await pears('早金酥');
		const before = await figure({ block });
		expect(before).toMatchObject({ value: 5, unit: 'year', parts: { low: 6, high: 5, beatsMaize: null } });
		const version = await official.did('assumption.set', { assumption: newId(), priceFenPerKg: 100 });
		const after = await figure({ block });
		expect(after).toMatchObject({ value: 7, parts: { maizeFenPerMu: null } });
		expect((after as { entries: number[] }).entries).toContain(version);
		expect(await first.does('assumption.set', { assumption: newId(), priceFenPerKg: 900 })).toEqual(refusal('not_permitted'));
		expect(await official.does('assumption.set', { assumption: newId(), maizeFenPerMu: 60_000 })).toEqual(
			refusal('maize_without_source', 'maizeSource'),
		);
		await expect(county.sql`update assumption set maize_fen_per_mu = 1`).rejects.toThrow('assumption_maize_source');
	});

	test('a yield curve needs its source and a name of its own, and is corrected under its id', async () => {
		const variety = await idOf('早酥');
		const curve = { id: newId(), variety, system: '3×4 米', points: [{ age: 4, gPerMu: 500_000 }], source: '县试验' };
		expect(await official.does('curve.set', { ...curve, source: ' ' })).toEqual(refusal('input_invalid', 'source'));
		expect(await official.does('curve.set', { ...curve, points: [{ age: 4, gPerMu: 0 }] })).toEqual(refusal('curve_flat', 'points'));
		await official.did('curve.set', curve);
		expect(await official.does('curve.set', { ...curve, id: newId() })).toEqual(refusal('curve_known', 'system'));
		expect(await official.does('curve.update', { curve: curve.id, system: curve.system })).toEqual(refusal('nothing_changed'));
		await official.did('curve.update', { curve: curve.id, treesPerMu: 56 });
		await official.did('curve.withdraw', { curve: curve.id, reason: '没有出处' });
		expect(await official.does('curve.update', { curve: curve.id, treesPerMu: 55 })).toEqual(refusal('curve_withdrawn'));
	});
});
