import type { Language } from '@honghuo/core/refusal.ts';
import { byField, byId, type Read, type Rows, tableRef } from '@honghuo/core/row.ts';
import { canonicalOf, isUnit, toCanonical } from '@honghuo/core/units.ts';
import type { Typed } from '../inputs.ts';
import { checks, counting } from '../survival/model.ts';
import { orgUnits, people } from '../village/model.ts';
import type { ItemKind, ItemUnit, State } from './messages.ts';
import type { donation, donationItem } from './table.ts';

export type Donation = typeof donation.$inferSelect;
export type Item = typeof donationItem.$inferSelect;

/** Held whole: support between villages is what everybody in the county may see. */
export const donations = tableRef<Donation>('donation', { whole: true });
export const items = tableRef<Item>('donation_item', { whole: true, together: [['qty', 'unit', 'typed']] });

/** All of this noun; parents before children. */
export const refs = [donations, items];

/** Where a donation is. That it is planted and followed up shows by what was planted and looked at; nobody has to declare it. */
export function stateOf(donation: Donation, rows: Rows): State {
	if (donation.state !== 'received') return donation.state;
	if (counting(rows.find(checks, 'donation', donation.id)).length > 0) return 'following';
	return itemsOf(donation.id, rows).some(({ plantedQty }) => plantedQty > 0) ? 'planted' : 'received';
}

/** A donation's items in the order they were written down. */
export const itemsOf = (donation: string, rows: Rows): Item[] =>
	rows.find(items, 'donation', donation).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** 「早金酥 梨苗」; where the cultivar is called like its crop, 「谷子 种子」. */
export const titleOf = (variety: string, crop: string, kind: string, language: Language): string =>
	`${variety} ${variety === crop ? '' : crop}${language === 'en' && variety !== crop ? ' ' : ''}${kind}`;

/** Whether a kind is counted or weighed so: seedlings by the piece, seed by weight, scions either way. */
export const unitFits = (kind: ItemKind, unit: ItemUnit): boolean => (kind === 'scion' ? true : (kind === 'seed') === (unit === 'g'));

/** Whether what was typed is the amount that counts. */
export const saysTheSame = ({ value, unit }: Typed, amount: number, canonical: ItemUnit): boolean =>
	isUnit(unit) && canonicalOf(unit) === canonical && toCanonical(value, unit) === amount;

/** What of an item is received and not yet planted. */
export const toPlant = ({ receivedQty, plantedQty }: Pick<Item, 'receivedQty' | 'plantedQty'>): number => (receivedQty ?? 0) - plantedQty;

/** A new donation has not come anywhere yet. */
export const nowhere = {
	...{ pledgedOn: null, dispatchedOn: null, receivedOn: null, receivedBy: null, receivedNote: null },
	...{ closedOn: null, closedReason: null, cancelledReason: null },
};

/** Of a new item nothing has arrived, nor been planted. */
export const unmoved = { receivedQty: null, plantedQty: 0 };

/** The rows a step of a donation and its refusals speak of, and then those these name. */
export const reads = ({ donation }: { donation: string }): Read[] => [byId(donations, donation), byField(items, 'donation', donation)];
export const readsThen = ({ donation }: { donation: string }, rows: Rows): Read[] => {
	const row = rows.get(donations, donation);
	return row ? [byId(orgUnits, row.fromVillage, row.toVillage), byId(people, row.receivedBy)] : [];
};
