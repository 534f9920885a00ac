import { tableRef } from '@honghuo/core/row.ts';
import type { comment } from './table.ts';

export type { AskedFigure } from './table.ts';
export type Comment = typeof comment.$inferSelect;

/** Held whole: one may be spoken to about another village's record. */
export const comments = tableRef<Comment>('comment', { whole: true, lately: 120 });

/** All of this noun. */
export const refs = [comments];
