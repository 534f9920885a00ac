import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { labourOf, personDays } from '../labour/figures.ts';
import { blocks } from '../orchard/model.ts';
import { harvestGuard } from '../spray/figures.ts';
import { type Log, logs } from './model.ts';

const datun = '211422106214';
let county: PocketCounty;
let first: PocketPerson;
let neighbour: PocketPerson;
let east: string;
let west: string;

beforeEach(() => {
	county = new PocketCounty('2026-08-10');
	first = county.person('first_secretary', datun);
	neighbour = county.person('village_secretary', '211422222201');
	const orchard = newId();
	county.put('orchard', { id: orchard, village: datun, name: '早金酥梨园', closedReason: null });
	const block = (name: string) => {
		const id = newId();
		const size = { areaE4mu: 70_000, treeCount: null, rowSpacingCm: 400, treeSpacingCm: 50, geometry: null, closedReason: null };
		county.put('orchard_block', { id, village: datun, orchard, name, ...size });
		return id;
	};
	east = block('东坡');
	west = block('西坡');
});

const work = (block: string, kind: string, occurredOn: string, more: object = {}) => ({
	...{ id: newId(), block, kind, doneValue: 70_000, doneUnit: 'e4mu', occurredOn },
	...more,
});
const label = { product: '多菌灵', registrationNumber: 'PD20070123', dose: '1000 倍液', phiDays: 14 };
const onlyLog = (kind: string): Log => county.find(logs, 'kind', kind)[0] as Log;

describe('a harvest after a spray', () => {
	test('waits for the label: sprayed on 1 August with 14 days, refused on the 14th, taken on the 15th', () => {
		first.did('work.log', work(east, 'spraying', '2026-08-01', label));
		county.today = '2026-08-20';
		expect(first.does('work.log', work(east, 'harvesting', '2026-08-14'))).toBe('harvest_too_early');
		expect(first.does('work.log', work(west, 'harvesting', '2026-08-14'))).toBe('accepted');
		expect(first.does('work.log', work(east, 'harvesting', '2026-08-15'))).toBe('accepted');
		expect(first.does('work.log', work(east, 'harvesting', '2026-07-31'))).toBe('accepted');
	});

	test('goes ahead with a reason, which stays with the log', () => {
		first.did('work.log', work(east, 'lime_sulphur', '2026-08-08', { phiDays: 7 }));
		const harvest = work(east, 'harvesting', '2026-08-10');
		expect(first.does('work.log', harvest)).toBe('harvest_too_early');
		expect(first.does('work.log', { ...harvest, overrideReason: '雹灾前抢收，只作饲料' })).toBe('accepted');
		expect(onlyLog('harvesting').overrideReason).toBe('雹灾前抢收，只作饲料');
		expect(first.does('work.correct', { log: harvest.id, overrideReason: null })).toBe('harvest_too_early');
	});

	test('can’t be moved into the interval by a correction, neither by its day nor by its kind', () => {
		first.did('work.log', work(east, 'spraying', '2026-08-01', label));
		county.today = '2026-08-20';
		const [harvest, pruning] = [work(east, 'harvesting', '2026-08-18'), work(east, 'thinning', '2026-08-05')];
		first.did('work.log', harvest);
		first.did('work.log', pruning);
		expect(first.does('work.correct', { log: harvest.id, occurredOn: '2026-08-10' })).toBe('harvest_too_early');
		expect(first.does('work.correct', { log: pruning.id, kind: 'harvesting' })).toBe('harvest_too_early');
		expect(first.does('work.correct', { log: harvest.id, note: '一级果多' })).toBe('accepted');
	});

	test('is free again when the spray is withdrawn or its interval corrected', () => {
		const spray = work(east, 'spraying', '2026-08-01', label);
		first.did('work.log', spray);
		first.did('work.correct', { log: spray.id, phiDays: 7 });
		expect(harvestGuard(east, '2026-08-07', county)?.until).toBe('2026-08-08');
		expect(harvestGuard(east, '2026-08-08', county)).toBeUndefined();
		first.did('work.withdraw', { log: spray.id, reason: '记错地块' });
		expect(harvestGuard(east, '2026-08-02', county)).toBeUndefined();
	});

	test('heeds the strictest label of several, on any day', () => {
		const sprays = fc.array(fc.record({ on: fc.integer({ min: 1, max: 28 }), phiDays: fc.integer({ min: 0, max: 30 }) }), { maxLength: 6 });
		const day = (n: number) => new Date(Date.UTC(2026, 6, n)).toISOString().slice(0, 10);
		fc.assert(
			fc.property(sprays, fc.integer({ min: 1, max: 60 }), (all, at) => {
				const rows = all.map(({ on, phiDays }, n) => ({
					...{ id: `s${n}`, block: east, kind: 'spraying', phiDays, occurredOn: day(on), withdrawnReason: null },
				}));
				const guard = harvestGuard(east, day(at), { get: () => undefined, find: () => rows as never });
				const blocked = all.some(({ on, phiDays }) => on <= at && at < on + phiDays);
				expect(guard !== undefined).toBe(blocked);
				if (guard) expect(guard.until).toBe(day(Math.max(...all.filter(({ on }) => on <= at).map(({ on, phiDays }) => on + phiDays))));
			}),
		);
	});
});

describe('what a spray says', () => {
	test('belongs to a spray: on pruning it is refused, and it goes when the log becomes another kind of work', () => {
		expect(first.does('work.log', work(east, 'thinning', '2026-08-01', label))).toBe('spray_misplaced');
		expect(first.does('work.log', work(east, 'thinning', '2026-08-01', { overrideReason: '急' }))).toBe('override_misplaced');
		const spray = work(east, 'spraying', '2026-08-01', label);
		first.did('work.log', spray);
		first.did('work.correct', { log: spray.id, kind: 'weeding' });
		expect(onlyLog('weeding')).toMatchObject({ product: null, registrationNumber: null, dose: null, phiDays: null });
	});

	test('is read as the label prints it, and nothing else', () => {
		first.did('work.log', work(east, 'spraying', '2026-08-01', { ...label, registrationNumber: ' pd20070123 ' }));
		expect(onlyLog('spraying').registrationNumber).toBe('PD20070123');
		const wrong = [{ registrationNumber: '无' }, { phiDays: -1 }, { phiDays: 366 }, { phiDays: 7.5 }, { product: '' }, { phi: 7 }];
		for (const one of wrong) expect(first.does('work.log', work(east, 'spraying', '2026-08-01', one))).toBe('input_invalid');
	});
});

describe('several blocks at once', () => {
	const part = (block: string, more: object = {}) => ({ id: newId(), block, doneValue: 70_000, doneUnit: 'e4mu', ...more });
	const pruning = (parts: object[], more: object = {}) => ({ logs: parts, kind: 'dormant_pruning', occurredOn: '2026-02-26', ...more });

	test('one tap, a log for each, each for its own task', () => {
		const task = { id: newId(), block: west, kind: 'dormant_pruning', targetValue: 70_000, targetUnit: 'e4mu' };
		first.did('task.plan', { ...task, plannedFrom: '2026-02-01', plannedTo: '2026-03-10' });
		first.did('work.logMany', pruning([part(east), part(west)]));
		expect(county.find(logs, 'kind', 'dormant_pruning').map((log) => log.task)).toEqual([null, task.id]);
	});

	test('all or none: one block too many spoils the whole, and a neighbour’s block is not there', () => {
		expect(first.does('work.logMany', pruning([part(east), part(west, { doneValue: 700_000 })]))).toBe('work_exceeds_block');
		expect(first.does('work.logMany', pruning([part(east), part(east)]))).toBe('work_block_twice');
		const id = newId();
		expect(first.does('work.logMany', pruning([part(east, { id }), part(west, { id })]))).toBe('id_taken');
		expect(neighbour.does('work.logMany', pruning([part(east)]))).toBe('not_found');
		expect(first.does('work.logMany', pruning([]))).toBe('input_invalid');
		expect(county.find(logs, 'kind', 'dormant_pruning')).toEqual([]);
	});

	test('a harvest of several blocks waits for the one that was sprayed', () => {
		first.did('work.log', work(west, 'spraying', '2026-08-08', label));
		const harvest = { logs: [part(east), part(west)], kind: 'harvesting', occurredOn: '2026-08-10' };
		expect(first.does('work.logMany', harvest)).toBe('harvest_too_early');
		expect(first.does('work.logMany', { ...harvest, overrideReason: '只采东坡外围' })).toBe('accepted');
	});
});

describe('labour', () => {
	const hours = (value: number, more: Partial<Log> = {}): Log =>
		({
			id: newId(),
			kind: 'weeding',
			doneValue: value,
			doneUnit: 'person_hour',
			occurredOn: '2026-05-01',
			version: 1,
			withdrawnReason: null,
			...more,
		}) as Log;

	test('8 hours are a person-day: 6 + 14 hours are 2.5, mu say nothing, withdrawn logs count nothing', () => {
		const all = [
			hours(6),
			hours(14, { kind: 'thinning', version: 4 }),
			hours(70_000, { doneUnit: 'e4mu' }),
			hours(8, { withdrawnReason: '记错' }),
		];
		const labour = labourOf(all);
		expect(labour).toMatchObject({
			hours: 20,
			entries: [1, 4],
			kinds: [
				{ kind: 'thinning', hours: 14 },
				{ kind: 'weeding', hours: 6 },
			],
		});
		expect(personDays(labour.hours)).toBe('2.5');
		expect(labourOf(all, { kind: 'weeding', from: '2026-05-01', to: '2026-05-01' }).hours).toBe(6);
		expect(labourOf(all, { from: '2026-05-02' }).hours).toBe(0);
	});

	test('is answered of a block, an orchard or a village, one place at a time', async () => {
		const { features } = await import('../slices.ts');
		const { parse } = await import('valibot');
		const figure = features.figures.get('labour');
		first.did('work.log', { ...work(east, 'weeding', '2026-08-01'), doneValue: 12, doneUnit: 'person_hour' });
		first.did('work.log', { ...work(west, 'thinning', '2026-08-02'), doneValue: 4, doneUnit: 'person_hour' });
		const orchard = county.find(blocks, 'id', east)[0]?.orchard;
		const ask = (query: object) => figure?.compute(parse(figure.query, query), county);
		expect(ask({ block: east })).toMatchObject({ value: 12, unit: 'person_hour', parts: { personDays: '1.5', weeding: 12 } });
		expect(ask({ orchard, from: '2026-08-02' })).toMatchObject({ value: 4, parts: { personDays: '0.5' } });
		expect(ask({ village: datun })).toMatchObject({ value: 16, parts: { personDays: '2', weeding: 12, thinning: 4 } });
		expect(ask({ village: datun, kind: 'bagging' })).toMatchObject({ value: 0, entries: [] });
		expect(() => ask({ block: east, village: datun })).toThrow('exactly one place');
	});

	test('is the sum of its kinds, in any order', () => {
		const all = fc.array(
			fc.record({ doneValue: fc.integer({ min: 1, max: 100 }), kind: fc.constantFrom('weeding', 'thinning', 'bagging') }),
		);
		fc.assert(
			fc.property(all, (logged) => {
				const made = logged.map(({ doneValue, kind }) => hours(doneValue, { kind: kind as Log['kind'] }));
				const { hours: sum, kinds } = labourOf(made);
				expect(sum).toBe(logged.reduce((total, { doneValue }) => total + doneValue, 0));
				expect(kinds.reduce((total, one) => total + one.hours, 0)).toBe(sum);
				expect(labourOf([...made].reverse()).kinds).toEqual(kinds);
			}),
		);
	});
});
