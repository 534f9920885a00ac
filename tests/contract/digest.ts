import type postgres from 'postgres';

/** A digest of everything kept, to show that nothing has changed. What was refused and who is signed in are kept beside the account. */
export async function digestOf(sql: postgres.Sql): Promise<string> {
	await settled(sql);
	const tables = await sql<
		{ name: string }[]
	>`select tablename as name from pg_tables where schemaname = 'public' and tablename not in ('refusal', 'session') order by 1`;
	const digests = await Promise.all(
		tables.map(({ name }) => sql.unsafe(`select md5(coalesce(string_agg(t::text, '' order by t::text), '')) as md5 from "${name}" t`)),
	);
	return JSON.stringify(digests.map(([row]) => row?.md5));
}

/** Waits until the server has done by itself what it owes: the numbers of reports that were handed in are kept. */
export async function settled(sql: postgres.Sql): Promise<void> {
	while ((await sql`select 1 from period_report where unfrozen limit 1`).length > 0) await new Promise(setImmediate);
}
