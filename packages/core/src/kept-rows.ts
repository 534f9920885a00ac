import type { BaseRow, Rows, TableRef } from './row.ts';

type Index = Map<unknown, Set<string>>;
type Table = { rows: Map<string, BaseRow>; indexes: Map<string, Index> };

const fieldOf = (row: BaseRow, field: string): unknown => (row as unknown as Record<string, unknown>)[field];

/**
 * Rows in memory by table, of each its newest form. An index over a field is built when the field is first searched and kept up from then on, so
 * that a view of one block never walks the county.
 */
export class KeptRows implements Rows {
	readonly #tables = new Map<string, Table>();

	/** Puts a row in place of an older one. False, and nothing done, when a version at least as new is here: late and doubled news is harmless. */
	put(table: string, row: BaseRow): boolean {
		const { rows, indexes } = this.#table(table);
		const known = rows.get(row.id);
		if (known && known.version >= row.version) return false;
		rows.set(row.id, row);
		for (const [field, index] of indexes) {
			if (known && fieldOf(known, field) === fieldOf(row, field)) continue;
			if (known) index.get(fieldOf(known, field))?.delete(row.id);
			note(index, fieldOf(row, field), row.id);
		}
		return true;
	}

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		return this.#tables.get(table.name)?.rows.get(id) as R | undefined;
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		const held = this.#tables.get(table.name);
		if (!held) return [];
		let index = held.indexes.get(field);
		if (!index) {
			index = new Map();
			for (const row of held.rows.values()) note(index, fieldOf(row, field), row.id);
			held.indexes.set(field, index);
		}
		return [...(index.get(value) ?? [])].flatMap((id) => (held.rows.get(id) as R | undefined) ?? []);
	}

	/** All rows of a table, in no order. */
	all(table: string): Iterable<BaseRow> {
		return this.#tables.get(table)?.rows.values() ?? [];
	}

	/** Names of the tables that hold rows. */
	names(): string[] {
		return [...this.#tables.keys()];
	}

	/** Forgets everything: a snapshot follows. */
	clear(): void {
		this.#tables.clear();
	}

	#table(name: string): Table {
		let table = this.#tables.get(name);
		if (!table) {
			table = { rows: new Map(), indexes: new Map() };
			this.#tables.set(name, table);
		}
		return table;
	}
}

function note(index: Index, value: unknown, id: string): void {
	const ids = index.get(value);
	if (ids) ids.add(id);
	else index.set(value, new Set([id]));
}
