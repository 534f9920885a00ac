import { total } from '@honghuo/core/measure.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { yearOf } from '../harvest/figures.ts';
import { type Block, blocks, blocksAt, orchards, type Planting, plantings } from '../orchard/model.ts';
import { features } from '../slices.ts';
import type { Check } from '../survival/model.ts';
import { standingOn } from '../tree/figures.ts';

const [datun, elsewhere] = ['211422106214', '211422222201'];
const pear = newId();
const apple = newId();
let county: PocketCounty;
let first: ReturnType<PocketCounty['person']>;
let outsider: ReturnType<PocketCounty['person']>;
let ids: { orchard: string; east: string; west: string; cohort: string };

beforeEach(() => {
	county = new PocketCounty('2026-11-20');
	for (const [code, name] of [
		[datun, '大屯村'],
		[elsewhere, '新立屯村'],
	] as const)
		county.put('org_unit', { id: code, village: code, level: 'village', name, parent: null, aliases: [], closedOn: null });
	county.put('variety', { id: pear, crop: 'pear', name: '早金酥', aliases: [] });
	county.put('variety', { id: apple, crop: 'apple', name: '乐琪', aliases: [] });
	first = county.person('first_secretary', datun);
	outsider = county.person('village_secretary', elsewhere);
	ids = { orchard: newId(), east: newId(), west: newId(), cohort: newId() };
	first.did('orchard.create', { id: ids.orchard, village: datun, name: '梨园' });
	first.did('block.create', { id: ids.east, orchard: ids.orchard, name: '东坡', areaE4mu: 70_000, landType: 'barren' });
	first.did('block.create', { id: ids.west, orchard: ids.orchard, name: '西坡', areaE4mu: 30_000 });
	first.did('planting.create', {
		id: ids.cohort,
		block: ids.east,
		variety: pear,
		role: 'main',
		plantedOn: '2021-01-01',
		plantedPrecision: 'year',
		plantedQty: 100,
		rootstock: '杜梨',
	});
});
const cohort = () => county.get(plantings, ids.cohort);
const correct = (fields: object, who = first) => who.does('planting.update', { planting: ids.cohort, ...fields });
const withdraw = (who = first) => who.does('planting.withdraw', { planting: ids.cohort, reason: '记错了' });
const check = (fields: object = {}) => {
	const id = newId();
	const counts = { kind: 'adhoc', method: 'census', inspected: 100, alive: 40, missing: 60, occurredOn: '2026-06-10' };
	first.did('survival.record', { id, planting: ids.cohort, ...counts, ...fields });
	return id;
};
const fill = (plantedQty: number, plantedOn = '2026-10-01') => {
	const id = newId();
	first.did('survival.fill', { id, parent: ids.cohort, plantedQty, plantedOn });
	return id;
};

describe('a planting entered wrong', () => {
	test('is put right: 2021 was 2012, the number, the cultivar, what it is in the block, its rootstock', () => {
		const right = { plantedOn: '2012-01-01', plantedQty: 90, variety: apple, role: 'pollinizer', rootstock: null };
		expect(correct(right)).toBe('accepted');
		expect(cohort()).toMatchObject({ ...right, plantedPrecision: 'year' });
		expect([correct(right), correct({ plantedQty: 1 }, outsider)]).toEqual(['nothing_changed', 'not_found']);
		expect(correct({ plantedOn: '2026-11-21' })).toBe('planted_in_future');
		expect(correct({ variety: newId() })).toBe('variety_unknown');
	});

	test('is not put later than what was seen of it, nor below what was counted of it', () => {
		check();
		expect(correct({ plantedOn: '2026-06-11' })).toBe('planting_day_rests');
		expect(correct({ plantedOn: '2026-06-10', plantedPrecision: 'day' })).toBe('accepted');
		expect([correct({ plantedQty: 99 }), correct({ plantedQty: null }), correct({ plantedQty: 120 })]).toEqual([
			'planting_fewer',
			'planting_fewer',
			'accepted',
		]);
	});

	test('keeps gaps filled within the cohort they fill', () => {
		const child = fill(60);
		const change = (fields: object) => first.does('planting.update', { planting: child, ...fields });
		expect([change({ plantedQty: 101 }), change({ plantedOn: '2020-12-31' }), change({ plantedQty: 70 })]).toEqual([
			'planting_gap',
			'planting_gap',
			'accepted',
		]);
		expect(correct({ plantedQty: 69 })).toBe('planting_fewer');
	});

	test('worked over keeps the cultivar its top-working says', () => {
		const second = newId();
		county.put('variety', { id: second, crop: 'pear', name: '华酥', aliases: [] });
		first.did('planting.topwork', { id: newId(), planting: ids.cohort, variety: second, on: '2025-04-10' });
		expect([correct({ variety: pear }), correct({ plantedOn: '2025-04-11' })]).toEqual(['planting_topworked', 'planting_day_rests']);
	});

	test('is withdrawn once, before anything rests on it, and then never stood', () => {
		const look = check();
		expect(withdraw()).toBe('planting_rests');
		first.did('survival.withdraw', { check: look, reason: '看错了' });
		expect([withdraw(outsider), withdraw(), withdraw()]).toEqual(['not_found', 'accepted', 'planting_removed']);
		expect(cohort()).toMatchObject({ removedOn: '2021-01-01', removedReason: '记错了' });
		expect(correct({ plantedQty: 5 })).toBe('planting_removed');
		expect(trees('2026-11-20')).toBe(0);
	});

	test('that was given is not touched here but for its place in the block', () => {
		county.put('planting', { ...cohort(), id: ids.cohort, sourceItem: newId() });
		expect([correct({ plantedQty: 5 }), withdraw(), correct({ role: 'pollinizer' })]).toEqual([
			'planting_donated',
			'planting_donated',
			'accepted',
		]);
	});
});

describe('names and ends of orchards and blocks', () => {
	test('no two open orchards of a village, no two open blocks of an orchard are called the same', () => {
		const another = newId();
		const make = (name: string) => first.does('orchard.create', { id: another, village: datun, name });
		expect([make('梨园'), make('苹果园')]).toEqual(['orchard_name_taken', 'accepted']);
		const rename = (name: string) => first.does('orchard.rename', { orchard: another, name });
		expect([rename('梨园'), rename('苹果园'), rename('新品种园')]).toEqual(['orchard_name_taken', 'nothing_changed', 'accepted']);
		expect(first.does('block.create', { id: newId(), orchard: ids.orchard, name: '东坡', areaE4mu: 1 })).toBe('block_name_taken');
		expect(first.does('block.update', { block: ids.west, name: '东坡' })).toBe('block_name_taken');
		expect(first.does('block.update', { block: ids.west, name: '西梁', landType: 'garden' })).toBe('accepted');
		expect(county.get(blocks, ids.west)).toMatchObject({ name: '西梁', landType: 'garden' });
	});

	test('a closed block takes no more work, planting or change, and counts for the years before', () => {
		const close = (on: string, who = first) => who.does('block.close', { block: ids.east, on, reason: '修路占了' });
		expect([close('2026-11-21'), close('2020-12-31'), close('2026-03-01', outsider), close('2026-03-01'), close('2026-03-01')]).toEqual([
			'closed_day',
			'closed_day',
			'not_found',
			'accepted',
			'block_closed',
		]);
		expect(first.does('block.update', { block: ids.east, areaE4mu: 1 })).toBe('block_closed');
		const log = (occurredOn: string) =>
			first.does('work.log', { id: newId(), block: ids.east, kind: 'weeding', doneValue: 1, doneUnit: 'e4mu', occurredOn });
		expect([log('2026-03-01'), log('2026-02-28')]).toEqual(['task_block_closed', 'accepted']);
		const planting = { id: newId(), block: ids.east, variety: pear, role: 'main', plantedOn: '2026-04-01' };
		expect(first.does('planting.create', planting)).toBe('block_closed_then');
		const at = (from?: string) => blocksAt({ village: datun, from }, county).map(({ name }) => name);
		expect([at(), at(yearOf('2026').from), at(yearOf('2027').from)]).toEqual([['西坡'], ['东坡', '西坡'], ['西坡']]);
		expect([area('2026-02-28'), area('2026-03-01'), trees('2026-02-28'), trees('2026-03-01')]).toEqual([70_000, 0, 100, 0]);
		expect([first.does('block.reopen', { block: ids.east }), first.does('block.reopen', { block: ids.east })]).toEqual([
			'accepted',
			'block_open',
		]);
		expect(area('2026-11-20')).toBe(100_000);
	});

	test('an orchard closes with its blocks and opens with those that closed with it', () => {
		first.did('block.close', { block: ids.west, on: '2025-01-01', reason: '退了' });
		const close = () => first.does('orchard.close', { orchard: ids.orchard, on: '2026-03-01', reason: '不种了' });
		expect([close(), close(), first.does('block.reopen', { block: ids.east })]).toEqual(['accepted', 'orchard_closed', 'orchard_closed']);
		expect(first.does('block.create', { id: newId(), orchard: ids.orchard, name: '北坡', areaE4mu: 1 })).toBe('orchard_closed');
		const second = newId();
		expect(first.does('orchard.create', { id: second, village: datun, name: '梨园' })).toBe('accepted');
		const reopen = () => first.does('orchard.reopen', { orchard: ids.orchard });
		expect(reopen()).toBe('orchard_name_taken');
		first.did('orchard.rename', { orchard: second, name: '又一个' });
		expect([reopen(), reopen()]).toEqual(['accepted', 'orchard_open']);
		expect([ids.east, ids.west].map((id) => county.get(blocks, id)?.closedReason)).toEqual([null, '退了']);
		expect(county.get(orchards, ids.orchard)).toMatchObject({ closedOn: null, closedReason: null });
	});
});

/** A stock at the end of a day, of one crop or all, from the shares the county adds up. */
const stock = (name: string, day: string, crop?: string) => {
	const shares = features.measures.get(name)?.shares(datun, county, county.today) ?? [];
	return total(shares.filter(({ on, part }) => on <= day && (!crop || part === crop))).value;
};
const trees = (day: string) => stock('orchard.trees', day);
const area = (day: string) => stock('orchard.area', day);

test('who digs up and plants anew changes the land from that day, and no year before it', () => {
	const land = (day: string) => ['pear', 'apple'].map((crop) => stock('orchard.area', day, crop));
	first.did('planting.remove', { planting: ids.cohort, on: '2026-03-01', reason: '换品种' });
	first.did('planting.create', { id: newId(), block: ids.east, variety: apple, role: 'main', plantedOn: '2026-04-01', plantedQty: 50 });
	const wrong = { id: newId(), block: ids.east, variety: pear, role: 'intercrop', plantedOn: '2012-01-01', plantedQty: 5 };
	first.did('planting.create', wrong);
	first.did('planting.withdraw', { planting: wrong.id, reason: '记错了' });
	expect(['2020-12-31', '2025-12-31', '2026-03-01', '2026-04-01'].flatMap(land)).toEqual([0, 0, 70_000, 0, 0, 0, 0, 70_000]);
});

describe('trees standing', () => {
	test('a hundred places stay a hundred however often gaps are filled, and go down with what dies', () => {
		check();
		expect([trees('2026-06-09'), trees('2026-06-10')]).toEqual([100, 40]);
		fill(20);
		fill(40);
		expect(trees('2026-11-20')).toBe(100);
		expect(first.does('survival.fill', { id: newId(), parent: ids.cohort, plantedQty: 1, plantedOn: '2026-10-01' })).toBe('fill_exceeds');
		first.did('planting.remove', { planting: ids.cohort, on: '2026-11-01', reason: '冻死' });
		expect(trees('2026-11-20')).toBe(60);
	});

	test('for any looks and any filling: never more than the places, never less than nothing, and the shares add up to what stands', () => {
		const day = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
		const qty = fc.integer({ min: 1, max: 500 });
		const look = fc.record({ of: fc.nat(5), on: day, share: fc.nat(100) });
		const families = fc.record({
			places: qty,
			fills: fc.array(fc.record({ qty, on: day }), { maxLength: 4 }),
			looks: fc.array(look),
			asked: day,
		});
		fc.assert(
			fc.property(families, ({ places, fills, looks, asked }) => {
				const one = (id: string, plantedOn: string, plantedQty: number) => ({ id, plantedOn, plantedQty, removedOn: null }) as Planting;
				const parent = one('0', '2025-01-01', places);
				const all = [parent, ...fills.map(({ qty, on }, n) => one(String(n + 1), on, Math.min(qty, places)))];
				const seen = looks.flatMap(({ of, on, share }, n) => {
					const cohort = all[of];
					const alive = Math.floor(((cohort?.plantedQty ?? 0) * share) / 100);
					return cohort
						? [{ id: `k${n}`, planting: cohort.id, occurredOn: on, method: 'census', alive, withdrawnReason: null } as Check]
						: [];
				});
				const stand = standingOn({ first: parent, all, looks: seen }, asked);
				expect(stand).toBeGreaterThanOrEqual(0);
				expect(stand).toBeLessThanOrEqual(places);
				if (fills.length === 0) {
					const last = seen
						.filter(({ occurredOn }) => occurredOn <= asked)
						.sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : a.occurredOn > b.occurredOn ? 1 : a.id < b.id ? -1 : 1))
						.at(-1);
					expect(stand).toBe(last?.alive ?? places);
				}
			}),
		);
	});
});

test('a block counted as trees is counted so, whatever was planted', () => {
	first.did('block.update', { block: ids.east, treeCount: 61 } satisfies Partial<Block> & { block: string });
	expect(trees('2026-11-20')).toBe(61);
});
