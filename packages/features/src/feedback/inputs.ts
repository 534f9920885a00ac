import * as v from 'valibot';
import * as input from '../inputs.ts';

export const feedbackSend = v.strictObject({
	id: input.id,
	text: input.reason,
	contact: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(60), v.regex(/^[^\p{C}]*$/u, 'no control characters')))),
});
