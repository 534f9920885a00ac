import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyFolder } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

const folder = fileURLToPath(new URL('../../../../drizzle/migrations', import.meta.url));
/** Any constant will do: it only has to be the same in every process of one database. */
const lock = 21142210;

/** Brings the schema up to date. Several processes may start at once: an advisory lock on a connection of its own lets one migrate, the others wait. */
export async function migrate(url: string): Promise<void> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	const guard = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		await guard`select pg_advisory_lock(${lock})`;
		await applyFolder(drizzle({ client: sql }), { migrationsFolder: folder });
	} finally {
		await Promise.all([guard.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
	}
}
