import type { BaseRow, Rows, TableRef } from '@honghuo/core/row.ts';

/** A table was asked for that was not read. */
export class NotRead extends Error {
	readonly table: string;
	constructor(table: string) {
		super(`${table} was not read`);
		this.table = table;
	}
}

/** Rows of a snapshot, found by id and by any field. Lists are the caller's own. With `strict` a table that is not in it is not taken for an empty one. */
export class HeldRows implements Rows {
	readonly #tables: ReadonlyMap<string, readonly BaseRow[]>;
	readonly #byId = new Map<string, Map<string, BaseRow>>();
	readonly #byField = new Map<string, Map<unknown, BaseRow[]>>();

	readonly #strict: boolean;

	constructor(tables: Readonly<Record<string, readonly BaseRow[]>>, strict = false) {
		this.#tables = new Map(Object.entries(tables));
		this.#strict = strict;
	}

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		let rows = this.#byId.get(table.name);
		if (!rows) {
			rows = new Map(this.#of(table.name).map((row) => [row.id, row]));
			this.#byId.set(table.name, rows);
		}
		return rows.get(id) as R | undefined;
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		const key = `${table.name}.${field}`;
		let found = this.#byField.get(key);
		if (!found) {
			found = Map.groupBy(this.#of(table.name), (row) => row[field as keyof BaseRow] as unknown);
			this.#byField.set(key, found);
		}
		return [...((found.get(value) ?? []) as R[])];
	}

	#of(name: string): readonly BaseRow[] {
		const rows = this.#tables.get(name);
		if (!rows && this.#strict) throw new NotRead(name);
		return rows ?? [];
	}
}
