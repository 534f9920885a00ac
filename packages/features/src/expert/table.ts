import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { base, day } from '../columns.ts';
import { person } from '../village/table.ts';
import { expertFields } from './messages.ts';

/** Somebody a village can ask: a person of the county, or one from elsewhere by name. How to reach them is in `contact`, not here. */
export const expert = snakeCase.table(
	'expert',
	{
		...base,
		person: uuid(),
		name: text(),
		fields: text({ enum: expertFields }).array().notNull(),
		homeUnit: text(),
		note: text(),
		/** Not free until after this day, as they said themselves. */
		awayUntil: day(),
		retiredReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.person),
		check('expert_named', sql`(${t.person} is null) <> (${t.name} is null)`),
		check(
			'expert_fields',
			sql`${t.fields} <@ array[${sql.raw(expertFields.map((field) => `'${field}'`).join(', '))}]::text[] and cardinality(${t.fields}) > 0`,
		),
		foreignKey({ columns: [t.county, t.person], foreignColumns: [person.county, person.id] }),
	],
);
