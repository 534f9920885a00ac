import { givenOf } from '@honghuo/core/edit.ts';
import { toDecimal } from '@honghuo/core/rational.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Planting } from '../orchard/model.ts';
import { jinPerMu, landEquivalentOf, usualOf, yearOf, yieldsOf } from './figures.ts';
import { type Harvest, isAbsurd, type Reference, saysTheSame, stoodOn } from './model.ts';

const base = { county: '211422', village: '211422106214', version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
const block = (fields: Partial<Block> = {}): Block => ({
	...base,
	id: 'east',
	orchard: 'o',
	name: '东坡',
	areaE4mu: 70_000,
	treeCount: null,
	rowSpacingCm: null,
	treeSpacingCm: null,
	geometry: null,
	landType: null,
	closedReason: null,
	closedOn: null,
	...fields,
});
const planting = (id: string, fields: Partial<Planting> = {}): Planting => ({
	...base,
	id,
	block: 'east',
	variety: id,
	role: 'main',
	plantedOn: '2020-04-05',
	plantedPrecision: 'year',
	plantedQty: null,
	rootstock: null,
	removedOn: null,
	removedReason: null,
	sourceItem: null,
	sourceQty: null,
	parent: null,
	...fields,
});
const harvest = (fields: Partial<Harvest> = {}): Harvest => ({
	...base,
	id: 'h1',
	block: 'east',
	planting: 'pear',
	occurredOn: '2026-08-02',
	grossG: 3_465_000,
	marketableG: null,
	typedGross: null,
	typedMarketable: null,
	note: null,
	overrideReason: null,
	withdrawnReason: null,
	...fields,
});
const reference = (variety: string, gPerMu: number): Reference => ({
	...base,
	id: `r ${variety}`,
	village: null,
	variety,
	gPerMu,
	typed: null,
	source: '试验',
	withdrawnReason: null,
	version: 5,
});
const year = yearOf(2026);

describe('yield per mu', () => {
	test('one mu that gave 5,061.6 kg gave 10,123.2 jin/mu', () => {
		const rows = rowsOf({ planting: [planting('pear')], harvest: [harvest({ grossG: 5_061_600 })] });
		const [pear] = yieldsOf([block({ areaE4mu: 10_000 })], rows, year);
		expect(pear?.perMu && toDecimal(jinPerMu(pear.perMu), 1)).toBe('10123.2');
	});

	test('an intercrop is reckoned on the whole block, as the pears above it are', () => {
		const rows = rowsOf({
			planting: [planting('peony', { role: 'intercrop' }), planting('pear')],
			harvest: [harvest({ grossG: 7_000_000 }), harvest({ id: 'h2', planting: 'peony', grossG: 700_000, version: 3 })],
		});
		const yields = yieldsOf([block()], rows, year);
		expect(yields.map(({ variety }) => variety)).toEqual(['pear', 'peony']);
		expect(yields.map(({ perMu }) => perMu && toDecimal(perMu, 0))).toEqual(['1000000', '100000']);
		expect(yields[1]).toMatchObject({ grossG: 700_000, areaE4mu: 70_000, entries: [3] });
	});

	test('of a crop nobody recorded a harvest of is not known, and not 0', () => {
		const [pear] = yieldsOf([block()], rowsOf({ planting: [planting('pear')] }), year);
		expect(pear).toMatchObject({ grossG: 0, perMu: undefined });
	});

	test('homestead trees have a yield and no yield per mu; withdrawn harvests and other years count nothing', () => {
		const rows = rowsOf({
			planting: [planting('pear')],
			harvest: [
				harvest({ grossG: 50_000, marketableG: 40_000 }),
				harvest({ id: 'h2', withdrawnReason: '记错了' }),
				harvest({ id: 'h3', occurredOn: '2025-08-02' }),
			],
		});
		const [trees] = yieldsOf([block({ areaE4mu: null, treeCount: 30 })], rows, year);
		expect(trees).toMatchObject({ grossG: 50_000, marketableG: 40_000, areaE4mu: null, perMu: undefined });
	});

	test('is the same in whatever order and however many pickings it was brought in', () => {
		const picks = fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(picks, fc.integer({ min: 1, max: 1_000_000 }), (grams, areaE4mu) => {
				const all = grams.map((grossG, n) => harvest({ id: `h${n}`, grossG }));
				const rows = (harvests: Harvest[]) => rowsOf({ planting: [planting('pear')], harvest: harvests });
				const perMuOf = (harvests: Harvest[]) => yieldsOf([block({ areaE4mu })], rows(harvests), year)[0]?.perMu;
				const sum = grams.reduce((a, b) => a + b, 0);
				expect(perMuOf(all)).toEqual(perMuOf([...all].reverse()));
				expect(perMuOf(all)).toEqual(perMuOf([harvest({ grossG: sum })]));
			}),
		);
	});
});

describe('land equivalent ratio', () => {
	const intercropped = {
		planting: [planting('pear'), planting('peony', { role: 'intercrop' })],
		harvest: [harvest({ grossG: 9_000 }), harvest({ id: 'h2', planting: 'peony', grossG: 200, version: 2 })],
	};
	const mu = block({ areaE4mu: 10_000 });

	test('9000/10000 + 200/400 is 1.4, and names the harvests and the references behind it', () => {
		const rows = rowsOf({ ...intercropped, sole_reference: [reference('pear', 10_000), reference('peony', 400)] });
		const land = landEquivalentOf(mu, rows, year);
		expect(land.value && toDecimal(land.value, 4)).toBe('1.4');
		expect(land).toMatchObject({ missing: [], entries: [1, 2, 5] });
	});

	test('without a sourced reference, or without an area, it can not be said: never 0', () => {
		const rows = rowsOf({ ...intercropped, sole_reference: [reference('pear', 10_000)] });
		expect(landEquivalentOf(mu, rows, year)).toMatchObject({ value: undefined, missing: ['peony'] });
		const full = rowsOf({ ...intercropped, sole_reference: [reference('pear', 10_000), reference('peony', 400)] });
		expect(landEquivalentOf(block({ areaE4mu: null }), full, year).value).toBeUndefined();
		expect(landEquivalentOf(mu, rowsOf({ planting: [planting('pear')] }), year).value).toBeUndefined();
	});
});

describe('a record', () => {
	test('of a planting whose year alone is known may be of any day of that year', () => {
		expect(stoodOn(planting('pear', { plantedOn: '2026-04-05' }), '2026-03-01')).toBe('standing');
		expect(stoodOn(planting('pear', { plantedOn: '2026-04-05', plantedPrecision: 'day' }), '2026-03-01')).toBe('before');
		expect(stoodOn(planting('pear', { removedOn: '2026-07-01' }), '2026-08-01')).toBe('after');
	});

	test('says what it counts: 6930 斤 beside 3,465,000 g, and nothing else', () => {
		expect(saysTheSame({ value: '6930', unit: 'jin' }, 3_465_000, 'g')).toBe(true);
		expect(saysTheSame({ value: '6930', unit: 'kg' }, 3_465_000, 'g')).toBe(false);
		expect(saysTheSame({ value: '800', unit: 'yuan' }, 80_000, 'fen')).toBe(true);
		expect(saysTheSame({ value: '800', unit: 'mu' }, 80_000, 'fen')).toBe(false);
		expect(saysTheSame(null, 1, 'g')).toBe(true);
	});

	test('beyond all reason is 200 tonnes a mu; a block without area can not say', () => {
		expect(isAbsurd(1_400_000_000, block())).toBe(false);
		expect(isAbsurd(1_400_000_001, block())).toBe(true);
		expect(isAbsurd(1_400_000_001, block({ areaE4mu: null }))).toBe(false);
	});

	test('is changed only by what is given', () => {
		expect(givenOf(harvest(), { note: undefined, grossG: 3_465_000 })).toEqual({ given: { grossG: 3_465_000 }, same: true });
		expect(givenOf(harvest(), { note: '过磅' })).toEqual({ given: { note: '过磅' }, same: false });
	});
});

test('only 早金酥 has the trial’s yardstick among the pears', () => {
	expect(usualOf({ crop: 'pear', name: '早金酥' })?.gPerMu).toBe(5_000_000);
	expect(usualOf({ crop: 'pear', name: '早酥' })).toBeUndefined();
	expect(usualOf({ crop: 'peony', name: '油用牡丹' })?.gPerMu).toBe(250_000);
});
