import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, urlOf } from '@honghuo/server/src/database/embedded-postmaster.ts';
import { verifyChain } from '@honghuo/server/src/journal/verify.ts';
import postgres from 'postgres';
import type { Clock } from './clock.ts';
import { end, isAlive, livingIn, Program } from './processes.ts';
import type { SwitchName } from './switches.ts';

const main = fileURLToPath(new URL('../../apps/server/src/main.ts', import.meta.url));
const cli = fileURLToPath(new URL('../../apps/server/src/cli.ts', import.meta.url));
const hooks = fileURLToPath(new URL('./hooks.ts', import.meta.url));

const prefix = 'honghuo-faults-';

/** What is killed. `group` is the server with the programs it is just running, such as initdb. */
export type Target = 'server' | 'postgres' | 'both' | 'group';

/** What is wrong with a server on purpose: faults switched on, or the place at which it dies (`name:pass[:postgres]`). */
export type Sabotage = { faults?: readonly SwitchName[]; point?: string };

/** A module loaded before the server's own, and a clock it gives to the server. */
export type Hooked = { hook: string; clock?: Clock };

/** One installation as a person has it: the real server with its embedded PostgreSQL on a data folder of its own, each a real process. */
export class Installation {
	readonly folder: string;
	readonly port: number;
	program: Program | undefined;

	private constructor(folder: string, port: number) {
		this.folder = folder;
		this.port = port;
		process.on('exit', this.#lastResort);
	}

	readonly #lastResort = () => remove(this.folder);

	/** An installation that was never started, under some folder. */
	static async fresh(under = tmpdir()): Promise<Installation> {
		sweep();
		const folder = await mkdtemp(join(under, `${prefix}${process.pid}-`));
		// PostgreSQL's user must get through when we are root.
		await chmod(folder, 0o755);
		return new Installation(folder, await freePort());
	}

	/** The same data once more, on another port, under some folder. The original must be stopped. */
	async copy(under?: string): Promise<Installation> {
		const copy = await Installation.fresh(under);
		// Node's own cp keeps no owners, and PostgreSQL insists on owning its folder.
		execFileSync('cp', ['-a', this.dataDir, copy.dataDir]);
		return copy;
	}

	get dataDir(): string {
		return join(this.folder, 'data');
	}

	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	/** Starts the server without waiting for it. */
	begin({ faults = [], point, hook, clock }: Sabotage & Partial<Hooked> = {}): Program {
		const altered = faults.length > 0 || point !== undefined;
		const imports = [...(altered ? [hooks] : []), ...(hook ? [hook] : [])];
		this.program = new Program(this.folder, [...imports.flatMap((path) => ['--import', path]), main], {
			DATA_DIR: this.dataDir,
			HOST: '127.0.0.1',
			PORT: String(this.port),
			LOG_LEVEL: 'info',
			...(altered ? { FAULTS: faults.join(','), FAULT_POINT: point ?? '' } : {}),
			...(clock ? { FAST_CLOCK: JSON.stringify(clock) } : {}),
		});
		return this.program;
	}

	/** Starts the server and waits until it takes requests. */
	async start(sabotage?: Sabotage & Partial<Hooked>): Promise<void> {
		await this.begin(sabotage).hears('"msg":"ready"');
	}

	/** The one-time code the server has just printed. */
	get setupCode(): string {
		return /set-up code +(\S+)/.exec(this.program?.said ?? '')?.[1] ?? '';
	}

	/** Process id of the postmaster, if one has written it down. */
	get postmaster(): number | undefined {
		try {
			return Number(readFileSync(join(this.dataDir, 'postgres/data/postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
		} catch {
			return undefined;
		}
	}

	/** kill -9, at once. */
	async kill(target: Target): Promise<void> {
		// Before there is a postmaster, initdb and what it runs are PostgreSQL.
		const { postmaster, program } = this;
		const databases = postmaster ? [postmaster] : livingIn(this.dataDir);
		const killPostgres = () => {
			if (target === 'postgres' || target === 'both') for (const pid of databases) end(pid);
		};
		// Which of the two dies first is left to chance.
		const postgresFirst = Math.random() < 0.5;
		if (postgresFirst) killPostgres();
		if (target === 'group') program?.tellGroup('SIGKILL');
		else if (target !== 'postgres') program?.tell('SIGKILL');
		if (!postgresFirst) killPostgres();
		if (target !== 'postgres') await this.program?.ended;
	}

	/** Stops in order, as Ctrl-C does. Resolves with the exit code. */
	async stop(): Promise<number | null> {
		this.program?.tell('SIGTERM');
		const code = (await this.program?.ended) ?? null;
		return code;
	}

	/** Speaks to the database directly, beside the server. */
	async ask<T>(run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
		const data = join(this.dataDir, 'postgres/data');
		const password = readFileSync(join(data, 'honghuo-ready'), 'utf8').trim();
		const [pid, , , port] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n').map(Number);
		const sql = postgres(urlOf({ password }, { pid: pid ?? 0, port: port ?? 0 }, 'honghuo'), { max: 1, onnotice: () => undefined });
		try {
			return await run(sql);
		} finally {
			await sql.end({ timeout: 2 });
		}
	}

	/** What `honghuo verify` says, as its own process beside the server or without one: breaks in words. */
	async verify(): Promise<string[]> {
		const program = new Program(this.folder, [cli, 'verify'], { DATA_DIR: this.dataDir, HOST: '127.0.0.1' });
		return (await program.ended) === 0 && program.said.includes('whole') ? [] : [`honghuo verify: ${program.said.trim().slice(-600)}`];
	}

	/** The same look at chain and rows, without a process of its own: for every round. */
	async verifyHere(county: string): Promise<string[]> {
		const { breaks } = await this.ask((sql) => verifyChain(sql, county));
		return breaks.slice(0, 5);
	}

	/** Ends whatever still runs on this folder and removes it. Resolves with the number of processes that outlived the server. */
	async close(): Promise<number> {
		if (this.program?.running) {
			this.program.tell('SIGTERM');
			await Promise.race([this.program.ended, sleep(20_000)]);
		}
		this.program?.tellGroup('SIGKILL');
		const left = livingIn(this.folder);
		const { postmaster } = this;
		if (left.length > 0 && postmaster && left.includes(postmaster)) end(postmaster, 'SIGQUIT');
		const deadline = Date.now() + 5_000;
		while (livingIn(this.folder).length > 0 && Date.now() < deadline) await sleep(20);
		remove(this.folder);
		process.off('exit', this.#lastResort);
		return left.length;
	}
}

/** Kills all that runs on a folder of ours, and removes it. */
function remove(folder: string): void {
	for (const pid of livingIn(folder)) end(pid);
	rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** Removes what runs that were killed outright have left; the folder's name says whose it is. */
function sweep(): void {
	for (const name of readdirSync(tmpdir())) {
		const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : 0;
		if (owner > 0 && !isAlive(owner)) remove(join(tmpdir(), name));
	}
}
