import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { base, day } from '../columns.ts';
import { trainingTheme } from '../theme/table.ts';
import { trainingSession } from '../training/table.ts';
import { orgUnit, person } from '../village/table.ts';

/**
 * How many came to a session from one village: person-times. The session's day, theme and giver are repeated, so that a village's rows say all
 * that its sums need, and a change of the session is news in every village it counts for.
 */
export const trainingTurnout = snakeCase.table(
	'training_turnout',
	{
		...base,
		village: text().notNull(),
		session: uuid().notNull(),
		people: integer().notNull(),
		heldOn: day().notNull(),
		theme: uuid(),
		giver: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		unique().on(t.county, t.session, t.village),
		index().on(t.county, t.village),
		check('training_turnout_people', sql`${t.people} between 0 and 100000`),
		foreignKey({ columns: [t.county, t.session], foreignColumns: [trainingSession.county, trainingSession.id] }),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.theme], foreignColumns: [trainingTheme.county, trainingTheme.id] }),
	],
);

/** Who came, by name: readable by their village and the officials only. A person of the county, or a name of the village. */
export const trainingAttendance = snakeCase.table(
	'training_attendance',
	{
		...base,
		village: text().notNull(),
		session: uuid().notNull(),
		person: uuid(),
		name: text(),
		struckReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.session),
		index().on(t.county, t.village),
		check('training_attendance_named', sql`(${t.person} is null) <> (${t.name} is null)`),
		foreignKey({ columns: [t.county, t.session], foreignColumns: [trainingSession.county, trainingSession.id] }),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.person], foreignColumns: [person.county, person.id] }),
	],
);
