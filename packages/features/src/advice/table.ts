import { sql } from 'drizzle-orm';
import { check, foreignKey, index, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, day } from '../columns.ts';
import { expert } from '../expert/table.ts';
import { orchardBlock } from '../orchard/table.ts';
import { expertVisit } from '../visit/table.ts';
import { workKinds } from '../work/model.ts';
import { workTask } from '../work/table.ts';

/** One thing an expert said to do. Taken up, it keeps the task it became. */
export const adviceItem = snakeCase.table(
	'advice_item',
	{
		...base,
		village: text().notNull(),
		visit: uuid(),
		/** A technical problem it answers of the same village. */
		problem: uuid(),
		/** Whose advice it is: the visit's expert. */
		expert: uuid(),
		text: text().notNull(),
		givenOn: day().notNull(),
		/** Which work it asks for, and where, when the expert said so. */
		kind: text({ enum: workKinds }),
		block: uuid(),
		task: uuid(),
		withdrawnReason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.visit),
		index().on(t.county, t.problem),
		index().on(t.county, t.village),
		among('advice_item_kind', t.kind, workKinds),
		check('advice_item_place', sql`(${t.visit} is null) <> (${t.problem} is null)`),
		foreignKey({ columns: [t.county, t.visit], foreignColumns: [expertVisit.county, expertVisit.id] }),
		foreignKey({ columns: [t.county, t.expert], foreignColumns: [expert.county, expert.id] }),
		foreignKey({ columns: [t.county, t.block], foreignColumns: [orchardBlock.county, orchardBlock.id] }),
		foreignKey({ columns: [t.county, t.task], foreignColumns: [workTask.county, workTask.id] }),
	],
);
