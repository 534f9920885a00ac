import { expect, test } from 'vitest';
import { stepped } from './stepping.ts';

/** Thousandths can be typed in jin (half grams can't), whole numbers alone in trees. */
const jin = (text: string) => (Number.isInteger(Math.round(Number(text) * 1e6) / 2000) ? Number(text) : undefined);
const tree = (text: string) => (Number.isInteger(Number(text)) ? Number(text) : undefined);

test('− goes below one unit where the unit can be divided, and stops at the last piece where it cannot', () => {
	const down = (now: number, read: (text: string) => number | undefined, max?: number) => stepped(now, -1, { step: 1, max, read });
	expect(down(3.5, jin)).toBe('3');
	expect(down(0.666, jin, 0.666)).toBe('0.6');
	expect([down(1, jin), down(0.6, jin), down(0.7, jin), down(0.1, jin)]).toEqual(['0.9', '0.5', '0.6', '0.09']);
	expect(down(333, tree, 333)).toBe('332');
	expect([down(1, tree), down(0, tree)]).toEqual(['1', '1']);
	expect(down(900, tree, 700)).toBe('700');
});

test('+ goes to the next whole step, never above what there is', () => {
	const up = (now: number, max?: number) => stepped(now, 1, { step: 1, max, read: jin });
	expect([up(0.6), up(3.5), up(0.6, 0.666), up(332, 333), up(333, 333)]).toEqual(['1', '4', '0.666', '333', '333']);
});
