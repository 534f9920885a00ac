import * as v from 'valibot';
import * as input from '../inputs.ts';

const people = input.whole(0, 100_000);

export const attendanceCount = v.strictObject({ id: input.id, session: input.id, village: input.villageCode, people });
export const attendanceRecount = v.strictObject({ turnout: input.id, people });
export const attendanceName = v.strictObject({
	session: input.id,
	village: input.villageCode,
	people: v.pipe(
		v.array(v.strictObject({ id: input.id, person: v.optional(v.nullable(input.id)), name: v.optional(v.nullable(input.name)) })),
		v.minLength(1),
		v.maxLength(500),
	),
});
export const attendanceStrike = v.strictObject({ attendance: input.id, reason: input.reason });
