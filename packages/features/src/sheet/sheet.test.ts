import { asLocalDate } from '@honghuo/core/dates.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import { describe, expect, test } from 'vitest';
import { examine } from '../grid/figures.ts';
import { emptyDraft, fillCells, linesOf, rememberSeen, savedText, type TypedColumn } from '../grid/model.ts';
import type { Harvest } from '../harvest/model.ts';
import type { Block, Planting, Variety } from '../orchard/model.ts';
import type { Sale } from '../sale/model.ts';
import type { Guard } from '../spray/figures.ts';
import { stepsOf } from './figures.ts';
import { layOut } from './model.ts';

const base = { county: '211422', village: '211422106214', version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
const block = (id: string, name: string, mu: number | null) =>
	({ ...base, id, orchard: 'o', name, areaE4mu: mu === null ? null : Math.round(mu * 10_000), closedReason: null }) as Block;
const planting = (id: string, place: string, fields: Partial<Planting> = {}) =>
	({
		...base,
		id,
		block: place,
		variety: 'pear',
		role: 'main',
		plantedOn: '2020-04-05',
		plantedPrecision: 'year',
		removedOn: null,
		...fields,
	}) as Planting;
const pear = { ...base, id: 'pear', crop: 'pear', name: '早金酥', aliases: ['金酥'] } as unknown as Variety;
const harvest = (fields: Partial<Harvest> = {}) =>
	({
		...base,
		id: 'h',
		block: 'b1',
		planting: 'p1',
		occurredOn: '2026-08-02',
		grossG: 3_465_000,
		...{ typedGross: null, marketableG: null, typedMarketable: null, overrideReason: null, withdrawnReason: null },
		...fields,
	}) as Harvest;
const sale = (fields: Partial<Sale> = {}) =>
	({
		...base,
		id: 's',
		planting: 'p1',
		harvest: 'h',
		weightG: 3_465_000,
		amountFen: 1_247_400,
		soldOn: '2026-08-02',
		withdrawnReason: null,
		...fields,
	}) as Sale;
const season = { month: '2026-08', today: asLocalDate('2026-08-20') };
const lines = (more: Record<string, BaseRow[]> = {}) =>
	linesOf([block('b1', '东坡1', 2.1)], rowsOf({ planting: [planting('p1', 'b1')], variety: [pear], ...more }), '2026-08', 'main');
const only = <T>([first]: readonly T[]): T => first as T;
const ids = () => {
	let n = 0;
	return () => `id${++n}`;
};

describe('what is saved', () => {
	const typed = (edits: [TypedColumn, string][], more: Record<string, BaseRow[]> = {}) => {
		const all = lines(more);
		const draft = fillCells(
			emptyDraft,
			edits.map(([column, text]) => ({ key: 'p1', column, text })),
		);
		return stepsOf(only(examine(all, draft, season)), ids()).map(({ name, input }) => ({ name, input }));
	};

	test('is a harvest and the sale of it; without a price the harvest alone', () => {
		expect(
			typed([
				['gross', '6,930'],
				['price', '1.80'],
				['day', '8月2日'],
			]),
		).toEqual([
			{
				name: 'harvest.record',
				input: {
					id: 'id1',
					block: 'b1',
					planting: 'p1',
					occurredOn: '2026-08-02',
					grossG: 3_465_000,
					typedGross: { value: '6930', unit: 'jin' },
				},
			},
			{
				name: 'sale.record',
				input: {
					id: 'id2',
					harvest: 'id1',
					weightG: 3_465_000,
					typedWeight: { value: '6930', unit: 'jin' },
					amountFen: 1_247_400,
					soldOn: '2026-08-02',
				},
			},
		]);
		expect(
			typed([
				['gross', '6930'],
				['day', '2日'],
			]).map(({ name }) => name),
		).toEqual(['harvest.record']);
		expect(typed([['gross', '6930']])).toEqual([]);
	});

	test('of a harvest that is there is what changed; the sale of the whole follows, the smaller first', () => {
		const there = { harvest: [harvest()], sale: [sale()] };
		const [known] = lines(there);
		expect(known && (['gross', 'price', 'day'] as const).map((column) => savedText(known, column))).toEqual(['6,930', '1.80', '8月2日']);
		expect(
			typed(
				[
					['gross', '3465公斤'],
					['price', '1.8'],
					['day', '2日'],
				],
				there,
			),
		).toEqual([]);
		expect(typed([['gross', '7000']], there).map(({ name, input }) => [name, input.grossG ?? input.amountFen])).toEqual([
			['harvest.correct', 3_500_000],
			['sale.correct', 1_260_000],
		]);
		expect(typed([['gross', '6000']], there).map(({ name }) => name)).toEqual(['sale.correct', 'harvest.correct']);
		expect(typed([['price', '1.75']], there)).toEqual([{ name: 'sale.correct', input: { sale: 's', amountFen: 1_212_750 } }]);
		expect(typed([['day', '8月5日']], there)).toEqual([
			{ name: 'sale.correct', input: { sale: 's', soldOn: '2026-08-05' } },
			{ name: 'harvest.correct', input: { harvest: 'h', occurredOn: '2026-08-05' } },
		]);
		const part = { harvest: [harvest()], sale: [sale({ weightG: 1_000_000, amountFen: 360_000 })] };
		expect(typed([['gross', '7000']], part).map(({ name }) => name)).toEqual(['harvest.correct']);
	});

	test('is only what was typed, with the record as it was when typing began', () => {
		const before = lines({ harvest: [harvest()] });
		const draft = rememberSeen(fillCells(emptyDraft, [{ key: 'p1', column: 'day', text: '8月3日' }]), before);
		// Li corrects the weight while Wang's day is not saved yet: Wang's save says nothing of weights.
		const after = lines({ harvest: [harvest({ grossG: 4_000_000, version: 9 })] });
		const again = rememberSeen(fillCells(draft, [{ key: 'p1', column: 'day', text: '8月4日' }]), after);
		expect(stepsOf(only(examine(after, again, season)), ids())).toMatchObject([
			{ name: 'harvest.correct', input: { harvest: 'h', occurredOn: '2026-08-04' }, saw: { row: { grossG: 3_465_000, version: 1 } } },
		]);
	});

	test('never of a line with several harvests this month: which one is meant nobody can tell', () => {
		const twice = { harvest: [harvest(), harvest({ id: 'h2', occurredOn: '2026-08-09' })] };
		const draft = fillCells(emptyDraft, [{ key: 'p1', column: 'gross', text: '7000' }]);
		expect(only(examine(lines(twice), draft, season)).questions).toMatchObject([{ kind: 'several', details: { n: 2 } }, { kind: 'noDay' }]);
	});

	test('marketable weight has a column of its own; what is sold is what is marketable, never more than was picked', () => {
		const sheet = layOut(
			'地块\t总产（斤）\t商品果（公斤）\t单价\t采收日\n东坡1\t6930\t3000\t1.80\t8月2日',
			lines(),
			{ line: 0, column: 'block' },
			'2026-08',
		);
		expect(sheet).toMatchObject({ rows: 1, columns: ['gross', 'marketable', 'price', 'day'], unknown: [] });
		expect(stepsOf(only(examine(lines(), fillCells(emptyDraft, sheet.edits), season)), ids()).map(({ input }) => input)).toMatchObject([
			{ grossG: 3_465_000, marketableG: 3_000_000, typedMarketable: { value: '3000', unit: 'kg' } },
			{ weightG: 3_000_000, typedWeight: { value: '3000', unit: 'kg' }, amountFen: 1_080_000 },
		]);
		const draft = fillCells(emptyDraft, [...sheet.edits, { key: 'p1', column: 'marketable', text: '7000' }]);
		expect(only(examine(lines(), draft, season)).questions).toMatchObject([{ kind: 'marketable', column: 'marketable' }]);
		const there = { harvest: [harvest({ marketableG: 3_000_000 })], sale: [sale({ weightG: 3_000_000, amountFen: 1_080_000 })] };
		expect(typed([['marketable', '']], there)).toMatchObject([
			{ name: 'harvest.correct', input: { marketableG: null, typedMarketable: null } },
			{ name: 'sale.correct', input: { weightG: 3_465_000 } },
		]);
	});

	test('where a name stands in two orchards a row finds its block by the name the grid shows', () => {
		const places = [block('b1', '甲', 2), { ...block('b2', '甲', 3), orchard: 'n' }];
		const orchard = [
			{ ...base, id: 'o', name: '老园' },
			{ ...base, id: 'n', name: '北沟园' },
		];
		const rows = { orchard, orchard_block: places, planting: [planting('p1', 'b1'), planting('p2', 'b2')], variety: [pear] };
		const both = linesOf(places, rowsOf(rows), '2026-08', 'main');
		expect(both.map(({ name }) => name)).toEqual(['老园 甲', '北沟园 甲']);
		const { edits } = layOut('地块\t总产（斤）\n北沟园 甲\t6930\n老园 甲\t420', both, { line: 0, column: 'block' }, '2026-08');
		expect(edits).toMatchObject([
			{ key: 'p2', column: 'gross', text: '6930斤' },
			{ key: 'p1', column: 'gross', text: '420斤' },
		]);
		const draft = fillCells(emptyDraft, [{ key: 'p2', column: 'gross', text: '糊' }]);
		const [, second] = examine(both, draft, season);
		expect(second?.questions).toMatchObject([{ kind: 'unread', details: { block: '北沟园 甲' } }]);
	});

	test('of a harvest within the interval of a spray waits for a reason; one that stands is not asked again', () => {
		const spray = { id: 'l', occurredOn: '2026-08-01', product: '吡虫啉', phiDays: 14 } as Guard['spray'];
		const guarded = { ...season, guard: () => ({ spray, until: '2026-08-15' }) as Guard };
		const draft = fillCells(emptyDraft, [
			{ key: 'p1', column: 'gross', text: '6930' },
			{ key: 'p1', column: 'day', text: '8月2日' },
		]);
		expect(only(examine(lines(), draft, guarded)).questions).toMatchObject([
			{ kind: 'early', reason: true, details: { until: '8月15日' } },
		]);
		const said = { ...draft, reasons: { p1: ' 冰雹前抢收 ' } };
		expect(stepsOf(only(examine(lines(), said, guarded)), ids())).toMatchObject([{ input: { overrideReason: '冰雹前抢收' } }]);
		const there = lines({ harvest: [harvest()] });
		expect(stepsOf(only(examine(there, fillCells(emptyDraft, [{ key: 'p1', column: 'gross', text: '7000' }]), guarded)), ids())).toEqual([
			expect.objectContaining({
				name: 'harvest.correct',
				input: { harvest: 'h', grossG: 3_500_000, typedGross: { value: '7000', unit: 'jin' } },
			}),
		]);
	});
});
