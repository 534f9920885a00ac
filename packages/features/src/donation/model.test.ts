import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areaTaken, bundleQty, bundlesOf, roomVerdict } from './figures.ts';
import { someOf, unitOf } from './model.ts';

test('700 pears take 2.1 mu at 0.5 × 4 m and 8.4 mu at 2 × 4 m; a block too small or too large is asked about', () => {
	expect(areaTaken(700, { rowSpacingCm: 400, treeSpacingCm: 50 })).toBe(21_000);
	expect(areaTaken(700, { rowSpacingCm: 400, treeSpacingCm: 200 })).toBe(84_000);
	expect(areaTaken(700, { rowSpacingCm: null, treeSpacingCm: null })).toBeUndefined();
	const block = { areaE4mu: 21_000, treeCount: null, rowSpacingCm: 400, treeSpacingCm: 50 };
	expect(roomVerdict(700, block).verdict).toBe('fits');
	expect(roomVerdict(700, { ...block, treeSpacingCm: 200 })).toEqual({ verdict: 'crowded', taken: 84_000 });
	expect(roomVerdict(50, block).verdict).toBe('sparse');
	expect(roomVerdict(700, { ...block, areaE4mu: null }).verdict).toBe('unknown');
	expect(roomVerdict(700, { ...block, areaE4mu: null, treeCount: 260 }).verdict).toBe('crowded');
});

test('700 in fifties are fourteen bundles; the last has what is left', () => {
	expect(bundlesOf({ qty: 700, perBundle: 50 })).toBe(14);
	expect(bundlesOf({ qty: 300, perBundle: 50 })).toBe(6);
	expect(bundlesOf({ qty: 300, perBundle: null })).toBe(1);
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 400 }), (qty, perBundle) => {
			const parts = Array.from({ length: bundlesOf({ qty, perBundle }) }, (_, n) => bundleQty({ qty, perBundle }, n + 1));
			expect(parts.reduce((sum, part) => sum + part, 0)).toBe(qty);
			expect(Math.min(...parts)).toBeGreaterThan(0);
		}),
	);
});

test('seed is spoken of in the unit it was typed in: 333 g stay grams, kilograms stay kilograms; without one, jin and trees', () => {
	const seed = (unit?: string) => ({ unit: 'g' as const, typed: unit === undefined ? null : { value: '1', unit } });
	expect([unitOf(seed('g')), unitOf(seed('kg')), unitOf(seed('jin')), unitOf(seed()), unitOf({ unit: 'tree', typed: null })]).toEqual([
		...['g', 'kg', 'jin'],
		...['jin', 'tree'],
	]);
	expect(unitOf(seed('mu'))).toBe('jin');
	expect([someOf(seed('g'), 333, 'zh-CN'), someOf(seed('kg'), 1_500, 'zh-CN'), someOf(seed(), 333, 'zh-CN')]).toEqual([
		...['333 克', '1.5 公斤'],
		'0.666 斤',
	]);
});
