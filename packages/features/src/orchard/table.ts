import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { base, day, exact } from '../columns.ts';

/** Cultivars the county knows, with the window in which they ripen. */
export const variety = pgTable(
	'variety',
	{
		...base,
		crop: text({ enum: ['pear', 'apple', 'hawthorn', 'peony', 'millet', 'maize', 'other'] }).notNull(),
		name: text().notNull(),
		nameEn: text(),
		aliases: text().array().notNull(),
		/** `MM-DD`, the usual first and last day of harvest. */
		harvestFrom: text(),
		harvestTo: text(),
		source: text(),
	},
	(t) => [primaryKey({ columns: [t.county, t.id] })],
);

/** A village's orchard; its area is the sum of its blocks. */
export const orchard = pgTable(
	'orchard',
	{ ...base, village: text().notNull(), name: text().notNull(), closedReason: text() },
	(t) => [primaryKey({ columns: [t.county, t.id] }), index().on(t.county, t.village)],
);

/** A block of an orchard. Homestead trees have no area, only a count. */
export const orchardBlock = pgTable(
	'orchard_block',
	{
		...base,
		village: text().notNull(),
		orchard: uuid().notNull(),
		name: text().notNull(),
		areaE4mu: exact(),
		treeCount: integer(),
		rowSpacingCm: integer(),
		treeSpacingCm: integer(),
		geometry: jsonb().$type<Geometry>(),
		closedReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.orchard),
		check('orchard_block_area', sql`${t.areaE4mu} between 1 and 1000000000`),
		check('orchard_block_trees', sql`${t.treeCount} between 1 and 10000000`),
	],
);

/** What was planted in a block, when and how much of it: a cohort. */
export const planting = pgTable(
	'planting',
	{
		...base,
		village: text().notNull(),
		block: uuid().notNull(),
		variety: uuid().notNull(),
		role: text({ enum: ['main', 'intercrop', 'pollinizer'] }).notNull(),
		plantedOn: day().notNull(),
		/** How exactly the day is known: of many orchards only the year is. */
		plantedPrecision: text({ enum: ['day', 'month', 'year'] }).notNull(),
		plantedQty: integer(),
		removedOn: day(),
		removedReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.block),
		check('planting_qty', sql`${t.plantedQty} between 1 and 10000000`),
	],
);

/** A block's outline: one ring of WGS-84 `[longitude, latitude]` points, not closed. */
export type Geometry = { ring: [number, number][] };
