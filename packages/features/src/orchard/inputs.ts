import * as v from 'valibot';
import * as input from '../inputs.ts';
import { landTypes } from './messages.ts';

const spacingCm = input.whole(10, 2000);
const degrees = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(-most), v.maxValue(most));
const geometry = v.strictObject({ ring: v.pipe(v.array(v.strictTuple([degrees(180), degrees(90)])), v.minLength(3), v.maxLength(500)) });

export const orchardCreate = v.strictObject({ id: input.id, village: input.villageCode, name: input.name });
export const orchardRename = v.strictObject({ orchard: input.id, name: input.name });
export const orchardClose = v.strictObject({ orchard: input.id, on: input.localDate, reason: input.reason });
export const orchardReopen = v.strictObject({ orchard: input.id });
export const blockClose = v.strictObject({ block: input.id, on: input.localDate, reason: input.reason });
export const blockReopen = v.strictObject({ block: input.id });
export const blockCreate = v.strictObject({
	id: input.id,
	orchard: input.id,
	name: input.name,
	areaE4mu: v.nullable(input.areaE4mu),
	treeCount: v.optional(v.nullable(input.count)),
	rowSpacingCm: v.optional(v.nullable(spacingCm)),
	treeSpacingCm: v.optional(v.nullable(spacingCm)),
	geometry: v.optional(v.nullable(geometry)),
	landType: v.optional(v.nullable(v.picklist(landTypes))),
});
export const blockUpdate = v.strictObject({
	block: input.id,
	name: v.optional(input.name),
	areaE4mu: v.optional(v.nullable(input.areaE4mu)),
	treeCount: v.optional(v.nullable(input.count)),
	rowSpacingCm: v.optional(v.nullable(spacingCm)),
	treeSpacingCm: v.optional(v.nullable(spacingCm)),
	geometry: v.optional(v.nullable(geometry)),
	landType: v.optional(v.nullable(v.picklist(landTypes))),
});
