import type { Actor, Scope } from './actor.ts';
import type { Language, Sentence } from './refusal.ts';
import type { BaseRow, Read, Rows, TableRef } from './row.ts';

/** Rows, and who reads them. */
export type Reading = Rows & { readonly actor: Actor; readonly scope: Scope };

/** The rows with who reads them. */
export const readingOf = (rows: Rows, { actor, scope }: { actor: Actor; scope: Scope }): Reading => ({
	get: (table, id) => rows.get(table, id),
	find: (table, field, value) => rows.find(table, field, value),
	actor,
	scope,
});

/** What a search shows of a row: its name, and what tells it from others of that name. */
export type Shown = { title: string; detail: string };

/**
 * What can be found of a noun: a village, a block, a donation. A device looks through the rows it holds; the server looks into `columns` of all
 * rows the reader has a right to. Whoever searches knows no noun by name.
 */
export type Find<R extends BaseRow = BaseRow> = {
	kind: string;
	heading: Sentence;
	table: TableRef<R>;
	/** Text columns, or lists of texts, that the server looks into. */
	columns: readonly (keyof R & string)[];
	/** Rows of other tables that `shown` and `href` look at, step by step. */
	reads?: readonly ((row: R, rows: Rows) => Read[])[];
	/** Not to be found, or not any more, by this reader; asked when the rows of `reads` are there. */
	gone?: (row: R, rows: Reading) => boolean;
	/** What it is called, the name first. */
	names: (row: R, rows: Reading) => readonly string[];
	shown: (row: R, rows: Reading, language: Language) => Shown;
	/** The page where it is seen; a path. */
	href: (row: R, rows: Reading) => string;
};

/** Types a find by its rows and forgets the type again, so that all fit one list. */
export const find = <R extends BaseRow>(definition: Find<R>): Find => definition as unknown as Find;
