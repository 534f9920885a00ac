import { sql } from 'drizzle-orm';
import { check, foreignKey, primaryKey, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { base, day } from '../columns.ts';
import { orgUnit } from '../village/table.ts';

/**
 * An evidence file its subject has given away: whose acts, of which days, until when, to whom. Of the code that opens it only the hash is here, so
 * that nobody opens it who was not given it. The subject is the row's village, or, where there is none, the person who made it.
 */
export const evidenceShare = snakeCase.table(
	'evidence_share',
	{
		...base,
		person: uuid(),
		codeHash: text().notNull(),
		fromOn: day().notNull(),
		toOn: day().notNull(),
		expiresOn: day().notNull(),
		toWhom: text(),
		revokedOn: day(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		unique().on(t.county, t.codeHash),
		check('evidence_share_subject', sql`(${t.person} is null) <> (${t.village} is null)`),
		check('evidence_share_hash', sql`${t.codeHash} ~ '^[0-9a-f]{64}$'`),
		check('evidence_share_days', sql`${t.fromOn} <= ${t.toOn}`),
		foreignKey({ columns: [t.county, t.village], foreignColumns: [orgUnit.county, orgUnit.id] }),
	],
);
