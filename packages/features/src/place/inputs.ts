import * as v from 'valibot';
import * as input from '../inputs.ts';
import { sheetSize } from './messages.ts';

/** Either both coordinates (WGS-84, 1e-7 degrees) or both parts of a free position (ten-thousandths of the map). */
export const villagePlace = v.strictObject({
	village: input.villageCode,
	latitude: v.optional(input.whole(-900_000_000, 900_000_000)),
	longitude: v.optional(input.whole(-1_800_000_000, 1_800_000_000)),
	across: v.optional(input.whole(0, sheetSize)),
	down: v.optional(input.whole(0, sheetSize)),
});
