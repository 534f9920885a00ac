import * as v from 'valibot';
import * as input from '../inputs.ts';

/** What is said anew of an item; what is left out stays. */
export const donationAmend = v.strictObject({
	item: input.id,
	variety: v.optional(input.id),
	qty: v.optional(input.whole(1, 1_000_000_000)),
	typed: v.optional(v.nullable(input.typed)),
	perBundle: v.optional(v.nullable(input.whole(1, 100_000))),
	note: v.optional(v.nullable(input.note)),
});
export const donationRecount = v.strictObject({ item: input.id, receivedQty: input.whole(0, 1_000_000_000) });
