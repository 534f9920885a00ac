import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { expert } from '../expert/table.ts';
import { trainingTheme } from '../theme/table.ts';
import { orgUnit, person } from '../village/table.ts';
import { sessionStates } from './messages.ts';

/** A training session: planned, held or cancelled. Its `village` is where it takes place. */
export const trainingSession = snakeCase.table(
	'training_session',
	{
		...base,
		village: text().notNull(),
		state: text({ enum: sessionStates }).notNull(),
		theme: uuid(),
		/** What is taught, in words. */
		topic: text().notNull(),
		/** 「村部」, 「东坡梨园」. */
		place: text(),
		plannedOn: day(),
		heldOn: day(),
		/** Who teaches: an expert of the directory, a person of the county, or somebody by name. */
		expert: uuid(),
		teacher: uuid(),
		teacherName: text(),
		/** Whose help it is: a village's code, a team's id or an institution's name; derived from the teacher unless given. */
		giver: text(),
		/** Villages that are asked to come. */
		invited: text().array().notNull(),
		note: text(),
		cancelledReason: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		among('training_session_state', t.state, sessionStates),
		check('training_session_held', sql`(${t.state} = 'held') = (${t.heldOn} is not null)`),
		check('training_session_cancelled', sql`(${t.state} = 'cancelled') = (${t.cancelledReason} is not null)`),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.theme], foreignColumns: [trainingTheme.county, trainingTheme.id] }),
		foreignKey({ columns: [t.county, t.expert], foreignColumns: [expert.county, expert.id] }),
		foreignKey({ columns: [t.county, t.teacher], foreignColumns: [person.county, person.id] }),
	],
);
