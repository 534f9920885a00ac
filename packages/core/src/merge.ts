import { type Refusal, refuse } from './refusal.ts';
import { type BaseRow, type Change, type Rows, tableRef } from './row.ts';
import type { Shape } from './shape.ts';
import { veilRow } from './veil.ts';

/** What merging needs to know of a command. */
type Edit = { name: string; merge?: 'fields' | 'row' };

/** Some fields of a row with their values. */
export type Fields = Readonly<Record<string, unknown>>;

/** What the author of an edit had before them: by row id, the values of the fields they changed, or of all fields when they took the row away. */
export type Seen = Readonly<Record<string, Fields>>;

/** Fields of one row that two people changed without knowing of each other: what stays, and what came later and waits to be chosen. */
export type Clash = { table: string; row: string; kept: Fields; other: Fields };

/** An edit that met others' edits. `input` is the command's input reduced to what clashed, so that it can be given again. */
export type Collision = { id: string; name: string; input: Fields; village: string | null; keptVersion: number; clashes: Clash[] };

/** How collisions become rows, so that no value is lost and the screen can ask. Registered by one feature, as rights are. */
export type CollisionKeeper = (collision: Collision) => Change[];

/** What the engine itself keeps in every row: nobody types or edits it, and it tells nothing of a person. */
export const stamped: ReadonlySet<string> = new Set<keyof BaseRow>([
	'county',
	'id',
	'village',
	'version',
	'createdBy',
	'recordedAt',
	'receivedAt',
]);

const fieldsOf = (row: BaseRow): Fields => row as unknown as Fields;

/** Equal as JSON: the order of keys says nothing, for the database keeps its own; absent is null. */
function same(a: unknown, b: unknown): boolean {
	if (a === b || (a ?? null) === (b ?? null)) return true;
	if (typeof a !== 'object' || typeof b !== 'object' || !a || !b || Array.isArray(a) !== Array.isArray(b)) return false;
	const [left, right] = [a as Fields, b as Fields];
	return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((key) => same(left[key], right[key]));
}

/** Fields in groups that are decided together; most stand alone. */
function groupsOf(shape: Shape, table: string, row: BaseRow): string[][] {
	const together = shape.tables.get(table)?.together ?? [];
	const grouped = new Set(together.flat());
	const alone = Object.keys(row).filter((field) => !stamped.has(field) && !grouped.has(field));
	return [...together.map((group) => [...group]), ...alone.map((field) => [field])];
}

const pick = (row: BaseRow, fields: readonly string[]): Fields => Object.fromEntries(fields.map((field) => [field, fieldsOf(row)[field]]));
const differing = (a: BaseRow, b: BaseRow, fields: readonly string[]): boolean =>
	fields.some((field) => !same(fieldsOf(a)[field], fieldsOf(b)[field]));

/** What the author of an edit sees of the rows it changes, to travel with the command; undefined when it edits nothing. */
export function seenBy(command: Pick<Edit, 'merge'>, changes: readonly Change[], rows: Rows, shape: Shape): Seen | undefined {
	if (!command.merge) return undefined;
	const seen: Record<string, Fields> = {};
	for (const { table, row } of changes) {
		// A row that is only now made was seen too, when its author had its empty form before them: somebody else may have made it meanwhile.
		const before = rows.get(tableRef(table), row.id);
		if (!before) continue;
		const groups = groupsOf(shape, table, row).filter((group) => command.merge === 'row' || differing(before, row, group));
		seen[row.id] = pick(before, groups.flat());
	}
	return Object.keys(seen).length > 0 ? seen : undefined;
}

/**
 * Merges an edit with what others did since its author looked: other fields' edits stand beside it; of the same fields, what is in the ledger
 * stays, and both values are kept in a collision. Rows only their village may read, and rows veiled from some, can't be asked about in the open: there
 * the edit is refused.
 */
export function mergeEdit(
	command: Edit,
	{ id, input, seen }: { id: string; input: unknown; seen: Seen },
	changes: readonly Change[],
	rows: Rows,
	shape: Shape,
): { changes: Change[]; collision?: Collision } | Refusal {
	const clashes: Clash[] = [];
	const merged: Change[] = [];
	let about: BaseRow | undefined;
	for (const change of changes) {
		const before = change.op === 'update' ? rows.get(tableRef(change.table), change.row.id) : undefined;
		const known = before && seen[change.row.id];
		if (!before || !known) {
			merged.push(change);
			continue;
		}
		const { private: hidden = false, veil = [] } = shape.tables.get(change.table) ?? {};
		const told = fieldsOf(veilRow({ veil }, before));
		// What its author saw veiled and left as it was is no change since.
		const isLeft = (field: string) => same(fieldsOf(change.row)[field], fieldsOf(before)[field]) && same(known[field], told[field]);
		const changedSince = (fields: readonly string[]) =>
			fields.some((field) => field in known && !same(known[field], fieldsOf(before)[field]) && !isLeft(field));
		const groups = groupsOf(shape, change.table, change.row);
		const edited = groups.filter((group) => differing(before, change.row, group));
		const lost = command.merge === 'row' ? (changedSince(groups.flat()) ? edited : []) : edited.filter(changedSince);
		if (lost.length > 0) {
			if (hidden || lost.flat().some((field) => veil.includes(field))) return refuse('changed_meanwhile');
			about ??= before;
			const fields = lost.flat();
			clashes.push({ table: change.table, row: before.id, kept: pick(before, fields), other: pick(change.row, fields) });
		}
		if (lost.length < edited.length) merged.push({ ...change, row: { ...change.row, ...pick(before, lost.flat()) } as BaseRow });
	}
	if (!about) return { changes: merged };
	const { village, version } = about;
	const again = command.merge === 'row' ? (input as Fields) : withoutMerged(input as Fields, changes, clashes, shape);
	return { changes: merged, collision: { id, name: command.name, input: again, village, keptVersion: version, clashes } };
}

/**
 * The input without the fields that went in: what names the row, and what clashed, each with the fields it means something with. Input keys of an
 * edit are the row's field names.
 */
function withoutMerged(input: Fields, changes: readonly Change[], clashes: readonly Clash[], shape: Shape): Fields {
	const fields = new Set(changes.flatMap(({ row }) => Object.keys(row)));
	const naming = Object.entries(input).filter(([key]) => !fields.has(key));
	const clashed = clashes.flatMap(({ table, other }) => {
		const companions = (shape.tables.get(table)?.together ?? []).filter((group) => group.some((field) => field in input)).flat();
		return Object.entries(other).filter(([field]) => field in input || companions.includes(field));
	});
	return Object.fromEntries([...naming, ...clashed]);
}
