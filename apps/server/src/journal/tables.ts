import type { BaseRow } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import * as featureTables from '@honghuo/features/tables.ts';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';

/** How rows of one table are read and written by the engine, which knows tables by name alone. */
export type StoredTable = {
	name: string;
	private: boolean;
	/** Row field → its column's name and SQL type (of an array, its elements'), and what it holds when nothing was told, in the table's order. */
	columns: ReadonlyMap<string, { name: string; type: string; list: boolean; untold: unknown }>;
	/** `"a","b"`: the columns quoted, for statements that take rows as JSON. */
	list: string;
	/** `"a" = n."a"` for every column but the key. */
	assignments: string;
	/** The select list that gives rows as they travel: fields by their names in TypeScript, instants as ISO-8601 UTC. */
	projection: string;
};

/** An SQL identifier in quotes. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/** A column of instants as they travel: ISO-8601 UTC with milliseconds. */
export const iso = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const isList = (column: object): boolean => ((column as { dimensions?: number }).dimensions ?? 0) > 0;

function stored(table: PgTable): StoredTable {
	const name = getTableName(table);
	const columns = new Map(
		Object.entries(getTableColumns(table)).map(([field, column]) => [
			field,
			{ name: column.name, type: column.getSQLType(), list: isList(column), untold: column.default ?? null },
		]),
	);
	const names = [...columns.values()].map((column) => quoted(column.name));
	return {
		name,
		private: features.tables.get(name)?.private ?? false,
		columns,
		list: names.join(','),
		assignments: names
			.filter((column) => column !== '"county"' && column !== '"id"')
			.map((column) => `${column} = n.${column}`)
			.join(','),
		projection: [...columns]
			.map(([field, column]) => {
				const source = quoted(column.name);
				return `${column.type.startsWith('timestamp') ? iso(source) : source} as ${quoted(field)}`;
			})
			.join(','),
	};
}

const byName = new Map(
	Object.values<unknown>(featureTables)
		.filter((value): value is PgTable => is(value, PgTable))
		.map((table) => [getTableName(table), stored(table)]),
);

/** The features' tables, parents before children: the order of the registry, in which rows can be written without breaking a foreign key. */
export const storedTables: ReadonlyMap<string, StoredTable> = new Map(
	[...features.tables.keys()].map((name) => {
		const table = byName.get(name);
		if (!table) throw new Error(`Table ${name} is registered but not in tables.ts.`);
		return [name, table];
	}),
);

/** A table by name; one that is not registered is a programming error. */
export function storedTable(name: string): StoredTable {
	const table = storedTables.get(name);
	if (!table) throw new Error(`Unknown table ${name}.`);
	return table;
}

/** A row with its fields named as the database's columns. */
export function toColumns({ columns }: StoredTable, row: object): Record<string, unknown> {
	const named: Record<string, unknown> = {};
	for (const [field, column] of columns) named[column.name] = (row as Record<string, unknown>)[field] ?? null;
	return named;
}

/**
 * A row as an entry told it, in today's columns: a field the entry never told, because its column came later, has what the column was given when it
 * came; one whose column is gone since is left out.
 */
export function asToday({ columns }: StoredTable, row: BaseRow): BaseRow {
	const told: Record<string, unknown> = {};
	for (const [field, { untold }] of columns) told[field] = field in row ? row[field as keyof BaseRow] : untold;
	return told as BaseRow;
}

/** Conditions for the columns of a table that may hold somebody's id, which is `$2`; of a table read under another name, by that. */
export const who = ({ columns }: StoredTable, as?: string): string[] =>
	[...columns]
		.filter(([field, { type }]) => type === 'uuid' && field !== 'id')
		.map(([, { name, list }]) => (list ? `$2 = any(${of(as, name)})` : `${of(as, name)} = $2`));

/** The same for its lists of names, with the name as `$3`. */
export const named = ({ columns }: StoredTable, as?: string): string[] =>
	[...columns].filter(([, { type, list }]) => type === 'text' && list).map(([, { name }]) => `$3 = any(${of(as, name)})`);

const of = (as: string | undefined, column: string): string => `${as === undefined ? '' : `${as}.`}${quoted(column)}`;
