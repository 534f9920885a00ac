import { fault } from '@honghuo/core/fault.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { crops, landTypes } from './messages.ts';

const spacingCm = input.whole(10, 2000);
const monthDay = v.pipe(v.string(), v.regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, fault('season')));
/** A year after planting-out, the year of planting counted as 1. */
const bearingYear = input.whole(1, 60);
const degrees = (most: number) => v.pipe(v.number(), v.finite(), v.minValue(-most), v.maxValue(most));
const geometry = v.strictObject({ ring: v.pipe(v.array(v.strictTuple([degrees(180), degrees(90)])), v.minLength(3), v.maxLength(500)) });

export const varietyAdd = v.strictObject({
	id: input.id,
	crop: v.picklist(crops),
	name: input.name,
	nameEn: v.optional(input.name),
	aliases: v.optional(v.pipe(v.array(input.name), v.maxLength(20))),
	harvestFrom: v.optional(monthDay),
	harvestTo: v.optional(monthDay),
	source: v.optional(input.note),
	firstBearingYear: v.optional(v.nullable(bearingYear)),
	fullBearingYear: v.optional(v.nullable(bearingYear)),
	usualBloom: v.optional(v.nullable(monthDay)),
});
export const varietyUpdate = v.strictObject({
	variety: input.id,
	name: v.optional(input.name),
	nameEn: v.optional(v.nullable(input.name)),
	aliases: v.optional(v.pipe(v.array(input.name), v.maxLength(20))),
	harvestFrom: v.optional(v.nullable(monthDay)),
	harvestTo: v.optional(v.nullable(monthDay)),
	source: v.optional(v.nullable(input.note)),
	firstBearingYear: v.optional(v.nullable(bearingYear)),
	fullBearingYear: v.optional(v.nullable(bearingYear)),
	usualBloom: v.optional(v.nullable(monthDay)),
});
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
