import { roles } from '@honghuo/core/actor.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';

export const personAdd = v.strictObject({ id: input.id, name: input.name });
export const personRename = v.strictObject({ person: input.id, name: input.name });
export const postingGive = v.strictObject({
	id: input.id,
	person: input.id,
	role: v.picklist(roles),
	unit: v.optional(input.unitCode),
	team: v.optional(input.id),
	from: input.localDate,
	to: v.optional(v.nullable(input.localDate)),
});
export const postingEnd = v.strictObject({ posting: input.id, on: input.localDate, reason: v.optional(input.note) });
export const teamCreate = v.strictObject({
	id: input.id,
	village: input.villageCode,
	name: input.name,
	dispatchedBy: v.optional(input.name),
	leader: v.optional(input.id),
});
export const teamUpdate = v.strictObject({
	team: input.id,
	name: v.optional(input.name),
	dispatchedBy: v.optional(v.nullable(input.name)),
	leader: v.optional(v.nullable(input.id)),
});
export const teamEnd = v.strictObject({ team: input.id, on: input.localDate, reason: v.optional(input.note) });
export const unitAlias = v.strictObject({ unit: input.unitCode, aliases: v.pipe(v.array(input.name), v.maxLength(20)) });
export const contactSet = v.strictObject({
	id: input.id,
	person: input.id,
	village: v.optional(input.villageCode),
	phone: input.phone,
});
export const countyFound = v.strictObject({
	units: v.pipe(
		v.array(
			v.strictObject({
				code: input.unitCode,
				level: v.picklist(['county', 'township', 'village']),
				name: input.name,
				aliases: v.optional(v.array(input.name), []),
				parent: v.nullable(v.pipe(v.string(), v.regex(/^\d{2,9}$/))),
			}),
		),
		v.minLength(1),
	),
	administrator: v.strictObject({ person: input.id, posting: input.id, name: input.name }),
	today: input.localDate,
});
