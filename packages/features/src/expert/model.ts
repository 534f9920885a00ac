import { tableRef } from '@honghuo/core/row.ts';
import type { expert } from './table.ts';

export type { ExpertField } from './messages.ts';

export type Expert = typeof expert.$inferSelect;

export const experts = tableRef<Expert>('expert', { whole: true });

/** All of this noun. */
export const refs = [experts];
