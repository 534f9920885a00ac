import { sql } from 'drizzle-orm';
import { check, foreignKey, integer, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core';
import { base } from '../columns.ts';
import { orgUnit } from '../village/table.ts';
import { east, north, sheetSize, south, west } from './messages.ts';

/** Where a village stands on the county's map: by coordinates, or freely by hand. The id is the village's code. */
export const villagePlace = snakeCase.table(
	'village_place',
	{
		...base,
		id: text().notNull(),
		village: text().notNull(),
		/** WGS-84, in 1e-7 degrees. */
		latitude: integer(),
		longitude: integer(),
		/** Ten-thousandths of the map's width and height, from its top left. */
		across: integer(),
		down: integer(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		check('village_place_self', sql`${t.village} = ${t.id}`),
		check('village_place_latitude', sql`${t.latitude} between ${sql.raw(String(south))} and ${sql.raw(String(north))}`),
		check('village_place_longitude', sql`${t.longitude} between ${sql.raw(String(west))} and ${sql.raw(String(east))}`),
		check('village_place_across', sql`${t.across} between 0 and ${sql.raw(String(sheetSize))}`),
		check('village_place_down', sql`${t.down} between 0 and ${sql.raw(String(sheetSize))}`),
		check(
			'village_place_one_way',
			sql`(${t.latitude} is null) = (${t.longitude} is null) and (${t.across} is null) = (${t.down} is null) and (${t.latitude} is null) <> (${t.across} is null)`,
		),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
	],
);
