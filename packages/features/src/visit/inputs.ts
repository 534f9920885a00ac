import * as v from 'valibot';
import * as input from '../inputs.ts';

const optional = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema));
const attendance = {
	attended: optional(input.whole(1, 100_000)),
	attendees: optional(v.pipe(v.array(input.name), v.minLength(1), v.maxLength(200))),
	summary: optional(input.note),
};

export const visitRequest = v.strictObject({
	id: input.id,
	village: input.villageCode,
	topic: v.pipe(input.note, v.minLength(1)),
	orchard: optional(input.id),
	expert: optional(input.id),
	wantedFrom: optional(input.localDate),
	wantedTo: optional(input.localDate),
});
export const visitSchedule = v.strictObject({ visit: input.id, expert: v.optional(input.id), scheduledOn: input.localDate });
export const visitTake = v.strictObject({ visit: input.id, expert: input.id, scheduledOn: input.localDate });
export const visitReschedule = v.strictObject({
	visit: input.id,
	expert: v.optional(input.id),
	scheduledOn: v.optional(input.localDate),
	changeReason: v.optional(input.reason),
});
export const visitComplete = v.strictObject({
	visit: input.id,
	doneOn: input.localDate,
	...attendance,
	/** Advice given on the spot, entered in the same breath. */
	advice: v.optional(
		v.pipe(v.array(v.strictObject({ id: input.id, text: v.pipe(input.note, v.minLength(1)) })), v.minLength(1), v.maxLength(20)),
	),
	problem: optional(input.id),
	followUpDueOn: optional(input.localDate),
});
export const visitUpdate = v.strictObject({ visit: input.id, ...attendance });
export const visitFollowUp = v.strictObject({ visit: input.id, followedUpOn: input.localDate, note: optional(input.note) });
export const visitEnd = v.strictObject({ visit: input.id, reason: input.reason });
export const visitThank = v.strictObject({ visit: input.id, text: v.pipe(input.note, v.minLength(1)) });
