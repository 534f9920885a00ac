import type * as v from 'valibot';
import type { Draft } from './command.ts';
import type { Paper } from './paper.ts';
import type { Sentence } from './refusal.ts';
import type { BaseRow, Read, Rows, TableRef } from './row.ts';
import type { Asked, Tally } from './tally.ts';

/**
 * A number that stands in a paper and says where it is from: a measure of the villages it is about, so that whoever doubts it can open what is behind
 * it; or, of what has no measure, the journal versions themselves. `word` is what a `count` is counted in (次, 个).
 */
export type PaperFigure = {
	key: string;
	label: string;
	value: number;
	unit: string;
	word?: string | undefined;
	from: Asked | { entries: readonly number[] };
};

/** A paper with its numbers; `villages` are those they are added up over, `places` the parts shown in its tables, each with what it came to. */
export type Written = {
	paper: Paper;
	figures: readonly PaperFigure[];
	villages: readonly string[];
	/** Last day the numbers speak of. */
	until: string;
};

/**
 * A document the ledger writes by itself: from rows, and from what villages add up. Screen, Word, spreadsheet, print and the API show the same one.
 * A noun that makes one registers it with its slice; the server knows how to read, keep and export it, not what it says.
 */
export type PaperSource<Query = unknown, Row extends BaseRow = BaseRow> = {
	name: string;
	about: Sentence;
	/** What is asked for, such as whose and of when. */
	query: v.GenericSchema<unknown, Query>;
	/** Rows to load, step by step. */
	reads: ((query: Query, rows: Rows) => Read[])[];
	/** Villages whose tallies it needs, and of which months; undefined when there is no such paper. */
	villages: (query: Query, rows: Rows) => { codes: readonly string[]; from: string; to: string } | undefined;
	write: (query: Query, rows: Rows, tallies: ReadonlyMap<string, Tally>, when: { today: string }) => Written;
	/**
	 * When the server itself has to keep a paper as it stands: rows of `table` whose `field` (a boolean) is true wait for it. The command it then gives
	 * sets the field back, so that the ledger is the queue and what a crash interrupted is done after the next start.
	 */
	keep?: {
		table: TableRef<Row>;
		field: keyof Row & string;
		query: (row: Row) => Query;
		draft: (row: Row, written: Written, kept: { id: string; asOf: number; entries: ReadonlyMap<string, readonly number[]> }) => Draft;
		/** In whose name. */
		person: (row: Row) => string;
		/** What makes one keeping the same as another: the command's id follows from it. */
		once: (row: Row) => readonly string[];
	};
};

/** Types a source by its query and forgets the type again. */
export const paperSource = <Query, Row extends BaseRow>(definition: PaperSource<Query, Row>): PaperSource =>
	definition as unknown as PaperSource;
