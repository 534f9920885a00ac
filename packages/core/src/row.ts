/** Rows as they travel: plain JSON, the same bytes on the server, in the journal and on the phone. */

/** What every row carries. `village` is the 12-digit code the row belongs to, or null for the county's own; instants are ISO-8601 UTC. */
export type BaseRow = {
	county: string;
	id: string;
	village: string | null;
	/** Journal version of the entry that last changed the row; 0 while only this phone knows of it. */
	version: number;
	createdBy: string;
	recordedAt: string;
	receivedAt: string;
};

/** The fields the engine sets; a command never does. */
export type Stamped = 'county' | 'version' | 'createdBy' | 'recordedAt' | 'receivedAt';

/**
 * A table by name and row type, usable on both sides without importing the Drizzle table. `private` rows reach only their village and the
 * county's officials; a `whole` table is held whole even by a phone that holds only its own villages.
 */
export type TableRef<R extends BaseRow = BaseRow> = {
	readonly name: string;
	readonly private: boolean;
	readonly whole: boolean;
	/** Of villages a device does not hold it gets only what came in the last so many days; opening the village brings the rest. */
	readonly lately?: number | undefined;
	/** Of those it gets, besides, however old they are, the rows that still wait for somebody: whose field is one of these. */
	readonly waiting?: { readonly field: string; readonly among: readonly string[] } | undefined;
	/** A private row may be read back by whoever wrote it (`GET /api/v1/me/rows`), though by nobody else of their village. */
	readonly author?: boolean;
	/** Texts, such as a person's name, that are told whole only to those with a right to them (`Veil`). */
	readonly veil?: readonly string[];
	/** Fields that mean something only together, such as a value, its unit and what was typed: they win or lose an edit together. */
	readonly together: readonly (readonly string[])[];
	readonly $row?: R;
};

/** Declares a table for commands and views. */
export const tableRef = <R extends BaseRow>(
	name: string,
	options: {
		private?: boolean;
		whole?: boolean;
		lately?: number;
		waiting?: { field: keyof R & string; among: readonly string[] };
		author?: boolean;
		veil?: readonly (keyof R & string)[];
		together?: readonly (readonly (keyof R & string)[])[];
	} = {},
): TableRef<R> => ({
	name,
	private: options.private ?? false,
	whole: options.whole ?? false,
	lately: options.lately,
	waiting: options.waiting,
	...(options.author ? { author: true } : {}),
	...(options.veil ? { veil: options.veil } : {}),
	together: options.together ?? [],
});

/** Reading access to rows, the same on phone and server. `find` compares one field for equality. */
export interface Rows {
	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined;
	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[];
}

/** No row at all. */
export const noRows: Rows = { get: () => undefined, find: () => [] };

/** Rows a command needs before it can be decided: by id, or by one field's value. */
export type Read = { table: TableRef<never>; ids: readonly string[] } | { table: TableRef<never>; field: string; value: string };

/** Needs these rows. */
export const byId = <R extends BaseRow>(table: TableRef<R>, ...ids: (string | null | undefined)[]): Read => ({
	table: table as unknown as TableRef<never>,
	ids: ids.filter((id): id is string => typeof id === 'string'),
});

/** Needs all rows with this value in this field. */
export const byField = <R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): Read => ({
	table: table as unknown as TableRef<never>,
	field,
	value,
});

/** One row written. `row` is the whole row after the change. */
export type Change = { table: string; op: 'insert' | 'update'; row: BaseRow };

/** A new row, still without what the engine stamps. */
export const insert = <R extends BaseRow>(table: TableRef<R>, row: Omit<R, Stamped>): Change => ({
	table: table.name,
	op: 'insert',
	row: row as unknown as R,
});

/** A changed row: the fields given replace those of the row as it was; a field that is undefined was not given. */
export const update = <R extends BaseRow>(
	table: TableRef<R>,
	row: R,
	fields: { [F in Exclude<keyof R, Stamped | 'id'>]?: R[F] | undefined },
): Change => ({
	table: table.name,
	op: 'update',
	row: { ...row, ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) },
});

/**
 * Rows on top of other rows: what a command in the middle of a batch, or after other unsent commands, sees.
 * The base is never written.
 */
export class Overlay implements Rows {
	readonly #base: Rows;
	readonly #written = new Map<string, Map<string, BaseRow>>();

	constructor(base: Rows) {
		this.#base = base;
	}

	/** Puts changes on top. */
	apply(changes: readonly Change[]): void {
		for (const { table, row } of changes) {
			const rows = this.#written.get(table) ?? new Map<string, BaseRow>();
			this.#written.set(table, rows.set(row.id, row));
		}
	}

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		return (this.#written.get(table.name)?.get(id) as R | undefined) ?? this.#base.get(table, id);
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		const written = this.#written.get(table.name) as Map<string, R> | undefined;
		const below = this.#base.find(table, field, value);
		if (!written) return below;
		return [...below.filter((row) => !written.has(row.id)), ...[...written.values()].filter((row) => row[field] === value)];
	}

	/** The written rows of a table, as they now are. */
	written(table: string): IterableIterator<BaseRow> {
		return (this.#written.get(table) ?? new Map<string, BaseRow>()).values();
	}

	/** Names of the tables written to. */
	tables(): IterableIterator<string> {
		return this.#written.keys();
	}
}
