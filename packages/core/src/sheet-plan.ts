import type { Actor } from './actor.ts';
import { type Draft, type Envelope, judge, parseInput } from './command.ts';
import { groupBy } from './group.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { Overlay } from './row.ts';
import { headingOf, type Raw, type Sheet, type SheetContext, textOf, tidy } from './sheet.ts';
import type { Registry } from './slice.ts';

/** A row of a file as it was understood, or what is wrong with it. `row` is its number in the file, headings being row 1. */
export type ReadRow = { row: number; values: Record<string, unknown>; notes: Refusal[]; wrong: Refusal[] };

/** What would become of a row: written, left alone because it is there already, or refused. */
export type Verdict = { row: number; status: 'new' | 'same' | 'wrong'; wrong: readonly Refusal[]; notes: readonly Refusal[] };

/** A command for one or several rows of the file. */
export type Planned = { rows: readonly number[]; envelope: Envelope };

type Placed = { key: string; unit: string | undefined } | undefined;

/** Which column each heading names; a column may be given in another of its units: 「总产（公斤）」. 序号 is everybody's habit and nobody's column. */
function placeHeadings(sheet: Sheet, first: readonly Raw[]): { placed: Placed[]; wrong: Refusal[] } {
	const wrong: Refusal[] = [];
	const seen = new Set<string>();
	const placed = first.map((raw): Placed => {
		const text = tidy(textOf(raw)).replace(/\s/g, '');
		if (text === '' || text === '序号') return undefined;
		const [, name = text, unit] = /^(.*?)(?:\((.*)\))?\*?$/.exec(text) ?? [];
		const found = Object.entries(sheet.columns).find(
			([, column]) => column.heading === name && (unit === undefined || unit === column.unit || column.units?.includes(unit)),
		);
		if (!found) wrong.push(refuse('sheet_heading_unknown', undefined, { heading: text }));
		else if (seen.has(found[0])) wrong.push(refuse('sheet_heading_twice', undefined, { heading: text }));
		if (!found) return undefined;
		seen.add(found[0]);
		return { key: found[0], unit };
	});
	for (const [key, column] of Object.entries(sheet.columns)) {
		if (column.required && !seen.has(key)) wrong.push(refuse('sheet_heading_missing', undefined, { heading: headingOf(column) }));
	}
	return { placed, wrong };
}

/** Above the headings there may be so many lines: the title of the table, who filled it in, nothing. */
const above = 4;

/** The line of a table that holds the headings, counted from 0: of the first few the one that has most of them. */
export function headingsAt(sheet: Sheet, table: readonly (readonly Raw[])[]): number {
	const known = table.slice(0, above + 1).map((line) => placeHeadings(sheet, line).placed.filter(Boolean).length);
	return Math.max(0, known.indexOf(Math.max(...known)));
}

/** Reads a table cell by cell. What is wrong with its headings comes as their row, and then nothing else is read. */
export function readTable(sheet: Sheet, table: readonly (readonly Raw[])[], context: SheetContext): ReadRow[] {
	const at = headingsAt(sheet, table);
	const row = at + 1;
	const { placed, wrong } = placeHeadings(sheet, table[at] ?? []);
	if (wrong.length > 0) return [{ row, values: {}, notes: [], wrong }];
	const read = table.slice(row).flatMap((cells, index) => {
		// A line with nothing but its number is a line still to be filled in.
		if (cells.every((cell, column) => !placed[column] || tidy(textOf(cell)) === '')) return [];
		return [readRow(sheet, placed, cells, row + index + 1, context)];
	});
	return read.length > 0 ? read : [{ row, values: {}, notes: [], wrong: [refuse('sheet_empty')] }];
}

/** What Excel and WPS show where a formula came to nothing: read as empty, a number would be lost without a word. */
const isError = (raw: Raw): boolean =>
	typeof raw === 'string' && /^#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A|SPILL!|CALC!)$/.test(raw);

function readRow(sheet: Sheet, placed: readonly Placed[], cells: readonly Raw[], row: number, context: SheetContext): ReadRow {
	const done: ReadRow = { row, values: {}, notes: [], wrong: [] };
	for (const [key, column] of Object.entries(sheet.columns)) {
		done.values[key] = null;
		if (column.shown) continue;
		const at = placed.findIndex((one) => one?.key === key);
		const raw = cells[at] ?? null;
		const reading = isError(raw)
			? { refusal: refuse('sheet_cell_error', undefined, { heading: headingOf(column), text: String(raw) }) }
			: column.read(raw, placed[at]?.unit, context);
		if ('refusal' in reading) {
			done.wrong.push({ ...reading.refusal, field: key });
			continue;
		}
		done.values[key] = reading.value;
		if (reading.note) done.notes.push(reading.note);
		if (reading.value === null && column.required) done.wrong.push(refuse('sheet_cell_missing', key, { heading: headingOf(column) }));
	}
	return done;
}

/** What judging takes: the ledger's rows, who imports and when, the features, and a maker of ids that follow from words. */
export type Judging = {
	context: SheetContext;
	actor: Actor;
	now: string;
	registry: Registry;
	id: (...parts: string[]) => string;
};

/**
 * Judges every row in order over an overlay, with the commands themselves, so that a row may rest on one before it. Nothing is written. The same
 * rows give the same commands with the same ids, however often they are read.
 */
export function planRows(sheet: Sheet, read: readonly ReadRow[], judging: Judging): { verdicts: Verdict[]; planned: Planned[] } {
	const { context, id } = judging;
	const overlay = new Overlay(context.rows);
	const within = { ...context, rows: overlay };
	const verdicts = new Map<number, Verdict>();
	const planned: Planned[] = [];
	const counts = new Map<string, number>();
	const repeats = repeatsOf(sheet, read);
	/** Records this file writes, and the line each stands on. */
	const written = new Map<string, number>();
	const settle = ({ row, notes }: ReadRow, status: Verdict['status'], wrong: readonly Refusal[] = []) =>
		verdicts.set(row, { row, status, wrong: wrong.map((refusal) => underHeading(sheet, refusal)), notes });
	for (const one of read) if (one.wrong.length > 0) settle(one, 'wrong', one.wrong);
	const sound = read.filter(({ wrong }) => wrong.length === 0);
	for (const group of groupBy(sound, ({ values, row }) => (sheet.gather ? sheet.gather(values) : String(row))).values()) {
		const fresh: { one: ReadRow; id: string }[] = [];
		let broken = false;
		for (const one of group) {
			const key = [...sheet.key(one.values)];
			const nth = counts.get(key.join('\n')) ?? 0;
			counts.set(key.join('\n'), nth + 1);
			const known = sheet.known(one.values, within);
			if (isRefusal(known)) {
				settle(one, 'wrong', [known]);
				broken = true;
				continue;
			}
			const own = id('row', ...key, String(nth));
			const before = known.length <= nth && overlay.get(sheet.table, own) !== undefined;
			const above = repeats.get(one.row);
			if (before) one.notes.push(refuse('sheet_before'));
			if (before || nth < known.length) {
				const line = written.get(known.find((there) => written.has(there)) ?? '');
				if (above !== undefined) one.notes.push(refuse('sheet_row_alike', undefined, { row: above }));
				else if (line !== undefined) one.notes.push(refuse('sheet_row_one', undefined, { row: line }));
				settle(one, 'same');
			} else if (above !== undefined) {
				settle(one, 'wrong', [repeated(sheet, above)]);
				broken = true;
			} else fresh.push({ one, id: own });
		}
		if (fresh.length === 0) continue;
		const values = fresh.map(({ one }) => one.values);
		const drafts = broken ? [] : sheet.write(values, { ...within, ids: fresh.map((mine) => mine.id), id });
		const wrong = isRefusal(drafts)
			? drafts
			: decide(
					drafts,
					overlay,
					judging,
					fresh.map(({ one }) => one.row),
					planned,
				);
		for (const { one, id: own } of fresh) {
			settle(one, wrong ? 'wrong' : 'new', wrong ? [wrong] : []);
			written.set(own, one.row);
		}
	}
	return { verdicts: [...verdicts.values()].sort((a, b) => a.row - b.row), planned };
}

/** Amounts by what they come to: 1吨 and 2000斤 say the same. */
const meant = (value: unknown): unknown =>
	typeof value === 'object' && value !== null && 'typed' in value && 'value' in value ? value.value : value;

/** Lines that say exactly what one above them says, and which one that is. Copied twice by mistake they would count twice. */
function repeatsOf(sheet: Sheet, read: readonly ReadRow[]): Map<number, number> {
	const first = new Map<string, number>();
	const repeats = new Map<number, number>();
	for (const { row, values, wrong } of read) {
		if (wrong.length > 0) continue;
		const words = JSON.stringify(Object.keys(sheet.columns).map((key) => meant(values[key])));
		const above = first.get(words);
		if (above === undefined) first.set(words, row);
		else repeats.set(row, above);
	}
	return repeats;
}

/** A line that would write a second record just like one above is asked about: it is taken out, or told apart where the sheet has room for a word. */
function repeated({ columns }: Sheet, row: number): Refusal {
	const room = columns.note;
	return room && !room.shown
		? refuse('sheet_row_repeated', undefined, { row, heading: headingOf(room) })
		: refuse('sheet_row_repeated_bare', undefined, { row });
}

/** Decides the commands of some rows one after the other; the first refusal ends it, and what came before it stays judged, never written. */
function decide(drafts: readonly Draft[], overlay: Overlay, judging: Judging, rows: number[], planned: Planned[]): Refusal | undefined {
	const { registry, actor, now, id } = judging;
	for (const { name, input } of drafts) {
		const definition = registry.commands.get(name);
		if (!definition) return refuse('command_unknown', 'name');
		const parsed = parseInput(definition, input);
		if ('code' in parsed) return parsed;
		const decision = judge(definition, parsed.input, overlay, { actor, recordedAt: now, now, version: 0 });
		if (isRefusal(decision)) return decision;
		overlay.apply(decision);
		planned.push({ rows, envelope: { id: id('command', name, JSON.stringify(input)), name, input, recordedAt: now } });
	}
	return undefined;
}

/** A command's refusal in the words of the sheet: its field by the column's heading. */
export function underHeading(sheet: Sheet, refusal: Refusal): Refusal {
	const column = refusal.field === undefined ? undefined : sheet.columns[refusal.field];
	if (!column) return refusal;
	const heading = headingOf(column);
	return { ...refusal, field: heading, details: { heading, ...refusal.details, ...(refusal.details?.field ? { field: heading } : {}) } };
}
