import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { donation } from '../donation/table.ts';
import { planting } from '../orchard/table.ts';
import { checkKinds, type DeadByCause, methods } from './messages.ts';

/** How many trees of a cohort were found alive. Always of the trees first planted: what fills gaps is a cohort of its own. */
export const survivalCheck = snakeCase.table(
	'survival_check',
	{
		...base,
		village: text().notNull(),
		planting: uuid().notNull(),
		/** The donation the trees came from, if any: it may be closed once its trees have been followed up. */
		donation: uuid(),
		kind: text({ enum: checkKinds }).notNull(),
		method: text({ enum: methods }).notNull(),
		inspected: integer().notNull(),
		alive: integer().notNull(),
		deadByCause: jsonb().$type<DeadByCause>().notNull(),
		missing: integer().notNull(),
		occurredOn: day().notNull(),
		note: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.planting),
		index().on(t.county, t.donation),
		among('survival_check_kind', t.kind, checkKinds),
		among('survival_check_method', t.method, methods),
		check('survival_check_inspected', sql`${t.inspected} between 1 and 10000000`),
		check('survival_check_parts', sql`${t.alive} >= 0 and ${t.missing} >= 0 and ${t.alive} + ${t.missing} <= ${t.inspected}`),
		foreignKey({ columns: [t.county, t.planting], foreignColumns: [planting.county, planting.id] }),
		foreignKey({ columns: [t.county, t.donation], foreignColumns: [donation.county, donation.id] }),
	],
);
