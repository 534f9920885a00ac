import { fault } from '@honghuo/core/fault.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { attachmentKinds, channels, outcomeUnits, problemCrops } from './messages.ts';

/** A number of another office: letters, digits, dashes. */
const externalRef = v.pipe(v.string(), v.trim(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N} /_.-]{0,39}$/u, fault('reference')));

/** A step of a problem's way: `id` is its line in the timeline; without `occurredOn` it is of today. */
const step = { id: input.id, problem: input.id, occurredOn: v.optional(input.localDate) };
const said = v.optional(v.nullable(input.note));

export const problemReport = v.strictObject({
	id: input.id,
	village: input.villageCode,
	channel: v.picklist(channels),
	text: input.reason,
	crop: v.optional(v.nullable(v.picklist(problemCrops))),
	externalRef: v.optional(v.nullable(externalRef)),
	occurredOn: v.optional(input.localDate),
});
export const problemAccept = v.strictObject({ ...step, dueOn: v.optional(input.localDate), text: said });
export const problemReject = v.strictObject({ ...step, reason: input.reason, duplicateOf: v.optional(v.nullable(input.id)) });
export const problemAssign = v.strictObject({ ...step, assignee: input.id, dueOn: v.optional(input.localDate), text: said });
export const problemAnswer = v.strictObject({ ...step, text: input.reason });
export const problemAttach = v.strictObject({ ...step, kind: v.picklist(attachmentKinds), text: input.reason });
export const problemResolve = v.strictObject({
	...step,
	text: input.reason,
	onTheSpot: v.optional(v.boolean()),
	outcomeValue: v.optional(input.whole(1, 10_000_000)),
	outcomeUnit: v.optional(v.picklist(outcomeUnits)),
});
export const problemConfirm = v.strictObject({ ...step, text: said });
export const problemReopen = v.strictObject({ ...step, reason: input.reason });
