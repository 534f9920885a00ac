import * as v from 'valibot';
import * as input from '../inputs.ts';
import { workKinds } from '../work/model.ts';

const text = v.pipe(input.note, v.minLength(1));
const about = { kind: v.optional(v.nullable(v.picklist(workKinds))), block: v.optional(v.nullable(input.id)) };

export const adviceGive = v.strictObject({
	id: input.id,
	visit: v.optional(v.nullable(input.id)),
	problem: v.optional(v.nullable(input.id)),
	/** Of the problem: whose rows the advice joins. */
	village: v.optional(input.villageCode),
	text,
	givenOn: v.optional(input.localDate),
	...about,
});
export const adviceCorrect = v.strictObject({ advice: input.id, text: v.optional(text), ...about });
export const adviceAdopt = v.strictObject({ advice: input.id, task: input.id });
export const adviceWithdraw = v.strictObject({ advice: input.id, reason: input.reason });
