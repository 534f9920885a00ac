import { type Column, columns, type Edit, headings, type Line, type TypedColumn, typedColumns } from '../grid/model.ts';
import { readDay, readPrice, readWeight } from '../paste/figures.ts';
import { headingsOf, plain, readTable } from '../paste/model.ts';

/** Where on the grid a paste begins. */
export type At = { line: number; column: Column };

/** A pasted table laid onto the grid. Nothing is lost silently: what found no place is named. */
export type Sheet = {
	edits: Edit[];
	/** Rows and filled-in columns that were taken. */
	rows: number;
	columns: TypedColumn[];
	/** Columns the grid reckons itself and did not take. */
	reckoned: Column[];
	/** Headings nobody knows; their columns were not taken. */
	unknown: string[];
	/** Rows for which the grid has no line, by what they call their block, or by their number. */
	homeless: string[];
	/** Lines named by two rows. */
	doubled: string[];
};

type Placed = { column: Column; unit: string };

const isTyped = (column: Column): column is TypedColumn => (typedColumns as readonly Column[]).includes(column);
const given = (column: Column): boolean => column === 'block' || column === 'variety' || column === 'area';

/** A cell with the unit its heading gave, unless it has one of its own or is no number. */
const withUnit = (text: string, unit: string): string =>
	unit !== '' && /^[+-]?[\d,.]+万?$/.test(plain(text)) ? `${plain(text)}${unit}` : text.trim();

/** Whether a cell can be read as what the column holds. */
const reads = (column: TypedColumn, text: string, month: string): boolean =>
	({ gross: readWeight, marketable: readWeight, price: readPrice, day: (cell: string) => readDay(cell, month) })[column](text).kind !==
	'unclear';

/** The columns of a table without headings, by where it was pasted: onto the filled-in columns alone, or onto all that are shown. */
function byPosition(cells: readonly (readonly string[])[], from: Column, month: string): (Placed | undefined)[] {
	const width = Math.max(...cells.map((row) => row.length));
	const shown = columns.slice(columns.indexOf(from));
	const filled = shown.filter(isTyped);
	const place = (order: readonly Column[]) =>
		Array.from({ length: width }, (_, n): Placed | undefined => (order[n] ? { column: order[n], unit: '' } : undefined));
	const unread = (placed: readonly (Placed | undefined)[]) =>
		cells.reduce(
			(sum, row) => sum + row.filter((text, n) => placed[n] && isTyped(placed[n].column) && !reads(placed[n].column, text, month)).length,
			0,
		);
	// Few weigh what is marketable: a table is read without it first, unless it was pasted there.
	const without = (order: readonly Column[]) => order.filter((column) => column !== 'marketable' || from === 'marketable');
	const orders = given(from) ? [without(shown), shown] : [without(filled), filled, without(shown), shown];
	const wide = orders.filter((order) => order.length >= width);
	// Of those it fits, the one whose cells can be read; the first of them when several can.
	const [best = place(shown)] = wide.map(place).sort((a, b) => unread(a) - unread(b));
	return best;
}

/** The line a row names by its block, with its cultivar when a block has several. */
function named(lines: readonly Line[], block: string, variety: string | undefined): Line | undefined {
	const same = (a: string, b: string) => plain(a).replace(/\s/g, '') === plain(b).replace(/\s/g, '');
	const whose = lines.filter((line) => same(line.name, block));
	const of = whose.length > 0 ? whose : lines.filter((line) => same(line.block.name, block));
	if (of.length <= 1) return of[0];
	const grown = of.filter(
		(line) =>
			variety !== undefined &&
			line.variety &&
			[line.variety.name, line.variety.nameEn ?? '', ...line.variety.aliases].some((name) => same(name, variety)),
	);
	return grown.length === 1 ? grown[0] : undefined;
}

/** Lays a copied table onto the grid: by its headings when it has them, else by position; rows by the block they name, else from the cell pasted on. */
export function layOut(text: string, lines: readonly Line[], at: At, month: string): Sheet {
	const cells = readTable(text);
	const headed = cells[0] && cells.length > 1 ? headingsOf(cells[0], headings) : undefined;
	const body = (headed ? cells.slice(1) : cells).filter((row) => row.some((cell) => cell.trim() !== ''));
	const placed = headed ?? (body.length > 0 ? byPosition(body, at.column, month) : []);
	const indexOf = (column: Column) => placed.findIndex((one) => one?.column === column);
	const [blockAt, varietyAt] = [indexOf('block'), indexOf('variety')];
	const sheet: Sheet = {
		edits: [],
		rows: 0,
		columns: typedColumns.filter((column) => indexOf(column) >= 0),
		reckoned: (['perMu', 'income'] as const).filter((column) => indexOf(column) >= 0),
		unknown: headed ? (cells[0] ?? []).filter((heading, n) => headed[n] === undefined && heading.trim() !== '').map(plain) : [],
		homeless: [],
		doubled: [],
	};
	const seen = new Set<string>();
	body.forEach((row, n) => {
		const name = blockAt < 0 ? undefined : (row[blockAt] ?? '');
		const line = name === undefined ? lines[(headed ? 0 : at.line) + n] : named(lines, name, varietyAt < 0 ? undefined : row[varietyAt]);
		if (!line) {
			// A foot with the sums is no block.
			if (!/^(合计|总计|小计)/.test(plain(name ?? ''))) sheet.homeless.push(name === undefined ? String(n + 1) : plain(name));
			return;
		}
		if (seen.has(line.key)) sheet.doubled.push(line.key);
		else sheet.rows += 1;
		seen.add(line.key);
		placed.forEach((one, column) => {
			if (!one || !(isTyped(one.column) || one.column === 'area')) return;
			sheet.edits.push({ key: line.key, column: one.column, text: withUnit(row[column] ?? '', one.unit) });
		});
	});
	return sheet;
}
