import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { orgUnit, person } from '../village/table.ts';
import { serviceKinds } from './messages.ts';

/** A team or an institution that serves several villages. A resident team, of one village, is `team`. */
export const serviceTeam = snakeCase.table(
	'service_team',
	{
		...base,
		kind: text({ enum: serviceKinds }).notNull(),
		name: text().notNull(),
		/** The institution a team was sent by; an institution is its own. */
		dispatchedBy: text(),
		leader: uuid(),
		/** How many people take part, where somebody counted. */
		headcount: integer(),
		fromOn: day().notNull(),
		toOn: day(),
		endReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.kind),
		among('service_team_kind', t.kind, serviceKinds),
		check('service_team_headcount', sql`${t.headcount} between 1 and 100000`),
		foreignKey({ columns: [t.county, t.leader], foreignColumns: [person.county, person.id] }),
	],
);

/** A team's link to one of its villages, days inclusive. */
export const serviceLink = snakeCase.table(
	'service_link',
	{
		...base,
		village: text().notNull(),
		team: uuid().notNull(),
		fromOn: day().notNull(),
		toOn: day(),
		/** The latest day the team was there, kept by the visits themselves: whoever is in the team is told what is still to come. */
		lastVisitOn: day(),
		endReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.team),
		index().on(t.county, t.village),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.team], foreignColumns: [serviceTeam.county, serviceTeam.id] }),
	],
);

/** That a team was in one of its villages, and what was done. */
export const serviceVisit = snakeCase.table(
	'service_visit',
	{
		...base,
		village: text().notNull(),
		team: uuid().notNull(),
		occurredOn: day().notNull(),
		text: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.team),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.team], foreignColumns: [serviceTeam.county, serviceTeam.id] }),
	],
);
