import { toDecimal } from '@honghuo/core/rational.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Planting, Topwork } from '../orchard/model.ts';
import { incomeOf } from '../sale/figures.ts';
import type { Sale } from '../sale/model.ts';
import { landEquivalentOf, yearOf, yieldsOf } from './figures.ts';
import type { Harvest, Reference } from './model.ts';

const base = {
	county: '211422',
	village: '211422106214',
	version: 1,
	createdBy: 'z',
	recordedAt: '',
	receivedAt: '',
	withdrawnReason: null,
};
const block = (id: string, mu = 5) =>
	({ ...base, id, orchard: 'o', name: id, areaE4mu: mu * 10_000, treeCount: null, closedReason: null }) as unknown as Block;
const planting = (id: string, fields: Partial<Planting> = {}) =>
	({
		...base,
		id,
		block: '甲块',
		variety: '早酥',
		role: 'main',
		plantedOn: '2015-04-05',
		plantedPrecision: 'day',
		removedOn: null,
		...fields,
	}) as Planting;
const topwork = (on: string, before: string, variety: string) => ({ ...base, id: on, planting: 'p', before, variety, on }) as Topwork;
const harvest = (id: string, occurredOn: string, grossG: number, of = 'p') =>
	({ ...base, id, block: '甲块', planting: of, occurredOn, grossG, marketableG: null, typedGross: null, typedMarketable: null }) as Harvest;
const sale = (id: string, soldOn: string, amountFen: number, fields: Partial<Sale> = {}) =>
	({ ...base, id, block: '甲块', planting: 'p', harvest: null, soldOn, amountFen, weightG: null, ...fields }) as Sale;
const sole = (variety: string, gPerMu: number) => ({ ...base, id: `r${variety}`, variety, gPerMu, source: '试验' }) as Reference;
const catalogue = ['早酥', '早金酥', '油用牡丹'].map((id) => ({
	...base,
	id,
	name: id,
	crop: 'pear',
	firstBearingYear: 3,
	fullBearingYear: 6,
}));

describe('trees worked over to another cultivar', () => {
	const rows = rowsOf({
		variety: catalogue,
		planting: [planting('p', { variety: '早金酥' })],
		topwork: [topwork('2026-03-25', '早酥', '早金酥')],
		harvest: [harvest('old', '2025-08-20', 10_000_000), harvest('new', '2026-08-01', 1_000_000)],
		sale: [sale('stored', '2026-04-02', 500_00, { harvest: 'old' }), sale('fresh', '2026-08-05', 300_00, { harvest: 'new' })],
	});

	test('keep the fruit of earlier years under the cultivar it was', () => {
		const of = (year: number) => yieldsOf([block('甲块')], rows, yearOf(year)).map(({ variety, grossG }) => [variety, grossG]);
		expect(of(2025)).toEqual([['早酥', 10_000_000]]);
		expect(of(2026)).toEqual([
			['早酥', 0],
			['早金酥', 1_000_000],
		]);
		expect(of(2027)).toEqual([['早金酥', 0]]);
	});

	test('bring in money by the cultivar that was picked, though it was sold after', () => {
		const of = (year: number) =>
			incomeOf([block('甲块')], rows, yearOf(year)).components.map(({ variety, amountFen }) => [variety, amountFen]);
		expect(of(2026)).toEqual([
			['早酥', 500_00],
			['早金酥', 300_00],
		]);
	});

	test('are measured against the sole yield of what they were', () => {
		const known = rowsOf({
			variety: catalogue,
			planting: [planting('p', { variety: '早金酥' }), planting('q', { variety: '油用牡丹', role: 'intercrop' })],
			topwork: [topwork('2026-03-25', '早酥', '早金酥')],
			harvest: [harvest('old', '2025-08-20', 10_000_000), harvest('peony', '2025-08-25', 500_000, 'q')],
			sole_reference: [sole('早酥', 2_500_000), sole('早金酥', 5_000_000), sole('油用牡丹', 250_000)],
		});
		const { value } = landEquivalentOf(block('甲块'), known, yearOf(2025));
		expect(value && toDecimal(value, 2)).toBe('1.2');
	});
});

test('a block planted later does not thin out the yield or the income of earlier years', () => {
	const rows = rowsOf({
		variety: catalogue,
		planting: [planting('p'), planting('q', { block: '乙块', plantedOn: '2026-04-01' })],
		harvest: [harvest('h', '2025-08-20', 10_000_000)],
		sale: [sale('s', '2025-08-25', 1_000_000)],
	});
	const both = [block('甲块'), block('乙块')];
	const [only] = yieldsOf(both, rows, yearOf(2025));
	expect(only).toMatchObject({ areaE4mu: 50_000 });
	expect(yieldsOf(both, rows, yearOf(2024))).toHaveLength(1);
	const { system, components } = incomeOf(both, rows, yearOf(2025));
	expect(system).toMatchObject({ amountFen: 1_000_000, areaE4mu: 50_000 });
	expect(components[0]).toMatchObject({ areaE4mu: 50_000 });
	expect(incomeOf(both, rows, yearOf(2026)).system.areaE4mu).toBe(100_000);
});

describe('a land equivalent ratio', () => {
	const intercropped = (peony: Partial<Planting> = {}, picked: Harvest[] = []) =>
		rowsOf({
			variety: catalogue,
			planting: [planting('p'), planting('q', { variety: '油用牡丹', role: 'intercrop', ...peony })],
			harvest: [harvest('h', '2025-08-20', 10_000_000), ...picked],
			sole_reference: [sole('早酥', 5_000_000), sole('油用牡丹', 250_000)],
		});

	test('is not told while a crop that bears has no harvest on record: not recorded is not nothing', () => {
		expect(landEquivalentOf(block('甲块'), intercropped(), yearOf(2025))).toMatchObject({
			value: undefined,
			unpicked: ['油用牡丹'],
			missing: [],
		});
		const picked = intercropped({}, [harvest('peony', '2025-08-25', 250_000, 'q')]);
		const { value, unpicked } = landEquivalentOf(block('甲块'), picked, yearOf(2025));
		expect([value && toDecimal(value, 2), unpicked]).toEqual(['0.6', []]);
	});

	test('is of what stood together, not of a crop that came after another, nor of pollinizers', () => {
		const beside = (second: Partial<Planting>, first: Partial<Planting> = {}) =>
			rowsOf({
				variety: catalogue,
				planting: [planting('p', { removedOn: '2025-06-25', ...first }), planting('q', { variety: '油用牡丹', ...second })],
				harvest: [harvest('h', '2025-06-20', 10_000_000), harvest('later', '2025-10-10', 250_000, 'q')],
				sole_reference: [sole('早酥', 5_000_000), sole('油用牡丹', 250_000)],
			});
		const none = { varieties: [], value: undefined, parts: [], unpicked: [], missing: [] };
		for (const role of ['main', 'intercrop'] as const)
			expect(landEquivalentOf(block('甲块'), beside({ plantedOn: '2025-07-01', role }), yearOf(2025))).toMatchObject(none);
		expect(landEquivalentOf(block('甲块'), beside({ role: 'pollinizer' }), yearOf(2025))).toMatchObject(none);
		const met = landEquivalentOf(block('甲块'), beside({ plantedOn: '2025-06-01', role: 'intercrop' }), yearOf(2025));
		expect([met.varieties, met.value && toDecimal(met.value, 2)]).toEqual([['早酥', '油用牡丹'], '0.6']);
	});

	test('does not wait for plants too young to bear, nor for those that were gone', () => {
		const young = landEquivalentOf(block('甲块'), intercropped({ plantedOn: '2024-10-01' }), yearOf(2025));
		const gone = landEquivalentOf(block('甲块'), intercropped({ removedOn: '2025-03-01' }), yearOf(2025));
		for (const { value, unpicked } of [young, gone]) expect([value && toDecimal(value, 2), unpicked]).toEqual(['0.4', []]);
	});
});

test('every kilogram picked in a year is in just one component, however often trees were worked over or dug out', () => {
	const day = fc.integer({ min: 0, max: 364 }).map((n) => new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10));
	const works = fc.uniqueArray(day, { maxLength: 4 }).map((days) => days.sort());
	const picks = fc.array(fc.record({ on: day, grams: fc.integer({ min: 1, max: 1_000_000 }) }), { maxLength: 8 });
	fc.assert(
		fc.property(works, picks, fc.option(day), (days, all, removedOn) => {
			const named = (n: number) => `k${n}`;
			const rows = rowsOf({
				planting: [planting('p', { variety: named(days.length), removedOn })],
				topwork: days.map((on, n) => topwork(on, named(n), named(n + 1))),
				harvest: all.map(({ on, grams }, n) => harvest(`h${n}`, on, grams)),
			});
			const components = yieldsOf([block('甲块')], rows, yearOf(2025));
			expect(components.reduce((sum, { grossG }) => sum + grossG, 0)).toBe(all.reduce((sum, { grams }) => sum + grams, 0));
			for (const { variety, harvests } of components) {
				for (const { occurredOn } of harvests) expect(variety).toBe(named(days.filter((on) => on <= occurredOn).length));
			}
		}),
	);
});
