import { disarm, rearm, type SheetContext } from '@honghuo/core/sheet.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, choice, day, stored, text, when } from './cells.ts';
import { plantingRoleNames } from './orchard/messages.ts';

const context: SheetContext = { rows: { get: () => undefined, find: () => [] }, county: '211422', today: '2026-11-25' };
const area = amount('面积', 'area', '亩', '');
const weight = amount('总产', 'weight', '斤', '', true);
const money = amount('金额', 'money', '元', '');
const length = amount('行距', 'length', '米', '');

describe('amounts', () => {
	test.each([
		['area', area, 1_000_000_000],
		['weight', weight, 100_000_000_000],
		['money', money, 10_000_000_000],
		['length', length, 2_000],
	] as const)('%s written as a number and read again is exactly what it was', (_name, column, most) => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: most }), (value) => {
				const reading = column.read(column.write(stored(value), context), undefined, context);
				expect(reading).toMatchObject({ value: { value } });
			}),
			{ numRuns: 500 },
		);
	});

	test.each([
		['3.5吨', 3_500_000],
		['１．２万斤', 6_000_000],
		[6.8999999999999995, 3_450],
		['6,930', 3_465_000],
		['0', 0],
	])('%s is %d grams', (said, grams) => expect(weight.read(said, undefined, context)).toMatchObject({ value: { value: grams } }));

	test('a heading may name another unit', () => {
		expect(weight.read(2, '公斤', context)).toMatchObject({ value: { value: 2000, typed: { value: '2', unit: 'kg' } } });
	});

	test.each([
		['很多', 'sheet_number'],
		['-3', 'sheet_number'],
		['3 筐', 'sheet_unit'],
		['0.0001', 'sheet_fine'],
		[true, 'sheet_number'],
	])('%s is asked about: %s', (said, code) => expect(weight.read(said, undefined, context)).toMatchObject({ refusal: { code } }));
});

test('days: real ones, written ones with their year, and the bare numbers of Chinese formats', () => {
	const column = day('采收日期', '');
	for (const said of [new Date('2026-08-02T00:00:00Z'), '2026年8月2日', '2026/8/2', 46236]) {
		expect(column.read(said, undefined, context)).toEqual({ value: '2026-08-02' });
	}
	for (const said of ['8月2日', '2026-02-31', 20260802, '去年']) {
		expect(column.read(said, undefined, context)).toMatchObject({ refusal: { code: 'sheet_day' } });
	}
	const planted = when('种植日期', '');
	expect(planted.read(2020, undefined, context)).toEqual({ value: { day: '2020-01-01', precision: 'year' } });
	expect(planted.read('2020年4月', undefined, context)).toEqual({ value: { day: '2020-04-01', precision: 'month' } });
	for (const value of [
		{ day: '2020-01-01', precision: 'year' },
		{ day: '2020-04-01', precision: 'month' },
		{ day: '2020-04-05', precision: 'day' },
	] as const) {
		expect(planted.read(planted.write(value, context), undefined, context)).toEqual({ value });
	}
});

test('text that looks like a formula is disarmed going out and itself again coming in', () => {
	const column = text('备注', '', 2000);
	for (const said of ['=1+1', '+86 138', '-', '@SUM(A1)', "'=x", "'", '好'])
		expect(column.read(column.write(said, context), undefined, context)).toEqual({ value: said });
	expect(String(column.write('=HYPERLINK("x")', context))).toMatch(/^'=/);
	fc.assert(
		fc.property(fc.string(), (said) => {
			expect(rearm(disarm(said))).toBe(said);
			expect(disarm(said)).not.toMatch(/^[=+\-@\t\r]/);
		}),
	);
});

test('a word of a list, or which words there are', () => {
	const column = choice('用途', plantingRoleNames, '');
	expect(column.read(' 主栽 ', undefined, context)).toEqual({ value: 'main' });
	expect(column.read('主种', undefined, context)).toMatchObject({
		refusal: { code: 'sheet_choice', details: { choices: '主栽、间作、授粉树' } },
	});
});
