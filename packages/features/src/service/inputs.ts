import * as v from 'valibot';
import * as input from '../inputs.ts';
import { memberRoles } from '../member/model.ts';
import { serviceKinds } from './messages.ts';

const optional = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema));
const said = v.pipe(input.note, v.minLength(1));
const headcount = input.whole(1, 100_000);

/** Somebody who is in a team from its first day on. */
const founder = v.strictObject({ id: input.id, person: input.id, role: v.picklist(memberRoles), dispatchedBy: optional(input.name) });

export const serviceForm = v.strictObject({
	id: input.id,
	kind: v.picklist(serviceKinds),
	name: input.name,
	dispatchedBy: optional(input.name),
	leader: optional(input.id),
	headcount: optional(headcount),
	from: input.localDate,
	/** The villages it serves from the first day on. */
	villages: v.optional(v.pipe(v.array(v.strictObject({ id: input.id, village: input.villageCode })), v.maxLength(400))),
	/** Who is in it from the first day on; its leader too, where since when is to be kept. */
	members: v.optional(v.pipe(v.array(founder), v.maxLength(100))),
});
export const serviceUpdate = v.strictObject({
	team: input.id,
	name: v.optional(input.name),
	dispatchedBy: optional(input.name),
	leader: optional(input.id),
	headcount: optional(headcount),
});
export const serviceLinkNew = v.strictObject({ id: input.id, team: input.id, village: input.villageCode, from: input.localDate });
export const serviceUnlink = v.strictObject({ link: input.id, on: input.localDate, reason: optional(input.note) });
export const serviceEnd = v.strictObject({ team: input.id, on: input.localDate, reason: input.reason });
export const serviceVisitNew = v.strictObject({
	id: input.id,
	team: input.id,
	village: input.villageCode,
	occurredOn: input.localDate,
	text: optional(said),
});
export const serviceCorrect = v.strictObject({ visit: input.id, occurredOn: v.optional(input.localDate), text: optional(said) });
export const serviceWithdraw = v.strictObject({ visit: input.id, reason: input.reason });
