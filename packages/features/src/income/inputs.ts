import * as v from 'valibot';
import * as input from '../inputs.ts';
import { incomeSources } from './messages.ts';

/** 0 is an answer: the village took in nothing from there. */
const amountFen = input.whole(0, 1_000_000_000_000);
const typed = v.optional(v.nullable(input.typed));
const note = v.optional(v.nullable(input.note));

export const incomeRecord = v.strictObject({
	id: input.id,
	village: input.villageCode,
	year: input.whole(1980, 2100),
	source: v.picklist(incomeSources),
	amountFen,
	typed,
	note,
});
export const incomeCorrect = v.strictObject({ income: input.id, amountFen: v.optional(amountFen), typed, note });
export const incomeWithdraw = v.strictObject({ income: input.id, reason: input.reason });
