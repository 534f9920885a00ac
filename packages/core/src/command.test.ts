import * as v from 'valibot';
import { expect, test } from 'vitest';
import { type Command, parseInput, revisionOf } from './command.ts';

/** Once `{block, mu}`, then `{block, e4mu}`, today `{block, value, unit}`. */
const log = {
	name: 'work.log',
	input: v.strictObject({ block: v.string(), value: v.number(), unit: v.picklist(['e4mu', 'tree']) }),
	older: [({ mu, ...rest }) => ({ ...rest, e4mu: Number(mu) * 10_000 }), ({ e4mu, ...rest }) => ({ ...rest, value: e4mu, unit: 'e4mu' })],
} as Pick<Command, 'name' | 'input' | 'older'> as Command;

test('a command kept under an older app is understood as it was meant', () => {
	const today = { input: { block: 'b', value: 70_000, unit: 'e4mu' } };
	expect(revisionOf(log)).toBe(3);
	expect(parseInput(log, { block: 'b', mu: '7' }, 1)).toEqual(today);
	expect(parseInput(log, { block: 'b', e4mu: 70_000 }, 2)).toEqual(today);
	expect(parseInput(log, { block: 'b', value: 70_000, unit: 'e4mu' }, 3)).toEqual(today);
	expect(parseInput(log, { block: 'b', value: 70_000, unit: 'e4mu' })).toEqual(today);
});

test('what even the older forms do not explain is refused with the field, and a newer app than the server is told so', () => {
	expect(parseInput(log, { block: 'b', mu: 'sieben' }, 1)).toMatchObject({ code: 'input_invalid', field: 'value' });
	expect(parseInput(log, 'not an object', 1)).toMatchObject({ code: 'input_invalid' });
	expect(parseInput(log, { block: 'b' }, 4)).toEqual({ code: 'server_older' });
});
