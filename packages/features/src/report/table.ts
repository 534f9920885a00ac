import type { Paper } from '@honghuo/core/paper.ts';
import { periodKinds } from '@honghuo/core/period.ts';
import { sql } from 'drizzle-orm';
import { boolean, check, foreignKey, index, integer, jsonb, primaryKey, snakeCase, text, unique, uuid } from 'drizzle-orm/pg-core';
import { among, base, day, exact } from '../columns.ts';
import { orgUnit, person } from '../village/table.ts';
import { reportStates } from './messages.ts';

/** Where a unit's report of a period is. Its numbers are not here: they follow from the ledger, and are kept apart when it is handed in. */
export const periodReport = snakeCase.table(
	'period_report',
	{
		...base,
		/** Division code of the village (12 digits), township (9) or county (6) it is about; `village` is that village, or null. */
		unit: text().notNull(),
		kind: text({ enum: periodKinds }).notNull(),
		/** `2026-02`, `2026-Q1` or `2026`. */
		period: text().notNull(),
		state: text({ enum: reportStates }).notNull(),
		submittedOn: day(),
		submittedBy: uuid(),
		/** Who returned, approved, locked or unlocked it last, when, and why. */
		judgedOn: day(),
		judgedBy: uuid(),
		reason: text(),
		/** Its number as an official document (发文字号), where somebody gave it one. */
		docNumber: text(),
		/** How many times its numbers were to be kept: at each submit and each lock. */
		round: integer().notNull(),
		/** Whether the server still has to keep the numbers of this round. */
		unfrozen: boolean().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		unique().on(t.county, t.unit, t.period),
		index().on(t.county, t.unfrozen),
		among('period_report_kind', t.kind, periodKinds),
		among('period_report_state', t.state, reportStates),
		check('period_report_period', sql`${t.period} ~ '^[0-9]{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$'`),
		check('period_report_submitted', sql`${t.state} = 'open' or ${t.submittedBy} is not null`),
		check('period_report_judged', sql`${t.state} in ('open', 'submitted') or ${t.judgedBy} is not null`),
		check('period_report_reason', sql`${t.state} not in ('returned', 'unlocked') or ${t.reason} is not null`),
		check('period_report_doc_number', sql`char_length(${t.docNumber}) between 1 and 60`),
		foreignKey({ columns: [t.county, t.unit], foreignColumns: [orgUnit.county, orgUnit.id] }),
		foreignKey({ columns: [t.county, t.submittedBy], foreignColumns: [person.county, person.id] }),
		foreignKey({ columns: [t.county, t.judgedBy], foreignColumns: [person.county, person.id] }),
	],
);

/** What people add to a report in their own words, by section; the id is the report's. */
export const reportText = snakeCase.table(
	'report_text',
	{ ...base, orchard: text(), support: text(), service: text(), income: text(), plans: text() },
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		foreignKey({ columns: [t.county, t.id], foreignColumns: [periodReport.county, periodReport.id] }),
	],
);

/** A number as it stood when a report was kept; `entries` are the journal versions it rested on, of a village's report. */
export type KeptFigure = { key: string; label: string; value: number; unit: string; word?: string; entries?: number[] };

/** A report as it stood when it was handed in or locked. It never changes. */
export const reportVersion = snakeCase.table(
	'report_version',
	{
		...base,
		report: uuid().notNull(),
		/** 1, 2, 3: the round of the report. */
		number: integer().notNull(),
		occasion: text({ enum: ['submitted', 'locked'] }).notNull(),
		/** Journal version the numbers were taken at, and the last day they speak of. */
		asOf: exact().notNull(),
		until: day().notNull(),
		figures: jsonb().$type<KeptFigure[]>().notNull(),
		paper: jsonb().$type<Paper>().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		unique().on(t.county, t.report, t.number),
		among('report_version_occasion', t.occasion, ['submitted', 'locked']),
		foreignKey({ columns: [t.county, t.report], foreignColumns: [periodReport.county, periodReport.id] }),
	],
);

/**
 * That the papers of a period were kept when it closed: of every unit one, by the server itself, whether or not anybody handed one in. The papers are
 * the server's own (`archived_paper`), for a device needs none of them; `digest` is the SHA-256 (hex) of all of them, so that the chain of entries covers them too.
 */
export const reportArchive = snakeCase.table(
	'report_archive',
	{
		...base,
		kind: text({ enum: periodKinds }).notNull(),
		period: text().notNull(),
		/** Last day the numbers speak of, and how many units' papers were kept. */
		until: day().notNull(),
		units: integer().notNull(),
		digest: text().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		unique().on(t.county, t.period),
		among('report_archive_kind', t.kind, periodKinds),
		check('report_archive_digest', sql`${t.digest} ~ '^[0-9a-f]{64}$'`),
	],
);
