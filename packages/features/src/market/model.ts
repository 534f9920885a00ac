import { villageWriters } from '@honghuo/core/actor.ts';
import { tableRef } from '@honghuo/core/row.ts';
import type { buyer, priceObservation } from './table.ts';

export type Buyer = typeof buyer.$inferSelect;
export type Price = typeof priceObservation.$inferSelect;

export const buyers = tableRef<Buyer>('buyer', { whole: true });
export const prices = tableRef<Price>('price_observation', { whole: true, together: [['fenPerKg', 'typed']] });

/** All of this noun; parents before children. */
export const refs = [buyers, prices];

/** A buyer serves many villages, and a price is everybody's: who records for a village or looks after the county keeps the lists. */
export const keepers = ['administrator', 'county_official', 'expert', ...villageWriters] as const;

/** Those who may withdraw a price that somebody else noted. */
export const staff = ['administrator', 'county_official'] as const;
