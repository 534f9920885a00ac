import * as v from 'valibot';
import * as input from '../inputs.ts';
import { EXTENT } from './figures.ts';

const metres = input.whole(0, EXTENT);
const plan = v.strictObject({ plan: v.pipe(v.array(v.strictTuple([metres, metres])), v.minLength(3), v.maxLength(60)) });
const ring = v.strictObject({ ring: v.pipe(v.array(v.strictTuple([v.number(), v.number()])), v.maxLength(500)) });

/** Outlines of blocks of one orchard, null for one that the sketch arranges itself. `was` is what who drew it had before them. */
export const sketchDraw = v.strictObject({
	orchard: input.id,
	outlines: v.pipe(
		v.array(v.strictObject({ block: input.id, geometry: v.nullable(plan), was: v.optional(v.nullable(v.union([ring, plan]))) })),
		v.minLength(1),
		v.maxLength(300),
	),
});
