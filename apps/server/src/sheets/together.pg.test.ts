import { villages } from '@honghuo/testing/county.ts';
import { type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import type { Imported } from '../http/shapes.ts';
import { readWorkbook, xlsxType } from './workbook.ts';

let site: TestSite;
let official: SiteVisitor;
let secretary: SiteVisitor;
let neighbour: SiteVisitor;

beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false });
	const administrator = await site.founded();
	official = await site.joined(administrator, { name: '县干部', username: 'ganbu', role: 'county_official', unit: '211422' });
	secretary = await site.joined(administrator, { name: '大屯村书记', username: 'cun', role: 'village_secretary', unit: villages.大屯村 });
	neighbour = await site.joined(administrator, { name: '魏家岭书记', username: 'wei', role: 'village_secretary', unit: villages.魏家岭村 });
});
afterAll(() => site.close());

type Cell = string | number | null;
const cell = (value: Cell) => (value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String });
const file = (rows: Cell[][]) => writeExcel(rows.map((row) => row.map(cell))).toBuffer();
async function imports(who: SiteVisitor, name: string, bytes: Uint8Array): Promise<Imported> {
	const response = await site.app.request(`/api/v1/import/${name}`, {
		method: 'POST',
		headers: { cookie: who.cookie() ?? '', 'content-type': xlsxType },
		body: new Uint8Array(bytes),
	});
	return (await response.json()) as Imported;
}
async function exports(who: SiteVisitor, name: string): Promise<Uint8Array> {
	const response = await site.app.request(`/api/v1/sheets/${name}/rows.xlsx`, { headers: { cookie: who.cookie() ?? '' } });
	return new Uint8Array(await response.arrayBuffer());
}
const head = async () => Number((await official.get('/api/v1/journal?limit=1')).body.version);
const figure = async (query: string) =>
	(await official.get(`/api/v1/figures/${query}`)).body as { value: number; parts: Record<string, number>; entries: { version: number }[] };
const nothing = { written: 0, counts: { new: 0, wrong: 0 } };

describe('a year of collective income, as the county’s table has it', () => {
	const headings = ['村', '年份', '经营收入（万元）', '补助收入（元）', '合计（元）', '备注'];
	const year = [
		['大屯村', 2025, 8.5, 30_000, 115_000, null],
		['小德营子乡 新立屯村', 2025, null, null, 102_000, '只有总数'],
		['魏家岭', '2025年', 6, 0, null, null],
	];

	test('each source becomes one record; the same file again, or what was exported, changes nothing', async () => {
		const bytes = await file([headings, ...year]);
		const before = await head();
		expect(await imports(official, 'incomes', bytes)).toMatchObject({ written: 3, counts: { new: 3, wrong: 0 } });
		expect(await head()).toBe(before + 5);
		const [there, out] = [await head(), await exports(official, 'incomes')];
		for (const again of [bytes, out]) expect(await imports(official, 'incomes', again)).toMatchObject(nothing);
		expect(await head()).toBe(there);
		const rows = await readWorkbook(out);
		expect(rows.find(([village]) => String(village).endsWith('大屯村'))?.slice(1, 3)).toEqual([2025, 85_000]);
	});

	test('n of n villages, without those who told nothing; every entry behind it is named', async () => {
		const { value, parts, entries } = await figure('income_threshold?year=2025&amountFen=10000000');
		expect([value, parts.withFigure, parts.missing]).toEqual([2, 3, (parts.villages ?? 0) - 3]);
		expect(parts.amountFen).toBe(11_500_000 + 10_200_000 + 6_000_000);
		expect(entries).toHaveLength(5);
		expect((await figure('income_threshold?year=2025&amountFen=10000000&withoutGrants=1')).value).toBe(1);
		const places = [villages.大屯村, villages.新立屯村, villages.魏家岭村].map((code) => `&village=${code}`).join('');
		const summed = await figure(`measure?name=income.amount${places}&from=2025-12-01&to=2025-12-31`);
		expect(summed.value).toBe(parts.amountFen);
		expect(summed.entries).toEqual(entries);
		const { body } = await official.get('/api/v1/summary?from=2025-12&to=2025-12');
		const { villages: sums } = body as { villages: Record<string, Record<string, Record<string, Record<string, number>>>> };
		expect(sums[villages.魏家岭村]?.['income.amount']?.operating).toEqual({ '2025-12': 6_000_000 });
	});

	test('a source that is missing is added; a number that differs, a wrong sum and another’s village are told apart', async () => {
		const more = await file([
			['村', '年份', '经营收入（万元）', '资产租赁收入（元）'],
			['大屯村', 2025, 8.5, 5000],
		]);
		expect(await imports(official, 'incomes', more)).toMatchObject({ written: 1 });
		const wrong = await file([
			headings,
			['大屯村', 2025, 9, null, null, null],
			['魏家岭村', 2024, 1, 1, 5, null],
			['大屯村', 2024, null, null, null, null],
		]);
		const { rows } = await imports(official, 'incomes', wrong);
		expect(rows.map(({ status }) => status)).toEqual(['wrong', 'wrong', 'wrong']);
		expect(rows[0]?.message).toContain('已经有了');
		expect(rows[1]?.message).toContain('对不上');
		expect((await imports(neighbour, 'incomes', await file([headings, ['大屯村', 2023, 1, 0, null, null]]))).rows[0]?.status).toBe('wrong');
	});
});

describe('sessions and lists of names', () => {
	const heldHeadings = ['日期', '在哪个村办', '内容', '讲课人', '讲课人单位', '来的村', '人次'];
	const held = [
		['2026-02-05', '大屯村', '梨树冬剪', '研究员', '省农业科学院', '大屯村', 12],
		['2026-02-05', '大屯村', '梨树冬剪', '研究员', '省农业科学院', '魏家岭村', 5],
	];

	test('rows of one session become it; the same file again changes nothing', async () => {
		const bytes = await file([heldHeadings, ...held]);
		const before = await head();
		expect(await imports(official, 'trainings', bytes)).toMatchObject({ written: 2 });
		expect(await head()).toBe(before + 1);
		for (const again of [bytes, await exports(official, 'trainings')])
			expect(await imports(official, 'trainings', again)).toMatchObject(nothing);
		expect(await head()).toBe(before + 1);
		expect((await figure('training')).parts).toMatchObject({ sessions: 1, personTimes: 17, named: 0, persons: 0, unnamed: 17 });
	});

	test('a list raises no count it fits into, is the village’s own, and goes out only to who may read it', async () => {
		const names = await file([
			['日期', '内容', '来的村', '姓名'],
			['2026-02-05', '梨树冬剪', '大屯村', '王艳'],
			['2026-02-05', '梨树冬剪', '大屯村', '李 强'],
		]);
		expect(await imports(neighbour, 'attendance', names)).toMatchObject({ written: 0, counts: { wrong: 2 } });
		expect(await imports(secretary, 'attendance', names)).toMatchObject({ written: 2 });
		expect(await imports(secretary, 'attendance', names)).toMatchObject(nothing);
		expect((await figure('training')).parts).toMatchObject({ personTimes: 17, named: 2, persons: 2, unnamed: 15 });
		const seen = async (who: SiteVisitor) => JSON.stringify(await readWorkbook(await exports(who, 'attendance')));
		expect(await seen(official)).toContain('王艳');
		expect(await seen(secretary)).toContain('李强');
		expect(await seen(neighbour)).not.toContain('王艳');
	});

	test('a list keeps to its own session though a neighbour held the same that day, and an export comes in as it went out', async () => {
		const held = (where: string): Cell[] => ['2026-02-08', where, '拉枝', null, null, where, 3];
		expect(await imports(official, 'trainings', await file([heldHeadings, ...['魏家岭村', '大屯村'].map(held)]))).toMatchObject({
			written: 2,
		});
		const names = (village: string, ...more: Cell[]): Cell[][] => [
			['日期', '内容', '来的村', '姓名', ...(more.length > 0 ? ['在哪个村办'] : [])],
			...['王艳', '李强'].map((name): Cell[] => ['2026-02-08', '拉枝', village, name, ...more]),
		];
		const [plain, told] = [await file(names('大屯村')), await file(names('大屯村', '大屯村'))];
		expect(await imports(secretary, 'attendance', plain)).toMatchObject({ written: 2 });
		for (const again of [plain, told, await exports(secretary, 'attendance'), await exports(official, 'attendance')])
			expect(await imports(official, 'attendance', again)).toMatchObject(nothing);
		const { personTimes, named } = (await figure('training?from=2026-02-08&to=2026-02-08')).parts;
		expect([personTimes, named]).toEqual([6, 2]);
		const unclear = await imports(official, 'attendance', await file(names('新立屯村')));
		expect(unclear.rows[0]?.message).toMatch(/不止一场：.*魏家岭村.*大屯村|不止一场：.*大屯村.*魏家岭村/);
		expect(await imports(official, 'attendance', await file(names('新立屯村', '大屯村')))).toMatchObject({ written: 2 });
	});
});
