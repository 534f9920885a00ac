import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spread } from './spread.ts';

test('twenty hours over seven, seven and six mu', () => {
	expect(spread(20, [70_000, 70_000, 60_000])).toEqual([7, 7, 6]);
	expect(spread(1, [1, 1, 1])).toEqual([1, 0, 0]);
	expect(spread(7, [0, 0])).toEqual([4, 3]);
	expect(spread(7, [])).toEqual([]);
});

test('for any whole and any weights the parts add up to the whole, and none is one or more from its share', () => {
	const weights = fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 100 });
	fc.assert(
		fc.property(fc.nat(1_000_000_000), weights, (whole, all) => {
			const parts = spread(whole, all);
			expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
			const sum = all.reduce((total, weight) => total + BigInt(weight), 0n);
			if (sum === 0n) return;
			for (const [n, part] of parts.entries()) {
				const away = BigInt(part) * sum - BigInt(whole) * BigInt(all[n] ?? 0);
				expect(away > -sum && away < sum).toBe(true);
			}
			// Nobody gets more than there is of a block, as long as the whole fits.
			if (BigInt(whole) <= sum) expect(parts.every((part, n) => part <= (all[n] ?? 0))).toBe(true);
		}),
	);
});
