import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spokenAmount, spokenTogether, unitFor } from './spoken.ts';
import { toCanonical } from './units.ts';

const money = (...values: number[]) => spokenTogether(values.map((value) => ({ value, unit: 'fen' })));

test('the largest amount of a sentence decides the unit of all, and none is rounded', () => {
	expect(money(1_048_479_000_000, 123_546_500)).toEqual(['1,048,479 万元', '123.5465 万元']);
	expect(money(10_484_790_000, 123_546_500)).toEqual(['10,484.79 万元', '123.5465 万元']);
	expect(money(21_000_000, 80_000)).toEqual(['21 万元', '0.08 万元']);
	// Twelve thousand three hundred and forty-five yuan are not 1.2345 万元 to anybody, and a few fen can't be told in 万元.
	expect(money(1_234_500, 80_000)).toEqual(['12,345 元', '800 元']);
	expect(money(10_484_790_000, 123_546_550)).toEqual(['104,847,900 元', '1,235,465.50 元']);
	expect(money(80_000)).toEqual(['800 元']);
	expect(spokenAmount(500_000_000_000, 'g')).toBe('100,000 万斤');
	expect(spokenAmount(2_030_800, 'g')).toBe('4,061.6 斤');
});

test('each kind of amount has its own unit; counts and ratios are what they are', () => {
	const mixed = [
		{ value: 21_000_000, unit: 'fen' },
		{ value: 210_000, unit: 'e4mu' },
		{ value: 1200, unit: 'count', word: '人次' },
		{ value: 1.4, unit: 'ratio' },
		{ value: 500, unit: 'g' },
	];
	expect(spokenTogether(mixed)).toEqual(['21 万元', '21 亩', '1,200 人次', '1.4', '1 斤']);
});

test('for any amounts: one unit word, and what is written, read back, is what was kept: parts that add up in the ledger add up on paper', () => {
	const words = { 元: 'yuan', 万元: 'wan_yuan', 斤: 'jin', 万斤: 'wan_jin' } as const;
	const amount = fc.oneof(
		fc.integer({ min: 0, max: 10_000_000 }),
		fc.integer({ min: 0, max: 10_000_000 }).map((n) => n * 100),
		fc.integer({ min: 0, max: 100_000_000 }).map((n) => n * 10_000),
	);
	fc.assert(
		fc.property(fc.constantFrom('fen', 'g'), fc.array(amount, { minLength: 1, maxLength: 8 }), (unit, parts) => {
			const values = [parts.reduce((sum, part) => sum + part, 0), ...parts];
			const told = spokenTogether(values.map((value) => ({ value, unit }))).map((text) => text.split(' ') as [string, keyof typeof words]);
			expect(new Set(told.map(([, word]) => word)).size).toBe(1);
			const read = told.map(([number, word]) => toCanonical(number, words[word]));
			expect(read).toEqual(values);
			// Ten thousands are spoken of only where there are ten thousand.
			const large = unitFor(values, unit) === (unit === 'fen' ? 'wan_yuan' : 'wan_jin');
			if (large) expect(Math.max(...values)).toBeGreaterThanOrEqual(unit === 'fen' ? 1_000_000 : 5_000_000);
		}),
	);
});
