import { type Rows, tableRef } from '@honghuo/core/row.ts';
import type { adviceItem } from './table.ts';

export type Advice = typeof adviceItem.$inferSelect;

export const advices = tableRef<Advice>('advice_item', { whole: true, together: [['kind', 'block']] });

/** All of this noun. */
export const refs = [advices];

/** What advice hangs on: a visit, or a problem. */
export type AdviceOn = { visit: string } | { problem: string };

/** The advice of a visit or on a problem that stands, oldest first. */
export const adviceOn = (on: AdviceOn, rows: Rows): Advice[] =>
	('visit' in on ? rows.find(advices, 'visit', on.visit) : rows.find(advices, 'problem', on.problem))
		.filter(({ withdrawnReason }) => withdrawnReason === null)
		.sort((a, b) => (a.id < b.id ? -1 : 1));

/** The advice of a visit that stands, oldest first. */
export const adviceOf = (visit: string, rows: Rows): Advice[] => adviceOn({ visit }, rows);
