import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let county: TestCounty;
let first: TestPerson;
let neighbour: TestPerson;
let official: TestPerson;
let block: string;
let pear: string;
let peony: string;

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	first = await county.person('first_secretary', '大屯村');
	neighbour = await county.person('village_secretary', '新立屯村');
	official = await county.person('county_official');
	const orchard = newId();
	[block, pear, peony] = [newId(), newId(), newId()];
	await first.did('orchard.create', { id: orchard, village: villages.大屯村, name: '早金酥梨园' });
	await first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 8_000 });
	for (const [id, name, role] of [
		[pear, '早金酥', 'main'],
		[peony, '油用牡丹', 'intercrop'],
	] as const) {
		await first.did('planting.create', {
			id,
			block,
			variety: await varietyOf(name),
			role,
			plantedOn: '2020-04-05',
			plantedPrecision: 'year',
		});
	}
});
afterAll(() => county.close());

const varietyOf = async (name: string): Promise<string> => {
	const [row] = await county.sql<{ id: string }[]>`select id from variety where county = ${county.code} and name = ${name}`;
	return row?.id ?? '';
};
const refusal = (code: string, field?: string) =>
	expect.objectContaining({ status: 'refused', refusal: expect.objectContaining(field ? { code, field } : { code }) });
const picked = (more: object = {}) => ({ id: newId(), block, planting: pear, occurredOn: '2025-08-02', grossG: 3_465_000, ...more });
const sold = (more: object = {}) => ({ id: newId(), planting: peony, amountFen: 80_000, soldOn: '2025-08-15', ...more });

describe('a harvest', () => {
	test('is recorded, corrected and withdrawn; each step is kept', async () => {
		const one = picked({ marketableG: 3_000_000, typedGross: { value: '6930', unit: 'jin' } });
		await first.did('harvest.record', one);
		await first.did('harvest.correct', { harvest: one.id, grossG: 4_080_000 });
		await first.did('harvest.withdraw', { harvest: one.id, reason: '和队员记重了' });
		expect(await first.does('harvest.correct', { harvest: one.id, grossG: 1 })).toEqual(refusal('harvest_withdrawn'));
		const scope = await county.journal.scopeOf(county.code, first.id);
		const rows = (await county.journal.history(scope, one.id)).map(({ changes }) => changes[0]?.row);
		expect(rows).toMatchObject([
			{ grossG: 3_465_000, typedGross: { value: '6930', unit: 'jin' } },
			{ grossG: 4_080_000, typedGross: null, marketableG: 3_000_000 },
			{ withdrawnReason: '和队员记重了' },
		]);
	});

	test('of another village, another block, a day to come or beyond reason is refused', async () => {
		expect(await neighbour.does('harvest.record', picked())).toEqual(refusal('not_found', 'block'));
		expect(await first.does('harvest.record', picked({ planting: newId() }))).toEqual(refusal('planting_elsewhere', 'planting'));
		expect(await first.does('harvest.record', picked({ occurredOn: '2099-08-02' }))).toEqual(refusal('harvest_in_future', 'occurredOn'));
		expect(await first.does('harvest.record', picked({ occurredOn: '2019-08-02' }))).toEqual(refusal('harvest_not_standing'));
		expect(await first.does('harvest.record', picked({ marketableG: 4_000_000 }))).toEqual(refusal('harvest_marketable', 'marketableG'));
		expect(await first.does('harvest.record', picked({ grossG: 200_000_000 }))).toEqual(refusal('harvest_absurd', 'grossG'));
		expect(await first.does('harvest.record', picked({ typedGross: { value: '6930', unit: 'kg' } }))).toEqual(refusal('harvest_typed'));
		expect(await official.does('harvest.record', picked())).toEqual(refusal('not_permitted'));
	});

	test('is never sold beyond what was picked, and never made less than what is sold', async () => {
		const one = picked({ grossG: 1_000_000 });
		await first.did('harvest.record', one);
		const sale = sold({ planting: undefined, harvest: one.id, weightG: 600_000 });
		await first.did('sale.record', sale);
		expect(await first.does('sale.record', sold({ planting: pear, harvest: one.id, weightG: 400_001 }))).toEqual(
			refusal('sale_exceeds_harvest', 'weightG'),
		);
		expect(await first.does('sale.record', sold({ planting: peony, harvest: one.id }))).toEqual(refusal('sale_harvest_mismatch'));
		expect(await first.does('sale.record', sold({ planting: pear, harvest: one.id, soldOn: '2025-08-01' }))).toEqual(
			refusal('sale_before_harvest', 'soldOn'),
		);
		expect(await first.does('harvest.correct', { harvest: one.id, grossG: 599_999 })).toEqual(refusal('harvest_below_sold', 'grossG'));
		expect(await first.does('harvest.correct', { harvest: one.id, occurredOn: '2025-08-16' })).toEqual(refusal('harvest_after_sale'));
		expect(await first.does('harvest.withdraw', { harvest: one.id, reason: '记错' })).toEqual(refusal('harvest_has_sales'));
		await first.did('sale.correct', { sale: sale.id, weightG: 500_000 });
		await first.did('harvest.correct', { harvest: one.id, grossG: 500_000 });
		await first.did('sale.withdraw', { sale: sale.id, reason: '退货' });
		await first.did('harvest.withdraw', { harvest: one.id, reason: '记错' });
		expect(await first.does('sale.record', sold({ planting: pear, harvest: one.id }))).toEqual(refusal('sale_harvest_withdrawn'));
	});
});

describe('money', () => {
	test('800 yuan of peony seed from 8 fen, sold to the buyer who comes in August; its weight nobody wrote down', async () => {
		const buyer = newId();
		await first.did('buyer.add', { id: buyer, name: '收牡丹籽的', crops: ['peony'], months: [8] });
		expect(await neighbour.does('buyer.add', { id: newId(), name: '收牡丹籽的', crops: ['peony'] })).toEqual(refusal('buyer_known'));
		await neighbour.did('buyer.update', { buyer, months: [9, 8] });
		const one = sold({ buyer, channel: 'buyer_collects', typedAmount: { value: '800', unit: 'yuan' } });
		await first.did('sale.record', one);
		expect(await first.does('sale.record', sold({ buyer: newId() }))).toEqual(refusal('buyer_unknown', 'buyer'));
		expect(await first.does('sale.record', sold({ typedAmount: { value: '80', unit: 'yuan' } }))).toEqual(refusal('money_typed'));
		expect(await first.does('sale.record', sold({ weightG: 100_000_000_000 }))).toEqual(refusal('sale_weight_absurd', 'weightG'));
		expect(await first.does('sale.record', sold({ amountFen: 9_999_999_999 }))).toEqual(refusal('money_beyond_land', 'amountFen'));
		expect(await first.does('sale.correct', { sale: one.id, weightG: 1 })).toEqual(refusal('sale_price_absurd', 'amountFen'));
		expect(await neighbour.does('sale.correct', { sale: one.id, amountFen: 1 })).toEqual(refusal('not_found', 'sale'));
		expect(await first.does('sale.correct', { sale: one.id, amountFen: 80_000 })).toEqual(refusal('money_unchanged'));
		const rows = await county.sql`select weight_g, months from sale join buyer on buyer.id = sale.buyer where sale.id = ${one.id}`;
		expect(rows).toMatchObject([{ weight_g: null, months: [8, 9] }]);
		await first.did('buyer.close', { buyer, reason: '今年不来了' });
		expect(await first.does('buyer.update', { buyer, months: [] })).toEqual(refusal('buyer_closed'));
	});

	test('spent on a block is corrected and withdrawn by its village alone', async () => {
		const id = newId();
		const spent = { id, block, category: 'fertilizer', amountFen: 12_000, paidBy: 'grower', occurredOn: '2025-03-20' };
		await first.did('cost.record', spent);
		expect(await neighbour.does('cost.withdraw', { cost: id, reason: '不是我的' })).toEqual(refusal('not_found', 'cost'));
		await first.did('cost.correct', { cost: id, paidBy: 'dispatcher' });
		expect(await first.does('cost.record', { ...spent, id: newId(), occurredOn: '2099-01-01' })).toEqual(refusal('cost_in_future'));
		expect(await first.does('cost.correct', { cost: id, amountFen: 9_999_999_999 })).toEqual(refusal('money_beyond_land', 'amountFen'));
		await first.did('cost.withdraw', { cost: id, reason: '记重了' });
		expect(await first.does('cost.correct', { cost: id, amountFen: 1 })).toEqual(refusal('cost_withdrawn'));
	});
});

describe('what the county keeps', () => {
	test('is one sourced sole reference a cultivar, edited by the county', async () => {
		const [id, variety] = [newId(), await varietyOf('早金酥')];
		const trial = { id, variety, gPerMu: 5_061_600, typed: { value: '5061.6', unit: 'kg/mu' }, source: '建昌县石佛乡 2016 年试验' };
		expect(await first.does('reference.add', trial)).toEqual(refusal('not_permitted'));
		await official.did('reference.add', trial);
		expect(await official.does('reference.add', { ...trial, id: newId() })).toEqual(refusal('reference_known'));
		expect(await official.does('reference.add', { ...trial, id: newId(), source: ' ' })).toEqual(refusal('input_invalid', 'source'));
		expect(await official.does('reference.correct', { reference: id, typed: { value: '5', unit: 'kg/mu' } })).toEqual(
			refusal('reference_typed'),
		);
		await official.did('reference.correct', { reference: id, gPerMu: 5_000_000 });
		await official.did('reference.withdraw', { reference: id, reason: '换一年的' });
		await official.did('reference.add', { ...trial, id: newId() });
	});

	test('are prices as somebody saw them; who saw it, or the county, withdraws it', async () => {
		const [id, variety] = [newId(), await varietyOf('早金酥')];
		const seen = { id, variety, fenPerKg: 360, typed: { value: '1.80', unit: 'yuan/jin' }, place: '地头', observedOn: '2025-08-02' };
		await first.did('price.observe', seen);
		expect(await first.does('price.observe', { ...seen, id: newId(), fenPerKg: 180 })).toEqual(refusal('price_typed', 'typed'));
		expect(await neighbour.does('price.withdraw', { price: id, reason: '不对' })).toEqual(refusal('price_not_yours'));
		await official.did('price.withdraw', { price: id, reason: '看错了' });
	});
});
