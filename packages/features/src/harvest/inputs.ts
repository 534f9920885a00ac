import * as v from 'valibot';
import * as input from '../inputs.ts';
import { mostGrams, mostGramsPerMu } from './model.ts';

const grams = input.whole(1, mostGrams);
const marketable = input.whole(0, mostGrams);
const source = v.pipe(input.note, v.minLength(1), v.maxLength(200));

export const harvestRecord = v.strictObject({
	id: input.id,
	block: input.id,
	planting: input.id,
	occurredOn: input.localDate,
	grossG: grams,
	marketableG: v.optional(v.nullable(marketable)),
	typedGross: v.optional(v.nullable(input.typed)),
	typedMarketable: v.optional(v.nullable(input.typed)),
	note: v.optional(v.nullable(input.note)),
	overrideReason: v.optional(v.nullable(input.reason)),
});
export const harvestCorrect = v.strictObject({
	harvest: input.id,
	planting: v.optional(input.id),
	occurredOn: v.optional(input.localDate),
	grossG: v.optional(grams),
	marketableG: v.optional(v.nullable(marketable)),
	typedGross: v.optional(v.nullable(input.typed)),
	typedMarketable: v.optional(v.nullable(input.typed)),
	note: v.optional(v.nullable(input.note)),
	overrideReason: v.optional(v.nullable(input.reason)),
});
export const harvestWithdraw = v.strictObject({ harvest: input.id, reason: input.reason });

export const referenceAdd = v.strictObject({
	id: input.id,
	variety: input.id,
	gPerMu: input.whole(1, mostGramsPerMu),
	typed: v.optional(v.nullable(input.typed)),
	source,
});
export const referenceCorrect = v.strictObject({
	reference: input.id,
	gPerMu: v.optional(input.whole(1, mostGramsPerMu)),
	typed: v.optional(v.nullable(input.typed)),
	source: v.optional(source),
});
export const referenceWithdraw = v.strictObject({ reference: input.id, reason: input.reason });
