import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { expert } from '../expert/table.ts';
import { orchard } from '../orchard/table.ts';
import { orgUnit } from '../village/table.ts';
import { visitStates } from './messages.ts';

/** An expert's visit to a village, from the request to the follow-up. */
export const expertVisit = snakeCase.table(
	'expert_visit',
	{
		...base,
		village: text().notNull(),
		state: text({ enum: visitStates }).notNull(),
		/** What the village wants help with. */
		topic: text().notNull(),
		orchard: uuid(),
		/** Whoever is asked; open until the visit is scheduled. */
		expert: uuid(),
		wantedFrom: day(),
		wantedTo: day(),
		scheduledOn: day(),
		doneOn: day(),
		/** How many people came to listen, and, where somebody wrote them down, who. */
		attended: integer(),
		attendees: text().array(),
		summary: text(),
		/** A technical problem the visit was about of the same village. */
		problem: uuid(),
		followUpDueOn: day(),
		followedUpOn: day(),
		followUpNote: text(),
		thanks: text(),
		thankedOn: day(),
		/** Why somebody else comes than was arranged. */
		changeReason: text(),
		/** Why it was declined or cancelled. */
		endedReason: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.expert),
		index().on(t.county, t.state),
		among('expert_visit_state', t.state, visitStates),
		check('expert_visit_attended', sql`${t.attended} between 1 and 100000`),
		check('expert_visit_wanted', sql`${t.wantedFrom} <= ${t.wantedTo}`),
		check(
			'expert_visit_scheduled',
			sql`${t.state} not in ('scheduled', 'done', 'followed_up') or (${t.expert} is not null and ${t.scheduledOn} is not null)`,
		),
		check('expert_visit_done', sql`(${t.state} in ('done', 'followed_up')) = (${t.doneOn} is not null)`),
		check(
			'expert_visit_followed',
			sql`(${t.state} = 'followed_up') = (${t.followedUpOn} is not null) and ${t.followedUpOn} >= ${t.doneOn}`,
		),
		check('expert_visit_ended', sql`(${t.state} in ('declined', 'cancelled')) = (${t.endedReason} is not null)`),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.orchard], foreignColumns: [orchard.county, orchard.id] }),
		foreignKey({ columns: [t.county, t.expert], foreignColumns: [expert.county, expert.id] }),
	],
);
