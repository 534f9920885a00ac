import { sql } from 'drizzle-orm';
import { boolean, check, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core';
import { base, exact } from '../columns.ts';

/**
 * Whether the county looks at stars at all, since when and why, and from which share on a part is met. There is one row a county, and none until an
 * administrator switches it on. Stars themselves are kept nowhere: they are read from the ledger by whoever they are about, and by the county.
 */
export const scoreSetting = snakeCase.table(
	'score_setting',
	{
		...base,
		on: boolean().notNull(),
		reason: text().notNull(),
		/** Percent of planned work done, of inspected trees alive, of accepted problems closed. */
		workPercent: exact().notNull(),
		survivalPercent: exact().notNull(),
		closurePercent: exact().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		check(
			'score_setting_percents',
			sql`${t.workPercent} between 1 and 100 and ${t.survivalPercent} between 1 and 100 and ${t.closurePercent} between 1 and 100`,
		),
	],
);
