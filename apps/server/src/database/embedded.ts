import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import postgres from 'postgres';
import { findPostgresBinaries, type PostgresBinaries, prepareBinaries } from './embedded-binaries.ts';
import { claimDataDir } from './embedded-folder.ts';
import { clusterPlace, ensureCluster, systemHome } from './embedded-initdb.ts';
import { type Holder, hold, livingHolders, place, withLock } from './embedded-lock.ts';
import {
	type Cluster,
	findRunning,
	inUse,
	isPostgres,
	type Running,
	startPostmaster,
	stopPostmaster,
	superuser,
	urlOf,
} from './embedded-postmaster.ts';

export { findPostgresBinaries, type PostgresBinaries } from './embedded-binaries.ts';
export { claimDataDir } from './embedded-folder.ts';

/** Where the embedded database reports to; pino fits. */
export type StartLog = {
	info(fields: object, message: string): void;
	warn(fields: object, message: string): void;
	error(fields: object, message: string): void;
};

/** A running embedded database: `url` stays the same for its whole life; `stop` ends the postmaster unless another living process still uses it. */
export type Embedded = { url: string; stop(): Promise<void> };

/** How often a holder looks whether the postmaster it shares still lives. One signal 0 each time. */
const watchMs = 500;

/**
 * Starts, or joins, the real PostgreSQL kept in `dataDir` (default binaries: those from npm). Several processes may share one: the last to stop stops it.
 * A postmaster killed under us is started again on its port. Throws StartError: `data_dir_foreign`, `data_dir_broken`, `data_dir_unwritable`,
 * `data_dir_version`, `data_dir_in_use`, `data_dir_busy`, `platform_unsupported`.
 */
export async function startEmbedded(dataDir: string, log: StartLog, options: { binaries?: PostgresBinaries } = {}): Promise<Embedded> {
	const folder = await claimDataDir(dataDir);
	const found = options.binaries ?? findPostgresBinaries();
	const locked = <T>(work: () => Promise<T>) => withLock(folder.lock, work);

	const { cluster, running, holder, holders } = await locked(async () => {
		const { base, owner } = await clusterPlace(folder);
		const binaries = await prepareBinaries(found, owner ? systemHome : join(folder.path, 'programs'), owner);
		const cluster = await ensureCluster(folder, base, binaries, owner);
		const holders = join(base, 'holders');
		if (livingHolders(holders).some((other) => other !== place())) throw inUse(join(base, 'data'));
		const running = await startOrJoin(cluster, log);
		const holder = hold(holders, owner);
		try {
			await ensureDatabase(cluster, running);
			return { cluster, running, holder, holders };
		} catch (error) {
			holder.release();
			throw error;
		}
	});
	const watch = watchPostmaster(cluster, running, log, locked);

	let stopping: Promise<void> | undefined;
	const stop = async () => {
		await watch.end();
		await locked(() => leave(cluster, holder, holders, log));
	};
	return {
		url: urlOf(cluster, running, superuser),
		stop: () => {
			stopping ??= stop();
			return stopping;
		},
	};
}

async function startOrJoin(cluster: Cluster, log: StartLog): Promise<Running> {
	const adopted = await findRunning(cluster);
	if (adopted) {
		log.info({ port: adopted.port, pid: adopted.pid }, 'embedded PostgreSQL: joined the one already running');
		return adopted;
	}
	const started = await startPostmaster(cluster);
	log.info({ port: started.port, pid: started.pid, version: cluster.binaries.version }, 'embedded PostgreSQL: started');
	return started;
}

async function ensureDatabase(cluster: Cluster, running: Running): Promise<void> {
	const sql = postgres(urlOf(cluster, running, 'postgres'), { max: 1, onnotice: () => undefined });
	try {
		const existing = await sql`select 1 from pg_database where datname = ${superuser}`;
		if (existing.length === 0) await sql`create database ${sql(superuser)}`;
	} finally {
		await sql.end({ timeout: 5 });
	}
}

/** Nobody else would start a killed postmaster again: its parent is not init, and pg_ctl has long gone. */
function watchPostmaster(cluster: Cluster, first: Running, log: StartLog, locked: <T>(work: () => Promise<T>) => Promise<T>) {
	let running = first;
	let reviving: Promise<void> | undefined;
	const revive = async () => {
		log.warn({ port: running.port, pid: running.pid }, 'embedded PostgreSQL: died, starting it again');
		try {
			await locked(async () => {
				// Another holder may have been quicker.
				running = (await findRunning(cluster)) ?? (await startPostmaster(cluster, running.port));
			});
			if (running.port !== first.port)
				log.error({ wanted: first.port, port: running.port }, 'embedded PostgreSQL: its port was taken; restart this server');
		} catch (error) {
			log.error({ err: error }, 'embedded PostgreSQL: could not be started again; trying on');
		}
	};
	const timer = setInterval(() => {
		if (reviving || isPostgres(running.pid)) return;
		reviving = revive().finally(() => {
			reviving = undefined;
		});
	}, watchMs);
	timer.unref();
	return {
		end: async () => {
			clearInterval(timer);
			await reviving;
		},
	};
}

async function leave(cluster: Cluster, holder: Holder, holders: string, log: StartLog): Promise<void> {
	holder.release();
	const others = livingHolders(holders).length;
	if (others > 0) {
		log.info({ others }, 'embedded PostgreSQL: left running for the other processes that use it');
		return;
	}
	if (await stopPostmaster(cluster)) {
		await rm(holders, { recursive: true, force: true });
		log.info({}, 'embedded PostgreSQL: stopped');
	} else {
		log.error({ folder: cluster.base }, 'embedded PostgreSQL: did not stop within a minute; it stays, and the next start joins it');
	}
}
