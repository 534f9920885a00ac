import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { counted } from '../harvest/model.ts';
import type { Block } from '../orchard/model.ts';
import type { cost, sale } from './table.ts';

export type Sale = typeof sale.$inferSelect;
export type Cost = typeof cost.$inferSelect;

export const sales = tableRef<Sale>('sale', {
	together: [
		['weightG', 'typedWeight'],
		['amountFen', 'typedAmount'],
	],
});
export const costs = tableRef<Cost>('cost', { together: [['amountFen', 'typed']] });

/** All of this noun; parents before children. */
export const refs = [sales, costs];

/** More in one entry is a slip of the finger: 100 million yuan. */
export const mostFen = 10_000_000_000;

/** More for one entry on a mu is no sale and no outlay of any orchard: a million yuan. A block counted in trees has at most a mu for each. */
const mostFenPerMu = 100_000_000;

/** Whether so much money of a block's land is beyond all reason. */
export function isBeyondLand(amountFen: number, { areaE4mu, treeCount }: Pick<Block, 'areaE4mu' | 'treeCount'>): boolean {
	const land = areaE4mu ?? (treeCount === null ? null : treeCount * 10_000);
	return land !== null && BigInt(amountFen) * 10_000n > BigInt(mostFenPerMu) * BigInt(land);
}

/** Whether nothing that grows is sold at such a price: above 1,000 yuan a jin, or less than a fen for a kilogram. */
export const isAbsurdPrice = (amountFen: number, weightG: number | null): boolean =>
	weightG !== null && (amountFen > 200 * weightG || amountFen * 1000 < weightG);

/** What of a harvest has been sold, in grams; sales whose weight nobody knows can't be counted. `but` leaves one sale out. */
export const soldOf = (harvest: string, rows: Rows, but?: string): number =>
	counted(rows.find(sales, 'harvest', harvest))
		.filter(({ id }) => id !== but)
		.reduce((sum, { weightG }) => sum + (weightG ?? 0), 0);
