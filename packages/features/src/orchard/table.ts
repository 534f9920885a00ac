import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day, exact } from '../columns.ts';
import { orgUnit } from '../village/table.ts';
import { crops, landTypes, plantingRoles, precisions } from './messages.ts';

/** Cultivars the county knows, with the window in which they ripen. */
export const variety = snakeCase.table(
	'variety',
	{
		...base,
		crop: text({ enum: crops }).notNull(),
		name: text().notNull(),
		nameEn: text(),
		aliases: text().array().notNull(),
		/** `MM-DD`, the usual first and last day of harvest. */
		harvestFrom: text(),
		harvestTo: text(),
		source: text(),
		/** Year after planting-out, the year of planting counted as 1, in which it first bears and in which full bearing begins. */
		firstBearingYear: integer(),
		fullBearingYear: integer(),
		/** `MM-DD`, the usual day of full bloom; a recorded bloom is compared with it. */
		usualBloom: text(),
		/** Why it is no longer offered; what grows of it stays as it is. */
		retiredReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		among('variety_crop', t.crop, crops),
		check('variety_first_bearing', sql`${t.firstBearingYear} between 1 and 60`),
		check('variety_full_bearing', sql`${t.fullBearingYear} between 1 and 60`),
		check('variety_bearing_order', sql`${t.firstBearingYear} <= ${t.fullBearingYear}`),
	],
);

/** A village's orchard; its area is the sum of its blocks. */
export const orchard = snakeCase.table(
	'orchard',
	{ ...base, village: text().notNull(), name: text().notNull(), closedReason: text(), closedOn: day() },
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
	],
);

/** A block of an orchard. Homestead trees have no area, only a count. */
export const orchardBlock = snakeCase.table(
	'orchard_block',
	{
		...base,
		village: text().notNull(),
		orchard: uuid().notNull(),
		name: text().notNull(),
		areaE4mu: exact('area_e4mu'),
		treeCount: integer(),
		rowSpacingCm: integer(),
		treeSpacingCm: integer(),
		geometry: jsonb().$type<Geometry>(),
		landType: text({ enum: landTypes }),
		closedReason: text(),
		/** The day from which it is worked no more; the years before count it still. */
		closedOn: day(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.orchard),
		foreignKey({ columns: [t.county, t.orchard], foreignColumns: [orchard.county, orchard.id] }),
		among('orchard_block_land', t.landType, landTypes),
		check('orchard_block_area', sql`${t.areaE4mu} between 1 and 1000000000`),
		check('orchard_block_trees', sql`${t.treeCount} between 1 and 10000000`),
	],
);

/** What was planted in a block, when and how much of it: a cohort. */
export const planting = snakeCase.table(
	'planting',
	{
		...base,
		village: text().notNull(),
		block: uuid().notNull(),
		variety: uuid().notNull(),
		role: text({ enum: plantingRoles }).notNull(),
		plantedOn: day().notNull(),
		/** How exactly the day is known: of many orchards only the year is. */
		plantedPrecision: text({ enum: precisions }).notNull(),
		plantedQty: integer(),
		/** 砧木: what the cultivar is grafted on, as the label or the nursery calls it. */
		rootstock: text(),
		/** The donated item it was planted from. */
		sourceItem: uuid(),
		/** How much of that item went into it, in the item's unit: trees, or grams of seed. */
		sourceQty: exact(),
		/** The cohort whose gaps it fills; its own trees never count as the parent's. */
		parent: uuid(),
		removedOn: day(),
		removedReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.block),
		among('planting_role', t.role, plantingRoles),
		among('planting_precision', t.plantedPrecision, precisions),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
		foreignKey({ columns: [t.county, t.variety], foreignColumns: [variety.county, variety.id] }),
		index().on(t.county, t.sourceItem),
		index().on(t.county, t.parent),
		foreignKey({ columns: [t.county, t.parent], foreignColumns: [t.county, t.id] }),
		check('planting_qty', sql`${t.plantedQty} between 1 and 10000000`),
	],
);

/** A cohort worked over to another cultivar: the roots stay, from this day the crown is the new one. */
export const topwork = snakeCase.table(
	'topwork',
	{
		...base,
		village: text().notNull(),
		planting: uuid().notNull(),
		/** What the crown was until then, so that any past day can be told. */
		before: uuid().notNull(),
		variety: uuid().notNull(),
		on: day().notNull(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.planting),
		foreignKey({ columns: [t.county, t.planting], foreignColumns: [planting.county, planting.id] }),
		foreignKey({ columns: [t.county, t.before], foreignColumns: [variety.county, variety.id] }),
		foreignKey({ columns: [t.county, t.variety], foreignColumns: [variety.county, variety.id] }),
		check('topwork_another', sql`${t.variety} <> ${t.before}`),
	],
);

/**
 * A block's outline, one ring, not closed: where it is surveyed, WGS-84 `[longitude, latitude]` points; as somebody laid it out on the orchard's
 * sketch, a plan in whole metres to the right and down.
 */
export type Geometry = { ring: [number, number][] } | { plan: [number, number][] };
