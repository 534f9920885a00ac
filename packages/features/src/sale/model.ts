import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { counted } from '../harvest/model.ts';
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

/** What of a harvest has been sold, in grams; sales whose weight nobody knows can't be counted. `but` leaves one sale out. */
export const soldOf = (harvest: string, rows: Rows, but?: string): number =>
	counted(rows.find(sales, 'harvest', harvest))
		.filter(({ id }) => id !== but)
		.reduce((sum, { weightG }) => sum + (weightG ?? 0), 0);
