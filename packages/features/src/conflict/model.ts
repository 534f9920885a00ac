import type { Fields } from '@honghuo/core/merge.ts';
import { type BaseRow, type Rows, tableRef } from '@honghuo/core/row.ts';
import type { Choice } from './messages.ts';
import type { conflict } from './table.ts';

export type Conflict = typeof conflict.$inferSelect;

export const conflicts = tableRef<Conflict>('conflict');

/** All of this noun; parents before children. */
export const refs = [conflicts];

/** All edits of one row that met others' edits, newest first: what was not chosen can be taken back. */
export const conflictsOf = (row: string, rows: Rows): Conflict[] => rows.find(conflicts, 'row', row).sort((a, b) => (a.id < b.id ? 1 : -1));

/** The edit's command given again with the values of a choice. An edit that took the row away is given as it was. */
export function inputFor({ input, clashes }: Pick<Conflict, 'input' | 'clashes'>, choice: Choice): Fields {
	const values = Object.entries(Object.assign({}, ...clashes.map((clash) => clash[choice])) as Fields);
	return { ...input, ...Object.fromEntries(values.filter(([field]) => field in input)) };
}

/** Whether the edit took the row away instead of changing its values: then there is nothing to put back. */
export const removes = ({ input, clashes }: Pick<Conflict, 'input' | 'clashes'>): boolean =>
	clashes.some(({ other }) => Object.keys(other).every((field) => !(field in input)));

/**
 * The row as a conflict's card shows it: as it now is, with the values the card says are in use. Who chooses by the card edits that; what a third
 * person has changed since is asked about anew.
 */
export function shownRow({ clashes, chosen }: Pick<Conflict, 'clashes' | 'chosen'>, rows: Rows) {
	const [clash] = clashes;
	const table = tableRef<BaseRow>(clash?.table ?? '');
	const row = clash && rows.get(table, clash.row);
	return row && { table, row: { ...row, ...clash[chosen ?? 'kept'] } };
}
