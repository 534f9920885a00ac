import * as v from 'valibot';
import * as input from '../inputs.ts';
import { expertFields } from './messages.ts';

const fields = v.pipe(v.array(v.picklist(expertFields)), v.minLength(1), v.maxLength(expertFields.length));

export const expertAdd = v.strictObject({
	id: input.id,
	person: v.optional(v.nullable(input.id)),
	name: v.optional(v.nullable(input.name)),
	fields,
	homeUnit: v.optional(v.nullable(input.name)),
	note: v.optional(v.nullable(input.note)),
	awayUntil: v.optional(v.nullable(input.localDate)),
});
export const expertUpdate = v.strictObject({
	expert: input.id,
	name: v.optional(input.name),
	fields: v.optional(fields),
	homeUnit: v.optional(v.nullable(input.name)),
	note: v.optional(v.nullable(input.note)),
	awayUntil: v.optional(v.nullable(input.localDate)),
});
export const expertRetire = v.strictObject({ expert: input.id, reason: input.reason });
