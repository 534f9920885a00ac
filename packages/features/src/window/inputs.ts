import * as v from 'valibot';
import * as input from '../inputs.ts';
import { timed } from './model.ts';

const day = v.optional(v.nullable(input.monthDay));

export const windowSet = v.strictObject({
	/** The work's row, or the id it is to have. */
	window: input.id,
	work: v.picklist(timed),
	firstDay: day,
	lastDay: day,
});
