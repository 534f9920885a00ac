import { primaryKey, snakeCase, text } from 'drizzle-orm/pg-core';
import { base } from '../columns.ts';

/** Complaints and suggestions about this system itself, read by the county's officials alone: never with a village, whose people could read it. */
export const feedback = snakeCase.table('feedback', { ...base, text: text().notNull(), contact: text() }, (t) => [
	primaryKey({ columns: [t.county, t.id] }),
]);
