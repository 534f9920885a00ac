import { type Rows, tableRef } from '@honghuo/core/row.ts';
import type { adviceItem } from './table.ts';

export type Advice = typeof adviceItem.$inferSelect;

export const advices = tableRef<Advice>('advice_item', { whole: true, together: [['kind', 'block']] });

/** All of this noun. */
export const refs = [advices];

/** The advice of a visit that stands, oldest first. */
export const adviceOf = (visit: string, rows: Rows): Advice[] =>
	rows
		.find(advices, 'visit', visit)
		.filter(({ withdrawnReason }) => withdrawnReason === null)
		.sort((a, b) => (a.id < b.id ? -1 : 1));
