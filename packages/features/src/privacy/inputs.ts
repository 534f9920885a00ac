import { fault } from '@honghuo/core/fault.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { hows, type Purpose, purposes } from './messages.ts';

export const consentRecord = v.strictObject({
	id: input.id,
	person: input.id,
	village: input.villageCode,
	purposes: v.pipe(
		v.array(v.picklist(purposes)),
		v.minLength(1),
		v.maxLength(purposes.length),
		v.check((list: Purpose[]) => new Set(list).size === list.length, fault('once')),
	),
	givenOn: input.localDate,
	how: v.picklist(hows),
});
export const consentWithdraw = v.strictObject({ consent: input.id, on: input.localDate, how: v.picklist(hows) });
export const contactErase = v.strictObject({ contact: input.id });
export const feedbackErase = v.strictObject({ feedback: input.id });
/** When and how the person asked for it. */
export const personErase = v.strictObject({ person: input.id, askedOn: input.localDate, how: v.picklist(hows) });
