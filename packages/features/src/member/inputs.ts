import * as v from 'valibot';
import * as input from '../inputs.ts';
import { memberRoles } from './messages.ts';

const sender = v.optional(v.nullable(input.name));

export const memberJoin = v.strictObject({
	id: input.id,
	team: input.id,
	person: input.id,
	role: v.optional(v.picklist(memberRoles), 'member'),
	dispatchedBy: sender,
	from: input.localDate,
});
export const memberAmend = v.strictObject({ member: input.id, dispatchedBy: sender, fromOn: v.optional(input.localDate) });
export const memberLeave = v.strictObject({ member: input.id, on: input.localDate, reason: v.optional(v.nullable(input.note)) });
