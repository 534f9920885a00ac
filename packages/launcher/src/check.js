import { existsSync } from 'node:fs';
import { lockFaults } from './locks.js';
import { binOf, inRoot } from './places.js';
import { runOne } from './processes.js';
import { structure } from './structure.js';

/** `npm run check`: everything that can be said about the code without running it. All steps run, whatever fails; the last line counts them. */
export async function check({ node, args, env }) {
	const tool = (name, ...rest) => runOne({ node, args: [binOf(...[name].flat()), ...rest], env, cwd: inRoot('.') });
	const sentences = (faults) => {
		for (const fault of faults) console.error(`  ${fault}`);
		return faults.length;
	};
	/** @type {Record<string, () => Promise<number> | number>} */
	const steps = {
		lock: () => sentences(lockFaults()),
		features: () => sentences(structure.features()),
		lengths: () => sentences(structure.lengths()),
		documents: () => sentences(structure.documents()),
		style: () => tool(['@biomejs/biome', 'biome'], 'check', '--error-on-warnings', ...(process.stdout.isTTY ? [] : ['--colors=off']), '.'),
		// A package's own `check` script: tsc, or for the app svelte-kit sync and svelte-check. Unchanged packages are not checked again.
		types: () => tool('turbo', 'run', 'check', '--output-logs=errors-only', '--continue'),
		imports: () =>
			tool(
				['dependency-cruiser', 'depcruise'],
				'--config',
				'.dependency-cruiser.mjs',
				'--output-type',
				'err-long',
				'apps',
				'packages',
				'drizzle',
				'tests',
			),
		unused: () => tool('knip', '--no-progress'),
		migrations: () => tool('drizzle-kit', 'check', '--config', 'drizzle/drizzle.config.ts'),
		generated: () => generated({ node, env }),
	};
	const wanted = Object.entries(steps).filter(([name]) => args.length === 0 || args.includes(name));
	const failed = [];
	for (const [name, step] of wanted) {
		const from = Date.now();
		const code = await step();
		console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} ${((Date.now() - from) / 1000).toFixed(1)} s`);
		if (code === 130 || code === 143) return code;
		if (code !== 0) failed.push(name);
	}
	console.log(`check: ${wanted.length - failed.length} passed, ${failed.length} failed${failed.length ? ` (${failed.join(', ')})` : ''}`);
	return failed.length > 0 || wanted.length === 0 ? 1 : 0;
}

/** Committed files that a program writes must be what it writes today; each generator has `--check` for that. */
async function generated({ node, env }) {
	const generators = ['apps/server/src/http/write-docs.ts', 'drizzle/seed/make-divisions.ts'];
	let worst = 0;
	for (const path of generators.filter((path) => existsSync(inRoot(path)))) {
		worst = Math.max(worst, await runOne({ node, args: [inRoot(path), '--check'], env, cwd: inRoot('.') }));
	}
	return worst;
}
