import * as v from 'valibot';
import * as input from '../inputs.ts';

const fields = {
	keeper: v.optional(v.nullable(input.id)),
	keeperName: v.optional(v.nullable(input.name)),
	households: v.optional(v.nullable(input.whole(1, 100_000))),
};

export const zoneAdd = v.strictObject({ id: input.id, village: input.villageCode, name: input.name, ...fields });
export const zoneUpdate = v.strictObject({ zone: input.id, name: v.optional(input.name), ...fields });
export const zoneClose = v.strictObject({ zone: input.id, reason: input.reason });
