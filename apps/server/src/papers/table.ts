import type { Paper } from '@honghuo/core/paper.ts';
import type { KeptFigure } from '@honghuo/features/tables.ts';
import { bigint, date, jsonb, primaryKey, snakeCase, text } from 'drizzle-orm/pg-core';

/**
 * The paper of a unit as it stood when a period closed: hundreds an evening, which no device needs, so they are no entries of the journal. One entry
 * (`report.archive`) covers all papers of a period by their digest. A row never changes.
 */
export const archivedPaper = snakeCase.table(
	'archived_paper',
	{
		county: text().notNull(),
		/** Division code of the village, township or county, and `2026-02`, `2026-Q1` or `2026`. */
		unit: text().notNull(),
		period: text().notNull(),
		/** Journal version the numbers were taken at, and the last day they speak of. */
		asOf: bigint({ mode: 'number' }).notNull(),
		until: date({ mode: 'string' }).notNull(),
		figures: jsonb().$type<KeptFigure[]>().notNull(),
		paper: jsonb().$type<Paper>().notNull(),
	},
	(t) => [primaryKey({ columns: [t.county, t.period, t.unit] })],
);
