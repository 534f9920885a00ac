import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, did, figure, orchard, refused } from './account.ts';
import { County, datun, xinlitun } from './county.ts';

/**
 * The story of DOMAIN.md §1, figure by figure, told to an empty county by nothing but public HTTP commands: pruning, and seedlings from village
 * to village. Every figure is held against the versions at which the commands behind it were taken, and those are looked up in the journal by
 * name. Steps build on each other and run in order.
 */
let county: County;
let first: Visitor;
let secretary: Visitor;
let official: Visitor;
let variety: (name: string) => string;

beforeAll(async () => {
	county = await County.open();
	first = await county.person('first_secretary', { unit: datun });
	secretary = await county.person('village_secretary', { unit: xinlitun });
	official = await county.person('county_official', { unit: '211422' });
	variety = await catalogue(first);
});
afterAll(() => county?.close());

describe('21 mu of 早金酥 in three blocks', () => {
	let place: Record<string, string>;
	const behind: number[] = [];

	test('are entered with the trees around homesteads, which have no area', async () => {
		place = await orchard(first, datun, '早金酥梨园', {
			东坡: { areaE4mu: 70_000, rowSpacingCm: 400, treeSpacingCm: 50 },
			西坡: { areaE4mu: 80_000 },
			南洼: { areaE4mu: 60_000 },
			房前屋后: { areaE4mu: null, treeCount: 120 },
		});
		for (const block of ['东坡', '西坡', '南洼', '房前屋后'])
			await did(first, 'planting.create', {
				id: newId(),
				block: place[block],
				variety: variety('早金酥'),
				role: 'main',
				plantedOn: '2021-04-05',
				plantedPrecision: 'year',
			});
		expect((await refused(first, 'block.create', { id: newId(), orchard: place.orchard, name: '没数', areaE4mu: null })).code).toBe(
			'block_without_size',
		);
	});

	test('are to be pruned, and 7 of 21 mu are: a third', async () => {
		const plan = { kind: 'dormant_pruning', plannedFrom: '2025-12-01', plannedTo: '2026-03-10', targetUnit: 'e4mu' };
		for (const [block, targetValue] of Object.entries({ 东坡: 70_000, 西坡: 80_000, 南洼: 60_000 }))
			behind.push(await did(first, 'task.plan', { id: newId(), block: place[block], targetValue, ...plan }));
		const log = { id: newId(), block: place.东坡, kind: 'dormant_pruning', doneValue: 70_000, doneUnit: 'e4mu', occurredOn: '2026-02-20' };
		behind.push(await did(first, 'work.log', { ...log, typed: { value: '7', unit: 'mu' } }));
		const pruned = {
			value: 70_000,
			unit: 'e4mu',
			parts: { done: 70_000, target: 210_000 },
			versions: behind,
			names: ['task.plan', 'task.plan', 'task.plan', 'work.log'],
		};
		expect(await figure(first, 'progress', { village: datun, kind: 'dormant_pruning' })).toEqual(pruned);
		expect(await figure(official, 'progress', { orchard: place.orchard ?? '' })).toEqual(pruned);
		expect(await figure(first, 'progress', { block: place.西坡 ?? '' })).toMatchObject({ value: 0, parts: { done: 0, target: 80_000 } });
	});

	test('have branch bending planned for spring; a plan adds to nothing that is done', async () => {
		const bending = { id: newId(), block: place.东坡, kind: 'branch_bending', plannedFrom: '2026-03-25', plannedTo: '2026-04-25' };
		const version = await did(first, 'task.plan', { ...bending, targetValue: 70_000, targetUnit: 'e4mu' });
		expect(await figure(first, 'progress', { village: datun, kind: 'branch_bending' })).toEqual({
			value: 0,
			unit: 'e4mu',
			parts: { done: 0, target: 70_000 },
			versions: [version],
			names: ['task.plan'],
		});
		expect((await figure(first, 'progress', { village: datun, kind: 'dormant_pruning' })).versions).toEqual(behind);
	});

	test('a slip that is withdrawn leaves the figure and its entries as they were', async () => {
		const id = newId();
		await did(first, 'work.log', {
			id,
			block: place.西坡,
			kind: 'dormant_pruning',
			doneValue: 80_000,
			doneUnit: 'e4mu',
			occurredOn: '2026-02-21',
		});
		expect((await figure(first, 'progress', { village: datun, kind: 'dormant_pruning' })).value).toBe(150_000);
		await did(first, 'work.withdraw', { log: id, reason: '记错了地块' });
		expect(await figure(first, 'progress', { village: datun, kind: 'dormant_pruning' })).toMatchObject({ value: 70_000, versions: behind });
	});
});

describe('700 早金酥 and 300 信农黄 from 大屯村 for 新立屯村', () => {
	const [gift, pears, apples, cohort, filling] = [newId(), newId(), newId(), newId(), newId()];
	let blocks: Record<string, string>;
	let received: number;
	let planted: number[];
	let looked: number;

	const draft = (id: string, [pear, apple]: readonly [string, string]) => ({
		id,
		fromVillage: datun,
		toVillage: xinlitun,
		items: [
			{ id: pear, kind: 'seedling', variety: variety('早金酥'), qty: 700, unit: 'tree', perBundle: 50 },
			{ id: apple, kind: 'seedling', variety: variety('信农黄'), qty: 300, unit: 'tree', perBundle: 50 },
		],
	});
	const flow = (donation: string) => figure(official, 'donation', { donation });

	test('are given only once they are on their way', async () => {
		await did(first, 'donation.draft', draft(gift, [pears, apples]));
		expect(await flow(gift)).toMatchObject({ value: 0, versions: [] });
		await did(first, 'donation.pledge', { donation: gift, on: '2025-03-20' });
		expect(await flow(gift)).toMatchObject({ value: 0, versions: [] });
		const sent = await did(first, 'donation.dispatch', { donation: gift, on: '2025-03-28' });
		const parts = { donated: 1_000, received: 0, planted: 0, alive: null, checked: 0 };
		expect(await flow(gift)).toMatchObject({ value: 1_000, unit: 'tree', parts, names: ['donation.draft', 'donation.dispatch'] });
		expect((await flow(gift)).versions[1]).toBe(sent);
	});

	test('are signed for by the village that gets them: all 1,000, once, and the second is told who and when', async () => {
		const all = [
			{ item: pears, receivedQty: 700 },
			{ item: apples, receivedQty: 300 },
		];
		expect((await refused(first, 'donation.receive', { donation: gift, items: all })).code).toBe('not_found');
		received = await did(secretary, 'donation.receive', { donation: gift, items: all, on: '2025-03-29' });
		expect(await flow(gift)).toEqual({
			value: 1_000,
			unit: 'tree',
			parts: { donated: 1_000, received: 1_000, planted: 0, alive: null, checked: 0 },
			versions: [received],
			names: ['donation.receive'],
		});
		const again = await refused(secretary, 'donation.receive', { donation: gift, items: all });
		expect(again.code).toBe('donation_received');
		expect(again.message).toMatch(/3月29日village_secretary已经签收过/);
	});

	test('of another run 980 arrive, with what is missing noted; both count', async () => {
		const [other, pear, apple] = [newId(), newId(), newId()];
		await did(first, 'donation.draft', draft(other, [pear, apple]));
		await did(first, 'donation.pledge', { donation: other, on: '2025-03-30' });
		await did(first, 'donation.dispatch', { donation: other, on: '2025-04-01' });
		const counted = [
			{ item: pear, receivedQty: 680 },
			{ item: apple, receivedQty: 300 },
		];
		const short = { donation: other, items: counted, on: '2025-04-02', note: '少一捆早金酥的一半' };
		const surplus = { ...short, items: [{ item: pear, receivedQty: 701 }, counted[1]] };
		expect((await refused(secretary, 'donation.receive', surplus)).code).toBe('receive_exceeds');
		const version = await did(secretary, 'donation.receive', short);
		expect(await flow(other)).toMatchObject({ value: 1_000, parts: { donated: 1_000, received: 980 }, versions: [version] });
		expect(await figure(official, 'donation', { toVillage: xinlitun })).toEqual({
			value: 2_000,
			unit: 'tree',
			parts: { donated: 2_000, received: 1_980, planted: 0, alive: null, checked: 0 },
			versions: [received, version],
			names: ['donation.receive', 'donation.receive'],
		});
		expect((await figure(first, 'donation', { fromVillage: datun })).parts).toMatchObject({ donated: 2_000, received: 1_980 });
	});

	test('are planted: never more than came', async () => {
		blocks = await orchard(secretary, xinlitun, '新立屯村新园', {
			东洼: { areaE4mu: 21_000, rowSpacingCm: 400, treeSpacingCm: 50 },
			西洼: { areaE4mu: 50_000 },
		});
		const where = { donation: gift, item: pears, block: blocks.东洼, plantedOn: '2025-04-05' };
		expect((await refused(secretary, 'donation.plant', { ...where, planting: cohort, plantedQty: 701 })).code).toBe('plant_exceeds');
		planted = [await did(secretary, 'donation.plant', { ...where, planting: cohort, plantedQty: 700 })];
		const apple = { donation: gift, item: apples, block: blocks.西洼, planting: newId(), plantedQty: 300, plantedOn: '2025-04-06' };
		planted.push(await did(secretary, 'donation.plant', apple));
		expect((await flow(gift)).parts).toEqual({ donated: 1_000, received: 1_000, planted: 1_000, alive: null, checked: 0 });
		expect((await refused(secretary, 'donation.plant', { ...where, planting: newId(), plantedQty: 1 })).code).toBe('plant_exceeds');
	});

	test('588 of 700 live: 84.0 %, gaps are to be filled', async () => {
		const check = { planting: cohort, kind: 'one_season', method: 'census', inspected: 700, occurredOn: '2025-10-20' };
		expect((await refused(secretary, 'survival.record', { id: newId(), ...check, alive: 588 })).code).toBe('survival_sum');
		looked = await did(secretary, 'survival.record', { id: newId(), ...check, alive: 588, deadByCause: { drought: 80 }, missing: 32 });
		const survival = {
			value: 84,
			unit: 'percent',
			parts: { alive: 588, inspected: 700, dead: 80, missing: 32, verdict: 'fill', unchecked: 0 },
			versions: [planted[0], looked],
			names: ['donation.plant', 'survival.record'],
		};
		expect(await figure(official, 'survival', { planting: cohort })).toEqual(survival);
		// The apples of the same donation are not looked at yet: they are said to be, and lift nothing.
		expect(await figure(first, 'survival', { donation: gift })).toEqual({ ...survival, parts: { ...survival.parts, unchecked: 1 } });
		expect((await flow(gift)).parts).toEqual({ donated: 1_000, received: 1_000, planted: 1_000, alive: 588, checked: 700 });
	});

	test('112 more fill the gaps as a cohort of their own, which lifts nothing', async () => {
		const before = await figure(official, 'survival', { planting: cohort });
		await did(secretary, 'survival.fill', { id: filling, parent: cohort, plantedQty: 112, plantedOn: '2025-10-25' });
		await did(secretary, 'survival.record', {
			...{ id: newId(), planting: filling, kind: 'adhoc', method: 'census', inspected: 112, alive: 112, occurredOn: '2025-11-20' },
		});
		expect(await figure(official, 'survival', { planting: cohort })).toEqual(before);
		expect(await figure(official, 'survival', { block: blocks.东洼 ?? '' })).toEqual(before);
		expect(await figure(official, 'survival', { planting: filling })).toMatchObject({
			value: 100,
			parts: { alive: 112, inspected: 112, verdict: 'pass' },
		});
		expect((await flow(gift)).parts).toMatchObject({ planted: 1_000, alive: 588 });
	});

	test('595 of 700 at the next look are 85.0 % and pass; the older look stays on record', async () => {
		const again = { id: newId(), planting: cohort, kind: 'adhoc', method: 'census', inspected: 700, alive: 595, missing: 105 };
		// More live than at the look before: that wants a word.
		expect((await refused(secretary, 'survival.record', { ...again, occurredOn: '2025-11-15' })).code).toBe('survival_risen');
		const note = '有 7 株 10 月像死了，后来发了芽';
		const version = await did(secretary, 'survival.record', { ...again, occurredOn: '2025-11-15', note });
		expect(await figure(official, 'survival', { planting: cohort })).toEqual({
			value: 85,
			unit: 'percent',
			parts: { alive: 595, inspected: 700, dead: 0, missing: 105, verdict: 'pass', unchecked: 0 },
			versions: [planted[0], version],
			names: ['donation.plant', 'survival.record'],
		});
		expect(await figure(official, 'survival', { planting: cohort, kind: 'one_season' })).toMatchObject({
			value: 84,
			versions: [planted[0], looked],
		});
	});
});
