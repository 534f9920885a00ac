import { bigint, bytea, index, jsonb, primaryKey, snakeCase, text, timestamp, unique, uuid } from 'drizzle-orm/pg-core';
import type { Redaction } from './hash.ts';

const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'string' });

/** A county that keeps a journal here. Its row is the lock that gives the journal one order, and holds the chain's head. */
export const county = snakeCase.table('county', {
	county: text().primaryKey(),
	name: text().notNull(),
	version: bigint({ mode: 'number' }).notNull(),
	head: bytea().notNull(),
});

/** The ledger: every accepted command with what it changed, numbered without gaps, each hash covering the one before (DESIGN.md §5). */
export const journal = snakeCase.table(
	'journal',
	{
		county: text().notNull(),
		version: bigint({ mode: 'number' }).notNull(),
		id: uuid().notNull(),
		name: text().notNull(),
		actor: uuid().notNull(),
		device: text(),
		input: jsonb().notNull(),
		changes: jsonb().notNull(),
		/** `county`, or `private`: then only `villages` and the county's officials may read it. */
		audience: text({ enum: ['county', 'private'] }).notNull(),
		villages: text().array().notNull(),
		/** Ids of the rows changed, for a record's history. */
		touched: text().array().notNull(),
		recordedAt: instant().notNull(),
		receivedAt: instant().notNull(),
		hash: bytea().notNull(),
		/** Chance that the hash covers; gone with what was erased. */
		salt: text(),
		/** Of a command that erases: what it took out of which entries. */
		redactions: jsonb().$type<Redaction[]>(),
		/** Version of the last command that took something out of this entry; its hash is that of what it said before. */
		redactedBy: bigint({ mode: 'number' }),
	},
	(t) => [primaryKey({ columns: [t.county, t.version] }), unique().on(t.county, t.id), index().using('gin', t.touched)],
);

/** Commands that were refused, remembered so that sending one again gets its first answer. */
export const refusal = snakeCase.table(
	'refusal',
	{
		county: text().notNull(),
		id: uuid().notNull(),
		actor: uuid().notNull(),
		name: text().notNull(),
		code: text().notNull(),
		field: text(),
		details: jsonb(),
		receivedAt: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.county, t.id] })],
);
