import { tableRef } from '@honghuo/core/row.ts';
import type { feedback } from './table.ts';

export type Feedback = typeof feedback.$inferSelect;

/** Whoever sent it may read it back, with the answer. */
export const feedbacks = tableRef<Feedback>('feedback', { private: true, author: true });

/** All of this noun. */
export const refs = [feedbacks];
