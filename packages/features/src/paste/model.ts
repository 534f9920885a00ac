/** One spelling for what a Chinese keyboard, Excel and WPS write in several: full-width digits and marks, hard spaces, ㎏ and ㎡. */
export const plain = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/[\u200b\ufeff]/g, '')
		.trim();

/**
 * Cells of a table as Excel and WPS put them on the clipboard: tabs between columns, line ends between rows, and quotes around a cell that
 * holds a tab, a line end or a quote of its own. The line end after the last row is no row.
 */
export function readTable(text: string): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	const body = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
	if (body === '') return [];
	while (at <= body.length) {
		const quoted = body[at] === '"' ? /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(body.slice(at)) : null;
		// A quote that is never closed is a quote somebody typed.
		const cell = quoted?.[0] ?? /^[^\t\n]*/.exec(body.slice(at))?.[0] ?? '';
		row.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : cell);
		at += cell.length;
		if (body[at] !== '\t') {
			rows.push(row);
			row = [];
		}
		at += 1;
	}
	return rows;
}

/** Cells as text for the clipboard, the way `readTable` reads them. */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
	rows.map((row) => row.map((cell) => (/["\t\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');

/** A column a table may have: the headings people give it, and the words of the unit that may stand beside them. */
export type Heading<C extends string> = { column: C; names: readonly string[]; units: readonly string[] };

/** What a heading names: a column, with the unit its cells are in when it says so. */
export type Named<C extends string> = { column: C; unit: string };

/** The column a heading names: 「总产（公斤）」 is gross in 公斤. The longest name wins; undefined when it is none of them. */
export function headingOf<C extends string>(text: string, headings: readonly Heading<C>[]): Named<C> | undefined {
	const said = plain(text).replace(/\s/g, '').toLowerCase();
	const candidates = headings.flatMap(({ column, names, units }) =>
		names.flatMap((name) => {
			if (!said.startsWith(name)) return [];
			const unit = said.slice(name.length).replace(/^[([:/·,_-]+|[)\]*]+$/g, '');
			return unit === '' || units.includes(unit) ? [{ column, unit, length: name.length }] : [];
		}),
	);
	const [best] = candidates.sort((a, b) => b.length - a.length || b.unit.length - a.unit.length);
	return best && { column: best.column, unit: best.unit };
}

/** The columns a first row names, `undefined` for a heading nobody knows; undefined altogether when it is no row of headings. */
export function headingsOf<C extends string>(
	first: readonly string[],
	headings: readonly Heading<C>[],
): (Named<C> | undefined)[] | undefined {
	const named = first.map((cell) => headingOf(cell, headings));
	const known = named.filter((one) => one !== undefined).length;
	const numbers = first.some((cell) => /^[+-]?[\d.,]+$/.test(plain(cell)));
	return !numbers && known >= Math.min(2, first.length) ? named : undefined;
}
