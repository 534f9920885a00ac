import { index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { base, day } from '../columns.ts';

/** Counties, townships and villages of the register. The id is the division code itself. */
export const orgUnit = pgTable(
	'org_unit',
	{
		...base,
		id: text().notNull(),
		level: text({ enum: ['county', 'township', 'village'] }).notNull(),
		name: text().notNull(),
		/** Other spellings in print; the code is what counts. */
		aliases: text().array().notNull(),
		parent: text(),
		openedOn: day(),
		closedOn: day(),
	},
	(t) => [primaryKey({ columns: [t.county, t.id] })],
);

/** People by the name their county knows them by. Everything private is in `contact`. */
export const person = pgTable('person', { ...base, name: text().notNull() }, (t) => [primaryKey({ columns: [t.county, t.id] })]);

/** A dated posting: person × unit or team × role, days inclusive. */
export const posting = pgTable(
	'posting',
	{
		...base,
		person: uuid().notNull(),
		unit: text(),
		team: uuid(),
		role: text({
			enum: [
				'administrator',
				'county_official',
				'township_official',
				'first_secretary',
				'team_member',
				'village_secretary',
				'expert',
				'grower',
				'viewer',
			],
		}).notNull(),
		fromOn: day().notNull(),
		toOn: day(),
		endReason: text(),
	},
	(t) => [primaryKey({ columns: [t.county, t.id] }), index().on(t.county, t.person), index().on(t.county, t.team)],
);

/** A resident team, sent to a village by an institution. */
export const team = pgTable(
	'team',
	{ ...base, village: text().notNull(), name: text().notNull(), dispatchedBy: text(), leader: uuid() },
	(t) => [primaryKey({ columns: [t.county, t.id] })],
);

/** How to reach a person; readable by their village and the county's officials only. */
export const contact = pgTable(
	'contact',
	{ ...base, person: uuid().notNull(), phone: text().notNull() },
	(t) => [primaryKey({ columns: [t.county, t.id] }), unique().on(t.county, t.person)],
);
