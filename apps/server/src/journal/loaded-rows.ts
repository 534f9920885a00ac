import { type BaseRow, byField, byId, type Read, type Rows, type TableRef } from '@honghuo/core/row.ts';
import type postgres from 'postgres';
import { quoted, type StoredTable, storedTable } from './tables.ts';

/** A connection that can run a statement: the pool or an open transaction. */
export type Queries = Pick<postgres.Sql, 'unsafe'>;

/** Rows of a county as they travel. `limits` is SQL that follows `where county = $1`, its values from `$2` on. */
export async function selectRows(
	queries: Queries,
	{ projection, name }: StoredTable,
	county: string,
	limits = '',
	values: readonly (string | string[])[] = [],
): Promise<BaseRow[]> {
	const rows = await queries.unsafe<{ row: BaseRow }[]>(
		`select row_to_json(x) as row from (select ${projection} from ${quoted(name)} where county = $1 ${limits}) x`,
		[county, ...values],
		{ prepare: true },
	);
	return rows.map(({ row }) => row);
}

/** A row was looked at that nothing had declared in `reads`. A command is put off then: the batch is not spoilt, it is the first of the next. */
export class NotLoaded extends Error {
	readonly read: Read;
	constructor(read: Read) {
		super(`${read.table.name} ${'ids' in read ? read.ids.join(' ') : `by ${read.field}`}`);
		this.read = read;
	}
}

/** Rows fetched for one batch, one query a table. Asking for anything that was not fetched throws, so that a forgotten read can't become a wrong answer. */
export class LoadedRows implements Rows {
	readonly #sql: Queries;
	readonly #county: string;
	readonly #rows = new Map<string, Map<string, BaseRow | undefined>>();
	readonly #lookups = new Map<string, BaseRow[]>();

	constructor(sql: Queries, county: string) {
		this.#sql = sql;
		this.#county = county;
	}

	/** Fetches what is named and not yet here. The queries go out together and are answered in one round trip. */
	async load(reads: readonly Read[]): Promise<void> {
		const ids = new Map<string, Set<string>>();
		const lookups = new Map<string, { table: string; field: string; values: Set<string> }>();
		for (const read of reads) {
			const table = read.table.name;
			if ('ids' in read) {
				const wanted = ids.get(table) ?? new Set<string>();
				for (const id of read.ids) if (!this.#rows.get(table)?.has(id)) wanted.add(id);
				if (wanted.size > 0) ids.set(table, wanted);
			} else if (!this.#lookups.has(lookupKey(table, read.field, read.value))) {
				const key = `${table}.${read.field}`;
				const lookup = lookups.get(key) ?? { table, field: read.field, values: new Set<string>() };
				lookups.set(key, lookup);
				lookup.values.add(read.value);
			}
		}
		await Promise.all([
			...[...ids].map(([table, wanted]) => this.#loadIds(table, [...wanted])),
			...[...lookups.values()].map(({ table, field, values }) => this.#loadByField(table, field, [...values])),
		]);
	}

	/**
	 * Works something out over these rows. What it turns out to need undeclared is told to `missed` and fetched then: the answer comes late, not never, and
	 * whoever runs the server is warned.
	 */
	async workOut<T>(compute: () => T, missed: (read: Read) => void = () => undefined): Promise<T> {
		for (;;) {
			try {
				return compute();
			} catch (error) {
				if (!(error instanceof NotLoaded)) throw error;
				missed(error.read);
				process.emitWarning(`${error.message} was looked at and not declared in reads`, 'UndeclaredRead');
				await this.load([error.read]);
			}
		}
	}

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		const rows = this.#rows.get(table.name);
		if (!rows?.has(id)) throw new NotLoaded(byId(table, id));
		return rows.get(id) as R | undefined;
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		const found = this.#lookups.get(lookupKey(table.name, field, value));
		if (!found) throw new NotLoaded(byField(table, field, value));
		return found as R[];
	}

	async #loadIds(table: string, ids: string[]): Promise<void> {
		const known = this.#rowsOf(table);
		for (const id of ids) if (!known.has(id)) known.set(id, undefined);
		for (const row of await this.#select(table, 'id', ids)) known.set(row.id, row);
	}

	async #loadByField(table: string, field: string, values: string[]): Promise<void> {
		const known = this.#rowsOf(table);
		const found = new Map<string, BaseRow[]>(values.map((value) => [value, []]));
		for (const row of await this.#select(table, field, values)) {
			known.set(row.id, row);
			found.get(String(row[field as keyof BaseRow]))?.push(row);
		}
		for (const [value, rows] of found) this.#lookups.set(lookupKey(table, field, value), rows);
	}

	async #select(name: string, field: string, values: string[]): Promise<BaseRow[]> {
		const table = storedTable(name);
		const column = table.columns.get(field);
		if (!column) throw new Error(`Table ${name} has no field ${field}.`);
		return selectRows(this.#sql, table, this.#county, `and ${quoted(column.name)} = any($2::${arrayOf(column.type)})`, [values]);
	}

	#rowsOf(table: string): Map<string, BaseRow | undefined> {
		const rows = this.#rows.get(table) ?? new Map<string, BaseRow | undefined>();
		this.#rows.set(table, rows);
		return rows;
	}
}

/** Values come as text; of booleans the driver would make false of whatever is not true itself. */
const arrayOf = (type: string) => (type === 'boolean' ? 'text[]::boolean[]' : `${type}[]`);

const lookupKey = (table: string, field: string, value: string) => `${table}\n${field}\n${value}`;
