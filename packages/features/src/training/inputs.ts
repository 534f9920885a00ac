import * as v from 'valibot';
import * as input from '../inputs.ts';

const optional = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema));
const people = input.whole(0, 100_000);

const about = {
	theme: optional(input.id),
	place: optional(input.name),
	/** The one who teaches: at most one of the three. */
	expert: optional(input.id),
	teacher: optional(input.id),
	teacherName: optional(input.name),
	/** Whose help it is: a village's code, a team's id or an institution's name. */
	giver: optional(input.name),
	note: optional(input.note),
};
const invited = v.optional(v.pipe(v.array(input.villageCode), v.maxLength(400)));
const topic = v.pipe(input.note, v.minLength(1), v.maxLength(200));
const counts = v.optional(v.pipe(v.array(v.strictObject({ id: input.id, village: input.villageCode, people })), v.maxLength(400)));

export const trainingPlan = v.strictObject({
	id: input.id,
	village: input.villageCode,
	topic,
	plannedOn: input.localDate,
	invited,
	...about,
});
export const trainingHold = v.strictObject({
	id: input.id,
	village: input.villageCode,
	topic,
	heldOn: input.localDate,
	invited,
	turnouts: counts,
	...about,
});
export const trainingComplete = v.strictObject({ session: input.id, heldOn: input.localDate, turnouts: counts });
export const trainingEnd = v.strictObject({ session: input.id, reason: input.reason });
export const trainingCorrect = v.strictObject({
	session: input.id,
	topic: v.optional(topic),
	plannedOn: v.optional(input.localDate),
	heldOn: v.optional(input.localDate),
	invited,
	...about,
});
