import * as v from 'valibot';
import * as input from '../inputs.ts';
import { type Cause, causes, checkKinds, methods } from './messages.ts';

const trees = input.whole(0, 10_000_000);
const deadByCause = v.strictObject(
	Object.fromEntries(causes.map((cause) => [cause, v.optional(trees)])) as Record<Cause, v.OptionalSchema<typeof trees, undefined>>,
);
const note = v.optional(v.nullable(input.note));

export const survivalRecord = v.strictObject({
	id: input.id,
	planting: input.id,
	kind: v.picklist(checkKinds),
	method: v.picklist(methods),
	inspected: input.count,
	alive: trees,
	deadByCause: v.optional(deadByCause, {}),
	missing: v.optional(trees, 0),
	occurredOn: input.localDate,
	note,
});
export const survivalCorrect = v.strictObject({
	check: input.id,
	method: v.optional(v.picklist(methods)),
	inspected: v.optional(input.count),
	alive: v.optional(trees),
	deadByCause: v.optional(deadByCause),
	missing: v.optional(trees),
	occurredOn: v.optional(input.localDate),
	note,
});
export const survivalWithdraw = v.strictObject({ check: input.id, reason: input.reason });
export const survivalFill = v.strictObject({
	id: input.id,
	parent: input.id,
	variety: v.optional(input.id),
	plantedQty: input.count,
	plantedOn: input.localDate,
});
