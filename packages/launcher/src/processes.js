import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A child that has not ended so long after being asked to is killed with all it started. */
const patience = 70_000;

/**
 * Runs one program to its end and resolves with its exit code (128 + number for a signal). Signals we get are passed on once; nothing it started survives it.
 * @param {object} what
 * @param {string} what.node the executable
 * @param {string[]} what.args
 * @param {Record<string, string | undefined>} what.env
 * @param {string} [what.cwd] default: where we are
 * @param {boolean} [what.interactive] keeps the terminal and standard input
 * @param {boolean} [what.quiet] shows standard output only when it fails
 * @param {boolean} [what.stdoutToStderr]
 * @param {boolean} [what.shell]
 * @returns {Promise<number>}
 */
export const runOne = (what) => runAll([what]);

/**
 * Runs programs side by side; when one ends, the others are asked to end too. Resolves with the first one's exit code.
 * @param {object[]} programs as in `runOne`
 */
export async function runAll(programs) {
	const children = programs.map(begin);
	const interactive = programs.some((program) => program.interactive);
	const pass = (signal) => {
		for (const child of children) tell(child, signal);
	};
	const stop = (signal) => {
		pass(signal);
		setTimeout(() => pass('SIGKILL'), patience).unref();
	};
	const forget = onSignals((signal) => {
		// At a terminal, ^C has reached an interactive child already; the others are in groups of their own and hear it from us only.
		if (!(interactive && signal === 'SIGINT' && process.stdin.isTTY)) stop(signal);
	});
	let first;
	const ends = children.map(async (child) => {
		const code = await child.ended;
		if (first === undefined) {
			first = code;
			stop('SIGTERM');
		}
	});
	await Promise.all(ends);
	forget();
	for (const child of children) tell(child, 'SIGKILL');
	return first;
}

function begin({ node, args, env, cwd, interactive = false, quiet = false, stdoutToStderr = false, shell = false }) {
	// A group of its own: one ^C is heard once, and the whole group can be ended. Not when interactive: a background group may not read the terminal.
	const grouped = !interactive && process.platform !== 'win32';
	const stdout = quiet ? 'pipe' : stdoutToStderr ? process.stderr : 'inherit';
	const child = spawn(node, args, {
		cwd,
		env,
		shell,
		detached: grouped,
		stdio: [interactive ? 'inherit' : 'ignore', stdout, 'inherit'],
		windowsHide: true,
	});
	const said = [];
	child.stdout?.on('data', (chunk) => said.push(chunk));
	const ended = new Promise((resolve) => {
		child.on('error', (error) => {
			console.error(`${node}: ${error.message}`);
			resolve(127);
		});
		child.on('exit', (code, signal) => {
			if (quiet && code !== 0) process.stderr.write(Buffer.concat(said));
			resolve(code ?? 128 + (signals[signal] ?? 0));
		});
	});
	return { child, grouped, ended };
}

const signals = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

function tell({ child, grouped }, signal) {
	if (child.pid === undefined) return;
	try {
		// Gone children may have left grandchildren in the group: these are told too.
		if (grouped) process.kill(-child.pid, signal);
		else if (child.exitCode === null && child.signalCode === null) child.kill(signal);
	} catch (error) {
		if (error.code !== 'ESRCH') throw error;
	}
}

/**
 * Calls `heard` for SIGINT, SIGTERM and SIGHUP, for each once a second at most: at a terminal npm repeats the ^C that we have heard ourselves.
 * Started by npm, its end or its shell's counts as SIGTERM: killed outright, neither can pass anything on.
 */
function onSignals(heard) {
	const last = new Map();
	const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
		const handler = () => {
			if (Date.now() - (last.get(signal) ?? 0) < 1000) return;
			last.set(signal, Date.now());
			heard(signal);
		};
		process.on(signal, handler);
		return [signal, handler];
	});
	const family = ancestors();
	const watch = process.env.npm_lifecycle_event
		? setInterval(() => {
				if (ancestors() === family) return;
				clearInterval(watch);
				heard('SIGTERM');
			}, 500)
		: undefined;
	return () => {
		clearInterval(watch);
		for (const [signal, handler] of handlers) process.off(signal, handler);
	};
}

/** npm → its shell → us. The shell outlives a killed npm; who the shell's parent is, only Linux tells cheaply. */
function ancestors() {
	try {
		return `${process.ppid} ${/\) \S (\d+)/.exec(readFileSync(`/proc/${process.ppid}/stat`, 'utf8'))?.[1]}`;
	} catch {
		return String(process.ppid);
	}
}
