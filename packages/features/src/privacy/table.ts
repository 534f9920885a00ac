import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { orgUnit, person } from '../village/table.ts';
import { hows, purposes } from './messages.ts';

/** What a person agreed to: what for, when, and how they said it. Who wrote it down is the row's author. Withdrawn, it stays with the day. */
export const consent = snakeCase.table(
	'consent',
	{
		...base,
		person: uuid().notNull(),
		purposes: text({ enum: purposes }).array().notNull(),
		givenOn: day().notNull(),
		how: text({ enum: hows }).notNull(),
		withdrawnOn: day(),
		withdrawnHow: text({ enum: hows }),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.person),
		among('consent_how', t.how, hows),
		among('consent_withdrawn_how', t.withdrawnHow, hows),
		check(
			'consent_purposes',
			sql`${t.purposes} <@ array[${sql.raw(purposes.map((purpose) => `'${purpose}'`).join(', '))}]::text[] and cardinality(${t.purposes}) > 0`,
		),
		check('consent_withdrawn', sql`(${t.withdrawnOn} is null) = (${t.withdrawnHow} is null)`),
		foreignKey({ columns: [t.county, t.person], foreignColumns: [person.county, person.id] }),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
	],
);
