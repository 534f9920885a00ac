/** Text of a paper; a figure among it names what it is, so that a reader can open the entries behind it. */
export type Span = string | { text: string; figure: string };

/** A table with one head row; cells are text, or numbers that stay numbers in a spreadsheet. */
export type PaperTable = { head: readonly string[]; rows: readonly (readonly (string | number)[])[] };

/** One headed part of a paper, in reading order: paragraphs first, then the table. */
export type PaperSection = { heading: string; paragraphs: readonly (readonly Span[])[]; table?: PaperTable };

/**
 * A document as words and numbers only: a period report, an evidence file. The screen, the print and the Word file (公文 form, GB/T 9704) are all
 * made from this one thing.
 */
export type Paper = {
	/** One line each. */
	title: readonly string[];
	/** Below the title, such as `（截至2026年2月26日）`. */
	subtitle?: string;
	sections: readonly PaperSection[];
	/** Who signs, bottom right, and the day in words. */
	signature?: string;
	date?: string;
};
