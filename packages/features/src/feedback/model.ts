import { tableRef } from '@honghuo/core/row.ts';
import type { feedback } from './table.ts';

export type Feedback = typeof feedback.$inferSelect;

export const feedbacks = tableRef<Feedback>('feedback', { private: true });

/** All of this noun. */
export const refs = [feedbacks];
