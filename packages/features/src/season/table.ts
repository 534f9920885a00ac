import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { base, day } from '../columns.ts';
import { orchardBlock, variety } from '../orchard/table.ts';

/** The day of full bloom somebody saw: of a village or one of its blocks, of one cultivar or of all. */
export const bloom = snakeCase.table(
	'bloom',
	{
		...base,
		village: text().notNull(),
		block: uuid(),
		variety: uuid(),
		on: day().notNull(),
		note: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
		foreignKey({ columns: [t.county, t.variety], foreignColumns: [variety.county, variety.id] }),
		check('bloom_month', sql`extract(month from ${t.on}) between 1 and 6`),
	],
);
