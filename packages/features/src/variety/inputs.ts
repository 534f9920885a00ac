import * as v from 'valibot';
import * as input from '../inputs.ts';
import { crops } from '../orchard/model.ts';

/** A year after planting-out, the year of planting counted as 1. */
const bearingYear = input.whole(1, 60);

export const varietyAdd = v.strictObject({
	id: input.id,
	crop: v.picklist(crops),
	name: input.name,
	nameEn: v.optional(input.name),
	aliases: v.optional(v.pipe(v.array(input.name), v.maxLength(20))),
	harvestFrom: v.optional(input.monthDay),
	harvestTo: v.optional(input.monthDay),
	source: v.optional(input.note),
	firstBearingYear: v.optional(v.nullable(bearingYear)),
	fullBearingYear: v.optional(v.nullable(bearingYear)),
	usualBloom: v.optional(v.nullable(input.monthDay)),
});
export const varietyUpdate = v.strictObject({
	variety: input.id,
	name: v.optional(input.name),
	nameEn: v.optional(v.nullable(input.name)),
	aliases: v.optional(v.pipe(v.array(input.name), v.maxLength(20))),
	harvestFrom: v.optional(v.nullable(input.monthDay)),
	harvestTo: v.optional(v.nullable(input.monthDay)),
	source: v.optional(v.nullable(input.note)),
	firstBearingYear: v.optional(v.nullable(bearingYear)),
	fullBearingYear: v.optional(v.nullable(bearingYear)),
	usualBloom: v.optional(v.nullable(input.monthDay)),
});
export const varietyRetire = v.strictObject({ variety: input.id, reason: input.reason });
export const varietyRestore = v.strictObject({ variety: input.id });
