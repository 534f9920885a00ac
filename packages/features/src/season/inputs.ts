import * as v from 'valibot';
import * as input from '../inputs.ts';

export const bloomRecord = v.strictObject({
	id: input.id,
	village: v.optional(input.villageCode),
	block: v.optional(v.nullable(input.id)),
	variety: v.optional(v.nullable(input.id)),
	on: input.localDate,
	note: v.optional(v.nullable(input.note)),
});
export const bloomCorrect = v.strictObject({
	bloom: input.id,
	on: v.optional(input.localDate),
	note: v.optional(v.nullable(input.note)),
});
export const bloomWithdraw = v.strictObject({ bloom: input.id, reason: input.reason });
