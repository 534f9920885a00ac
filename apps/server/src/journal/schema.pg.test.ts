import { features } from '@honghuo/features/slices.ts';
import { createDatabase } from '@honghuo/testing/cluster.ts';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { migrate } from '../database/migrate.ts';
import { storedTables } from './tables.ts';

/** Accounts are the installation's, not a county's: whoever signs in has not yet said which county (see auth/table.ts). */
const installationWide = ['account', 'session', 'invitation', 'setup_code', 'screen_link'];

let sql: postgres.Sql;
let drop: () => Promise<void>;
beforeAll(async () => {
	const database = await createDatabase(inject('cluster'));
	sql = postgres(database.url, { max: 2 });
	drop = database.drop;
});
afterAll(async () => {
	await sql.end();
	await drop();
});

test('every key, unique index and foreign key starts with the county, so that counties can be distributed', async () => {
	const keys = await sql<{ table: string; name: string; first: string }[]>`
		select c.conrelid::regclass::text as table, c.conname as name, a.attname as first
		from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
		where c.contype in ('p', 'u', 'f') and c.connamespace = 'public'::regnamespace
		union all
		select i.indrelid::regclass::text, i.indexrelid::regclass::text, a.attname
		from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
		where i.indisunique and i.indrelid::regclass::text in (select tablename from pg_tables where schemaname = 'public')`;
	const others = keys.filter(({ table, first }) => first !== 'county' && !installationWide.includes(table));
	expect(others).toEqual([]);
	expect(keys.length).toBeGreaterThan(storedTables.size);
});

test('every registered table is in the database, with the columns the engine writes', async () => {
	for (const [name, { columns }] of storedTables) {
		const found = await sql<{ column_name: string }[]>`select column_name from information_schema.columns where table_name = ${name}`;
		expect(found.map((row) => row.column_name).sort()).toEqual([...columns.values()].map((column) => column.name).sort());
	}
	expect([...storedTables.keys()]).toEqual([...features.tables.keys()]);
});

test('two processes may bring the schema up to date at once, and doing it again changes nothing', async () => {
	const fresh = await createDatabase({ ...inject('cluster'), template: undefined as never });
	await Promise.all([migrate(fresh.url), migrate(fresh.url), migrate(fresh.url)]);
	await migrate(fresh.url);
	const look = postgres(fresh.url, { max: 1 });
	const [counted] = await look<{ tables: number }[]>`select count(*)::int as tables from pg_tables where schemaname = 'public'`;
	expect(counted?.tables).toBeGreaterThanOrEqual(storedTables.size + 3);
	await look.end();
	await fresh.drop();
});
