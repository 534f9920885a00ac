import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day, exact } from '../columns.ts';
import type { Typed } from '../inputs.ts';
import { orchardBlock } from '../orchard/table.ts';
import { person } from '../village/table.ts';
import { workKinds, workUnits } from './messages.ts';

/** Work planned on a block: what, in which window, and how much of it. Whether it is done follows from the logs. */
export const workTask = snakeCase.table(
	'work_task',
	{
		...base,
		village: text().notNull(),
		block: uuid().notNull(),
		kind: text({ enum: workKinds }).notNull(),
		plannedFrom: day().notNull(),
		plannedTo: day().notNull(),
		targetValue: exact().notNull(),
		targetUnit: text({ enum: workUnits }).notNull(),
		assignee: uuid(),
		abandonedReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.village),
		index().on(t.county, t.block),
		among('work_task_kind', t.kind, workKinds),
		among('work_task_unit', t.targetUnit, workUnits),
		check('work_task_target', sql`${t.targetValue} > 0`),
		check('work_task_window', sql`${t.plannedFrom} <= ${t.plannedTo}`),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
		foreignKey({ columns: [t.county, t.assignee], foreignColumns: [person.county, person.id] }),
	],
);

/** Work done: what somebody did on a block on a day. A withdrawn log stays with its reason and counts nothing. */
export const workLog = snakeCase.table(
	'work_log',
	{
		...base,
		village: text().notNull(),
		block: uuid().notNull(),
		task: uuid(),
		kind: text({ enum: workKinds }).notNull(),
		doneValue: exact().notNull(),
		doneUnit: text({ enum: workUnits }).notNull(),
		/** What was typed, value and unit, shown back as typed. */
		typed: jsonb().$type<Typed>(),
		occurredOn: day().notNull(),
		note: text(),
		/** Of a spray, from its label: there is no table of pesticides, the label in the hand counts. */
		product: text(),
		registrationNumber: text(),
		dose: text(),
		/** 安全间隔期: days from the spray to the first day of picking. */
		phiDays: integer(),
		/** Why a harvest was taken within that interval. */
		overrideReason: text(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.block),
		index().on(t.county, t.task),
		index().on(t.county, t.village),
		check('work_log_phi', sql`${t.phiDays} between 0 and 365`),
		check(
			'work_log_spray',
			sql`${t.kind} in ('spraying', 'lime_sulphur') or (${t.product} is null and ${t.registrationNumber} is null and ${t.dose} is null and ${t.phiDays} is null)`,
		),
		check('work_log_override', sql`${t.kind} = 'harvesting' or ${t.overrideReason} is null`),
		among('work_log_kind', t.kind, workKinds),
		among('work_log_unit', t.doneUnit, workUnits),
		check('work_log_done', sql`${t.doneValue} > 0`),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
		foreignKey({ columns: [t.county, t.task], foreignColumns: [workTask.county, workTask.id] }),
	],
);
