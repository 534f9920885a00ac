import * as v from 'valibot';
import * as input from '../inputs.ts';
import { tagKinds } from './messages.ts';

const since = v.optional(v.nullable(input.localDate));
const note = v.optional(v.nullable(input.note));

export const tagDefine = v.strictObject({ id: input.id, kind: v.picklist(tagKinds), name: input.name, since, note });
export const tagCorrect = v.strictObject({ tag: input.id, name: v.optional(input.name), since, note });
export const tagRetire = v.strictObject({ tag: input.id, reason: input.reason });
export const tagPut = v.strictObject({
	id: input.id,
	tag: input.id,
	village: v.optional(v.nullable(input.villageCode)),
	orchard: v.optional(v.nullable(input.id)),
	variety: v.optional(v.nullable(input.id)),
	since: v.optional(input.localDate),
});
export const tagRemove = v.strictObject({ put: input.id, on: v.optional(input.localDate), reason: input.reason });
