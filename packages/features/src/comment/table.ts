import { foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { base } from '../columns.ts';
import { orgUnit } from '../village/table.ts';

/** What somebody says about a record, and to whom. The record is named by table and id, for it may be of any noun. A withdrawn one keeps its reason. */
export const comment = snakeCase.table(
	'comment',
	{
		...base,
		onTable: text().notNull(),
		onRow: uuid().notNull(),
		text: text().notNull(),
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
