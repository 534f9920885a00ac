import * as v from 'valibot';
import * as input from '../inputs.ts';

const percent = input.whole(1, 100);

export const scoreSwitch = v.strictObject({ on: v.boolean(), reason: input.reason });
export const scoreRule = v.strictObject({
	id: input.id,
	fromOn: input.localDate,
	workPercent: percent,
	survivalPercent: percent,
	closurePercent: percent,
	basis: input.reason,
});
