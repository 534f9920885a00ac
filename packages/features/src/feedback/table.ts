import { primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { topics } from './messages.ts';

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
	},
	(t) => [primaryKey({ columns: [t.county, t.id] }), among('feedback_topic', t.topic, topics)],
);
