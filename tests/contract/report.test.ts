import { wordsOf } from '@honghuo/testing/office.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, did, orchard, refused } from './account.ts';
import { County, datun, xinlitun } from './county.ts';
import { settled } from './digest.ts';

/** February 2026 as 大屯村, its township and the county report it: who may do what, what is read, and in which forms. */
const [datunzhen, xiaodeyingzi, jianchang] = ['211422106', '211422222', '211422'];
const period = '2026-02';

type View = {
	kept: number | null;
	paper: {
		title: string[];
		sections: { heading: string; paragraphs: (string | { text: string; figure: string })[][]; table?: { rows: unknown[][] } }[];
	};
	figures: { key: string; label: string; value: number; text: string }[];
	changes: { label: string; before: string; after: string }[];
	versions: { number: number; occasion: string }[];
};
type Behind = {
	value: number;
	villages?: { code: string; value: number }[];
	entries?: { name: string; version: number }[];
	since?: number[];
};

let county: County;
let sql: postgres.Sql;
let first: Visitor;
let other: Visitor;
let township: Visitor;
let otherTownship: Visitor;
let official: Visitor;
let log: string;

beforeAll(async () => {
	county = await County.open({ limits: false });
	sql = postgres(county.server.databaseUrl, { max: 1 });
	first = await county.person('first_secretary', { unit: datun });
	other = await county.person('village_secretary', { unit: xinlitun });
	township = await county.person('township_official', { unit: datunzhen });
	otherTownship = await county.person('township_official', { unit: xiaodeyingzi });
	official = await county.person('county_official', { unit: jianchang }, '县干部');
	const { 东坡: block } = await orchard(first, datun, '早金酥梨园', { 东坡: { areaE4mu: 210_000 } });
	const variety = (await catalogue(first))('早金酥');
	await did(first, 'planting.create', { id: newId(), block, variety, role: 'main', plantedOn: '2021-04-05', plantedQty: 7000 });
	log = newId();
	const done = { kind: 'dormant_pruning', doneUnit: 'e4mu', occurredOn: '2026-02-26' };
	await did(first, 'work.log', { id: log, block, doneValue: 70_000, ...done });
	const { 东洼: far } = await orchard(other, xinlitun, '新园', { 东洼: { areaE4mu: 100_000 } });
	await did(other, 'work.log', { id: newId(), block: far, doneValue: 30_000, ...done });
});
afterAll(async () => {
	await sql?.end();
	await county?.close();
});

const read = async (who: Visitor, unit: string, query = ''): Promise<View> => {
	const { status, body } = await who.ask<View>('GET', `/api/v1/reports/${unit}/${period}${query}`);
	expect(status).toBe(200);
	return body;
};
const textOf = ({ paper }: View): string =>
	paper.sections.flatMap(({ paragraphs }) => paragraphs.flat().map((span) => (typeof span === 'string' ? span : span.text))).join('');
const behind = async (who: Visitor, unit: string, figure: string, query = ''): Promise<Behind> =>
	(await who.ask<Behind>('GET', `/api/v1/reports/${unit}/${period}/evidence?figure=${encodeURIComponent(figure)}${query}`)).body;
const file = async (path: string): Promise<{ bytes: Uint8Array; type: string; name: string }> => {
	const response = await fetch(`${first.url}/api/v1/reports/${path}`, { headers: { Cookie: first.cookie } });
	expect(response.status).toBe(200);
	const name = decodeURIComponent(response.headers.get('content-disposition')?.split("''")[1] ?? '');
	return { bytes: new Uint8Array(await response.arrayBuffer()), type: response.headers.get('content-type') ?? '', name };
};

describe('a report is there before anybody has begun it', () => {
	test('a village’s: 7 of 21 mu; every number opens the entries behind it', async () => {
		const view = await read(first, datun);
		expect(view.paper.title).toEqual(['大屯镇大屯村联村产业工作', '2026年2月调度情况']);
		expect(view.paper.sections[0]?.heading).toBe('一、果园管护');
		expect(textOf(view)).toContain('本月完成修剪 7 亩，占三分之一');
		expect(view.figures.length).toBeGreaterThan(1);
		for (const { key, value } of view.figures) {
			const found = await behind(first, datun, key);
			expect([key, found.value]).toEqual([key, value]);
			expect([key, found.entries?.length]).not.toEqual([key, 0]);
		}
	});

	test('the township’s and the county’s: the sum of their villages, each of which opens its own entries', async () => {
		const view = await read(official, jianchang);
		const pruned = view.figures.find(({ label }) => label === '修剪');
		expect(pruned?.text).toBe('10 亩');
		const found = await behind(official, jianchang, pruned?.key ?? '');
		expect(found.villages).toMatchObject([
			{ code: datun, value: 70_000 },
			{ code: xinlitun, value: 30_000 },
		]);
		const own = await behind(official, jianchang, pruned?.key ?? '', `&village=${xinlitun}`);
		expect(own).toMatchObject({ value: 30_000, entries: [{ name: 'work.log' }] });
		expect(view.paper.sections.at(-1)?.table?.rows.at(-1)?.[0]).toBe('合计');
		expect((await read(official, datunzhen)).figures.find(({ label }) => label === '修剪')?.text).toBe('7 亩');
	});

	test('another county, an unknown village, a period that is none and a figure that is not there are one answer', async () => {
		for (const path of [
			'211321/2026',
			'211422999999/2026',
			`${datun}/2026-13`,
			`${datun}/${period}/evidence?figure=x`,
			`${datun}/${period}?version=7`,
		]) {
			expect([path, (await first.ask('GET', `/api/v1/reports/${path}`)).status]).toEqual([path, 404]);
		}
		expect((await county.visitor().ask('GET', `/api/v1/reports/${datun}/${period}`)).status).toBe(401);
	});
});

describe('who may', () => {
	test('write and hand in: the unit’s own people and nobody else', async () => {
		const words = { unit: datun, period, plans: '3月下旬拉枝。' };
		for (const who of [other, township, official]) expect((await refused(who, 'report.write', words)).code).toBe('not_found');
		await did(first, 'report.write', words);
		expect((await refused(first, 'report.write', words)).code).toBe('report_nothing_new');
		expect((await refused(first, 'report.write', { ...words, unit: datunzhen })).code).toBe('not_found');
		expect((await refused(otherTownship, 'report.submit', { unit: datunzhen, period })).code).toBe('not_found');
		expect((await refused(first, 'report.submit', { unit: datun, period: '2099-01' })).code).toBe('report_ahead');
		await did(township, 'report.write', { unit: datunzhen, period, plans: '镇里再看一次。' });
		await did(first, 'report.submit', { unit: datun, period });
	});

	test('judge a village: its own township or the county, not itself and not another township', async () => {
		const which = { unit: datun, period };
		expect((await refused(first, 'report.approve', which)).code).toBe('not_permitted');
		expect((await refused(otherTownship, 'report.approve', which)).code).toBe('not_found');
		await did(township, 'report.return', { ...which, reason: '把拉枝写细些' });
		await did(first, 'report.submit', which);
		await did(township, 'report.approve', which);
		await did(official, 'report.lock', which);
	});

	test('judge the county: another of its people than who handed it in', async () => {
		const which = { unit: jianchang, period };
		await did(official, 'report.submit', which);
		expect((await refused(official, 'report.approve', which)).code).toBe('report_own');
		expect((await refused(township, 'report.approve', which)).code).toBe('not_found');
		await did(county.administrator, 'report.approve', which);
	});

	test('keep numbers: the server alone', async () => {
		const input = {
			unit: datun,
			period,
			id: newId(),
			round: 9,
			asOf: 1,
			until: '2026-02-28',
			figures: [],
			paper: { title: [], sections: [] },
		};
		expect((await refused(county.administrator, 'report.freeze', input)).code).toBe('not_permitted');
	});
});

describe('what was handed in stays as it was', () => {
	test('a correction after the lock shows as a difference, and with it the entry that made it', async () => {
		await settled(sql);
		const made = await did(first, 'work.correct', { log, doneValue: 60_000 });
		const view = await read(first, datun);
		expect(textOf(view)).toContain('修剪 7 亩');
		expect(view.changes).toMatchObject([{ label: '修剪', before: '7 亩', after: '6 亩' }]);
		expect(view.versions.at(-1)?.occasion).toBe('locked');
		expect(textOf(await read(first, datun, '?version=now'))).toContain('修剪 6 亩');
		const key = view.figures.find(({ label }) => label === '修剪')?.key ?? '';
		expect((await behind(first, datun, key)).since).toEqual([made]);
	});

	test('a locked report says by whom and why', async () => {
		expect((await refused(first, 'report.submit', { unit: datun, period })).message).toMatch(
			/由县干部存档锁定（审定后存档）。要改的话，请上级写明原因解锁。$/,
		);
	});
});

describe('as files', () => {
	test('Word has the words and numbers of the version handed in; `now` has those of the ledger', async () => {
		const { bytes, type, name } = await file(`${datun}/${period}/paper.docx`);
		expect(type).toBe('application/vnd.openxmlformats-officedocument.wordprocessingml.document');
		expect(name).toBe('大屯镇大屯村联村产业工作2026年2月调度情况.docx');
		expect(wordsOf(bytes)).toContain('本月完成修剪 7 亩，占三分之一');
		expect(wordsOf(bytes)).toContain('3月下旬拉枝。');
		expect(wordsOf((await file(`${datun}/${period}/paper.docx?version=now`)).bytes)).toContain('修剪 6 亩');
	});

	test('a number given after it was locked stands above the version handed in and in its Word file; who gave which is in its history', async () => {
		const which = { unit: datun, period };
		await did(official, 'report.number', { ...which, docNumber: '建农报[2026]2号' });
		await did(official, 'report.number', { ...which, docNumber: '建农报〔2026〕3号' });
		expect((await read(first, datun)).paper).toMatchObject({ number: '建农报〔2026〕3号' });
		expect(wordsOf((await file(`${datun}/${period}/paper.docx`)).bytes)).toMatch(/^建农报〔2026〕3号\n/);
		expect((await refused(first, 'report.number', { ...which, docNumber: '村里的号' })).code).toBe('report_locked');
		const [{ numbers } = { numbers: [] as string[] }] = await sql<{ numbers: string[] }[]>`
			select array_agg(changes->0->'row'->>'docNumber' order by version) as numbers from journal where name = 'report.number'`;
		expect(numbers).toEqual(['建农报〔2026〕2号', '建农报〔2026〕3号']);
	});

	test('Excel and text have the same numbers', async () => {
		const { bytes } = await file(`${datun}/${period}/numbers.xlsx`);
		expect(Buffer.from(bytes.subarray(0, 2)).toString()).toBe('PK');
		const { bytes: text } = await file(`${jianchang}/${period}/numbers.csv?version=now`);
		expect(Buffer.from(text).toString()).toContain('修剪,9,亩,2026-02,2026-02,');
	});
});
