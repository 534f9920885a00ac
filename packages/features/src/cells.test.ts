import { noRows } from '@honghuo/core/row.ts';
import { disarm, rearm, type SheetContext } from '@honghuo/core/sheet.ts';
import { toCanonical } from '@honghuo/core/units.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amount, choice, day, stored, text, when } from './cells.ts';
import { plantingRoleNames } from './orchard/messages.ts';

const context: SheetContext = { rows: noRows, county: '211422', today: '2026-11-25' };
const area = amount('面积', 'area', '亩', '');
const weight = amount('总产', 'weight', '斤', '', true);
const money = amount('金额', 'money', '元', '');
const fold = (text: string): string => text.replaceAll(',', '');
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

	test.each([
		['area', area, '3亩5分', 35_000, '3.5', 'mu'],
		['area', area, '３ 亩 ５ 分 ２ 厘', 35_200, '3.52', 'mu'],
		['area', area, '3亩半', 35_000, '3.5', 'mu'],
		['area', area, '1公顷2亩', 170_000, '17', 'mu'],
		['weight', weight, '2吨300公斤', 2_300_000, '2.3', 't'],
		['weight', weight, '1.2万斤5两', 6_000_250, '12000.5', 'jin'],
		['money', money, '3块5毛', 350, '3.5', 'yuan'],
		['length', length, '3米50厘米', 350, '3.5', 'm'],
	] as const)('%s: what people say in two units is read: %s', (_kind, column, said, value, typed, unit) => {
		const reading = column.read(said, undefined, context);
		expect(reading).toMatchObject({ value: { value, typed: { unit } } });
		expect('value' in reading && reading.value && fold(reading.value.typed.value)).toBe(typed);
	});

	test('what may mean something else is asked about, never guessed', () => {
		for (const said of ['3亩5', '3亩15分', '5分3亩', '3亩3亩', '3亩5斤', '3亩-5分', '3亩5分地', '半']) {
			expect([said, area.read(said, undefined, context)]).toMatchObject([
				said,
				{ refusal: { code: expect.stringMatching(/^sheet_(unit|number)$/) } },
			]);
		}
	});

	test('an area of any mu, fen and li is what its parts come to, and says so in what is kept of it', () => {
		const digit = fc.integer({ min: 1, max: 9 });
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 9_999 }), digit, digit, (mu, fen, li) => {
				const reading = area.read(`${mu}亩${fen}分${li}厘`, undefined, context);
				const value = mu * 10_000 + fen * 1_000 + li * 100;
				expect(reading).toMatchObject({ value: { value } });
				const typed = 'value' in reading ? reading.value?.typed : undefined;
				expect(toCanonical(typed?.value ?? '', 'mu')).toBe(value);
			}),
		);
	});

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
