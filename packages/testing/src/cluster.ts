import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { findPostgresBinaries, type StartLog, startEmbedded } from '@honghuo/server/src/database/embedded.ts';
import { livingHolders } from '@honghuo/server/src/database/embedded-lock.ts';
import postgres from 'postgres';

/** Debian's own PostgreSQL 15: the oldest we promise to run on. */
export const debian15 = '/usr/lib/postgresql/15/bin';
/** True when this machine has Debian's PostgreSQL 15. */
export const hasDebian15 = () => existsSync(join(debian15, 'initdb'));

/** How tests reach a cluster from their own process: vitest provides it, `inject('cluster')` gives it. `url` may create databases; `template` is the migrated one. */
export type ClusterAddress = { url: string; major: number; template?: string };
/** A database of one test's own. */
export type TestDatabase = { url: string; drop(): Promise<void> };
/** A throw-away cluster, durable like the real one, in the system's folder for temporary files. */
export type TestCluster = ClusterAddress & {
	createDatabase(template?: string): Promise<TestDatabase>;
	makeTemplate(migrate: (url: string) => Promise<void>): Promise<string>;
	close(): Promise<void>;
};

const prefix = 'honghuo-test-';
const silent: StartLog = { info: () => undefined, warn: console.warn, error: console.error };

/** Starts a throw-away cluster: the embedded 18, or the programs in `bin`. About 1 s. */
export async function startCluster(options: { bin?: string } = {}): Promise<TestCluster> {
	const binaries = findPostgresBinaries(options.bin);
	await sweep();
	const folder = await mkdtemp(join(tmpdir(), `${prefix}${binaries.major}-`));
	// PostgreSQL's user must get through when we are root.
	await chmod(folder, 0o755);
	const dataDir = join(folder, 'data');
	const embedded = await startEmbedded(dataDir, silent, { binaries });
	const base = await clusterFolder(dataDir);
	const lastResort = () => killNow(base, folder);
	process.on('exit', lastResort);
	const cluster: TestCluster = {
		url: embedded.url,
		major: binaries.major,
		createDatabase: (template) => createDatabase({ ...cluster, ...(template === undefined ? {} : { template }) }),
		makeTemplate: async (migrate) => {
			const { url } = await createDatabase({ url: embedded.url, major: binaries.major });
			await migrate(url);
			cluster.template = new URL(url).pathname.slice(1);
			return cluster.template;
		},
		close: async () => {
			await embedded.stop();
			process.off('exit', lastResort);
			await rm(base, { recursive: true, force: true });
			await rm(folder, { recursive: true, force: true });
		},
	};
	return cluster;
}

/** Makes an empty database, or a copy of the address's template (about 50 ms). Works in any process that knows the address. */
export async function createDatabase({ url, template }: ClusterAddress): Promise<TestDatabase> {
	const name = `t_${randomBytes(8).toString('hex')}`;
	await statement(url, (sql) =>
		template ? sql`create database ${sql(name)} template ${sql(template)}` : sql`create database ${sql(name)}`,
	);
	const own = new URL(url);
	own.pathname = `/${name}`;
	return { url: own.href, drop: () => statement(url, (sql) => sql`drop database if exists ${sql(name)} with (force)`) };
}

async function statement(url: string, run: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
	const sql = postgres(url, { max: 1, onnotice: () => undefined });
	try {
		for (let attempt = 1; ; attempt++) {
			try {
				await run(sql);
				return;
			} catch (error) {
				// object_in_use: somebody else is copying the same template or has not quite hung up.
				if ((error as { code?: string }).code !== '55006' || attempt === 50) throw error;
				await new Promise((resolve) => setTimeout(resolve, 100));
			}
		}
	} finally {
		await sql.end({ timeout: 5 });
	}
}

async function clusterFolder(dataDir: string): Promise<string> {
	const { cluster } = JSON.parse(await readFile(join(dataDir, 'honghuo.json'), 'utf8')) as { cluster: string };
	return isAbsolute(cluster) ? cluster : join(dataDir, cluster);
}

/** A test runner that ends without its teardown must leave no postmaster; nothing in the cluster is worth a clean stop. */
function killNow(base: string, folder: string): void {
	try {
		const [pid] = readFileSync(join(base, 'data', 'postmaster.pid'), 'utf8').split('\n');
		process.kill(Number(pid), 'SIGQUIT');
	} catch {
		// Stopped already.
	}
	rmSync(base, { recursive: true, force: true, maxRetries: 3 });
	rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** Removes clusters of test runs that were killed outright; a living run is known by its holder. */
async function sweep(): Promise<void> {
	for (const name of await readdir(tmpdir())) {
		if (!name.startsWith(prefix)) continue;
		const folder = join(tmpdir(), name);
		try {
			const base = await clusterFolder(join(folder, 'data'));
			if (existsSync(join(base, 'holders')) && livingHolders(join(base, 'holders')).length === 0) killNow(base, folder);
		} catch {
			// Just being made, or another user's.
		}
	}
}
