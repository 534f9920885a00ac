import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import type { StartError } from '../start-error.ts';
import { claimDataDir, type Embedded, findPostgresBinaries, startEmbedded } from './embedded.ts';
import { prepareBinaries } from './embedded-binaries.ts';
import { clusterPlace, ensureCluster, systemHome } from './embedded-initdb.ts';
import { startPostmaster, stopPostmaster } from './embedded-postmaster.ts';

const quiet = { info: () => undefined, warn: () => undefined, error: console.error };
const bin = inject('cluster').major === 15 ? '/usr/lib/postgresql/15/bin' : undefined;
const binaries = findPostgresBinaries(bin);
const started: Embedded[] = [];
let home: string;
/** A folder in which a county was founded, stopped cleanly; tests copy it. */
let founded: string;
let count = 0;

const fresh = () => join(home, `d${++count}`);
const start = async (folder: string) => {
	const embedded = await startEmbedded(folder, quiet, { binaries });
	started.push(embedded);
	return embedded;
};
const refusal = (folder: string, options = { binaries }) =>
	startEmbedded(folder, quiet, options).then(
		() => expect.fail('it started'),
		(error: StartError) => error,
	);
const copyOfFounded = async () => {
	const copy = fresh();
	// cp keeps no owners, and PostgreSQL insists on owning its folder.
	await cp(founded, copy, { recursive: true, preserveTimestamps: true });
	if (process.getuid?.() === 0) {
		const { uid, gid } = await stat(join(founded, 'postgres'));
		await once(spawn('chown', ['-R', `${uid}:${gid}`, join(copy, 'postgres')], { stdio: 'inherit' }), 'exit');
	}
	return copy;
};
const ask = async (url: string, run: (sql: postgres.Sql) => Promise<unknown>) => {
	const sql = postgres(url, { max: 1, onnotice: () => undefined, backoff: () => 0.1 });
	try {
		return await run(sql);
	} finally {
		await sql.end({ timeout: 2 });
	}
};
const fingerprint = async (folder: string) => {
	const names = (await readdir(folder, { recursive: true })).sort();
	return Promise.all(names.map(async (name) => [name, (await stat(join(folder, name))).mtimeMs, (await stat(join(folder, name))).size]));
};
const pidOf = async (folder: string) => Number((await readFile(join(folder, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0]);

beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'honghuo-embedded-村-'));
	await chmod(home, 0o755);
	founded = fresh();
	const { url, stop } = await start(founded);
	await ask(url, (sql) => sql`create table kept as select 1 as n`);
	await stop();
});
afterEach(async () => {
	for (const { stop } of started.splice(0)) await stop();
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a data folder that is ours', () => {
	test('keeps what was written over stop and start, flushes to disk, and talks to this machine with a password only', async () => {
		const { url } = await start(await copyOfFounded());
		expect(await ask(url, (sql) => sql`select n from kept`)).toEqual([{ n: 1 }]);
		const [settings] = (await ask(
			url,
			(sql) =>
				sql`select current_setting('fsync') fsync, current_setting('synchronous_commit') sync, current_setting('listen_addresses') listen, current_setting('server_version_num')::int / 10000 major`,
		)) as [unknown];
		expect(settings).toEqual({ fsync: 'on', sync: 'on', listen: '127.0.0.1', major: inject('cluster').major });
		const stranger = new URL(url);
		stranger.password = 'guess';
		await expect(ask(stranger.href, (sql) => sql`select 1`)).rejects.toMatchObject({ code: '28P01' });
	});

	test('is shared by a server and a command line: the first to leave stops nothing, the last stops it', async () => {
		const folder = await copyOfFounded();
		const server = await start(folder);
		const commandLine = await start(folder);
		expect(commandLine.url).toBe(server.url);
		await server.stop();
		expect(await ask(commandLine.url, (sql) => sql`select n from kept`)).toEqual([{ n: 1 }]);
		await commandLine.stop();
		await expect(stat(join(folder, 'postgres/data/postmaster.pid'))).rejects.toMatchObject({ code: 'ENOENT' });
	});

	test('whose server was killed outright is joined by the next one, which then stops it', async () => {
		const folder = await copyOfFounded();
		const script = `import { startEmbedded, findPostgresBinaries } from ${JSON.stringify(fileURLToPath(new URL('./embedded.ts', import.meta.url)))};
			const { url } = await startEmbedded(${JSON.stringify(folder)}, console, { binaries: findPostgresBinaries(${JSON.stringify(bin)}) });
			console.log('URL ' + url); setInterval(() => {}, 1000);`;
		const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--input-type=module-typescript', '-e', script], {
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		let said = '';
		for await (const chunk of child.stdout) {
			said += String(chunk);
			if (said.includes('URL ')) break;
		}
		const postmaster = await pidOf(folder);
		child.kill('SIGKILL');
		await once(child, 'exit');
		const next = await start(folder);
		expect(said).toContain(next.url);
		expect(await pidOf(folder)).toBe(postmaster);
		await next.stop();
		await expect(stat(join(folder, 'postgres/data/postmaster.pid'))).rejects.toMatchObject({ code: 'ENOENT' });
	});

	test('whose PostgreSQL is killed gets it back on the same address', async () => {
		const folder = await copyOfFounded();
		const { url } = await start(folder);
		const before = await pidOf(folder);
		process.kill(before, 'SIGKILL');
		for (let tries = 0; tries < 100 && (await pidOf(folder).catch(() => before)) === before; tries++) await sleep(100);
		await expect.poll(() => ask(url, (sql) => sql`select n from kept`).catch(() => undefined), { timeout: 15_000 }).toEqual([{ n: 1 }]);
	});

	test('left by a reboot, its process number now another program, starts', async () => {
		const folder = await copyOfFounded();
		await writeFile(
			join(folder, 'postgres/data/postmaster.pid'),
			`${process.pid}\n${folder}/postgres/data\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready\n`,
		);
		expect(await ask((await start(folder)).url, (sql) => sql`select n from kept`)).toEqual([{ n: 1 }]);
	});
});

test('a first start killed at any moment leaves a folder the next start makes whole', async () => {
	const module = fileURLToPath(new URL('./embedded.ts', import.meta.url));
	for (const after of [200, 500, 800]) {
		const folder = fresh();
		const script = `import { startEmbedded, findPostgresBinaries } from ${JSON.stringify(module)};
			await startEmbedded(${JSON.stringify(folder)}, console, { binaries: findPostgresBinaries(${JSON.stringify(bin)}) });`;
		const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: 'ignore' });
		await sleep(after);
		child.kill('SIGKILL');
		const { url, stop } = await start(folder);
		expect(await ask(url, (sql) => sql`select 1 as n`), `killed after ${after} ms`).toEqual([{ n: 1 }]);
		await stop();
		expect((await readdir(join(folder, 'postgres'))).filter((name) => name.startsWith('new-'))).toEqual([]);
	}
});

test('whose postmaster comes up just when another start begins is joined, not called somebody else’s', async () => {
	const folder = await claimDataDir(await copyOfFounded());
	const { base, owner } = await clusterPlace(folder);
	const programs = await prepareBinaries(binaries, owner ? systemHome : join(folder.path, 'programs'), owner);
	const cluster = await ensureCluster(folder, base, programs, owner);
	const first = await startPostmaster(cluster);
	try {
		expect(await startPostmaster(cluster)).toEqual(first);
	} finally {
		expect(await stopPostmaster(cluster)).toBe(true);
	}
});

describe('a folder it must not take', () => {
	const strangers: [string, (folder: string) => Promise<unknown>, string][] = [
		['somebody’s photos', (folder) => writeFile(join(folder, 'IMG_0001.jpg'), 'x'), 'data_dir_foreign'],
		['another program’s PostgreSQL', (folder) => writeFile(join(folder, 'PG_VERSION'), '17\n'), 'data_dir_foreign'],
		['a marker that is not JSON', (folder) => writeFile(join(folder, 'honghuo.json'), '{"format":'), 'data_dir_broken'],
		['a marker of a later format', (folder) => writeFile(join(folder, 'honghuo.json'), '{"format":9,"id":"x"}'), 'data_dir_version'],
	];
	test.each(strangers)('%s: refused, and left exactly as it was', async (_, fill, code) => {
		const folder = fresh();
		await mkdir(folder);
		await fill(folder);
		const before = await fingerprint(folder);
		const error = await refusal(folder);
		expect(error.code).toBe(code);
		expect(error.message).toMatch(/[\u4e00-\u9fff].* \/ .*[a-z]/);
		expect(await fingerprint(folder)).toEqual(before);
	});

	test('a file is not a folder', async () => {
		const file = fresh();
		await writeFile(file, 'x');
		expect((await refusal(file)).code).toBe('data_dir_foreign');
	});

	test('a folder that cannot be made', async () => {
		const loop = fresh();
		await symlink(loop, loop);
		expect((await refusal(join(loop, 'data'))).code).toBe('data_dir_unwritable');
	});

	const damages: [string, (folder: string) => Promise<unknown>, string][] = [
		['the database is gone', (folder) => rm(join(folder, 'postgres/data'), { recursive: true }), 'data_dir_broken'],
		['half a database without its ready mark', (folder) => rm(join(folder, 'postgres/data/honghuo-ready')), 'data_dir_broken'],
		['no version in it', (folder) => rm(join(folder, 'postgres/data/PG_VERSION')), 'data_dir_broken'],
		['PostgreSQL’s control file is lost', (folder) => rm(join(folder, 'postgres/data/global/pg_control')), 'data_dir_broken'],
		['another major version', (folder) => writeFile(join(folder, 'postgres/data/PG_VERSION'), '14\n'), 'data_dir_version'],
	];
	test.each(damages)('%s: refused with what to do', async (_, damage, code) => {
		const folder = await copyOfFounded();
		await damage(folder);
		const error = await refusal(folder);
		expect(error.code).toBe(code);
		expect(error.message).toContain(folder);
		expect(error.exitCode).toBeGreaterThan(0);
	});
});
