import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Share, sumByPart, total, within } from './measure.ts';

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
const share: fc.Arbitrary<Share> = fc.record({
	on: day,
	value: fc.integer({ min: -1_000_000, max: 1_000_000 }),
	part: fc.constantFrom('prune', 'graft'),
	entries: fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 3 }),
});

test('what the parts add up to is the whole, and a month is the sum of its halves', () => {
	fc.assert(
		fc.property(fc.array(share), (shares) => {
			const parts = [...sumByPart(shares).values()].reduce((sum, value) => sum + value, 0);
			const halves = total(within(shares, '2026-02-01', '2026-02-14')).value + total(within(shares, '2026-02-15', '2026-02-28')).value;
			expect([parts, halves]).toEqual([total(shares).value, total(shares).value]);
		}),
	);
});

test('each entry behind a sum is named once, in order, and what only a phone knows is left out', () => {
	const shares = [
		{ on: '2026-02-01', value: 1, entries: [9, 3] },
		{ on: '2026-02-02', value: 2, entries: [3, 0] },
	];
	expect(total(shares)).toEqual({ value: 3, entries: [3, 9] });
});
