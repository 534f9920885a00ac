import * as v from 'valibot';
import * as input from '../inputs.ts';
import { type Crop, cropNames } from '../orchard/model.ts';

const crops = v.pipe(v.array(v.picklist(Object.keys(cropNames) as [Crop, ...Crop[]])), v.minLength(1), v.maxLength(20));
const months = v.pipe(v.array(input.whole(1, 12)), v.maxLength(12));
const note = v.optional(v.nullable(input.note));

export const buyerAdd = v.strictObject({ id: input.id, name: input.name, crops, months: v.optional(months, []), note });
export const buyerUpdate = v.strictObject({
	buyer: input.id,
	name: v.optional(input.name),
	crops: v.optional(crops),
	months: v.optional(months),
	note,
});
export const buyerClose = v.strictObject({ buyer: input.id, reason: input.reason });

export const priceObserve = v.strictObject({
	id: input.id,
	variety: input.id,
	fenPerKg: input.whole(1, 10_000_000),
	typed: v.optional(v.nullable(input.typed)),
	place: input.name,
	observedOn: input.localDate,
	note,
});
export const priceWithdraw = v.strictObject({ price: input.id, reason: input.reason });
