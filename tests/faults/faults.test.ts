import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { found, type Report } from './probe.ts';
import { attack } from './probes/attack.ts';
import { cuts } from './probes/cuts.ts';
import { door } from './probes/door.ts';
import { killFirstStart, killMigration } from './probes/first-start.ts';
import { killImport } from './probes/import.ts';
import { killAtPoint, killUnderLoad } from './probes/kill.ts';
import { rights } from './probes/rights.ts';
import { alter, points, switches } from './switches.ts';
import { foundTown, type Town } from './town.ts';

// A few rounds of each; `npm run soak` is the long form (docs/reliability.md).

let town: Town;
beforeAll(async () => {
	town = await foundTown();
});
afterAll(() => town?.installation.close());

const expectWhole = (result: Report) => expect(result).toMatchObject({ lost: 0, twice: 0, breaks: [] });
const expectFound = (result: Report) => expect(found(result), 'the probe did not see the fault').toBe(true);

describe('nothing acknowledged is lost, nothing takes effect twice', () => {
	test.each(['server', 'postgres', 'both'] as const)('kill -9 %s under load', async (target) => {
		expectWhole(await killUnderLoad(town, target, { rounds: 1 }));
	});
	test.each(['after-write', 'after-commit'] as const)('the server dies %s', async (point) => {
		expectWhole(await killAtPoint(town, point, 'server', { rounds: 1 }));
	});
	test('killed in the middle of an import: nothing of the file is there, or all', async () => {
		expectWhole(await killImport(town, { rounds: 2 }));
	});
	test('killed during the first start and during migrations', async () => {
		expectWhole(await killFirstStart(1));
		expectWhole(await killMigration(1));
	});
	test('six phones over bad ways are level again', async () => {
		expectWhole(await cuts(town, { rounds: 1, woken: true, asserted: false }));
	});
	test('rights, bad input, foreign pages', async () => {
		expectWhole(await rights(town, { rounds: 1 }));
		expectWhole(await door(town, {}));
	});
	test('a flooder is dropped', async () => {
		expectWhole(await attack(town, { seconds: 2, asserted: false }));
	});
});

describe('the probes see what they look for', () => {
	test('every switch still finds its place in the server', () => {
		for (const edits of [points, ...Object.values(switches).map((one) => one.edits)]) {
			for (const { file, find, replace } of edits) {
				const source = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
				expect(() => alter(source, [{ file, find, replace }])).not.toThrow();
			}
		}
	});
	test('an answer before the commit', async () => {
		expectFound(
			await killAtPoint(town, 'after-early-answer', 'server', { rounds: 5, sabotage: { faults: ['early-answer'] }, untilBroken: true }),
		);
	});
	test('commands that are not known again', async () => {
		expectFound(await killUnderLoad(town, 'server', { rounds: 1, sabotage: { faults: ['no-deduplication'] } }));
	});
	test('a spreadsheet written in parts', async () => {
		expectFound(await killImport(town, { rounds: 8, sabotage: { faults: ['import-in-parts'] }, untilBroken: true }));
	});
	test.each(['room-leak', 'catch-up-without-rights', 'no-revocation'] as const)('%s', async (fault) => {
		expectFound(await rights(town, { rounds: 1, sabotage: { faults: [fault] } }));
	});
	test('no-origin-check', async () => {
		expectFound(await door(town, { sabotage: { faults: ['no-origin-check'] } }));
	});
});
