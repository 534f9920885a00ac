import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
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
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.block),
		index().on(t.county, t.task),
		among('work_log_kind', t.kind, workKinds),
		among('work_log_unit', t.doneUnit, workUnits),
		check('work_log_done', sql`${t.doneValue} > 0`),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
		foreignKey({ columns: [t.county, t.task], foreignColumns: [workTask.county, workTask.id] }),
	],
);
