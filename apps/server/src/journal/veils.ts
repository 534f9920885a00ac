import { type Scope, sees } from '@honghuo/core/actor.ts';
import { type Entry, seal } from '@honghuo/core/entry.ts';
import { KeptRows } from '@honghuo/core/kept-rows.ts';
import { type BaseRow, noRows, type Read, type Rows } from '@honghuo/core/row.ts';
import { entryFor, left, rowFor } from '@honghuo/core/veil.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import type { Published } from './commit.ts';
import { LoadedRows, type Queries, selectRows } from './loaded-rows.ts';
import { storedTable } from './tables.ts';

/** Tables whose rows say from whom something is veiled. */
const telling = new Set([...features.veils.values()].flatMap(({ from }) => from.map(({ name }) => name)));

/** What one county's veils depend on, in memory, up to a version: few narrow rows, so that an entry can be told apart for each reader the moment it comes. */
type Book = { version: number; rows: KeptRows };

/**
 * The one place where rows leave as their reader may see them: entries as they are pushed or read again, tables of a snapshot. It keeps, of every county
 * followed, the rows the veils depend on, and takes them on from the journal before anybody is told of an entry.
 */
export class Veils {
	readonly #sql: postgres.Sql;
	readonly #books = new Map<string, Book>();

	constructor(sql: postgres.Sql) {
		this.#sql = sql;
	}

	/** Reads what a county's veils depend on; before its entries are followed. */
	async open(county: string): Promise<void> {
		const book = this.#book(county);
		await this.#sql.begin('isolation level repeatable read read only', async (tx) => {
			const [head] = await tx<{ version: string }[]>`select version from county where county = ${county}`;
			for (const table of telling) for (const row of await selectRows(tx, storedTable(table), county)) book.rows.put(table, row);
			book.version = Math.max(book.version, Number(head?.version ?? 0));
		});
	}

	/** Takes entries on, in order. */
	take(county: string, published: readonly Published[]): void {
		const book = this.#book(county);
		for (const { entry } of published) {
			for (const { table, row } of entry.changes) if (telling.has(table)) book.rows.put(table, row);
			book.version = Math.max(book.version, entry.version);
		}
	}

	/**
	 * The entry as this scope may read it: sealed, with veiled rows, or as it is. One that is newer than what this process has heard of is told with every
	 * veil down, for nobody knows yet whose right has changed.
	 */
	entry(scope: Scope, { entry, audience }: Published): Entry {
		if (!sees(scope, audience)) return seal(entry);
		const book = this.#books.get(scope.county);
		return entryFor(features.veils, entry, book && entry.version <= book.version ? book.rows : noRows, scope);
	}

	/** Whether the entry has a row that is veiled from somebody: one with something in what its table veils. */
	concerns({ entry }: Published): boolean {
		return entry.changes.some(({ table, row }) => {
			const veil = features.veils.get(table);
			return veil !== undefined && left(veil, row) !== row;
		});
	}

	/**
	 * A table of a snapshot as this scope may hold it, by what the very same transaction sees, which stands at this version: as a rule that is what is kept here.
	 * `rows` is JSON text.
	 */
	async table(queries: Queries, scope: Scope, name: string, rows: string, version: number): Promise<string> {
		const veil = scope.all ? undefined : features.veils.get(name);
		if (!veil || rows === '[]') return rows;
		const list = JSON.parse(rows) as BaseRow[];
		const known = await this.#at(version, queries, scope.county, () => list.flatMap((row) => veil.reads(row)));
		const told = list.map((row) => rowFor(features.veils, name, row, known, scope));
		return told.some((row, index) => row !== list[index]) ? JSON.stringify(told) : rows;
	}

	#book(county: string): Book {
		const book = this.#books.get(county) ?? { version: 0, rows: new KeptRows() };
		this.#books.set(county, book);
		return book;
	}

	/** What the veils depend on at one version of a county: the book when it stands there, else read by the transaction that does. */
	async #at(version: number, queries: Queries, county: string, reads: () => Read[]): Promise<Rows> {
		const book = this.#books.get(county);
		if (book?.version === version) return book.rows;
		const known = new LoadedRows(queries, county);
		await known.load(reads());
		return known;
	}
}
