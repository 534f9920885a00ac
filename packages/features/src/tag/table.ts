import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { orchard, variety } from '../orchard/table.ts';
import { orgUnit } from '../village/table.ts';
import { tagKinds } from './messages.ts';

/** A demonstration chain or a brand, as the county defines it. */
export const tag = snakeCase.table(
	'tag',
	{
		...base,
		kind: text({ enum: tagKinds }).notNull(),
		name: text().notNull(),
		since: day(),
		note: text(),
		retiredReason: text(),
	},
	(t) => [primaryKey({ columns: [t.county, t.id] }), among('tag_kind', t.kind, tagKinds)],
);

/** That a village, an orchard or a cultivar belongs to a chain or brand, from a day and perhaps to one. An orchard's `village` is its own. */
export const tagPut = snakeCase.table(
	'tag_put',
	{
		...base,
		tag: uuid().notNull(),
		orchard: uuid(),
		variety: uuid(),
		since: day().notNull(),
		until: day(),
		removedReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.tag),
		index().on(t.county, t.village),
		check('tag_put_one', sql`${t.orchard} is null or ${t.variety} is null`),
		check('tag_put_on', sql`(${t.variety} is null) = (${t.village} is not null)`),
		check('tag_put_days', sql`(${t.until} is null) = (${t.removedReason} is null) and ${t.since} <= ${t.until}`),
		foreignKey({ columns: [t.county, t.tag], foreignColumns: [tag.county, tag.id] }),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.orchard], foreignColumns: [orchard.county, orchard.id] }),
		foreignKey({ columns: [t.county, t.variety], foreignColumns: [variety.county, variety.id] }),
	],
);
