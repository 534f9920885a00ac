import { type Scope, sees } from './actor.ts';
import type { Entry } from './entry.ts';
import type { BaseRow, Read, Rows, TableRef } from './row.ts';
import { veilName } from './veil-name.ts';

/**
 * A table of which some fields are told whole only to those who have a right to them; everybody else gets the row with these fields veiled. The
 * fields are the table's own (`veil` of its reference); whose right it is follows from rows of the tables `from`, and from nothing else, so that
 * whoever keeps those can say it at any time. A command that changes the right writes the row anew, and every device gets it as it may see it from then on.
 */
export type Veil<R extends BaseRow = BaseRow> = {
	table: TableRef<R>;
	from: readonly TableRef<never>[];
	reads: (row: R) => Read[];
	opens: (row: R, rows: Rows, scope: Scope) => boolean;
	/** What is told instead of other fields, where a veiled row says more than names: the same again when it is asked of what it left. */
	leaves?: (row: R) => object;
};

/** Types a veil by its rows and forgets the type again, so that all fit one list. */
export const veil = <R extends BaseRow>(definition: Veil<R>): Veil => definition as unknown as Veil;

/** The veil of names people typed into a village's records: whole for that village, another the row is of as well, and the officials above. */
export const villageVeil = <R extends BaseRow>(table: TableRef<R>, also: (row: R) => string | null = () => null): Veil =>
	veil({
		...{ table, from: [], reads: () => [] },
		opens: (row, _rows, scope) =>
			sees(
				scope,
				[row.village, also(row)].filter((village) => village !== null),
			),
	});

/** What is told of one veiled value: a name's first letter, of a list each name's; undefined where there is nothing to veil. */
function veiled(value: unknown): string | string[] | undefined {
	if (Array.isArray(value)) return value.map((name) => veilName(String(name)));
	return typeof value === 'string' ? veilName(value) : undefined;
}

/** The row with its veiled fields told by their first letter; the row itself when they are empty. */
export function veilRow<R extends BaseRow>({ veil = [] }: Pick<TableRef<R>, 'veil'>, row: R): R {
	const told = veil.map((field) => [field, veiled(row[field as keyof R])] as const).filter(([, text]) => text !== undefined);
	return told.length > 0 ? { ...row, ...Object.fromEntries(told) } : row;
}

/** The row as whoever has no right to it is told it; the row itself when that is all of it. */
export function left({ table, leaves }: Veil, row: BaseRow): BaseRow {
	const told = veilRow(table, row);
	return leaves ? { ...told, ...leaves(row) } : told;
}

/** A row as this reader may see it; the row itself when it is not veiled from them. */
export function rowFor<R extends BaseRow>(veils: ReadonlyMap<string, Veil>, table: string, row: R, rows: Rows, scope: Scope): R {
	const veiled = scope.all ? undefined : veils.get(table);
	return !veiled || veiled.opens(row, rows, scope) ? row : (left(veiled, row) as R);
}

/** An entry with its rows as this reader may see them; the entry itself when nothing of it is veiled from them. */
export function entryFor(veils: ReadonlyMap<string, Veil>, entry: Entry, rows: Rows, scope: Scope): Entry {
	const changes = entry.changes.map((change) => {
		const row = rowFor(veils, change.table, change.row, rows, scope);
		return row === change.row ? change : { ...change, row };
	});
	return changes.some((change, index) => change !== entry.changes[index]) ? { ...entry, changes } : entry;
}
