import type postgres from 'postgres';

/** A digest of everything kept, to show that nothing has changed. What was refused and who is signed in are kept beside the account. */
export async function digestOf(sql: postgres.Sql): Promise<string> {
	const tables = await sql<
		{ name: string }[]
	>`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('refusal', 'session') order by 1`;
	const digests = await Promise.all(
		tables.map(({ name }) => sql.unsafe(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as md5 from "${name}" t`)),
	);
	return JSON.stringify(digests.map(([row]) => row?.md5));
}
