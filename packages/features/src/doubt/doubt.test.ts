import { rational } from '@honghuo/core/rational.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { isAbsurdPrice, isBeyondLand } from '../sale/model.ts';
import { costDoubts, incomeDoubts, priceText, saleDoubts, yuanAJin } from './figures.ts';

const datun = '211422106214';
const pear = newId();
let county: PocketCounty;
let first: PocketPerson;
let ids: { block: string; planting: string };
const place = { areaE4mu: 70_000, treeCount: null };
const jin = (n: number): number => n * 500;
const yuan = (n: number): number => Math.round(n * 100);

beforeEach(() => {
	county = new PocketCounty('2026-11-20');
	county.put('org_unit', { id: datun, village: datun, level: 'village', name: '大屯村', parent: null, aliases: [], closedOn: null });
	county.put('variety', { id: pear, crop: 'pear', name: '早金酥', aliases: [] });
	first = county.person('first_secretary', datun);
	ids = { block: newId(), planting: newId() };
	const orchard = newId();
	first.did('orchard.create', { id: orchard, village: datun, name: '梨园' });
	first.did('block.create', { id: ids.block, orchard, name: '中坡', areaE4mu: 70_000 });
	const { planting, block } = { planting: ids.planting, block: ids.block };
	first.did('planting.create', { id: planting, block, variety: pear, role: 'main', plantedOn: '2015-04-01', plantedPrecision: 'day' });
});

const sell = (amountFen: number, weightG: number | null, more: object = {}) =>
	first.does('sale.record', { id: newId(), planting: ids.planting, amountFen, weightG, soldOn: '2026-08-12', ...more });
const doubted = (amountFen: number, weightG: number | null) =>
	saleDoubts({ planting: ids.planting, amountFen, weightG, soldOn: '2026-08-12' }, place, county, 'zh-CN');
const kinds = (amountFen: number, weightG: number | null) => doubted(amountFen, weightG).map(({ kind }) => kind);
const note = (fenPerKg: number) =>
	county.put('price_observation', { id: newId(), variety: pear, fenPerKg, observedOn: '2026-08-01', place: '集上', withdrawnReason: null });

describe('a sale', () => {
	test('that no block and no market knows is refused, entered and corrected', () => {
		expect(sell(200, jin(99_999_999))).toBe('sale_weight_absurd');
		expect(sell(200, jin(1_000_000))).toBe('sale_price_absurd');
		expect(sell(yuan(99_999_999.99), jin(2))).toBe('sale_price_absurd');
		expect(sell(yuan(99_999_999.99), null)).toBe('money_beyond_land');
		const id = newId();
		expect(sell(yuan(2_000), jin(1_000), { id })).toBe('accepted');
		expect(first.does('sale.correct', { sale: id, weightG: jin(9_999_999) })).toBe('sale_weight_absurd');
		expect(first.does('sale.correct', { sale: id, amountFen: yuan(9_999_999) })).toBe('sale_price_absurd');
	});

	test('far from the price noted last is asked about, and shows what a jin comes to', () => {
		const price = yuanAJin(yuan(180), jin(100));
		expect(price && priceText(price)).toBe('1.80');
		expect(kinds(yuan(180), jin(100))).toEqual([]);
		note(360);
		expect(doubted(yuan(1_800), jin(100))).toEqual([{ kind: 'priceHigh', details: { price: '18.00', usual: '1.80' } }]);
		expect(kinds(yuan(180), jin(1_000))).toEqual(['priceLow']);
	});

	test('without a price anywhere the cohort’s own sale before is the measure, and without one what fruit is ever sold for', () => {
		expect([kinds(yuan(6_000), jin(100)), kinds(yuan(4), jin(100))]).toEqual([['dear'], ['cheap']]);
		expect(sell(yuan(200), jin(100), { soldOn: '2026-08-10' })).toBe('accepted');
		expect(kinds(yuan(1_100), jin(100))).toEqual(['priceHigh']);
		expect(kinds(yuan(6), jin(100))).toEqual(['priceLow']);
	});

	test('of more than was picked within the year is asked about; nothing weighed, nothing to compare with', () => {
		expect(kinds(yuan(20_000), jin(10_000))).toEqual([]);
		const picked = { id: newId(), block: ids.block, planting: ids.planting, occurredOn: '2026-08-02', grossG: jin(3_000) };
		first.did('harvest.record', picked);
		expect(sell(yuan(4_000), jin(2_000))).toBe('accepted');
		expect(kinds(yuan(2_000), jin(1_000))).toEqual([]);
		expect(doubted(yuan(20_000), jin(10_000))).toMatchObject([{ kind: 'picked', details: { picked: '3,000 斤', sold: '12,000 斤' } }]);
	});

	test('of unknown weight is doubted by the land', () => {
		expect(kinds(yuan(600_000), null)).toEqual([]);
		expect(kinds(yuan(800_000), null)).toEqual(['land']);
	});
});

test('an outlay: five times the most of its kind, or more than such land takes, is asked about; a million yuan a mu is refused', () => {
	const spend = (amountFen: number, more: object = {}) =>
		first.does('cost.record', { id: newId(), block: ids.block, category: 'labour', amountFen, occurredOn: '2026-05-01', ...more });
	const asks = (amountFen: number) =>
		costDoubts({ block: ids.block, category: 'labour', amountFen }, place, county, 'zh-CN').map(({ kind }) => kind);
	expect(spend(yuan(99_000_000))).toBe('money_beyond_land');
	const id = newId();
	expect([asks(yuan(8_000)), spend(yuan(1_000), { id })]).toEqual([[], 'accepted']);
	expect([asks(yuan(5_000)), asks(yuan(8_000)), asks(yuan(80_000))]).toEqual([[], ['spent'], ['spent', 'land']]);
	expect(first.does('cost.correct', { cost: id, amountFen: yuan(99_000_000) })).toBe('money_beyond_land');
});

test('what a collective took in: a year like the one before is taken, ten times it is asked about, a billion is refused', () => {
	const record = (year: number, amountFen: number, id = newId()) =>
		first.does('income.record', { id, village: datun, year, source: 'leasing', amountFen });
	const asks = (amountFen: number) =>
		incomeDoubts({ village: datun, year: 2025, source: 'leasing', amountFen }, county, 'zh-CN').map(({ kind }) => kind);
	expect([asks(yuan(99_999_999)), asks(yuan(1_000_000))]).toEqual([['income'], []]);
	expect(record(2025, yuan(1_000_000_001))).toBe('income_absurd');
	expect(record(2024, yuan(60_000))).toBe('accepted');
	expect([asks(yuan(128_000)), asks(yuan(600_000)), asks(yuan(6_000)), asks(0)]).toEqual([[], ['incomeHigh'], ['incomeLow'], []]);
	const id = newId();
	expect(record(2025, yuan(65_000), id)).toBe('accepted');
	expect(first.does('income.correct', { income: id, amountFen: yuan(1_000_000_001) })).toBe('income_absurd');
});

describe('whatever is typed', () => {
	const grams = fc.integer({ min: 1, max: 1_000_000_000 });
	const fen = fc.integer({ min: 1, max: 10_000_000_000 });

	test('a price up to five times the one noted, or down to its fifth, is never asked about; beyond it always is', () => {
		note(360);
		const usual = rational(9, 5);
		fc.assert(
			fc.property(fen, grams, (amountFen, weightG) => {
				const asked = kinds(amountFen, weightG).filter((kind) => kind !== 'land');
				const [left, right] = [BigInt(amountFen) * 5n * usual.denominator, BigInt(weightG) * usual.numerator];
				expect(asked).toEqual(left > right * 5n ? ['priceHigh'] : left * 5n < right ? ['priceLow'] : []);
			}),
		);
	});

	test('more money on the same land is never less absurd, more land never more, and trees count a mu each', () => {
		fc.assert(
			fc.property(fen, fen, fc.integer({ min: 1, max: 10_000_000 }), (a, b, areaE4mu) => {
				const [less, more] = [Math.min(a, b), Math.max(a, b)];
				if (isBeyondLand(less, { areaE4mu, treeCount: null })) expect(isBeyondLand(more, { areaE4mu, treeCount: null })).toBe(true);
				if (isBeyondLand(less, { areaE4mu: areaE4mu + 1, treeCount: null }))
					expect(isBeyondLand(less, { areaE4mu, treeCount: null })).toBe(true);
				expect(isBeyondLand(less, { areaE4mu: null, treeCount: areaE4mu })).toBe(
					isBeyondLand(less, { areaE4mu: areaE4mu * 10_000, treeCount: null }),
				);
				expect(isBeyondLand(more, { areaE4mu: null, treeCount: null })).toBe(false);
			}),
		);
	});

	test('what is refused for its price is asked about too, so that nobody is told only when it is too late', () => {
		fc.assert(
			fc.property(fen, grams, (amountFen, weightG) => {
				if (isAbsurdPrice(amountFen, weightG)) expect(kinds(amountFen, weightG)).not.toEqual([]);
			}),
		);
	});
});
