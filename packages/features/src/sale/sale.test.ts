import { toDecimal } from '@honghuo/core/rational.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yearOf } from '../harvest/figures.ts';
import type { Block, Planting } from '../orchard/model.ts';
import { incomeOf } from './figures.ts';
import { type Cost, type Sale, soldOf } from './model.ts';

const base = { county: '211422', village: '211422106214', version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
const block = (areaE4mu: number | null, id = 'fen'): Block => ({
	...base,
	id,
	orchard: 'o',
	name: '八分牡丹地',
	areaE4mu,
	treeCount: null,
	rowSpacingCm: null,
	treeSpacingCm: null,
	geometry: null,
	landType: null,
	closedReason: null,
	closedOn: null,
});
const planting = (id: string, role: Planting['role'], place = 'fen'): Planting => ({
	...base,
	id,
	block: place,
	variety: id,
	role,
	plantedOn: '2020-04-05',
	plantedPrecision: 'year',
	plantedQty: null,
	rootstock: null,
	removedOn: null,
	removedReason: null,
	sourceItem: null,
	sourceQty: null,
	parent: null,
});
const sale = (fields: Partial<Sale>): Sale => ({
	...base,
	id: 's1',
	block: 'fen',
	planting: 'peony',
	harvest: null,
	buyer: null,
	weightG: null,
	amountFen: 80_000,
	typedWeight: null,
	typedAmount: { value: '800', unit: 'yuan' },
	channel: 'buyer_collects',
	soldOn: '2026-08-15',
	note: null,
	withdrawnReason: null,
	...fields,
});
const cost = (fields: Partial<Cost>): Cost => ({
	...base,
	id: 'c1',
	block: 'fen',
	category: 'fertilizer',
	amountFen: 12_000,
	typed: null,
	paidBy: 'grower',
	occurredOn: '2026-03-20',
	note: null,
	withdrawnReason: null,
	...fields,
});
const year = yearOf(2026);
const yuanPerMu = (money: { perMu?: Parameters<typeof toDecimal>[0] | undefined }) => money.perMu && toDecimal(money.perMu, 0);

describe('income per mu', () => {
	test('a grower sells the peony seed of 8 fen for 800 yuan: 1,000 yuan/mu of that component', () => {
		const rows = rowsOf({ planting: [planting('peony', 'main')], sale: [sale({ version: 7 })] });
		const { components, system, entries } = incomeOf([block(8_000)], rows, year);
		expect(components.map(yuanPerMu)).toEqual(['100000']);
		expect(yuanPerMu(system)).toBe('100000');
		expect(entries).toEqual([7]);
	});

	test('under the pears it is two numbers: what the peony brings, and what the whole model brings', () => {
		const rows = rowsOf({
			planting: [planting('pear', 'main'), planting('peony', 'intercrop')],
			sale: [sale({}), sale({ id: 's2', planting: 'pear', amountFen: 248_000 })],
			cost: [cost({}), cost({ id: 'c2', category: 'labour', amountFen: 4_000 }), cost({ id: 'c3', withdrawnReason: '重了' })],
		});
		const income = incomeOf([block(8_000)], rows, year);
		expect(income.components.map(({ variety, perMu }) => [variety, perMu && toDecimal(perMu, 0)])).toEqual([
			['pear', '310000'],
			['peony', '100000'],
		]);
		expect(yuanPerMu(income.system)).toBe('410000');
		// What was spent stands beside and is not taken off.
		expect(income.costs).toMatchObject({
			amountFen: 16_000,
			byCategory: [
				['fertilizer', 12_000],
				['labour', 4_000],
			],
		});
		expect(yuanPerMu(income.costs)).toBe('20000');
	});

	test('over several blocks a component counts the land it stands on, the system all of it', () => {
		const rows = rowsOf({
			planting: [planting('pear', 'main'), planting('peony', 'intercrop'), planting('pear2', 'main', 'other')],
			sale: [sale({})],
		});
		const { components, system } = incomeOf([block(8_000), block(8_000, 'other')], rows, year);
		expect(components.find(({ variety }) => variety === 'peony')).toMatchObject({ areaE4mu: 8_000 });
		expect(yuanPerMu(system)).toBe('50000');
	});

	test('trees without land have an income and none per mu; other years and withdrawn sales count nothing', () => {
		const rows = rowsOf({
			planting: [planting('peony', 'main')],
			sale: [sale({}), sale({ id: 's2', soldOn: '2025-08-15' }), sale({ id: 's3', withdrawnReason: '记重了' })],
		});
		expect(incomeOf([block(null)], rows, year).system).toEqual({ amountFen: 80_000, areaE4mu: null, perMu: undefined });
	});

	test('the system is what its components bring, to the fen', () => {
		const amounts = fc.array(fc.record({ fen: fc.integer({ min: 1, max: 1_000_000_000 }), pear: fc.boolean() }), { maxLength: 20 });
		fc.assert(
			fc.property(amounts, fc.integer({ min: 1, max: 1_000_000 }), (sold, area) => {
				const all = sold.map(({ fen, pear }, n) => sale({ id: `s${n}`, amountFen: fen, planting: pear ? 'pear' : 'peony' }));
				const rows = rowsOf({ planting: [planting('pear', 'main'), planting('peony', 'intercrop')], sale: all });
				const { components, system } = incomeOf([block(area)], rows, year);
				expect(system.amountFen).toBe(components.reduce((sum, { amountFen }) => sum + amountFen, 0));
			}),
		);
	});
});

test('what of a harvest is sold: withdrawn sales and the one asked about are left out', () => {
	const all = [
		sale({ id: 'a', harvest: 'h', weightG: 5 }),
		sale({ id: 'b', harvest: 'h', weightG: 7 }),
		sale({ id: 'c', harvest: 'h', weightG: 11, withdrawnReason: '退了' }),
		sale({ id: 'd', harvest: 'h' }),
	];
	expect(soldOf('h', rowsOf({ sale: all }))).toBe(12);
	expect(soldOf('h', rowsOf({ sale: all }), 'b')).toBe(5);
});
