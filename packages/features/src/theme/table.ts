import { primaryKey, snakeCase, text } from 'drizzle-orm/pg-core';
import { base } from '../columns.ts';

/** A theme the county trains in. The county defines them; none is there from the start. */
export const trainingTheme = snakeCase.table('training_theme', { ...base, name: text().notNull(), retiredReason: text() }, (t) => [
	primaryKey({ columns: [t.county, t.id] }),
]);
