import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, primaryKey, snakeCase, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { base, exact } from '../columns.ts';
import { variety } from '../orchard/table.ts';

/** What a mu yields by the year after planting, as somebody measured it: never without its source. */
export const yieldCurve = snakeCase.table(
	'yield_curve',
	{
		...base,
		variety: uuid().notNull(),
		/** How it was planted, in words: 「V 形密植 0.5×4 米」. */
		system: text().notNull(),
		treesPerMu: integer(),
		points: jsonb().$type<CurvePoint[]>().notNull(),
		source: text().notNull(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.variety),
		foreignKey({ columns: [t.county, t.variety], foreignColumns: [variety.county, variety.id] }),
		check('yield_curve_density', sql`${t.treesPerMu} between 1 and 5000`),
		check('yield_curve_points', sql`jsonb_array_length(${t.points}) between 1 and 40`),
		check('yield_curve_source', sql`length(${t.source}) > 0`),
	],
);

/** What the county reckons with, one row a county: money in fen. What is null is reckoned as in `defaults.ts`. */
export const assumption = snakeCase.table(
	'assumption',
	{
		...base,
		/** `county`: the key of the one row. */
		scope: text().notNull(),
		priceFenPerKg: exact(),
		startFenPerMu: exact(),
		yearlyFenPerMu: exact(),
		peonyFenPerMu: exact(),
		/** What a mu of maize leaves a year, and who says so. Without it there is no baseline. */
		maizeFenPerMu: exact(),
		maizeSource: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		uniqueIndex().on(t.county, t.scope),
		check('assumption_scope', sql`${t.scope} = 'county'`),
		check('assumption_price', sql`${t.priceFenPerKg} between 1 and 1000000`),
		check('assumption_start', sql`${t.startFenPerMu} between 0 and 100000000`),
		check('assumption_yearly', sql`${t.yearlyFenPerMu} between 0 and 100000000`),
		check('assumption_peony', sql`${t.peonyFenPerMu} between 0 and 100000000`),
		check('assumption_maize', sql`${t.maizeFenPerMu} between 0 and 100000000`),
		check('assumption_maize_source', sql`${t.maizeFenPerMu} is null or coalesce(length(${t.maizeSource}), 0) > 0`),
	],
);

/** A known yield: the year after planting-out (the year of planting is 1) and grams a mu; `assumed` when the source does not print it. */
export type CurvePoint = { age: number; gPerMu: number; assumed?: boolean | undefined };
