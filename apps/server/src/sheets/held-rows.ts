import type { BaseRow, Rows, TableRef } from '@honghuo/core/row.ts';

/** Rows of a snapshot, found by id and by any field. Lists are the caller's own. */
export class HeldRows implements Rows {
	readonly #tables: ReadonlyMap<string, readonly BaseRow[]>;
	readonly #byId = new Map<string, Map<string, BaseRow>>();
	readonly #byField = new Map<string, Map<unknown, BaseRow[]>>();

	constructor(tables: Readonly<Record<string, readonly BaseRow[]>>) {
		this.#tables = new Map(Object.entries(tables));
	}

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		let rows = this.#byId.get(table.name);
		if (!rows) {
			rows = new Map(this.#tables.get(table.name)?.map((row) => [row.id, row]));
			this.#byId.set(table.name, rows);
		}
		return rows.get(id) as R | undefined;
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		const key = `${table.name}.${field}`;
		let found = this.#byField.get(key);
		if (!found) {
			found = Map.groupBy(this.#tables.get(table.name) ?? [], (row) => row[field as keyof BaseRow] as unknown);
			this.#byField.set(key, found);
		}
		return [...((found.get(value) ?? []) as R[])];
	}
}
