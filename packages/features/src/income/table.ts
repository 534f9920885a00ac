import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core';
import { among, base, exact } from '../columns.ts';
import type { Typed } from '../inputs.ts';
import { orgUnit } from '../village/table.ts';
import { incomeSources } from './messages.ts';

/**
 * What a village's collective took in during a year from one source (村集体经济收入). Not what its orchards sold: those sales are their growers',
 * and the two are never added.
 */
export const villageIncome = snakeCase.table(
	'village_income',
	{
		...base,
		village: text().notNull(),
		year: integer().notNull(),
		source: text({ enum: incomeSources }).notNull(),
		amountFen: exact().notNull(),
		/** What was typed, value and unit, shown back as typed. */
		typed: jsonb().$type<Typed>(),
		note: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		among('village_income_source', t.source, incomeSources),
		check('village_income_year', sql`${t.year} between 1980 and 2100`),
		check('village_income_amount', sql`${t.amountFen} >= 0`),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
	],
);
