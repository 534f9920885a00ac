import { sql } from 'drizzle-orm';
import { type AnyPgColumn, bigint, check, customType, text, uuid } from 'drizzle-orm/pg-core';

/** A point in time, `timestamptz` in the database and ISO-8601 UTC with milliseconds everywhere else, so that rows are the same bytes on both sides. */
export const instant = customType<{ data: string; driverData: string }>({
	dataType: () => 'timestamp(3) with time zone',
	fromDriver: (value) => new Date(value).toISOString(),
});

/** A civil day, `date` in the database and `YYYY-MM-DD` everywhere else. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => 'date' });

/** An exact canonical integer (e4mu, g, fen, pieces) that fits a safe JavaScript integer. */
export const exact = (name?: string) => (name ? bigint(name, { mode: 'number' }) : bigint({ mode: 'number' }));

/** A CHECK that a text column holds one of these words: the database's twin of the input's picklist. */
export const among = (name: string, column: AnyPgColumn, words: readonly string[]) =>
	check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(', '))})`);

/** What every row carries (BaseRow of core). Each table adds `primaryKey(county, id)`: every key starts with the county, so that counties can be distributed. */
export const base = {
	county: text().notNull(),
	id: uuid().notNull(),
	village: text(),
	version: exact().notNull(),
	createdBy: uuid().notNull(),
	recordedAt: instant().notNull(),
	receivedAt: instant().notNull(),
};
