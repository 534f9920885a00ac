import * as v from 'valibot';
import * as input from '../inputs.ts';
import { cadences, pairingKinds } from './messages.ts';

const optional = <S extends v.GenericSchema>(schema: S) => v.optional(v.nullable(schema));
const said = v.pipe(input.note, v.minLength(1));

export const pairingPropose = v.strictObject({
	id: input.id,
	kind: v.picklist(pairingKinds),
	/** The village that is helped, or that the one helped is of. */
	village: input.villageCode,
	helperPerson: optional(input.id),
	helperName: optional(input.name),
	helperVillage: optional(input.villageCode),
	helperTeam: optional(input.id),
	helpedPerson: optional(input.id),
	helpedName: optional(input.name),
	topic: optional(said),
	cadence: v.picklist(cadences),
});
export const pairingUpdate = v.strictObject({ pairing: input.id, topic: optional(said), cadence: v.optional(v.picklist(cadences)) });
export const pairingTrial = v.strictObject({ pairing: input.id, from: input.localDate, to: v.optional(input.localDate) });
export const pairingConfirm = v.strictObject({ pairing: input.id, on: v.optional(input.localDate) });
export const pairingEnd = v.strictObject({ pairing: input.id, on: v.optional(input.localDate), reason: input.reason });
export const pairingContactNew = v.strictObject({ id: input.id, pairing: input.id, occurredOn: input.localDate, text: optional(said) });
export const pairingWithdraw = v.strictObject({ contact: input.id, reason: input.reason });
