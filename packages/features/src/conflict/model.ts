import { isLocalDate, showDate } from '@honghuo/core/dates.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { type CanonicalUnit, canonicalOf, display, displayTyped, isUnit, toCanonical, type Unit } from '@honghuo/core/units.ts';
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

/** All edits of one row that met others' edits, newest first: what was not chosen can be taken back. */
export const conflictsOf = (row: string, rows: Rows): Conflict[] => rows.find(conflicts, 'row', row).sort((a, b) => (a.id < b.id ? 1 : -1));

/**
 * The edit's command given again with the values of a choice: the input's own fields, and those that only mean something together with them
 * (`together` of the row's table). An edit that took the row away is given as it was.
 */
export function inputFor(
	{ input, clashes }: Pick<Conflict, 'input' | 'clashes'>,
	choice: Choice,
	together: readonly (readonly string[])[],
): Fields {
	const groups = together.filter((group) => group.some((field) => field in input)).flat();
	const fields = new Set([...Object.keys(input), ...groups]);
	const values = Object.entries(Object.assign({}, ...clashes.map((clash) => clash[choice])) as Fields);
	return { ...input, ...Object.fromEntries(values.filter(([field]) => fields.has(field))) };
}

/** Whether the edit took the row away instead of changing its values: then there is nothing to put back. */
export const removes = ({ input, clashes }: Pick<Conflict, 'input' | 'clashes'>): boolean =>
	clashes.some(({ other }) => Object.keys(other).every((field) => !(field in input)));

/** Fields of a row with their values. */
type Fields = Readonly<Record<string, unknown>>;

const endings: readonly [RegExp, Unit][] = [
	[/E4mu$/, 'mu'],
	[/G$/, 'jin'],
	[/Fen$/, 'yuan'],
	[/Cm$/, 'cm'],
	[/(Count|Qty)$/, 'tree'],
];

/** Values of fields as people say them: what was typed where that is known, amounts in their units, days as days. Fields that only explain another are left out. */
export function wordsOf(fields: Fields, language: Language): { field: string; text: string }[] {
	const typed = fields.typed as { value: string; unit: string } | null | undefined;
	return Object.entries(fields).flatMap(([field, value]) => {
		if (field === 'typed' || /Unit$/.test(field) || (value !== null && typeof value === 'object')) return [];
		return [{ field, text: textOf(field, value, fields, typed ?? null, language) }];
	});
}

function textOf(field: string, value: unknown, fields: Fields, typed: { value: string; unit: string } | null, language: Language): string {
	if (value === null) return '—';
	if (typeof value === 'string') return isLocalDate(value) ? showDate(value, language) : value;
	if (typeof value !== 'number') return String(value);
	const named = fields[field.replace(/Value$/, 'Unit')];
	if (typed && isUnit(typed.unit) && toCanonical(typed.value, typed.unit) === value)
		return displayTyped({ value: typed.value, unit: typed.unit }, language);
	if (typeof named === 'string' && field.endsWith('Value')) return display(value, named as CanonicalUnit, language);
	const unit = endings.find(([ending]) => ending.test(field))?.[1];
	return unit ? display(value, canonicalOf(unit), language) : String(value);
}
