import * as v from 'valibot';
import * as input from '../inputs.ts';
import { eventKinds } from './messages.ts';
import { mostBlocks } from './model.ts';

const affected = { affectedE4mu: v.optional(v.nullable(input.areaE4mu)), affectedTrees: v.optional(v.nullable(input.count)) };

export const eventRecord = v.strictObject({
	id: input.id,
	kind: v.picklist(eventKinds),
	blocks: v.pipe(v.array(v.strictObject({ block: input.id, ...affected })), v.minLength(1), v.maxLength(mostBlocks)),
	occurredOn: input.localDate,
	note: v.optional(v.nullable(input.note)),
});
export const eventCorrect = v.strictObject({
	event: input.id,
	kind: v.optional(v.picklist(eventKinds)),
	occurredOn: v.optional(input.localDate),
	note: v.optional(v.nullable(input.note)),
});
export const eventAssess = v.strictObject({ hit: input.id, ...affected });
export const eventWithdraw = v.strictObject({ event: input.id, reason: input.reason });
