import { type Rows, tableRef } from '@honghuo/core/row.ts';
import type { bloom } from './table.ts';

export type Bloom = typeof bloom.$inferSelect;

export const blooms = tableRef<Bloom>('bloom');

/** All of this noun. */
export const refs = [blooms];

/** The blooms of a village in a year that count. */
export const bloomsIn = (village: string, year: number, rows: Rows): Bloom[] =>
	rows
		.find(blooms, 'village', village)
		.filter((one) => one.withdrawnReason === null && one.on.startsWith(`${year}-`))
		.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1));
