import { fault } from '@honghuo/core/fault.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { workKinds, workUnits } from './messages.ts';

/** An amount in a wire unit: 1/10,000 mu, trees or person-hours. The bound is a slip of the finger, not a rule. */
const amount = input.whole(1, 1_000_000_000);

/** 农药登记证号 as the label prints it: PD20070123, WP20080001, LS20150333F0001. */
const registrationNumber = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{2}\d[0-9A-Z-]{3,24}$/, fault('licence')));

/** What a spray says of itself, and a harvest that could not wait for one. */
const beside = {
	product: v.optional(v.nullable(input.name)),
	registrationNumber: v.optional(v.nullable(registrationNumber)),
	dose: v.optional(v.nullable(input.name)),
	phiDays: v.optional(v.nullable(input.whole(0, 365))),
	overrideReason: v.optional(v.nullable(input.reason)),
};

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
export const taskPlanMany = v.strictObject({
	tasks: v.pipe(
		v.array(v.strictObject({ id: input.id, block: input.id, targetValue: amount, targetUnit: v.picklist(workUnits) })),
		v.minLength(1),
		v.maxLength(100),
	),
	kind: v.picklist(workKinds),
	plannedFrom: input.localDate,
	plannedTo: input.localDate,
	assignee: v.optional(v.nullable(input.id)),
});
export const taskCorrect = v.strictObject({
	task: input.id,
	plannedFrom: v.optional(input.localDate),
	plannedTo: v.optional(input.localDate),
	targetValue: v.optional(amount),
	targetUnit: v.optional(v.picklist(workUnits)),
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
	...beside,
});
export const workLogMany = v.strictObject({
	logs: v.pipe(
		v.array(
			v.strictObject({
				id: input.id,
				task: v.optional(v.nullable(input.id)),
				block: input.id,
				doneValue: amount,
				doneUnit: v.picklist(workUnits),
				typed: v.optional(v.nullable(input.typed)),
			}),
		),
		v.minLength(1),
		v.maxLength(100),
	),
	kind: v.picklist(workKinds),
	occurredOn: input.localDate,
	note: v.optional(v.nullable(input.note)),
	...beside,
});
export const workCorrect = v.strictObject({
	log: input.id,
	block: v.optional(input.id),
	kind: v.optional(v.picklist(workKinds)),
	doneValue: v.optional(amount),
	doneUnit: v.optional(v.picklist(workUnits)),
	typed: v.optional(v.nullable(input.typed)),
	occurredOn: v.optional(input.localDate),
	note: v.optional(v.nullable(input.note)),
	...beside,
});
export const workWithdraw = v.strictObject({ log: input.id, reason: input.reason });
