import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { base, day, exact } from '../columns.ts';
import type { Typed } from '../inputs.ts';
import { orchardBlock, planting, variety } from '../orchard/table.ts';

/** What was picked of one planting on a day. A withdrawn one stays with its reason and counts nothing. */
export const harvest = snakeCase.table(
	'harvest',
	{
		...base,
		village: text().notNull(),
		block: uuid().notNull(),
		planting: uuid().notNull(),
		occurredOn: day().notNull(),
		grossG: exact().notNull(),
		/** What of it can be sold; null when nobody sorted it. */
		marketableG: exact(),
		/** What was typed, value and unit, shown back as typed. */
		typedGross: jsonb().$type<Typed>(),
		typedMarketable: jsonb().$type<Typed>(),
		note: text(),
		/** Why it could not wait for the interval of a spray's label. */
		overrideReason: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.block),
		index().on(t.county, t.planting),
		check('harvest_gross', sql`${t.grossG} > 0`),
		check('harvest_marketable', sql`${t.marketableG} between 0 and ${t.grossG}`),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
		foreignKey({ columns: [t.county, t.planting], foreignColumns: [planting.county, planting.id] }),
	],
);

/** What a cultivar yields when it has the land to itself, from a source that is named: what the land equivalent ratio is measured by. */
export const soleReference = snakeCase.table(
	'sole_reference',
	{
		...base,
		variety: uuid().notNull(),
		/** Grams per mu. */
		gPerMu: exact().notNull(),
		typed: jsonb().$type<Typed>(),
		source: text().notNull(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.variety),
		check('sole_reference_yield', sql`${t.gPerMu} > 0`),
		check('sole_reference_source', sql`${t.source} <> ''`),
		foreignKey({ columns: [t.county, t.variety], foreignColumns: [variety.county, variety.id] }),
	],
);
