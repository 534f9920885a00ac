import * as v from 'valibot';
import * as input from '../inputs.ts';
import { topics } from './messages.ts';

export const feedbackSend = v.strictObject({
	id: input.id,
	topic: v.optional(v.picklist(topics)),
	text: input.reason,
	contact: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(60), v.regex(/^[^\p{C}]*$/u, 'no control characters')))),
});
export const feedbackAnswer = v.strictObject({ feedback: input.id, text: input.reason });
