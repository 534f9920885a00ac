import type { BaseRow, Rows, TableRef } from '@honghuo/core/row.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measures } from './measures.ts';

const village = '469001100201';
const mu = 10_000;
type Some = Record<string, object[]>;
const rowsOf = (all: Some): Rows => {
	const rows = (table: TableRef) => (all[table.name] ?? []) as BaseRow[];
	return {
		get: <R extends BaseRow>(table: TableRef<R>, id: string) => rows(table).find((row) => row.id === id) as R | undefined,
		find: <R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string) =>
			rows(table).filter((row) => (row as R)[field] === value) as R[],
	};
};
const block = (more: object = {}) => ({ id: 'b', village, areaE4mu: 10 * mu, closedOn: null, closedReason: null, version: 1, ...more });
const trees = (id: string, plantedOn: string, removedOn: string | null = null, more: object = {}) => ({
	...{ id, block: 'b', village, variety: 'v', role: 'main', plantedOn, removedOn, parent: null, version: 2 },
	...more,
});
const spent = (occurredOn: string, yuan: number) => ({ block: 'b', occurredOn, amountFen: yuan * 100, withdrawnReason: null, version: 3 });
const sold = (planting: string, soldOn: string, yuan: number) => ({
	...{ block: 'b', planting, soldOn, amountFen: yuan * 100, withdrawnReason: null, version: 4 },
});

/** What the three measures have come to by a day: mu, yuan put in and yuan earned, by the year after planting. */
function paybackBy(day: string, all: Some, today = '2026-11-26') {
	const rows = rowsOf({ orchard_block: [block()], ...all });
	const sums = (name: string, one: number) => {
		const shares = measures.find((measure) => measure.name === name)?.shares(village, rows, today) ?? [];
		const years: Record<string, number> = {};
		for (const { on, part = '', value } of shares) if (on <= day) years[part] = (years[part] ?? 0) + value / one;
		return years;
	};
	return { area: sums('payback.area', mu), cost: sums('payback.cost', 100), income: sums('payback.income', 100) };
}

describe('a block that was replanted', () => {
	const replanted = {
		planting: [trees('old', '2010-04-01', '2024-03-01'), trees('new', '2024-04-01')],
		cost: [...['2021', '2022', '2023'].map((year) => spent(`${year}-05-01`, 5_000)), spent('2024-04-01', 40_000)],
		sale: ['2021', '2022', '2023'].map((year) => sold('old', `${year}-10-01`, 20_000)),
	};

	test('has nothing in the new trees’ first year of what was spent on the old ones or earned from them', () => {
		expect(paybackBy('2026-12-31', replanted)).toEqual({
			area: { y1: 10, y2: 10, y3: 10 },
			cost: { y1: 40_000 },
			income: {},
		});
	});

	test('land made ready once it lay bare is part of the first year, and counts from the planting', () => {
		const all = {
			...replanted,
			planting: [trees('old', '2010-04-01', '2023-11-01'), trees('new', '2024-04-01')],
			cost: [spent('2023-12-01', 3_000), spent('2024-04-01', 40_000)],
		};
		expect(paybackBy('2024-03-31', all).cost).toEqual({});
		expect(paybackBy('2024-04-01', all).cost).toEqual({ y1: 43_000 });
	});

	test('fruit of the old trees that is sold after the new ones were planted among them stays theirs', () => {
		const all = {
			planting: [trees('old', '2010-04-01', '2024-11-01'), trees('new', '2024-04-01')],
			cost: [spent('2024-04-01', 40_000)],
			sale: [sold('old', '2024-09-20', 20_000), sold('new', '2026-09-20', 800)],
		};
		expect(paybackBy('2026-12-31', all)).toMatchObject({ cost: { y1: 40_000 }, income: { y3: 800 } });
	});

	test('each planting has its own years', () => {
		const all = {
			planting: [trees('old', '2016-04-01', '2024-03-01'), trees('new', '2024-04-01')],
			cost: [spent('2016-04-01', 30_000), spent('2020-05-01', 5_000), spent('2024-04-01', 40_000)],
			sale: [sold('old', '2020-10-01', 9_000)],
		};
		expect(paybackBy('2025-12-31', all)).toMatchObject({ cost: { y1: 70_000, y5: 5_000 }, income: { y5: 9_000 } });
		expect(paybackBy('2025-12-31', all).area).toMatchObject({ y1: 20, y2: 20, y8: 10, y9: 10 });
	});
});

describe('an orchard', () => {
	test('of which only what was spent long before it was planted is on record is not followed', () => {
		expect(paybackBy('2026-12-31', { planting: [trees('p', '2024-04-01')], cost: [spent('1950-05-01', 100)] }).area).toEqual({});
	});

	test('with gaps filled, or planted over two springs, is one and goes on while any of it stands', () => {
		const all = {
			planting: [trees('a', '2020-04-01', '2025-03-01'), trees('gap', '2021-04-01', null, { parent: 'a' })],
			cost: [spent('2020-04-01', 40_000), spent('2025-05-01', 5_000)],
		};
		expect(paybackBy('2026-12-31', all)).toMatchObject({ area: { y1: 10, y7: 10 }, cost: { y1: 40_000, y6: 5_000 } });
	});

	test('that was closed has its years until then', () => {
		const all = { orchard_block: [block({ closedOn: '2022-06-01', closedReason: '修路' })] };
		const grown = { planting: [trees('p', '2020-04-01')], cost: [spent('2020-04-01', 40_000)] };
		expect(paybackBy('2026-12-31', { ...all, ...grown }).area).toEqual({ y1: 10, y2: 10, y3: 10 });
	});

	test('keeps its years when it is dug up, and has no more of them', () => {
		const planting = [trees('p', '2020-04-01', '2026-03-01')];
		const money = { cost: [spent('2020-04-01', 40_000)], sale: [sold('p', '2023-10-01', 20_000)] };
		expect(paybackBy('2026-12-31', { planting, ...money })).toEqual({
			area: { y1: 10, y2: 10, y3: 10, y4: 10, y5: 10, y6: 10, y7: 10 },
			cost: { y1: 40_000 },
			income: { y4: 20_000 },
		});
	});
});

test('digging up, and planting anew, changes no number of a year that was over', () => {
	const day = fc.tuple(fc.integer({ min: 2014, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }));
	const text = ([year, month, date]: readonly number[]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
	const amounts = fc.array(fc.tuple(day, fc.integer({ min: 1, max: 50_000 })), { maxLength: 12 });
	fc.assert(
		fc.property(day, day, day, amounts, amounts, (planted, dug, anew, costs, sales) => {
			const [from, until, again] = [text(planted), text(dug), text(anew)];
			fc.pre(from < until && until <= again);
			const money = {
				cost: costs.map(([on, yuan]) => spent(text(on), yuan)),
				sale: sales.flatMap(([on, yuan]) => (text(on) >= from && text(on) < until ? [sold('p', text(on), yuan)] : [])),
			};
			const before = `${dug[0] - 1}-12-31`;
			const standing = paybackBy(before, { planting: [trees('p', from)], ...money });
			expect(paybackBy(before, { planting: [trees('p', from, until)], ...money })).toEqual(standing);
			expect(paybackBy(before, { planting: [trees('p', from, until), trees('q', again)], ...money })).toEqual(standing);
		}),
	);
});
