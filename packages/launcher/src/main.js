import { check } from './check.js';
import { honghuoEnvironment, pickNode } from './host.js';
import { install } from './install.js';
import { applyPatches } from './patches.js';
import { binOf, inRoot, Problem } from './places.js';
import { runAll, runOne } from './processes.js';
import { test } from './test.js';

const usage = 'usage: launch.js start | test | dev | check | bench | soak | honghuo, each followed by its own arguments';

/**
 * Installs and patches what is missing, then hands over to the command. Resolves with the exit code.
 * @param {string[]} argv the command, and what is passed on to it
 * @returns {Promise<number>}
 */
export async function main([command, ...args]) {
	const commands = { start, test, dev, check, bench, soak, honghuo };
	const run = Object.hasOwn(commands, command ?? '') ? commands[command] : undefined;
	if (!run) {
		console.error(usage);
		return 64;
	}
	try {
		await install();
		await applyPatches();
		const node = pickNode();
		const env = honghuoEnvironment(node);
		return await run({ node, args, env, build: () => build(node, env) });
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		console.error(error.message);
		if (command === 'test') console.log('0 passed, 1 failed');
		return error.exitCode;
	}
}

/**
 * Builds what has changed; turbo knows. Quiet unless it fails.
 * @param {string} node
 * @param {Record<string, string | undefined>} env
 */
export async function build(node, env) {
	const code = await runOne({
		node,
		args: [binOf('turbo'), 'run', 'build', '--output-logs=errors-only', '--log-prefix=none'],
		env,
		quiet: true,
	});
	if (code === 130 || code === 143) throw new Problem('已停止 / stopped', code);
	if (code !== 0) throw new Problem('构建失败，原因见上。 / The build failed; the reason stands above.', code);
}

async function start({ node, args, env, build }) {
	await build();
	return runOne({ node, args: [inRoot('apps/server/src/main.ts'), ...args], env });
}

function dev({ node, args, env }) {
	return runAll([
		{ node, args: ['--watch', '--watch-preserve-output', inRoot('apps/server/src/main.ts'), ...args], env: { ...env, HONGHUO_DEV: '1' } },
		{ node, args: [binOf('vite'), 'dev'], env, cwd: inRoot('apps/web') },
	]);
}

async function bench({ node, args, env, build }) {
	await build();
	return runOne({ node, args: [inRoot('tests/bench/main.ts'), ...args], env });
}

/** Faults on real processes. Only where a page is looked at, a board for a day, does anything need to be built. */
async function soak({ node, args, env, build }) {
	if (args.every((arg) => arg.startsWith('-') || /^\d+$/.test(arg)) || args.some((arg) => /^(proof-)?board/.test(arg))) await build();
	return runOne({ node, args: [inRoot('tests/faults/soak.ts'), ...args], env });
}

/** The command line talks to the person: it keeps the terminal, so that a password can be asked for, and takes what is piped in. */
function honghuo({ node, args, env }) {
	return runOne({ node, args: [inRoot('apps/server/src/cli.ts'), ...args], env, interactive: true });
}
