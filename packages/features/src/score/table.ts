import { sql } from 'drizzle-orm';
import { boolean, check, index, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core';
import { base, day, exact } from '../columns.ts';

/**
 * Whether the county looks at stars at all, since when and why. There is one row a county, and none until an administrator switches it on. Stars
 * themselves are kept nowhere: they are read from the ledger by whoever they are about, and by the county.
 */
export const scoreSetting = snakeCase.table('score_setting', { ...base, on: boolean().notNull(), reason: text().notNull() }, (t) => [
	primaryKey({ columns: [t.county, t.id] }),
]);

/** From which share on a part is met, from a day on, and by what decision: a period is looked at by the rule in force on its last day, whatever is decided later. */
export const scoreRule = snakeCase.table(
	'score_rule',
	{
		...base,
		fromOn: day().notNull(),
		/** Percent of planned work done, of inspected trees alive, of accepted problems closed. */
		workPercent: exact().notNull(),
		survivalPercent: exact().notNull(),
		closurePercent: exact().notNull(),
		/** The decision, in words or by its number. */
		basis: text().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.fromOn),
		check(
			'score_rule_percents',
			sql`${t.workPercent} between 1 and 100 and ${t.survivalPercent} between 1 and 100 and ${t.closurePercent} between 1 and 100`,
		),
		check('score_rule_basis', sql`length(${t.basis}) > 0`),
	],
);
