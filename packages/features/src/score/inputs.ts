import * as v from 'valibot';
import * as input from '../inputs.ts';

const percent = v.optional(input.whole(1, 100));

export const scoreSwitch = v.strictObject({
	on: v.boolean(),
	reason: input.reason,
	workPercent: percent,
	survivalPercent: percent,
	closurePercent: percent,
});
