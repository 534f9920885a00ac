import type { Actor, Scope } from './actor.ts';
import type { Draft } from './command.ts';
import type { Refusal, Sentence } from './refusal.ts';
import type { Rows, TableRef } from './row.ts';

/** What a cell of a spreadsheet holds. A day is a `Date` at midnight UTC. */
export type Raw = string | number | boolean | Date | null;

/** What is known while cells are read and rows written: the ledger, the county's day, and who the rows are written for. */
export type SheetContext = { rows: Rows; county: string; today: string; reader?: { actor: Actor; scope: Scope } };

/** A cell read: its value, perhaps with a word about how it was understood; or why it can't be. */
export type CellReading<T> = { value: T; note?: Refusal } | { refusal: Refusal };

/** A column: its heading, how a cell is read, how a value is written. What is not `required` may be null. */
export type Column<T> = {
	heading: string;
	/** The unit beside the heading, 「总产（斤）」, and the words another unit may be given by. */
	unit?: string;
	units?: readonly string[];
	required: boolean;
	/** Only exported; ignored when a file is read. */
	shown?: boolean;
	/** How to fill it in, for the template. */
	about: string;
	width: number;
	read: (raw: Raw, unit: string | undefined, context: SheetContext) => CellReading<T>;
	write: (value: T, context: SheetContext) => Raw;
};

/** A row by its columns' keys. */
export type SheetRow<C> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never };

/** What writing rows takes besides: ids that are the same whenever the same file is read again. */
export type Writing = SheetContext & {
	/** The id of each row's record, in the order of the rows. */
	ids: readonly string[];
	/** An id that follows from these words. */
	id: (...parts: string[]) => string;
};

/**
 * A noun's spreadsheet: how its records become rows and rows become its commands. Importing only ever adds: what is there already is left alone,
 * what is there and says something else is refused.
 */
export type Sheet<R = Record<string, unknown>> = {
	/** In addresses: `blocks`. */
	name: string;
	title: Sentence;
	/** Where its records are. */
	table: TableRef<never>;
	/** Columns by key. A key that is also a field of the command's input has the command's refusals told under its heading. */
	columns: Readonly<Record<string, Column<unknown>>>;
	/** The villages whose rows must be known to judge a row. */
	villages: (row: R) => readonly (string | null)[];
	/** What makes a row itself: two rows with the same words are the same record, or the same twice. */
	key: (row: R) => readonly string[];
	/** Ids of the records that say just what the row says; a refusal when one has its name and says something else. */
	known: (row: R, context: SheetContext) => readonly string[] | Refusal;
	/** Rows that become one record together, by a common word; each by itself when left out. */
	gather?: (row: R) => string;
	/** The commands that enter these rows (one row, unless they are gathered). */
	write: (rows: readonly R[], writing: Writing) => readonly Draft[] | Refusal;
	/** The rows of an export. */
	rows: (context: SheetContext, villages: readonly string[]) => R[];
};

/** Types a sheet by its columns and forgets the types again, so that all sheets fit one list. */
export const sheet = <C>(definition: Omit<Sheet<SheetRow<C>>, 'columns' | 'table'> & { columns: C; table: unknown }): Sheet =>
	definition as unknown as Sheet;

/** A column's heading with its unit: 「总产（斤）」. */
export const headingOf = ({ heading, unit }: Pick<Column<never>, 'heading' | 'unit'>): string => (unit ? `${heading}（${unit}）` : heading);

/** One spelling of what people write in several: full-width marks, spaces, zero-width characters. */
export const tidy = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/[\u200b\ufeff]/g, '')
		.replace(/\s+/g, ' ')
		.trim();

/** A cell as text: numbers as Excel shows them, at most 15 digits; days `YYYY-MM-DD`. */
export function textOf(raw: Raw): string {
	if (raw === null) return '';
	if (raw instanceof Date) return Number.isNaN(raw.getTime()) ? '' : raw.toISOString().slice(0, 10);
	if (typeof raw === 'number') return String(Number(raw.toPrecision(15)));
	return typeof raw === 'boolean' ? (raw ? '是' : '否') : raw;
}

/** Text that a spreadsheet could take for a formula gets an apostrophe before it; `disarmed` text read again is what it was. */
export const disarm = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Undoes `disarm`. */
export const rearm = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
