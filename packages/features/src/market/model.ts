import { tableRef } from '@honghuo/core/row.ts';
import type { buyer, priceObservation } from './table.ts';

export type Buyer = typeof buyer.$inferSelect;
export type Price = typeof priceObservation.$inferSelect;

export const buyers = tableRef<Buyer>('buyer', { whole: true });
export const prices = tableRef<Price>('price_observation', { whole: true, together: [['fenPerKg', 'typed']] });

/** All of this noun; parents before children. */
export const refs = [buyers, prices];
