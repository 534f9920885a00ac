import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { open, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { StartError } from '../start-error.ts';
import type { PostgresBinaries } from './embedded-binaries.ts';
import { broken, unwritable } from './embedded-folder.ts';
import type { Owner } from './embedded-lock.ts';

/** One database cluster on disk: `base` holds `data` (PostgreSQL's own folder), `postgres.log` and `holders`. `owner` is set when we are root. */
export type Cluster = { base: string; binaries: PostgresBinaries; owner?: Owner | undefined; password: string };
/** A postmaster that answers on 127.0.0.1. */
export type Running = { pid: number; port: number };

export const superuser = 'honghuo';
const logName = 'postgres.log';
const maxLogBytes = 16 * 1024 * 1024;

/** Runs one PostgreSQL program in `base` as the cluster's user. Paths in `args` are relative to `base`, so that no shell between us and PostgreSQL ever sees them. */
export async function run(
	cluster: Omit<Cluster, 'password'>,
	program: 'initdb' | 'pg_ctl',
	args: string[],
): Promise<{ code: number; output: string }> {
	const child = spawn(join(cluster.binaries.bin, process.platform === 'win32' ? `${program}.exe` : program), args, {
		cwd: cluster.base,
		env: environment(),
		stdio: ['ignore', 'pipe', 'pipe'],
		windowsHide: true,
		...cluster.owner,
	});
	const chunks: Buffer[] = [];
	child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
	child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
	const code = await new Promise<number>((resolve, reject) => {
		child.on('error', reject);
		// Not 'close': on Windows the postmaster inherits the pipes and would keep us waiting for its whole life.
		child.on('exit', (status) => resolve(status ?? 1));
	});
	await sleep(0);
	return { code, output: Buffer.concat(chunks).toString('utf8') };
}

/** A person's PGDATA, PGPORT or Chinese locale must not reach our own cluster; messages in English are parsed below. */
function environment(): NodeJS.ProcessEnv {
	const clean = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_') && name !== 'LANGUAGE');
	return { ...Object.fromEntries(clean), LC_ALL: 'C', LANG: 'C', TZ: 'UTC' };
}

/** The connection URL of `database` in this cluster. */
export const urlOf = ({ password }: Pick<Cluster, 'password'>, { port }: Running, database: string) =>
	`postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;

/** The postmaster already running on this cluster, if any: left by a process that was killed, or shared with a living one. */
export async function findRunning(cluster: Cluster): Promise<Running | undefined> {
	const deadline = Date.now() + 60_000;
	for (;;) {
		const lines = await pidFile(cluster);
		const pid = Number(lines[0]);
		const port = Number(lines[3]);
		if (!pid || !isPostgres(pid)) return undefined;
		if (port && (await answers(cluster, { pid, port }))) return { pid, port };
		// It may still be recovering, or just stopping.
		if (Date.now() > deadline) return undefined;
		await sleep(100);
	}
}

const pidFile = (cluster: Cluster) =>
	readFile(join(cluster.base, 'data', 'postmaster.pid'), 'utf8').then(
		(text) => text.split('\n'),
		() => [] as string[],
	);

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

/**
 * True while this process lives and, where we can tell, is PostgreSQL: after a reboot or in a container the number in postmaster.pid may belong to any
 * program, and in containers whose first process reaps no orphans a dead postmaster stays as a zombie.
 */
export function isPostgres(pid: number): boolean {
	if (!isAlive(pid)) return false;
	if (process.platform !== 'linux') return true;
	try {
		const [, name, state] = /\((.*)\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
		return name === 'postgres' && state !== 'Z';
	} catch {
		return false;
	}
}

/** Asks the server on this port whether it is ours. */
async function answers(cluster: Cluster, running: Running): Promise<boolean> {
	const sql = postgres(urlOf(cluster, running, 'postgres'), { max: 1, connect_timeout: 5, onnotice: () => undefined });
	try {
		const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') folder`;
		return row !== undefined && (await realpath(row.folder)) === (await realpath(join(cluster.base, 'data')));
	} catch (error) {
		if ((error as { code?: string }).code === '28P01') throw broken(cluster.base, 'password', error);
		return false;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

/** Starts the postmaster on `port`, or on a free one, or joins one that was just being started here. Throws a StartError that says why PostgreSQL would not start. */
export async function startPostmaster(cluster: Cluster, port?: number): Promise<Running> {
	const log = join(cluster.base, logName);
	await retireStalePid(cluster);
	if ((await sizeOf(log)) > maxLogBytes) await rename(log, `${log}.1`);
	const deadline = Date.now() + 30_000;
	for (let attempt = 1; ; attempt++) {
		const chosen = port && attempt < 20 ? port : await freePort();
		const from = await sizeOf(log);
		const { code, output } = await run(cluster, 'pg_ctl', [
			'start',
			'-w',
			'-t',
			'600',
			'-s',
			'-D',
			'data',
			'-l',
			logName,
			'-o',
			`-p ${chosen}`,
		]);
		if (code === 0) return { pid: Number((await pidFile(cluster))[0]), port: chosen };
		const said = `${output}\n${await tail(log, from)}`;
		// Whoever was killed while starting it has left it starting: it is there a moment later.
		const left = /lock file .* already exists/.test(said) ? await findRunning(cluster) : undefined;
		if (left) return left;
		const passing = /could not bind|Address already in use|pre-existing shared memory block/.test(said);
		if (!passing || Date.now() > deadline) throw explain(cluster, said);
		await sleep(250);
	}
}

/**
 * A stale postmaster.pid whose number now belongs to a program that is not PostgreSQL would make it refuse to start. We give it a number no process has,
 * and keep the other lines: PostgreSQL still checks by the shared memory named there that no child of a dead postmaster writes on.
 */
async function retireStalePid(cluster: Cluster): Promise<void> {
	const [first, ...rest] = await pidFile(cluster);
	if (!first || !isAlive(Number(first)) || isPostgres(Number(first))) return;
	await writeFile(join(cluster.base, 'data', 'postmaster.pid'), ['999999999', ...rest].join('\n'));
}

/** Stops the postmaster cleanly: running statements are rolled back, a checkpoint is written. Resolves false when it has not stopped after a minute. */
export async function stopPostmaster(cluster: Cluster): Promise<boolean> {
	const { code, output } = await run(cluster, 'pg_ctl', ['stop', '-w', '-t', '60', '-s', '-m', 'fast', '-D', 'data']);
	return code === 0 || /PID file .* does not exist|Is server running|No such process/.test(output);
}

/** PostgreSQL's own words, turned into what a person can do. */
export function explain(cluster: Omit<Cluster, 'password'>, said: string): StartError {
	const line =
		said
			.split('\n')
			.findLast((text) => /FATAL|PANIC|error:|could not/.test(text))
			?.replace(/^.*?(FATAL|PANIC|error):\s*/, '') ?? said.trim().slice(-200);
	const data = join(cluster.base, 'data');
	if (/No space left on device/.test(said)) return unwritable(data, { code: 'ENOSPC' });
	if (/Permission denied|Read-only file system/.test(said)) return unwritable(data, { code: line });
	if (/incompatible with server/.test(said)) return wrongVersion(data, '?', cluster.binaries.major);
	if (/lock file .* already exists/.test(said)) return inUse(data);
	if (/could not look up effective user ID/.test(said)) {
		return new StartError(
			'platform_unsupported',
			'PostgreSQL 不能以一个没有名字的用户号运行。换成有名字的用户，或设 DATABASE_URL。 / PostgreSQL cannot run as a user id that has no name on this machine. Run as a named user, or set DATABASE_URL.',
		);
	}
	return broken(data, `PostgreSQL: ${line}; ${basename(cluster.base)}/${logName}`);
}

/** The cluster was made by another major version of PostgreSQL than the one we carry. */
export const wrongVersion = (data: string, found: string, wanted: number) =>
	new StartError(
		'data_dir_version',
		`数据库 ${data} 是 PostgreSQL ${found} 的，这一版红火带的是 ${wanted}，没有改动它。用原来的版本做备份（honghuo backup），再恢复到新文件夹。 / The database ${data} belongs to PostgreSQL ${found} and this Honghuo carries ${wanted}; it was left alone. Back it up with the version that made it (honghuo backup) and restore into a new folder.`,
	);

/** Somebody we can't reach runs this cluster, e.g. in another container on the same volume. */
export const inUse = (data: string) =>
	new StartError(
		'data_dir_in_use',
		`数据库 ${data} 正被另一台机器、容器或程序使用。先停掉它，或让大家用同一个 DATABASE_URL，再启动。 / The database ${data} is in use by another machine, container or program. Stop that one, or give all the same DATABASE_URL, then start again.`,
	);

const sizeOf = (file: string) =>
	stat(file).then(
		({ size }) => size,
		() => 0,
	);

async function tail(file: string, from: number): Promise<string> {
	const handle = await open(file, 'r').catch(() => undefined);
	if (!handle) return '';
	try {
		const { buffer, bytesRead } = await handle.read(Buffer.alloc(64 * 1024), 0, 64 * 1024, from);
		return buffer.toString('utf8', 0, bytesRead);
	} finally {
		await handle.close();
	}
}

/** A TCP port nobody listens on at this moment, on 127.0.0.1. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.on('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
		});
	});
}
