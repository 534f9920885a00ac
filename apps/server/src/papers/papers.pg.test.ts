import { scopeOf } from '@honghuo/core/actor.ts';
import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { connect, type Database } from '../database/connect.ts';
import { Summary } from '../summary/summary.ts';
import { Keeper } from './keeper.ts';
import { Papers } from './papers.ts';
import { evidenceOf, figureIn, viewReport } from './report-view.ts';

/** 大屯村 reports February 2026; the township approves and locks it; a correction afterwards is seen. Steps build on each other. */
let county: TestCounty;
let database: Database;
let papers: Papers;
let first: TestPerson;
let official: TestPerson;
const unit = villages.大屯村;
const asked = { unit, period: '2026-02' };
const [orchard, block, log] = [newId(), newId(), newId()];

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	database = await connect(county.url);
	const parts = { sql: database.sql, version: (code: string) => county.journal.version(code) };
	papers = new Papers({ ...parts, summary: new Summary(parts), entryFor: (scope, one) => county.journal.entryFor(scope, one) });
	first = await county.person('first_secretary', '大屯村');
	official = await county.person('county_official');
	await first.did('orchard.create', { id: orchard, village: unit, name: '早金酥梨园' });
	await first.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 210_000 });
	await first.did('work.log', { id: log, block, kind: 'dormant_pruning', doneValue: 70_000, doneUnit: 'e4mu', occurredOn: '2026-02-26' });
});
afterAll(async () => {
	await database?.close();
	await county?.close();
});

const view = (version?: number | 'now') => viewReport(database, papers, county.code, { ...asked, version });
const keeper = () => new Keeper({ journal: county.journal, papers, sql: database.sql, failed: (error) => console.error(error) });
const words = async (version?: number | 'now') =>
	(await view(version))?.paper.sections
		.flatMap(({ paragraphs }) => paragraphs.flat().map((span) => (typeof span === 'string' ? span : span.text)))
		.join('');

test('an open report follows the ledger; its numbers name their entries', async () => {
	expect(await words()).toContain('本月完成修剪 7 亩');
	const found = await view();
	const figure = found?.made.written.figures.find(({ label }) => label === '修剪');
	const versions = figure && found ? await papers.entriesOf(county.code, found.made.written, figure) : [];
	const { entries } = await papers.behind(scopeOf(await county.journal.actorOf(county.code, first.id), '2026-02-28'), versions);
	expect(entries.map(({ name }) => name)).toEqual(['work.log']);
});

test('submitted while the server dies before it keeps the numbers: the next start does it, once', async () => {
	await first.did('report.submit', asked);
	expect((await view())?.versions).toEqual([]);
	const [one, other] = [keeper(), keeper()];
	await Promise.all([one.start(), other.start()]);
	await Promise.all([one.idle(), other.idle()]);
	const found = await view();
	expect(found?.versions.map(({ number, occasion }) => [number, occasion])).toEqual([[1, 'submitted']]);
	expect(found?.kept?.number).toBe(1);
	expect(found?.report?.unfrozen).toBe(false);
	await Promise.all([one.stop(), other.stop()]);
});

test('returned, handed in again, approved and locked: each handing in is a version of its own, kept as it happens', async () => {
	const working = keeper();
	await working.start();
	await official.did('report.return', { ...asked, reason: '把拉枝也写上' });
	await first.did('report.write', { ...asked, plans: '3月下旬拉枝。' });
	await first.did('report.submit', asked);
	await official.did('report.approve', asked);
	await official.did('report.lock', asked);
	await working.idle();
	await working.stop();
	const found = await view();
	expect(found?.versions.at(-1)).toMatchObject({ number: 3, occasion: 'locked' });
	expect(await words()).toContain('3月下旬拉枝。');
	expect(found?.changes).toEqual([]);
});

test('a correction after the lock changes nothing that was kept, and shows as a difference with the entry that made it', async () => {
	await first.did('work.correct', { log, doneValue: 60_000 });
	const found = await view();
	expect(await words()).toContain('修剪 7 亩');
	expect(await words('now')).toContain('修剪 6 亩');
	expect(found?.changes).toEqual([{ key: expect.stringContaining('work.done'), label: '修剪', before: '7 亩', after: '6 亩' }]);
	const figure = found?.made.written.figures.find(({ label }) => label === '修剪');
	const kept = found?.kept;
	if (!figure || !found || !kept) throw new Error('nothing kept');
	const before = kept.figures.find(({ key }) => key === figure.key)?.entries ?? [];
	const scope = scopeOf(await county.journal.actorOf(county.code, first.id), '2026-02-28');
	const behind = await papers.behind(scope, await papers.entriesOf(county.code, found.made.written, figure), {
		asOf: kept.asOf,
		entries: before,
	});
	expect(behind.entries.filter(({ version }) => behind.since.includes(version)).map(({ name }) => name)).toEqual(['work.correct']);
});

test('a withdrawal after the lock is told too, though nothing is left to count', async () => {
	await first.did('work.withdraw', { log, reason: '记错了地块' });
	const found = await view();
	expect(found?.changes).toMatchObject([{ label: '修剪', before: '7 亩', after: '0 亩' }]);
	const line = found?.kept?.figures.find(({ label }) => label === '修剪');
	const scope = scopeOf(await county.journal.actorOf(county.code, first.id), '2026-02-28');
	const behind = await papers.behind(scope, [], { asOf: found?.kept?.asOf ?? 0, entries: line?.entries ?? [] });
	expect(behind.entries.map(({ name }) => name)).toEqual(['work.correct', 'work.withdraw']);
});

test('what is recorded late of the period it closed stands beside it too, with the entry that came', async () => {
	const late = { id: newId(), block, kind: 'dormant_pruning', doneValue: 20_000, doneUnit: 'e4mu', occurredOn: '2026-02-27' };
	const came = await first.did('work.log', late);
	const found = await view();
	expect(found?.changes).toMatchObject([{ label: '修剪', before: '7 亩', after: '2 亩' }]);
	const figure = found && figureIn(found, found.changes[0]?.key ?? '');
	const scope = scopeOf(await county.journal.actorOf(county.code, first.id), '2026-02-28');
	const behind = found && figure && (await evidenceOf(papers, scope, found, figure));
	expect(behind && 'since' in behind ? behind.since : []).toContain(came);
});

test('a number of which nothing is left still opens what took it away, from the ledger as it stands too', async () => {
	const found = await view('now');
	const gone = found?.versions.at(-1)?.figures.map(({ key }) => key) ?? [];
	for (const key of gone) expect([key, found && figureIn(found, key) !== undefined]).toEqual([key, true]);
});

test('what is locked says by whom and why, and is unlocked from above with a reason', async () => {
	expect(await first.does('report.write', { ...asked, plans: '再改' })).toMatchObject({
		status: 'refused',
		refusal: { code: 'report_locked', details: { who: '建昌县county_official', why: '审定后存档' } },
	});
	expect(await first.does('report.unlock', { ...asked, reason: '想改' })).toMatchObject({ refusal: { code: 'not_permitted' } });
	await official.did('report.unlock', { ...asked, reason: '修剪记错了' });
	await first.did('report.submit', asked);
});
