import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupBy } from './group.ts';

test('items are grouped as Map.groupBy does, in the same order', () => {
	fc.assert(
		fc.property(fc.array(fc.nat()), (all) => {
			expect([...groupBy(all, (n) => n % 3)]).toEqual([...Map.groupBy(all, (n) => n % 3)]);
		}),
	);
});
