import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { base, day, exact } from '../columns.ts';
import type { Typed } from '../inputs.ts';
import { type Crop, cropNames } from '../orchard/model.ts';
import { variety } from '../orchard/table.ts';

const crops = Object.keys(cropNames) as [Crop, ...Crop[]];

/** Somebody who buys, what, and in which months: the offtake a grower can count on. How to reach them is not kept here. */
export const buyer = snakeCase.table(
	'buyer',
	{
		...base,
		name: text().notNull(),
		crops: text({ enum: crops }).array().notNull(),
		/** Months 1–12 in which they collect; empty when they come at any time. */
		months: integer().array().notNull(),
		note: text(),
		closedReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		check('buyer_crops', sql`${t.crops} <@ array[${sql.raw(crops.map((crop) => `'${crop}'`).join(', '))}]`),
		check('buyer_months', sql`${t.months} <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]`),
	],
);

/** What a cultivar fetched somewhere on a day, as somebody saw it. */
export const priceObservation = snakeCase.table(
	'price_observation',
	{
		...base,
		variety: uuid().notNull(),
		/** Fen per kilogram: 1.80 yuan a jin is 360. */
		fenPerKg: exact().notNull(),
		typed: jsonb().$type<Typed>(),
		place: text().notNull(),
		observedOn: day().notNull(),
		note: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.variety),
		check('price_observation_price', sql`${t.fenPerKg} > 0`),
		foreignKey({ columns: [t.county, t.variety], foreignColumns: [variety.county, variety.id] }),
	],
);
