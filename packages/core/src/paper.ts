/** Text of a paper; a figure among it names what it is, so that a reader can open the entries behind it. */
export type Span = string | { text: string; figure: string };

/** A cell of a table: text, or a number that stays one in a spreadsheet; such a number may name what is behind it. */
export type Cell = string | number | { value: number; figure: string };

/** A table with one head row. */
export type PaperTable = { head: readonly string[]; rows: readonly (readonly Cell[])[] };

/** What stands in a cell. */
export const inCell = (cell: Cell): string | number => (typeof cell === 'object' ? cell.value : cell);

/** One headed part of a paper, in reading order: paragraphs first, then the table. */
export type PaperSection = { heading: string; paragraphs: readonly (readonly Span[])[]; table?: PaperTable };

/**
 * A document as words and numbers only: a period report, an evidence file. The screen, the print and the Word file (公文 form, GB/T 9704) are all
 * made from this one thing.
 */
export type Paper = {
	/** Its number as an official document, such as 建农报〔2026〕3号: above the title. */
	number?: string;
	/** One line each. */
	title: readonly string[];
	/** Below the title, such as `（截至2026年2月26日）`. */
	subtitle?: string;
	sections: readonly PaperSection[];
	/** Who signs, bottom right, and the day in words. */
	signature?: string;
	date?: string;
};
