import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { StartError } from '../start-error.ts';

/** The one driver and the one query builder over it. `sql` speaks to PostgreSQL directly where a statement takes whole batches as JSON. */
export type Database = { sql: postgres.Sql; db: PostgresJsDatabase; url: string; close(): Promise<void> };

/** Oldest PostgreSQL whose behaviour the tests cover. */
const oldest = 150_000;
/** With one of these off an acknowledged record can be lost in a power cut (RELIABILITY.md §2), so the server refuses to start. */
const durability = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/**
 * Opens the pool and checks that this PostgreSQL keeps what it has acknowledged.
 * Throws StartError `database_unreachable`, `database_too_old` or `database_unsafe`.
 */
export async function connect(url: string, options: { max?: number } = {}): Promise<Database> {
	const sql = postgres(url, {
		max: options.max ?? 10,
		// The default backoff leaves queries hanging for 20 s after a database restart.
		backoff: () => 0.2,
		connect_timeout: 5,
		// Half-open connections and prepared plans don't live for ever.
		max_lifetime: 60 * 30,
		onnotice: () => undefined,
		connection: { application_name: 'honghuo', TimeZone: 'UTC' },
	});
	const close = () => sql.end({ timeout: 5 });
	try {
		await check(sql);
	} catch (error) {
		await close();
		throw error instanceof StartError ? error : unreachable(error);
	}
	return { sql, db: drizzle({ client: sql }), url, close };
}

async function check(sql: postgres.Sql): Promise<void> {
	const settings = await sql<{ name: string; setting: string }[]>`
		select name, setting from pg_settings where name in ${sql(['server_version_num', ...durability])}`;
	const value = (name: string) => settings.find((row) => row.name === name)?.setting ?? '';
	if (Number(value('server_version_num')) < oldest) {
		throw new StartError(
			'database_too_old',
			'数据库版本太老，要 PostgreSQL 15 或更新。升级后再启动。 / The database is older than PostgreSQL 15. Upgrade it and start again.',
		);
	}
	const off = durability.filter((name) => value(name) === 'off');
	if (off.length > 0) {
		throw new StartError(
			'database_unsafe',
			`数据库关掉了 ${off.join('、')}，断电会丢账。打开后再启动。 / The database runs with ${off.join(', ')} off and would lose records in a power cut. Switch it on and start again.`,
		);
	}
}

const unreachable = (error: unknown) => {
	const code = (error as { code?: string }).code ?? 'unknown';
	return new StartError(
		'database_unreachable',
		`连不上 DATABASE_URL 指的数据库（${code}）。看看它是否在运行，地址、账号、密码对不对。 / The database at DATABASE_URL does not answer (${code}). Check that it runs and that host, user and password are right.`,
	);
};
