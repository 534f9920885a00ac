import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Change } from '@honghuo/core/row.ts';
import { createDatabase, type TestDatabase } from '@honghuo/testing/cluster.ts';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyFolder } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { accountsOf } from '../cli/verb.ts';
import { connect } from '../database/connect.ts';
import { migrate } from '../database/migrate.ts';
import { loadDemo } from '../setup/demo.ts';
import { knownMigrations } from '../setup/schema-version.ts';
import { chainHash, genesis, type Stored, storedColumns } from './hash.ts';
import { Snapshots } from './snapshot.ts';
import { storedAfter } from './stored-entries.ts';
import { quoted, storedTables } from './tables.ts';
import { Veils } from './veils.ts';
import { verifyChain } from './verify.ts';

const county = '211422';
const migrations = fileURLToPath(new URL('../../../../drizzle/migrations', import.meta.url));

/** Columns that were there when an earlier release wrote, by table. */
type Columns = Map<string, Set<string>>;

let story: TestDatabase;
beforeAll(async () => {
	story = await createDatabase(inject('cluster'));
	const database = await connect(story.url);
	await loadDemo(database, accountsOf(database));
	await database.close();
});
afterAll(() => story.drop());

const names = (table: string): string[] => [...(storedTables.get(table)?.columns.values() ?? [])].map(({ name }) => name);

/** Brings an empty database to where a release stood that ended with this migration. */
async function asOf(url: string, last: string): Promise<Columns> {
	const folder = await mkdtemp(join(tmpdir(), 'honghuo-migrations-'));
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		for (const name of knownMigrations()) if (name <= last) await cp(join(migrations, name), join(folder, name), { recursive: true });
		await applyFolder(drizzle({ client: sql }), { migrationsFolder: folder });
		const found = await sql<{ table: string; column: string; required: boolean }[]>`
			select table_name as table, column_name as column, is_nullable = 'NO' and column_default is null as required
			from information_schema.columns where table_schema = 'public'`;
		const columns: Columns = new Map();
		for (const { table, column } of found) columns.set(table, (columns.get(table) ?? new Set()).add(column));
		// What a table could not do without then and is gone now is nothing that today's story tells: its rows are left out.
		for (const { table, column, required } of found)
			if (required && !names(table).includes(column) && storedTables.has(table)) columns.delete(table);
		return columns;
	} finally {
		await sql.end();
		await rm(folder, { recursive: true });
	}
}

/**
 * The story's ledger as an earlier release would have written it: the same entries with the fields it had, hashed over these, and rows that say no
 * more.
 */
async function asWritten(from: postgres.Sql, to: postgres.Sql, then: Columns): Promise<void> {
	const tables = [...storedTables.values()].filter(({ name }) => then.has(name));
	const rows = new Map<string, object>();
	const known = new Map(
		tables.map(({ name, columns }) => [
			name,
			[...columns].filter(([, column]) => then.get(name)?.has(column.name)).map(([field]) => field),
		]),
	);
	const told = ({ table, row, ...change }: Change): Change[] => {
		const fields = known.get(table);
		return fields
			? [{ ...change, table, row: Object.fromEntries(Object.entries(row).filter(([field]) => fields.includes(field))) as Change['row'] }]
			: [];
	};
	const entries = await from.unsafe<Stored[]>(`select ${storedColumns} from journal where county = $1 order by version`, [county]);
	let hash = genesis;
	const lines = entries.map(({ hash: _, salt: __, redactions: ___, redactedBy: ____, changes: all, ...entry }) => {
		const changes = all.flatMap(told);
		for (const { table, row } of changes) rows.set(`${table} ${row.id}`, row);
		hash = chainHash(hash, { county, ...entry, changes });
		const { recordedAt, receivedAt, ...same } = entry;
		return { county, ...same, changes, touched: [], recorded_at: recordedAt, received_at: receivedAt, hash: `\\x${hash.toString('hex')}` };
	});
	await insert(to, 'county', [{ county, name: '建昌县', version: lines.length, head: `\\x${hash.toString('hex')}` }]);
	await insert(to, 'journal', lines);
	for (const { name, columns } of tables) {
		const list = [...columns].filter(([field]) => known.get(name)?.includes(field));
		const own = [...rows].filter(([key]) => key.startsWith(`${name} `)).map(([, row]) => row as Record<string, unknown>);
		await insert(
			to,
			name,
			own.map((row) => Object.fromEntries(list.map(([field, column]) => [column.name, row[field] ?? null]))),
		);
	}
}

async function insert(sql: postgres.Sql, table: string, rows: readonly object[]): Promise<void> {
	const columns = Object.keys(rows[0] ?? {})
		.map(quoted)
		.join(',');
	if (rows.length === 0) return;
	await sql.unsafe(
		`insert into ${quoted(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${quoted(table)}, $1::text::jsonb)`,
		[JSON.stringify(rows)],
	);
}

describe.each(['20261125172439_account-of-an-industry', '20261125200027_the-county-sees'])(
	'a database that an earlier release left at %s',
	(last) => {
		let old: TestDatabase;
		let sql: postgres.Sql;
		let then: Columns;
		beforeAll(async () => {
			old = await createDatabase({ ...inject('cluster'), template: undefined as never });
			then = await asOf(old.url, last);
			sql = postgres(old.url, { max: 4, onnotice: () => undefined });
			const from = postgres(story.url, { max: 1 });
			await asWritten(from, sql, then);
			await from.end();
			await migrate(old.url);
		});
		afterAll(async () => {
			await sql.end();
			await old.drop();
		});

		test('is whole after the upgrade, and every row is given as today’s program knows it', async () => {
			const { entries, breaks } = await verifyChain(sql, county);
			expect(breaks).toEqual([]);
			expect(entries).toBeGreaterThan(100);
			const veils = new Veils(sql);
			const { body } = await new Snapshots(sql, veils).take({ county, all: true, villages: [] }, entries);
			const { tables } = JSON.parse(body) as { tables: Record<string, Record<string, unknown>[]> };
			for (const [name, rows] of Object.entries(tables))
				for (const row of rows) expect(Object.keys(row).sort()).toEqual([...(storedTables.get(name)?.columns.keys() ?? [])].sort());
			// What a device catches up with, and a record's history, likewise.
			for (const { entry } of await storedAfter(sql, county, 0, entries))
				for (const { table, row } of entry.changes)
					if (storedTables.has(table)) expect(Object.keys(row)).toEqual([...(storedTables.get(table)?.columns.keys() ?? [])]);
			expect(tables.feedback?.length).toBeGreaterThan(0);
			expect(tables.planting?.length).toBeGreaterThan(0);
		});

		test('any value changed since in a column that came later is still found', async () => {
			const came = [...storedTables.values()].flatMap(({ name, columns }) =>
				[...columns.values()].filter((column) => then.has(name) && !then.get(name)?.has(column.name)).map((column) => ({ name, column })),
			);
			expect(came.map(({ name, column }) => `${name}.${column.name}`)).toContain('comment.figure');
			let tried = 0;
			for (const { name, column } of came) {
				const value = values[column.type];
				if (value === undefined) throw new Error(`Say what else a column of ${column.type} could hold.`);
				await sql
					.begin(async (tx) => {
						// Whoever tampers with tables does not mind their checks.
						const checks = await tx<
							{ conname: string }[]
						>`select conname from pg_constraint where contype in ('c', 'f') and conrelid = ${name}::regclass`;
						for (const { conname } of checks) await tx.unsafe(`alter table ${quoted(name)} drop constraint ${quoted(conname)}`);
						const changed = await tx.unsafe(
							`update ${quoted(name)} set ${quoted(column.name)} = ${value} where id = (select min(id::text)::uuid from ${quoted(name)})`,
						);
						tried += changed.count;
						if (changed.count > 0) expect((await verifyInside(tx)).breaks).toEqual([expect.stringContaining(`${name} `)]);
						throw new Undone();
					})
					.catch((error: unknown) => {
						if (!(error instanceof Undone)) throw error;
					});
			}
			expect(tried).toBeGreaterThan(0);
			expect((await verifyChain(sql, county)).breaks).toEqual([]);
		});
	},
);

class Undone extends Error {}

const verifyInside = (tx: postgres.TransactionSql) =>
	verifyChain({ begin: (_mode: string, run: (inside: unknown) => unknown) => run(tx) } as never, county);

/** Something no upgrade ever fills in, by type. */
const values: Record<string, string> = {
	text: `'别的'`,
	uuid: 'gen_random_uuid()',
	date: `'2001-02-03'`,
	bigint: '7',
	integer: '7',
	boolean: 'true',
	jsonb: `'{"name":"别的"}'`,
	'timestamp(3) with time zone': `'2001-02-03T04:05:06Z'`,
};
