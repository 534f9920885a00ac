import { KeptRows } from '@honghuo/core/kept-rows.ts';
import { type BaseRow, Overlay, type Rows, type TableRef } from '@honghuo/core/row.ts';

/** What is shown: rows the server confirmed, and on top of them what the person's own unsent commands make of them; and who wants to know of changes. */
export class Layers implements Rows {
	protected readonly confirmed = new KeptRows();
	#shown = new Overlay(this.confirmed);
	readonly #listeners = new Set<(changed: ReadonlySet<string>) => void>();

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		return this.#shown.get(table, id);
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		return this.#shown.find(table, field, value);
	}

	/** Every row of a table as it is now shown, in no order. */
	all<R extends BaseRow>(table: TableRef<R>): R[] {
		const rows = new Map<string, BaseRow>();
		for (const row of this.confirmed.all(table.name)) rows.set(row.id, row);
		for (const row of this.#shown.written(table.name)) rows.set(row.id, row);
		return [...rows.values()] as R[];
	}

	/** Calls back with the names of changed tables, `#outbox`, `#feed`, or `*` for everything. Returns how to stop. */
	subscribe(listener: (changed: ReadonlySet<string>) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Tells the listeners what changed. */
	changed(...what: string[]): void {
		const names = new Set(what);
		for (const listener of this.#listeners) listener(names);
	}

	/** Builds the upper layer anew. Returns the tables that show something else now than before. */
	protected relay(lay: (rows: Overlay) => void): Set<string> {
		const tables = new Set(this.#shown.tables());
		this.#shown = new Overlay(this.confirmed);
		lay(this.#shown);
		for (const table of this.#shown.tables()) tables.add(table);
		return tables;
	}
}
