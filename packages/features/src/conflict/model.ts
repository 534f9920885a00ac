import { type Rows, tableRef } from '@honghuo/core/row.ts';
import type { Choice } from './messages.ts';
import type { conflict } from './table.ts';

export type Conflict = typeof conflict.$inferSelect;

export const conflicts = tableRef<Conflict>('conflict');

/** All of this noun; parents before children. */
export const refs = [conflicts];

/** The edits of one row that wait to be decided, oldest first. */
export const openOf = (row: string, rows: Rows): Conflict[] =>
	rows
		.find(conflicts, 'row', row)
		.filter(({ chosen }) => chosen === null)
		.sort((a, b) => (a.id < b.id ? -1 : 1));

/** The edit's command given again with the values chosen; an edit that took the row away is given as it was. */
export function inputFor({ input, clashes }: Pick<Conflict, 'input' | 'clashes'>, choice: Choice): Record<string, unknown> {
	return { ...input, ...Object.assign({}, ...clashes.map((clash) => clash[choice])) };
}

/** Whether the edit took the row away instead of changing its values: then there is nothing to put back. */
export const removes = ({ input, clashes }: Pick<Conflict, 'input' | 'clashes'>): boolean =>
	clashes.some(({ other }) => Object.keys(other).every((field) => !(field in input)));
