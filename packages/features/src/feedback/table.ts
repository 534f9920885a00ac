import { sql } from 'drizzle-orm';
import { check, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day, instant } from '../columns.ts';
import { boxPages, topics } from './messages.ts';

/**
 * Complaints and suggestions about this system itself, and what people ask about their own data. Read by the county's officials and by whoever sent
 * it: never with a village, whose people could read it.
 */
export const feedback = snakeCase.table(
	'feedback',
	{
		...base,
		topic: text({ enum: topics }).notNull().default('app'),
		text: text().notNull(),
		contact: text(),
		answer: text(),
		answeredOn: day(),
		answeredBy: uuid(),
		/** When it was answered, for its sender's inbox; not known of those answered before this was written down. */
		answeredAt: instant(),
		/** Sent without an account from the page a label opens: which page, and the row its label stands for. */
		page: text({ enum: boxPages }),
		onRow: uuid(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.onRow),
		among('feedback_topic', t.topic, topics),
		among('feedback_page', t.page, boxPages),
		check('feedback_label', sql`(${t.page} is null) = (${t.onRow} is null)`),
	],
);
