import { tableRef } from '@honghuo/core/row.ts';
import type { feedback } from './table.ts';

export type Feedback = typeof feedback.$inferSelect;

/**
 * The number by which somebody without an account finds the county's answer: ten digits of the chance in the row's id, which they alone were given
 * and which cannot be told from any other row.
 */
export const numberOf = (id: string): string =>
	String((BigInt(`0x${id.replaceAll('-', '')}`) & ((1n << 62n) - 1n)) % 10_000_000_000n).padStart(10, '0');

/** Whoever sent it may read it back, with the answer. */
export const feedbacks = tableRef<Feedback>('feedback', { private: true, author: true });

/** All of this noun. */
export const refs = [feedbacks];
