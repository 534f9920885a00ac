import * as v from 'valibot';
import * as input from '../inputs.ts';
import { plantingRoles, precisions } from '../orchard/model.ts';

export const plantingCreate = v.strictObject({
	id: input.id,
	block: input.id,
	variety: input.id,
	role: v.picklist(plantingRoles),
	plantedOn: input.localDate,
	plantedPrecision: v.optional(v.picklist(precisions), 'day'),
	plantedQty: v.optional(v.nullable(input.count)),
	rootstock: v.optional(v.nullable(input.name)),
});
export const plantingTopwork = v.strictObject({ id: input.id, planting: input.id, variety: input.id, on: input.localDate });
export const topworkWithdraw = v.strictObject({ topwork: input.id, reason: input.reason });
export const plantingRemove = v.strictObject({ planting: input.id, on: input.localDate, reason: input.reason });
export const plantingUpdate = v.strictObject({
	planting: input.id,
	variety: v.optional(input.id),
	role: v.optional(v.picklist(plantingRoles)),
	plantedOn: v.optional(input.localDate),
	plantedPrecision: v.optional(v.picklist(precisions)),
	plantedQty: v.optional(v.nullable(input.count)),
	rootstock: v.optional(v.nullable(input.name)),
});
export const plantingWithdraw = v.strictObject({ planting: input.id, reason: input.reason });
