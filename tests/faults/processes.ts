import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const mostKept = 200_000;

/** A program of ours running as its own process, in a group of its own. */
export class Program {
	readonly #child: ChildProcess;
	/** What it has said so far, its last part. */
	said = '';
	/** Resolves with its exit code, or null when a signal ended it. */
	readonly ended: Promise<number | null>;

	constructor(folder: string, args: readonly string[], env: Record<string, string>) {
		const { PATH = '', HOME = '', TMPDIR } = process.env;
		this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], {
			// By its working folder it is found again, whoever is left of its family.
			cwd: folder,
			env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...env },
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: true,
		});
		const hear = (chunk: Buffer) => {
			this.said = (this.said + chunk.toString()).slice(-mostKept);
		};
		this.#child.stdout?.on('data', hear);
		this.#child.stderr?.on('data', hear);
		this.ended = new Promise((resolve) => {
			this.#child.on('error', (error) => {
				this.said += error.message;
				resolve(127);
			});
			this.#child.on('exit', resolve);
		});
	}

	get pid(): number | undefined {
		return this.#child.pid;
	}

	get running(): boolean {
		return this.#child.exitCode === null && this.#child.signalCode === null;
	}

	/** Sends a signal to the process alone, as a person or the kernel would. */
	tell(signal: NodeJS.Signals): void {
		if (this.running) this.#child.kill(signal);
	}

	/** Sends a signal to it and to all it has started and not put into another group. */
	tellGroup(signal: NodeJS.Signals): void {
		try {
			if (this.#child.pid) process.kill(-this.#child.pid, signal);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
		}
	}

	/** Waits until it has said something; rejects when it ends first or takes too long. */
	async hears(text: string, patience = 60_000): Promise<void> {
		const deadline = Date.now() + patience;
		while (!this.said.includes(text)) {
			if (!this.running) throw new Error(`The program ended before it said ${text}: …${this.said.slice(-600)}`);
			if (Date.now() > deadline) throw new Error(`The program did not say ${text} in ${patience} ms: …${this.said.slice(-600)}`);
			await sleep(5);
		}
	}
}

/** Processes whose working folder lies in this folder: what an installation has left running. Only Linux tells. */
export function livingIn(folder: string): number[] {
	if (process.platform !== 'linux') return [];
	return readdirSync('/proc').flatMap((name) => {
		if (!/^\d+$/.test(name)) return [];
		try {
			const inside = readlinkSync(`/proc/${name}/cwd`).startsWith(folder);
			return inside ? [Number(name)] : [];
		} catch {
			return [];
		}
	});
}

/** Whether a process lives. */
export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** Kills a process if it still lives. */
export function end(pid: number, signal: NodeJS.Signals = 'SIGKILL'): void {
	try {
		process.kill(pid, signal);
	} catch {
		// Gone already.
	}
}
