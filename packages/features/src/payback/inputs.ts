import { fault } from '@honghuo/core/fault.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';

const fenPerMu = input.whole(0, 100_000_000);
const points = v.pipe(
	v.array(v.strictObject({ age: input.whole(1, 60), gPerMu: input.whole(0, 100_000_000), assumed: v.optional(v.boolean()) })),
	v.minLength(1),
	v.maxLength(40),
	v.check((all) => all.every(({ age }, n) => n === 0 || age > (all[n - 1]?.age ?? 0)), fault('order')),
);

const treesPerMu = v.nullable(input.whole(1, 5000));

export const curveSet = v.strictObject({
	id: input.id,
	variety: input.id,
	system: input.name,
	treesPerMu: v.optional(treesPerMu),
	points,
	source: input.reason,
});
export const curveUpdate = v.strictObject({
	curve: input.id,
	system: v.optional(input.name),
	treesPerMu: v.optional(treesPerMu),
	points: v.optional(points),
	source: v.optional(input.reason),
});
export const curveWithdraw = v.strictObject({ curve: input.id, reason: input.reason });
export const assumptionSet = v.strictObject({
	/** The county's row, or the id it is to have. */
	assumption: input.id,
	priceFenPerKg: v.optional(v.nullable(input.whole(1, 1_000_000))),
	startFenPerMu: v.optional(v.nullable(fenPerMu)),
	yearlyFenPerMu: v.optional(v.nullable(fenPerMu)),
	peonyFenPerMu: v.optional(v.nullable(fenPerMu)),
	maizeFenPerMu: v.optional(v.nullable(fenPerMu)),
	maizeSource: v.optional(v.nullable(input.note)),
});
