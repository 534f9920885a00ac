import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { StartError } from '../start-error.ts';

/** The one driver and the one query builder over it. `sql` speaks to PostgreSQL directly where a statement takes whole batches as JSON. */
export type Database = { sql: postgres.Sql; db: PostgresJsDatabase; url: string; close(): Promise<void> };

/** Oldest PostgreSQL whose behaviour the tests cover. */
const oldest = 150_000;
/** With one of these off an acknowledged record can be lost in a power cut (RELIABILITY.md §2), so the server refuses to start. */
const durability = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** Milliseconds after which a transaction that does nothing is ended, and after which nobody waits for a lock any longer. */
export type Patience = { idle: number; lock: number };

/**
 * A county has one order of commits, so a transaction that never ends stalls it: one of a server that was frozen in the middle is ended by the
 * database, and who waits behind it, or behind somebody's own query tool, is told to try again.
 */
const patience: Patience = { idle: 60_000, lock: 15_000 };

/** Whether PostgreSQL gave up waiting because somebody else's transaction holds what is needed. */
export const isHeldUp = (error: unknown): boolean => {
	const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
	return ['55P03', '57014'].includes(String(code ?? cause?.code));
};

/**
 * Opens the pool and checks that this PostgreSQL keeps what it has acknowledged.
 * Throws StartError `database_unreachable`, `database_too_old` or `database_unsafe`.
 */
export async function connect(url: string, options: { max?: number; patience?: Partial<Patience> } = {}): Promise<Database> {
	const { idle, lock } = { ...patience, ...options.patience };
	const sql = postgres(url, {
		max: options.max ?? 10,
		// The default backoff leaves queries hanging for 20 s after a database restart.
		backoff: () => 0.2,
		connect_timeout: 5,
		// Half-open connections and prepared plans don't live for ever.
		max_lifetime: 60 * 30,
		onnotice: () => undefined,
		connection: {
			application_name: 'honghuo',
			TimeZone: 'UTC',
			idle_in_transaction_session_timeout: idle,
			lock_timeout: lock,
		},
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
