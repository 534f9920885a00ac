import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { base } from '../columns.ts';
import { orgUnit, person } from '../village/table.ts';

/** A part of a village that one keeper looks after: a person of the county, or a villager by name. Without one it is a gap. */
export const zone = snakeCase.table(
	'zone',
	{
		...base,
		village: text().notNull(),
		name: text().notNull(),
		keeper: uuid(),
		keeperName: text(),
		households: integer(),
		closedReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		check('zone_keeper', sql`${t.keeper} is null or ${t.keeperName} is null`),
		check('zone_households', sql`${t.households} between 1 and 100000`),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.keeper], foreignColumns: [person.county, person.id] }),
	],
);
