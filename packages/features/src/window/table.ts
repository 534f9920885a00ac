import { sql } from 'drizzle-orm';
import { check, primaryKey, snakeCase, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { base } from '../columns.ts';

/** When a work of the year is usually done in this county, one row a work; without days the default holds (`defaults.ts`). */
export const seasonWindow = snakeCase.table(
	'season_window',
	{
		...base,
		/** One of `timed` in the noun's model. */
		work: text().notNull(),
		/** `MM-DD`; a window whose last day comes before its first crosses New Year. */
		firstDay: text(),
		lastDay: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		uniqueIndex().on(t.county, t.work),
		check('season_window_days', sql`(${t.firstDay} is null) = (${t.lastDay} is null)`),
	],
);
