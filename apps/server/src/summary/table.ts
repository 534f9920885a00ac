import { bigint, boolean, date, index, jsonb, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core';
import type { Sums } from './sums.ts';

/** What each village adds to every measure, by part and month, so that a county's number costs villages × months and not entries ever written. */
export const summary = snakeCase.table(
	'summary',
	{
		county: text().notNull(),
		village: text().notNull(),
		/** Version of the county at which these sums last changed. */
		version: bigint({ mode: 'number' }).notNull(),
		/** Whether they changed aside from any entry: a day came, or the rules are new. Then whoever holds this very version does not have them yet. */
		aside: boolean().notNull(),
		sums: jsonb().$type<Sums>().notNull(),
		/** What besides the village's own rows the sums rest on: an entry that names one of these makes them stale. */
		links: text().array().notNull(),
		/** The next day on which the sums change by themselves. */
		turnsOn: date({ mode: 'string' }),
	},
	(t) => [primaryKey({ columns: [t.county, t.village] }), index().on(t.county, t.version)],
);

/** How far a county's sums have come, and by which rules: another installation of the program reckons all of them anew. */
export const summaryHead = snakeCase.table('summary_head', {
	county: text().primaryKey(),
	version: bigint({ mode: 'number' }).notNull(),
	rules: text().notNull(),
});
