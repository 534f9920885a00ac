import { boolean, bytea, integer, primaryKey, snakeCase, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const instant = () => timestamp({ withTimezone: true, precision: 3, mode: 'date' }).notNull().defaultNow();

/**
 * A piece of a file under way, at its offset. Kept in the database, so that a phone may go on at any server process and after any restart; gone
 * once the file is whole. Never in a backup.
 */
export const filePart = snakeCase.table(
	'file_part',
	{
		county: text().notNull(),
		file: uuid().notNull(),
		thumb: boolean().notNull(),
		at: integer().notNull(),
		bytes: bytea().notNull(),
		receivedAt: instant(),
	},
	(t) => [primaryKey({ columns: [t.county, t.file, t.thumb, t.at] })],
);

/** Where a whole file is kept, under a random name; `sha256` is of the bytes kept, which are those sent without their metadata. */
export const fileStored = snakeCase.table(
	'file_stored',
	{
		county: text().notNull(),
		file: uuid().notNull(),
		thumb: boolean().notNull(),
		key: text().notNull(),
		mime: text().notNull(),
		bytes: integer().notNull(),
		sha256: text().notNull(),
		storedAt: instant(),
	},
	(t) => [primaryKey({ columns: [t.county, t.file, t.thumb] })],
);
