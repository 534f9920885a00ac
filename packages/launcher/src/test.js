import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { binOf, inRoot } from './places.js';
import { runOne } from './processes.js';

const report = inRoot('node_modules/.cache/honghuo/tests.json');

/** `npm test`: builds, runs all of vitest's projects, and ends with the line `N passed, N failed`. */
export async function test({ node, args, env, build }) {
	await build();
	mkdirSync(dirname(report), { recursive: true });
	rmSync(report, { force: true });
	const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
	const code = await runOne({ node, args: [binOf('vitest'), 'run', ...reporters, ...args], env });
	const { passed, failed, notes } = count(existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined, code);
	for (const note of notes) console.log(note);
	console.log(`${passed} passed, ${failed} failed`);
	return failed > 0 ? code || 1 : 0;
}

/**
 * Counts tests in vitest's JSON report. A file that could not be loaded, and an error outside any test, are failures too, though no test carries them. What passed at a second try only is named.
 * @param {any} result the report, or undefined when vitest died before it wrote one
 * @param {number} code vitest's exit code
 */
export function count(result, code) {
	const notes = [];
	if (!result) return { passed: 0, failed: 1, notes: [`vitest ended with ${code} and wrote no report`] };
	const passed = result.numPassedTests;
	let failed = result.numFailedTests;
	for (const test of result.testResults.flatMap((file) => file.assertionResults)) {
		const before = test.failureMessages ?? [];
		if (test.status === 'passed' && before.length > 0)
			notes.push(`passed at a second try: ${test.fullName}: ${before[0].split('\n', 1)[0]}`);
	}
	for (const file of result.testResults) {
		if (file.status !== 'failed' || file.assertionResults.some((test) => test.status === 'failed')) continue;
		failed++;
		notes.push(`could not run: ${file.name}`);
	}
	const left = result.numPendingTests + (result.numTodoTests ?? 0);
	if (left > 0) notes.push(`${left} skipped`);
	if (failed === 0 && code !== 0) {
		failed = 1;
		notes.push(`an error outside the tests: vitest ended with ${code}`);
	}
	return { passed, failed, notes };
}
