import { createHash } from 'node:crypto';
import type { Scope } from '@honghuo/core/actor.ts';
import type { TableRef } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import { quoted, type StoredTable, storedTables } from './tables.ts';
import type { Veils } from './veils.ts';

/** All rows a scope may hold, at one version. `body` is `{version, tables:{name:[rows]}}` as JSON text. */
export type Snapshot = { version: number; body: string; etag: string };

/**
 * What of them is wanted. `villages`, or townships, narrows the rows that belong to a village to these; it never widens the scope; with `only` nothing
 * else comes along, for a device that holds the rest. `tables`: these alone.
 */
export type SnapshotOf = { villages?: readonly string[] | undefined; only?: boolean; tables?: readonly string[] | undefined };

/** Characters of snapshots kept in memory. */
const mostKept = 33_554_432;

/** Makes snapshots and keeps the last ones while no entry has come since, because a village's phones tend to arrive together. */
export class Snapshots {
	readonly #sql: postgres.Sql;
	readonly #veils: Veils;
	readonly #made = new Map<string, Snapshot>();
	readonly #making = new Map<string, Promise<Snapshot>>();
	#large: Promise<void> = Promise.resolve();

	constructor(sql: postgres.Sql, veils: Veils) {
		this.#sql = sql;
		this.#veils = veils;
	}

	/** `head` is the newest version known. */
	async take(scope: Scope, head: number, { villages, only = false, tables }: SnapshotOf = {}): Promise<Snapshot> {
		const wanted = { villages: villages && [...new Set(villages)].sort(), only, tables: tables && [...tables].sort() };
		const key = JSON.stringify([scope, wanted]);
		const known = this.#made.get(key);
		if (known?.version === head) return known;
		// A hundred phones that come back together are one query.
		const flight = `${head} ${key}`;
		const making = this.#making.get(flight) ?? this.#inTurn(scope, key, wanted).finally(() => this.#making.delete(flight));
		this.#making.set(flight, making);
		const snapshot = await making;
		// One that fills the memory by itself would only drive out what phones ask for.
		if (snapshot.body.length > mostKept / 4) return snapshot;
		this.#made.delete(key);
		this.#made.set(key, snapshot);
		let bytes = [...this.#made.values()].reduce((sum, { body }) => sum + body.length, 0);
		for (const [oldest, { body }] of this.#made) {
			if (bytes <= mostKept) break;
			this.#made.delete(oldest);
			bytes -= body.length;
		}
		return snapshot;
	}

	/** Lets go of all that are kept in memory. */
	forget(): void {
		this.#made.clear();
	}

	/** Rows of a whole county are a hundred megabytes: whoever asks for them waits until the last who did has theirs. */
	#inTurn(scope: Scope, key: string, wanted: SnapshotOf): Promise<Snapshot> {
		const make = () => this.#make(scope, key, wanted);
		if (wanted.villages) return make();
		const made = this.#large.then(make);
		// Nothing of it is held on to until the next one.
		this.#large = made.then(
			() => undefined,
			() => undefined,
		);
		return made;
	}

	#make(scope: Scope, key: string, { villages: wanted, only, tables: among }: SnapshotOf): Promise<Snapshot> {
		const read = [...storedTables.values()].filter(({ name }) => !among || among.includes(name));
		return this.#sql.begin('isolation level repeatable read read only', async (tx) => {
			const [counted, ...tables] = await Promise.all([
				tx<{ version: string }[]>`select version from county where county = ${scope.county}`,
				...read.map((table) => {
					const limits = ['county = $1'];
					const values: (string | string[])[] = [scope.county];
					if (table.private && !scope.all) {
						values.push(scope.villages.map((unit) => `${unit}%`));
						limits.push(`village like any($${values.length}::text[])`);
					}
					const { whole = false, lately, waiting } = features.tables.get(table.name) ?? {};
					if (only && whole && lately === undefined) return [{ rows: '[]' }];
					if (wanted && (!whole || lately !== undefined)) {
						// Whole villages by the index; a township by the beginning of its villages' codes.
						const exact = wanted.every((unit) => unit.length === 12);
						values.push(exact ? [...wanted] : wanted.map((unit) => `${unit}%`));
						const theirs = `village ${exact ? '=' : 'like'} any($${values.length}::text[])`;
						const also = lately === undefined ? '' : ` or received_at > now() - interval '${lately} days'`;
						limits.push(only ? theirs : `(village is null or ${theirs}${also}${waits(table, waiting, values)})`);
					}
					return tx.unsafe<{ rows: string }[]>(
						`select coalesce(json_agg(row_to_json(x)), '[]')::text as rows
						 from (select ${table.projection} from ${quoted(table.name)} where ${limits.join(' and ')} order by id) x`,
						values,
						{ prepare: true },
					);
				}),
			]);
			const version = Number(counted?.[0]?.version ?? 0);
			const texts = await Promise.all(
				read.map(async ({ name }, index) => {
					const rows = await this.#veils.table(tx, scope, name, tables[index]?.[0]?.rows ?? '[]', version);
					return `${JSON.stringify(name)}:${rows}`;
				}),
			);
			const body = texts.join(',');
			const etag = `W/"${createHash('sha256').update(`${version} ${key}`).digest('base64url').slice(0, 22)}"`;
			return { version, body: `{"version":${version},"tables":{${body}}}`, etag };
		}) as Promise<Snapshot>;
	}
}

/** The condition for rows that come however old they are, with its values added. */
function waits({ columns }: StoredTable, waiting: TableRef['waiting'], values: (string | string[])[]): string {
	if (!waiting) return '';
	values.push([...waiting.among]);
	return ` or ${quoted(columns.get(waiting.field)?.name ?? waiting.field)} = any($${values.length}::text[])`;
}
