import { fault } from '@honghuo/core/fault.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { boxPages, longestNote, topics } from './messages.ts';

export const feedbackSend = v.strictObject({
	id: input.id,
	topic: v.optional(v.picklist(topics)),
	text: input.reason,
	contact: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(60), v.regex(/^[^\p{C}]*$/u, fault('signs'))))),
});
/** What somebody writes on the page of a label. */
export const boxNote = v.strictObject({
	text: v.pipe(input.reason, v.maxLength(longestNote)),
	phone: v.optional(input.phone),
});
export const feedbackScan = v.strictObject({ id: input.id, page: v.picklist(boxPages), row: input.id, ...boxNote.entries });
export const feedbackAnswer = v.strictObject({ feedback: input.id, text: input.reason });
