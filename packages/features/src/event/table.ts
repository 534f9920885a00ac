import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { among, base, day, exact } from '../columns.ts';
import { orchardBlock } from '../orchard/table.ts';
import { orgUnit } from '../village/table.ts';
import { eventKinds } from './messages.ts';

/** Something that befell a village's blocks on a day: frost, hail, flood. A withdrawn one stays with its reason and counts nothing. */
export const event = snakeCase.table(
	'event',
	{
		...base,
		village: text().notNull(),
		kind: text({ enum: eventKinds }).notNull(),
		occurredOn: day().notNull(),
		note: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		among('event_kind', t.kind, eventKinds),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
	],
);

/** A block an event befell, and how much of it: an area or trees, or neither while nobody has counted. */
export const eventBlock = snakeCase.table(
	'event_block',
	{
		...base,
		village: text().notNull(),
		event: uuid().notNull(),
		block: uuid().notNull(),
		affectedE4mu: exact('affected_e4mu'),
		affectedTrees: exact(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		unique().on(t.county, t.event, t.block),
		index().on(t.county, t.block),
		check('event_block_area', sql`${t.affectedE4mu} between 1 and 1000000000`),
		check('event_block_trees', sql`${t.affectedTrees} between 1 and 10000000`),
		check('event_block_one', sql`${t.affectedE4mu} is null or ${t.affectedTrees} is null`),
		foreignKey({ columns: [t.county, t.event], foreignColumns: [event.county, event.id] }),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
	],
);
