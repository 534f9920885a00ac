import { roles } from '@honghuo/core/actor.ts';
import { foreignKey, index, primaryKey, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';

const levels = ['county', 'township', 'village'] as const;

/** Counties, townships and villages of the register. The id is the division code itself. */
export const orgUnit = snakeCase.table(
	'org_unit',
	{
		...base,
		id: text().notNull(),
		level: text({ enum: levels }).notNull(),
		name: text().notNull(),
		/** Other spellings in print; the code is what counts. */
		aliases: text().array().notNull(),
		parent: text(),
		openedOn: day(),
		closedOn: day(),
	},
	(t) => [primaryKey({ columns: [t.county, t.id] }), among('org_unit_level', t.level, levels)],
);

/** People by the name their county knows them by. Everything private is in `contact`. */
export const person = snakeCase.table('person', { ...base, name: text().notNull() }, (t) => [primaryKey({ columns: [t.county, t.id] })]);

/** A resident team, sent to a village by an institution. */
export const team = snakeCase.table(
	'team',
	{ ...base, village: text().notNull(), name: text().notNull(), dispatchedBy: text(), leader: uuid(), endedOn: day(), endReason: text() },
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.leader], foreignColumns: [person.county, person.id] }),
	],
);

/** A dated posting: person × unit or team × role, days inclusive. */
export const posting = snakeCase.table(
	'posting',
	{
		...base,
		person: uuid().notNull(),
		unit: text(),
		team: uuid(),
		role: text({ enum: roles }).notNull(),
		fromOn: day().notNull(),
		toOn: day(),
		endReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.person),
		index().on(t.county, t.team),
		among('posting_role', t.role, roles),
		foreignKey({ columns: [t.county, t.person], foreignColumns: [person.county, person.id] }),
		foreignKey({ columns: [t.county, t.unit], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.team], foreignColumns: [team.county, team.id] }),
	],
);

/** How to reach a person; readable by their village and the county's officials only. */
export const contact = snakeCase.table('contact', { ...base, person: uuid().notNull(), phone: text().notNull() }, (t) => [
	primaryKey({ columns: [t.county, t.id] }),
	unique().on(t.county, t.person),
	foreignKey({ columns: [t.county, t.person], foreignColumns: [person.county, person.id] }),
]);
