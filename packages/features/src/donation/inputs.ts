import * as v from 'valibot';
import * as input from '../inputs.ts';
import { itemKinds, itemUnits } from './messages.ts';

/** Pieces or grams: up to a thousand tonnes, which is a slip of the finger long before. */
const amount = input.whole(1, 1_000_000_000);
const note = v.optional(v.nullable(input.note));
/** The day it happened, today when it is left out. */
const on = v.optional(input.localDate);

const item = v.strictObject({
	id: input.id,
	kind: v.picklist(itemKinds),
	variety: input.id,
	qty: amount,
	unit: v.picklist(itemUnits),
	typed: v.optional(v.nullable(input.typed)),
	perBundle: v.optional(v.nullable(input.whole(1, 100_000))),
	note,
});

export const donationDraft = v.strictObject({
	id: input.id,
	fromTeam: v.optional(input.id),
	fromVillage: v.optional(input.villageCode),
	toVillage: input.villageCode,
	items: v.pipe(v.array(item), v.minLength(1), v.maxLength(30)),
	note,
});
/** What is said anew of an item; what is left out stays. */
export const donationAmend = v.strictObject({
	item: input.id,
	variety: v.optional(input.id),
	qty: v.optional(amount),
	typed: v.optional(v.nullable(input.typed)),
	perBundle: v.optional(v.nullable(input.whole(1, 100_000))),
	note,
});
export const donationRecount = v.strictObject({ item: input.id, receivedQty: input.whole(0, 1_000_000_000) });
export const donationStep = v.strictObject({ donation: input.id, on });
export const donationCancel = v.strictObject({ donation: input.id, reason: input.reason });
export const donationClose = v.strictObject({ donation: input.id, on, reason: v.optional(v.nullable(input.reason)) });
export const donationReceive = v.strictObject({
	donation: input.id,
	items: v.pipe(v.array(v.strictObject({ item: input.id, receivedQty: input.whole(0, 1_000_000_000) })), v.minLength(1), v.maxLength(30)),
	on,
	note,
});
export const donationPlant = v.strictObject({
	donation: input.id,
	item: input.id,
	block: input.id,
	planting: input.id,
	plantedQty: amount,
	plantedOn: input.localDate,
	role: v.optional(v.picklist(['main', 'intercrop', 'pollinizer']), 'main'),
	parent: v.optional(v.nullable(input.id)),
});
export const donationUnplant = v.strictObject({ donation: input.id, planting: input.id, reason: input.reason });
