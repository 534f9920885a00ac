import { foreignKey, index, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { base } from '../columns.ts';
import { orgUnit } from '../village/table.ts';

/** A number of a report: what it is known by there, what it is called, and what it was when somebody asked. */
export type AskedFigure = { key: string; label: string; text: string };

/** What somebody says about a record, and to whom. The record is named by table and id, for it may be of any noun. A withdrawn one keeps its reason. */
export const comment = snakeCase.table(
	'comment',
	{
		...base,
		onTable: text().notNull(),
		onRow: uuid().notNull(),
		text: text().notNull(),
		/** The number of a report it asks about, as it stood. */
		figure: jsonb().$type<AskedFigure>(),
		/** Person ids. */
		mentions: uuid().array().notNull(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.onRow),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
	],
);
