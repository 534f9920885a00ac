import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type postgres from 'postgres';

const folder = fileURLToPath(new URL('../../../../drizzle/migrations', import.meta.url));

let known: readonly string[] | undefined;

/** Names of the migrations this program brings, in order. */
export function knownMigrations(): readonly string[] {
	known ??= readdirSync(folder, { withFileTypes: true })
		.filter((item) => item.isDirectory())
		.map(({ name }) => name)
		.sort();
	return known;
}

/** Names of the migrations this database has; rejects when it does not answer. */
export async function appliedMigrations(sql: postgres.Sql | postgres.TransactionSql): Promise<ReadonlySet<string>> {
	const rows = await sql<{ name: string }[]>`select name from drizzle.__drizzle_migrations`;
	return new Set(rows.map(({ name }) => name));
}
