import * as v from 'valibot';
import * as input from '../inputs.ts';
import { workKinds, workUnits } from './messages.ts';

/** An amount in a wire unit: 1/10,000 mu, trees or person-hours. The bound is a slip of the finger, not a rule. */
const amount = input.whole(1, 1_000_000_000);

export const taskPlan = v.strictObject({
	id: input.id,
	block: input.id,
	kind: v.picklist(workKinds),
	plannedFrom: input.localDate,
	plannedTo: input.localDate,
	targetValue: amount,
	targetUnit: v.picklist(workUnits),
	assignee: v.optional(v.nullable(input.id)),
});
export const taskAbandon = v.strictObject({ task: input.id, reason: input.reason });
export const workLogInput = v.strictObject({
	id: input.id,
	task: v.optional(v.nullable(input.id)),
	block: input.id,
	kind: v.picklist(workKinds),
	doneValue: amount,
	doneUnit: v.picklist(workUnits),
	typed: v.optional(v.nullable(input.typed)),
	occurredOn: input.localDate,
	note: v.optional(v.nullable(input.note)),
});
export const workCorrect = v.strictObject({
	log: input.id,
	kind: v.optional(v.picklist(workKinds)),
	doneValue: v.optional(amount),
	doneUnit: v.optional(v.picklist(workUnits)),
	typed: v.optional(v.nullable(input.typed)),
	occurredOn: v.optional(input.localDate),
	note: v.optional(v.nullable(input.note)),
});
export const workWithdraw = v.strictObject({ log: input.id, reason: input.reason });
