import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect, type Database } from '../database/connect.ts';
import { Summary } from '../summary/summary.ts';
import { verifyArchives } from './archive.ts';
import { Archivist } from './archivist.ts';
import { Keeper } from './keeper.ts';
import { Papers } from './papers.ts';
import { viewReport } from './report-view.ts';

/** February 2026 closes at 大屯村 and all round it, whether or not anybody has handed in a paper. Steps build on each other. */
let county: TestCounty;
let database: Database;
let papers: Papers;
let first: TestPerson;
let now = new Date('2026-02-28T09:59:59.999Z');
const unit = villages.大屯村;
const asked = { unit, period: '2026-02' };
const [block, log] = [newId(), newId()];

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	database = await connect(county.url);
	// The county has kept its journal here since the first of the month.
	await county.sql`update journal set received_at = '2026-02-01T00:00:00Z'`;
	const parts = { sql: database.sql, version: (code: string) => county.journal.version(code), now: () => now };
	papers = new Papers({ ...parts, summary: new Summary(parts), entryFor: (scope, one) => county.journal.entryFor(scope, one) });
	first = await county.person('first_secretary', '大屯村');
	const orchard = newId();
	await first.did('orchard.create', { id: orchard, village: unit, name: '早金酥梨园' });
	await first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 210_000 });
	await first.did('work.log', { id: log, block, kind: 'dormant_pruning', doneValue: 70_000, doneUnit: 'e4mu', occurredOn: '2026-02-26' });
});
afterAll(async () => {
	await database?.close();
	await county?.close();
});

const fail = (error: unknown): never => {
	throw error;
};
const archivist = (own: Papers = papers) =>
	new Archivist({ journal: county.journal, papers: own, sql: database.sql, failed: fail, now: () => now });
const kept = () => county.sql`select unit, as_of::int as as_of from archived_paper order by unit`;
const told = () => county.sql`select period, units, until::text as until from report_archive order by period`;
const view = (version?: number | 'now') => viewReport(database, papers, county.code, { ...asked, version });

test('until the last moment nothing is kept, and nothing of months from before the county began', async () => {
	await archivist().look();
	expect(await kept()).toEqual([]);
	expect((await view())?.versions).toEqual([]);
});

test('the server dies after two papers: the next start keeps the others, and says so once', async () => {
	now = new Date('2026-02-28T10:00:00.000Z');
	let written = 0;
	const dying = new Proxy(papers, {
		get: (target, name) => {
			if (name !== 'write') return Reflect.get(target, name).bind(target);
			return (...given: Parameters<Papers['write']>) => (written++ < 2 ? target.write(...given) : Promise.reject(new Error('killed')));
		},
	});
	await expect(archivist(dying).look()).rejects.toThrow('killed');
	expect(await kept()).toHaveLength(2);
	expect(await told()).toEqual([]);
	// What is half kept is no version yet.
	expect((await view())?.versions).toEqual([]);
	await archivist().look();
	// The county, four townships, four villages.
	expect(await kept()).toHaveLength(9);
	expect(await told()).toEqual([{ period: '2026-02', units: 9, until: '2026-02-28' }]);
	expect(await verifyArchives(county.sql, county.code)).toEqual([]);
});

test('looked at again, and by three at a time, nothing is kept twice and no entry added', async () => {
	const [version, before] = [county.journal.version(county.code), await kept()];
	now = new Date('2026-02-28T16:30:00.000Z');
	await Promise.all([archivist().look(), archivist().look(), archivist().look()]);
	expect(county.journal.version(county.code)).toBe(version);
	expect(await kept()).toEqual(before);
});

test('what was kept is version 1 though nobody handed anything in; a correction after it shows as a difference', async () => {
	expect((await view())?.versions.map(({ number, occasion }) => [number, occasion])).toEqual([[1, 'archived']]);
	expect((await view(1))?.kept?.figures.find(({ label }) => label === '修剪')).toMatchObject({ value: 70_000 });
	await first.did('work.correct', { log, doneValue: 60_000 });
	const found = await view(1);
	expect(found?.changes).toMatchObject([{ label: '修剪', before: '7 亩', after: '6 亩' }]);
	// Open as it is, the report itself follows the ledger, and says what is not as it was archived.
	expect(await view()).toMatchObject({ kept: undefined, changes: [{ label: '修剪', before: '7 亩', after: '6 亩' }] });
});

test('handed in after the archive, its number counts on from there', async () => {
	const keeper = new Keeper({ journal: county.journal, papers, sql: database.sql, failed: fail });
	await keeper.start();
	await first.did('report.submit', asked);
	await keeper.idle();
	await keeper.stop();
	const found = await view();
	expect(found?.versions.map(({ number, occasion }) => [number, occasion])).toEqual([
		[1, 'archived'],
		[2, 'submitted'],
	]);
	expect(found?.kept?.number).toBe(2);
	expect(found?.changes).toEqual([]);
});

test('while one process archives a period another leaves it alone', async () => {
	now = new Date('2026-03-31T10:00:00.000Z');
	const [one, other] = [archivist(), archivist()];
	await Promise.all([one.look(), other.look()]);
	await one.look();
	// The month and the quarter end together: whichever of the two processes comes to one first archives it.
	expect((await told()).map(({ period }) => period).sort()).toEqual(['2026-02', '2026-03', '2026-Q1']);
	const entries = await county.sql`select input->>'period' as period from journal where name = 'report.archive' order by version`;
	expect(entries.map(({ period }) => period).sort()).toEqual(['2026-02', '2026-03', '2026-Q1']);
});

test('a paper altered behind the ledger’s back is found', async () => {
	await county.sql`update archived_paper set figures = '[]' where unit = ${unit} and period = '2026-02'`;
	expect(await verifyArchives(county.sql, county.code)).toEqual(['archive of 2026-02 was changed after it was kept']);
});
