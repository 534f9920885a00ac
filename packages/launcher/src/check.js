import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lockFaults } from './locks.js';
import { binOf, inRoot } from './places.js';
import { runOne } from './processes.js';
import { structure, tracked } from './structure.js';

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

/** Committed files that a program writes must be what it writes today: each `write-*.ts` has `--check` for that, and a migration must be there for every change of a table. */
async function generated({ node, env }) {
	let worst = await migrationsAreFresh({ node, env });
	for (const path of tracked().filter((path) => /\/write-[\w-]+\.ts$/.test(path))) {
		worst = Math.max(worst, await runOne({ node, args: [inRoot(path), '--check'], env, cwd: inRoot('.') }));
	}
	return worst;
}

/** Lets drizzle-kit write the next migration into a copy: there must be nothing to write. */
async function migrationsAreFresh({ node, env }) {
	const committed = inRoot('drizzle/migrations');
	const copy = inRoot('node_modules/.cache/honghuo/migrations');
	const config = `${copy}.config.ts`;
	rmSync(copy, { recursive: true, force: true });
	cpSync(committed, copy, { recursive: true });
	writeFileSync(
		config,
		`import config from '${inRoot('drizzle/drizzle.config.ts')}';\nexport default { ...config, out: './${relative(inRoot('.'), copy)}' };\n`,
	);
	const code = await runOne({
		node,
		args: [binOf('drizzle-kit'), 'generate', '--config', relative(inRoot('.'), config)],
		env,
		cwd: inRoot('.'),
		quiet: true,
	});
	const missing = readdirSync(copy).filter((name) => !existsSync(join(committed, name)));
	if (missing.length > 0)
		console.error('  a table was changed without a migration: npx drizzle-kit generate --config drizzle/drizzle.config.ts');
	return missing.length > 0 ? 1 : code;
}
