import { describe, expect, test } from 'vitest';
import { runsTypeScript } from './host.js';
import { isComplete } from './install.js';
import { lockFaults } from './locks.js';
import { suggest } from './structure.js';
import { count } from './test.js';

const file = (status: string, ...tests: string[]) => ({ name: 'a.test.ts', status, assertionResults: tests.map((status) => ({ status })) });
const report = (passed: number, failed: number, ...testResults: object[]) => ({
	numPassedTests: passed,
	numFailedTests: failed,
	numPendingTests: 0,
	numTodoTests: 0,
	testResults,
});

describe('the last line of npm test', () => {
	test('counts tests that passed and failed', () => {
		expect(count(report(2, 0, file('passed', 'passed', 'passed')), 0)).toMatchObject({ passed: 2, failed: 0 });
		expect(count(report(1, 1, file('failed', 'passed', 'failed')), 1)).toMatchObject({ passed: 1, failed: 1 });
	});
	test('counts a file that could not be loaded as failed, though none of its tests ran', () => {
		expect(count(report(2, 0, file('passed', 'passed', 'passed'), file('failed')), 1)).toMatchObject({ passed: 2, failed: 1 });
	});
	test('counts an error in the set-up as failed: vitest itself would say 0 failed', () => {
		expect(count(report(2, 0, file('passed', 'passed', 'passed')), 1)).toMatchObject({ passed: 2, failed: 1 });
	});
	test('names what passed at a second try, and why it had failed', () => {
		const tried = { status: 'passed', fullName: 'two phones', failureMessages: ['expected 1 to be 2\n    at …'] };
		const { passed, notes } = count(report(1, 0, { name: 'a.test.ts', status: 'passed', assertionResults: [tried] }), 0);
		expect([passed, notes]).toEqual([1, ['passed at a second try: two phones: expected 1 to be 2']]);
	});
	test('counts a vitest that died as failed', () => {
		expect(count(undefined, 137)).toMatchObject({ passed: 0, failed: 1 });
	});
});

test('the machine’s Node is taken when it runs TypeScript by itself', () => {
	expect(['v20.20.2', 'v22.17.9', 'v23.5.0'].map(runsTypeScript)).toEqual([false, false, false]);
	expect(['v22.18.0', 'v23.6.0', 'v24.0.0', 'v26.10.0'].map(runsTypeScript)).toEqual([true, true, true, true]);
});

describe('what is installed is compared with the lock', () => {
	const here = { platform: 'linux', arch: 'x64' } as NodeJS.Process;
	const wanted = {
		'': {},
		'node_modules/a': { version: '1.0.0', integrity: 'x' },
		'node_modules/native-linux': { version: '1.0.0', integrity: 'l', optional: true, os: ['linux'], cpu: ['x64'] },
		'node_modules/native-mac': { version: '1.0.0', integrity: 'm', optional: true, os: ['darwin'], cpu: ['arm64'] },
		// Comes only with a package for another system, and names none itself: taking this for missing once reinstalled everything.
		'node_modules/needed-by-mac': { version: '1.0.0', integrity: 'n', optional: true },
	};
	const { 'node_modules/a': a, 'node_modules/native-linux': native } = wanted;
	const present = { 'node_modules/a': a, 'node_modules/native-linux': native };
	test('packages for other systems may be absent', () => expect(isComplete(wanted, present, here)).toBe(true));
	test('a missing package, another version, and a missing build for this system are noticed', () => {
		expect(isComplete(wanted, { 'node_modules/native-linux': native }, here)).toBe(false);
		expect(isComplete(wanted, { ...present, 'node_modules/a': { ...a, version: '1.0.1' } }, here)).toBe(false);
		expect(isComplete(wanted, { 'node_modules/a': a }, here)).toBe(false);
	});
});

describe('the lock gate', () => {
	const root = { dependencies: { tool: '1.0.0' } };
	const tool = { version: '1.0.0', integrity: 'x', optionalDependencies: { 'tool-linux': '1.0.0', 'tool-mac': '1.0.0' } };
	const linux = { version: '1.0.0', integrity: 'x' };
	test('lets a whole lock pass', () => {
		expect(
			lockFaults({
				packages: {
					'': root,
					'node_modules/tool': tool,
					'node_modules/tool-linux': linux,
					'node_modules/tool/node_modules/tool-mac': linux,
				},
			}),
		).toEqual([]);
	});
	test('notices a build for another system that the registry did not have, a download address, and a loose version', () => {
		const lock = {
			packages: {
				'': { dependencies: { tool: '^1.0.0' } },
				'node_modules/tool': tool,
				'node_modules/tool-linux': { ...linux, resolved: 'https://example.org/t.tgz' },
			},
		};
		expect(lockFaults(lock)).toEqual([
			expect.stringContaining('"^1.0.0"'),
			expect.stringContaining('tool-mac is missing'),
			expect.stringContaining('download address'),
		]);
	});
});

test('a stray file hears which of the names it should have had', () => {
	expect([suggest('columns.ts'), suggest('progress-report.ts'), suggest('handlers.ts'), suggest('Card.svelte')]).toEqual([
		expect.stringMatching(/^table.ts/),
		expect.stringMatching(/^figures.ts/),
		expect.stringMatching(/^commands.ts/),
		expect.stringMatching(/^view/),
	]);
});
