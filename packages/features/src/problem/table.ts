import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day, exact } from '../columns.ts';
import { orgUnit, person } from '../village/table.ts';
import { channels, eventKinds, outcomeUnits, problemCrops, problemStates } from './messages.ts';

/**
 * A question or complaint of a village, whichever door it came through. Who asked is the row's author; how to call them back stays with whoever
 * took the call, for these rows are read by the whole county. Whether it is closed by silence follows from `toldOn`.
 */
export const techProblem = snakeCase.table(
	'tech_problem',
	{
		...base,
		village: text().notNull(),
		channel: text({ enum: channels }).notNull(),
		/** Its number at the hotline or another office. */
		externalRef: text(),
		crop: text({ enum: problemCrops }),
		text: text().notNull(),
		/** The day it was asked. */
		occurredOn: day().notNull(),
		state: text({ enum: problemStates }).notNull(),
		dueOn: day().notNull(),
		assignee: uuid(),
		acceptedOn: day(),
		rejectedReason: text(),
		/** The problem it says again, when it was rejected for that. */
		duplicateOf: uuid(),
		/** The day it was solved. */
		resolvedOn: day(),
		/** The day that was entered, from which the reporter's seven days run. */
		toldOn: day(),
		/** Solved where and when it was asked. */
		onTheSpot: boolean().notNull(),
		confirmedOn: day(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.state),
		among('tech_problem_channel', t.channel, channels),
		among('tech_problem_crop', t.crop, problemCrops),
		among('tech_problem_state', t.state, problemStates),
		check('tech_problem_rejected', sql`(${t.state} = 'rejected') = (${t.rejectedReason} is not null)`),
		check('tech_problem_resolved', sql`(${t.state} in ('resolved', 'closed')) = (${t.resolvedOn} is not null)`),
		check('tech_problem_told', sql`(${t.resolvedOn} is null) = (${t.toldOn} is null)`),
		check('tech_problem_spot', sql`not ${t.onTheSpot} or ${t.resolvedOn} = ${t.occurredOn}`),
		check('tech_problem_confirmed', sql`(${t.state} = 'closed') = (${t.confirmedOn} is not null)`),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.assignee], foreignColumns: [person.county, person.id] }),
		foreignKey({ columns: [t.county, t.duplicateOf], foreignColumns: [t.county, t.id] }),
	],
);

/** One line of a problem's timeline: a step of its way, an opinion, who was called, and what came of it. */
export const problemEvent = snakeCase.table(
	'problem_event',
	{
		...base,
		village: text().notNull(),
		problem: uuid().notNull(),
		kind: text({ enum: eventKinds }).notNull(),
		text: text(),
		assignee: uuid(),
		occurredOn: day().notNull(),
		outcomeValue: exact(),
		outcomeUnit: text({ enum: outcomeUnits }),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.problem),
		among('problem_event_kind', t.kind, eventKinds),
		among('problem_event_unit', t.outcomeUnit, outcomeUnits),
		check(
			'problem_event_outcome',
			sql`${t.outcomeValue} > 0 and ${t.outcomeUnit} is not null or ${t.outcomeValue} is null and ${t.outcomeUnit} is null`,
		),
		foreignKey({ columns: [t.county, t.problem], foreignColumns: [techProblem.county, techProblem.id] }),
		foreignKey({ columns: [t.county, t.assignee], foreignColumns: [person.county, person.id] }),
	],
);
