import { index, jsonb, primaryKey, snakeCase, text, uuid } from 'drizzle-orm/pg-core';
import { among, base, exact } from '../columns.ts';
import { choices } from './messages.ts';

/** Values of one row's fields that met: what stood in the ledger, and what came later. */
type Clash = { table: string; row: string; kept: Record<string, unknown>; other: Record<string, unknown> };

/**
 * An edit that met somebody else's edit of the same fields. Its id is the edit's command id. Nothing in it is ever lost: the value not chosen
 * stays here and can be taken back.
 */
export const conflict = snakeCase.table(
	'conflict',
	{
		...base,
		/** The edit that came later: its name, and its input without what could be merged. */
		command: text().notNull(),
		input: jsonb().$type<Record<string, unknown>>().notNull(),
		clashes: jsonb().$type<Clash[]>().notNull(),
		/** The first row it is about, to be found by. */
		row: uuid().notNull(),
		/** Version of the entry that made the value which stayed. */
		keptVersion: exact().notNull(),
		chosen: text({ enum: choices }),
		chosenBy: uuid(),
	},
	(t) => [
		primaryKey({ columns: [t.county, t.id] }),
		index().on(t.county, t.row),
		index().on(t.county, t.village),
		among('conflict_chosen', t.chosen, choices),
	],
);
