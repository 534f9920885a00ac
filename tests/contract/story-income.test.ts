import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, did, figure, orchard, refused } from './account.ts';
import { County, datun } from './county.ts';

/**
 * What an orchard brings in, as DOMAIN.md §1 tells it: one household's peony, the whole model, the land equivalent ratio, and payback; by public
 * HTTP commands only, each figure held against the journal entries behind it. Steps build on each other and run in order.
 */
let county: County;
let first: Visitor;
let official: Visitor;
let variety: (name: string) => string;

beforeAll(async () => {
	county = await County.open();
	first = await county.person('first_secretary', { unit: datun });
	official = await county.person('county_official', { unit: '211422' });
	variety = await catalogue(first);
});
afterAll(() => county?.close());

describe('oil peony under the pears, 8 fen of one household', () => {
	let block = '';
	const [pear, peony] = [newId(), newId()];
	const sold: number[] = [];
	const year = { from: '2025-01-01', to: '2025-12-31' };

	test('800 yuan of seed are 1,000 yuan a mu of that component', async () => {
		block = (await orchard(first, datun, '一户的梨下牡丹', { 八分地: { areaE4mu: 8_000 } })).八分地 ?? '';
		for (const [id, name, role] of [
			[pear, '早金酥', 'main'],
			[peony, '油用牡丹', 'intercrop'],
		] as const)
			await did(first, 'planting.create', { id, block, variety: variety(name), role, plantedOn: '2020-04-05', plantedPrecision: 'year' });
		const sale = {
			id: newId(),
			planting: peony,
			amountFen: 80_000,
			typedAmount: { value: '800', unit: 'yuan' },
			channel: 'buyer_collects',
			soldOn: '2025-08-12',
		};
		sold.push(await did(first, 'sale.record', sale));
		const told = await figure(first, 'income', { block, ...year });
		expect(told).toMatchObject({ unit: 'fen/mu', versions: sold, names: ['sale.record'] });
		expect(told.parts).toMatchObject({
			[`${variety('油用牡丹')}.fen`]: 80_000,
			[`${variety('油用牡丹')}.fenPerMu`]: 100_000,
			areaE4mu: 8_000,
		});
	});

	test('the whole model brings in more than 4,000 yuan a mu: a second number beside the first', async () => {
		sold.push(await did(first, 'sale.record', { id: newId(), planting: pear, amountFen: 248_000, weightG: 800_000, soldOn: '2025-08-05' }));
		const told = await figure(first, 'income', { block, ...year });
		expect(told).toEqual({
			value: 410_000,
			unit: 'fen/mu',
			parts: {
				systemFen: 328_000,
				systemFenPerMu: 410_000,
				areaE4mu: 8_000,
				costFen: 0,
				costFenPerMu: 0,
				[`${variety('早金酥')}.fen`]: 248_000,
				[`${variety('早金酥')}.fenPerMu`]: 310_000,
				[`${variety('油用牡丹')}.fen`]: 80_000,
				[`${variety('油用牡丹')}.fenPerMu`]: 100_000,
			},
			versions: sold,
			names: ['sale.record', 'sale.record'],
		});
		expect(told.value).toBeGreaterThan(400_000);
		expect(await figure(first, 'income', { block, from: '2024-01-01', to: '2024-12-31' })).toMatchObject({ value: 0, versions: [] });
	});

	test('outlays stand beside it and take nothing off', async () => {
		const cost = { id: newId(), block, category: 'fertilizer', amountFen: 40_000, occurredOn: '2025-03-20' };
		const version = await did(first, 'cost.record', cost);
		const told = await figure(first, 'income', { block, ...year });
		expect(told).toMatchObject({ value: 410_000, parts: { costFen: 40_000, costFenPerMu: 50_000 }, versions: [...sold, version] });
	});
});

describe('the land equivalent ratio of pears and peony', () => {
	let block = '';
	const made: number[] = [];
	const yields = () => figure(first, 'yield', { block, year: '2025' });

	test('is null, never 0, while a sole reference is missing; each yield is over the whole block', async () => {
		block = (await orchard(first, datun, '间作园', { 间作地: { areaE4mu: 10_000 } })).间作地 ?? '';
		for (const [name, role, grossG, on] of [
			['早金酥', 'main', 4_500_000, '2025-08-02'],
			['油用牡丹', 'intercrop', 100_000, '2025-08-10'],
		] as const) {
			const planting = newId();
			await did(first, 'planting.create', {
				id: planting,
				block,
				variety: variety(name),
				role,
				plantedOn: '2019-04-05',
				plantedPrecision: 'year',
			});
			made.push(await did(first, 'harvest.record', { id: newId(), block, planting, occurredOn: on, grossG }));
		}
		const told = await yields();
		expect(told).toMatchObject({ value: null, unit: 'g/mu', versions: made, names: ['harvest.record', 'harvest.record'] });
		expect(told.parts).toMatchObject({ ler: null, [`${variety('早金酥')}.gPerMu`]: 4_500_000, [`${variety('油用牡丹')}.gPerMu`]: 100_000 });
	});

	test('stays null with one of two references, and without a source there is none', async () => {
		const sole = { id: newId(), variety: variety('早金酥'), gPerMu: 5_000_000 };
		expect((await refused(official, 'reference.add', { ...sole, source: '' })).code).toBe('input_invalid');
		made.push(await did(official, 'reference.add', { ...sole, typed: { value: '10000', unit: 'jin/mu' }, source: '本县单种地块' }));
		expect(await yields()).toMatchObject({ parts: { ler: null }, versions: made });
	});

	test('9000/10000 + 200/400 are 1.4', async () => {
		const sole = { id: newId(), variety: variety('油用牡丹'), gPerMu: 200_000, source: '油用牡丹净作 400 斤/亩' };
		made.push(await did(official, 'reference.add', sole));
		const told = await yields();
		expect(told.parts?.ler).toBe('1.4');
		expect(told).toMatchObject({ versions: made, names: ['harvest.record', 'harvest.record', 'reference.add', 'reference.add'] });
	});
});

describe('payback of a mu, at 2 yuan a kilogram', () => {
	type Snapshot = {
		tables: { yield_curve: { id: string; variety: string; version: number }[]; assumption: { id: string; version: number }[] };
	};
	const kept = async () => (await official.ask<Snapshot>('GET', '/api/v1/snapshot')).body.tables;
	const ask = async (name: string, intercrop = 'none') => {
		const curve = (await kept()).yield_curve.find((row) => row.variety === variety(name));
		return { curve: curve?.version, told: await figure(first, 'payback', { curve: curve?.id ?? '', intercrop }) };
	};

	test('is year 5 on the trial curve, 10 at wide spacing, 8 with peony below; behind it stand the curve and what is reckoned with', async () => {
		const terms = (await kept()).assumption[0]?.version;
		for (const [name, intercrop, value] of [
			['早金酥', 'none', 5],
			['华酥', 'none', 10],
			['华酥', 'peony', 8],
		] as const) {
			const { curve, told } = await ask(name, intercrop);
			expect(told).toMatchObject({ value, unit: 'year', versions: [curve, terms], names: ['curve.set', 'assumption.set'] });
		}
		expect((await ask('早金酥')).told.parts).toMatchObject({ low: 6, high: 5, costFenPerMu: 1_150_000, incomeFenPerMu: 1_368_630 });
	});

	test('stands beside maize only once somebody says what maize leaves, and from where', async () => {
		expect((await ask('早金酥')).told.parts).toMatchObject({ beatsMaize: null, maizeFenPerMu: null });
		const assumption = (await kept()).assumption[0]?.id;
		expect((await refused(official, 'assumption.set', { assumption, maizeFenPerMu: 60_000 })).code).toBe('maize_without_source');
		const version = await did(official, 'assumption.set', {
			assumption,
			maizeFenPerMu: 60_000,
			maizeSource: '县农业农村局 2025 年成本调查',
		});
		const { curve, told } = await ask('早金酥');
		expect(told).toMatchObject({ value: 5, parts: { beatsMaize: 6, maizeFenPerMu: 60_000 }, versions: [curve, version] });
	});
});
