import { existsSync } from 'node:fs';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

/** The endings of test files say what they need: `.pg.test.ts` a PostgreSQL, `.browser.test.ts` a browser and a built app, plain `.test.ts` nothing. */
const places = '{apps,packages}/*/src/**';
const special = ['**/*.pg.test.ts', '**/*.browser.test.ts'];
const ignored = ['**/node_modules/**', '**/build/**', '**/.svelte-kit/**'];
const cluster = ['./packages/testing/src/cluster-setup.ts'];
const strict = ['./packages/testing/src/no-undeclared-reads.ts'];
const debian15 = '/usr/lib/postgresql/15/bin/initdb';

/** Groups run one after the other: the two cores of a small machine are not shared by a browser and three databases. */
const group = (groupOrder: number) => ({ sequence: { groupOrder } });

const unit: TestProjectConfiguration = {
	test: {
		name: 'unit',
		include: [`{packages,apps/server}/**/src/**/*.test.ts`, 'drizzle/**/*.test.ts'],
		exclude: [...ignored, ...special],
		...group(1),
	},
};

/** Modules of the app may import what only SvelteKit's plugin knows (`$app/…`, `.svelte` files). */
const web: TestProjectConfiguration = {
	...(existsSync('apps/web/vite.config.ts') ? { extends: './apps/web/vite.config.ts' } : {}),
	test: {
		name: 'web',
		// The plugin makes apps/web the root.
		root: '.',
		include: ['apps/web/src/**/*.test.ts'],
		exclude: [...ignored, ...special],
		...group(2),
	},
};

const database = (name: 'db18' | 'db15', order: number): TestProjectConfiguration => ({
	test: {
		name,
		include: [`${places}/*.pg.test.ts`, 'drizzle/**/*.pg.test.ts'],
		exclude: ignored,
		globalSetup: cluster,
		setupFiles: strict,
		testTimeout: 120_000,
		hookTimeout: 120_000,
		...group(order),
	},
});

/** Whole processes over real sockets and browsers: one file at a time, and patient. */
const whole = (name: string, include: string[], order: number, minutes: number, retry = 0): TestProjectConfiguration => ({
	test: {
		name,
		include,
		exclude: ignored,
		globalSetup: cluster,
		setupFiles: strict,
		fileParallelism: false,
		testTimeout: minutes * 60_000,
		hookTimeout: 3 * 60_000,
		retry,
		...group(order),
	},
});

const projects = [unit, web, database('db18', 3)];
if (existsSync(debian15)) projects.push(database('db15', 4));
else if (!process.env.VITEST_POOL_ID)
	console.error(`PostgreSQL 15 is not here (${debian15}): project db15 is not run. On Debian 12: apt-get install postgresql-15`);
projects.push(whole('contract', ['tests/contract/**/*.test.ts'], 5, 3));
// In CI a journey has a second try, for machines that stall; the end of `npm test` names who needed it, and that is a bug to look for.
projects.push(whole('journeys', ['tests/journeys/**/*.test.ts', `${places}/*.browser.test.ts`], 6, 5, process.env.CI ? 1 : 0));
// A few rounds of killing and cutting; `npm run soak` is the long form.
projects.push({
	test: {
		name: 'faults',
		include: ['tests/faults/**/*.test.ts'],
		exclude: ignored,
		testTimeout: 240_000,
		hookTimeout: 120_000,
		...group(7),
	},
});

export default defineConfig({ test: { projects } });
