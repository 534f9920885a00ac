import { villages } from '@honghuo/testing/county.ts';
import { type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import type { Imported } from '../http/shapes.ts';
import { readWorkbook, xlsxType } from './workbook.ts';

let site: TestSite;
let administrator: SiteVisitor;
let first: SiteVisitor;
let helper: SiteVisitor;
let neighbour: SiteVisitor;

beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false });
	administrator = await site.founded();
	first = await site.joined(administrator, { name: '大屯村第一书记', username: 'diyi', role: 'first_secretary', unit: villages.大屯村 });
	helper = await site.joined(administrator, { name: '大屯村队员', username: 'duiyuan', role: 'team_member', unit: villages.大屯村 });
	neighbour = await site.joined(administrator, { name: '魏家岭书记', username: 'wei', role: 'village_secretary', unit: villages.魏家岭村 });
});
afterAll(() => site.close());

type Cell = string | number | Date | null;
const cell = (value: Cell) => {
	if (value === null) return null;
	if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
	return typeof value === 'number' ? { value, type: Number } : { value, type: String };
};
const file = (rows: Cell[][]) => writeExcel(rows.map((row) => row.map(cell))).toBuffer();
async function imports(who: SiteVisitor, name: string, bytes: Uint8Array, dry = false, headers: Record<string, string> = {}) {
	const response = await site.app.request(`/api/v1/import/${name}${dry ? '?dry=1' : ''}`, {
		method: 'POST',
		headers: { cookie: who.cookie() ?? '', 'content-type': xlsxType, ...headers },
		body: new Uint8Array(bytes),
	});
	return { status: response.status, body: (await response.json()) as Imported & { error?: { code: string; message: string } } };
}
async function exports(who: SiteVisitor, name: string, query = '') {
	const response = await site.app.request(`/api/v1/sheets/${name}/rows.xlsx${query}`, { headers: { cookie: who.cookie() ?? '' } });
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe(xlsxType);
	return new Uint8Array(await response.arrayBuffer());
}
const head = async () => Number((await administrator.get('/api/v1/journal?limit=1')).body.version);

const blockHeadings = ['村', '果园', '地块', '面积（亩）', '株数（株）'];
const plantingHeadings = ['村', '果园', '地块', '品种', '用途', '种植日期', '株数'];

describe('importing', () => {
	test('a dry run judges every row and writes nothing; then all are written; the same file again changes nothing, whoever brings it', async () => {
		const bytes = await file([
			blockHeadings,
			['大屯村', '梨园', '东坡1', 2.1, 116],
			['大屯', '梨园', '东坡2', '0.16公顷', null],
			['大屯镇 大屯村', '山下园', '西洼', '８分', null],
		]);
		const before = await head();
		const dry = await imports(first, 'blocks', bytes, true);
		expect(dry.status).toBe(200);
		expect(dry.body).toMatchObject({ dry: true, written: 0, counts: { new: 3, same: 0, wrong: 0 } });
		expect(dry.body.rows[1]).toMatchObject({ row: 3, status: 'new', message: '会写入', notes: ['「大屯」按「大屯镇 大屯村」认的'] });
		expect(await head()).toBe(before);

		expect((await imports(first, 'blocks', bytes)).body).toMatchObject({ written: 3, counts: { new: 3, same: 0, wrong: 0 } });
		const after = await head();
		expect(after).toBe(before + 5);
		for (const who of [first, helper]) {
			expect((await imports(who, 'blocks', bytes)).body).toMatchObject({ written: 0, counts: { new: 0, same: 3, wrong: 0 } });
		}
		expect(await head()).toBe(after);
		const { tables } = (await first.get('/api/v1/snapshot')).body as { tables: Record<string, { name: string; areaE4mu: number }[]> };
		expect(tables.orchard_block?.map(({ name, areaE4mu }) => [name, areaE4mu]).sort()).toEqual([
			['东坡1', 21_000],
			['东坡2', 24_000],
			['西洼', 8_000],
		]);
	});

	test('rows rest on rows before them, harvests on plantings, sales on harvests; what comes out goes in again as it was', async () => {
		const planted = await file([
			plantingHeadings,
			['大屯村', '梨园', '东坡1', '早金酥', '主栽', 2020, 116],
			['大屯村', '梨园', '东坡1', '谷子', '间作', new Date('2026-05-10T00:00:00Z'), null],
		]);
		expect((await imports(first, 'plantings', planted)).body).toMatchObject({ written: 2 });
		const picked: Cell[][] = [
			['村', '果园', '地块', '品种', '采收日期', '总产（斤）', '商品果（公斤）', '备注'],
			['大屯村', '梨园', '东坡1', '早金酥', new Date('2026-08-02T00:00:00Z'), 6930, 3000, '=1+1'],
			['大屯村', null, '东坡1', '早金酥', '2026年8月9日', '1.2吨', null, null],
		];
		const twice = async (last: Cell) => imports(first, 'harvests', await file([...picked, [...(picked[2] ?? []).slice(0, 7), last]]));
		expect([(await twice(null)).body.counts.wrong, (await twice('第二车')).body.written]).toEqual([1, 3]);
		const sold = await file([
			['村', '地块', '品种', '采收日期', '销售日期', '重量（斤）', '金额（元）', '渠道'],
			['大屯村', '东坡1', '早金酥', '2026-08-02', '2026-08-05', 5000, 9000.5, '批发'],
			['大屯村', '东坡1', '早金酥', '2026-08-02', '2026-08-06', 1930, 3474, null],
			['大屯村', '东坡1', '早金酥', null, '2026-08-10', null, 800, '零卖'],
		]);
		expect((await imports(first, 'sales', sold)).body).toMatchObject({ written: 3 });
		const given = await file([
			['送出村', '接收村', '批次', '种类', '品种', '株数（株）', '重量（斤）', '每捆'],
			['大屯村', '新立屯村', '春', '苗', '早金酥', 700, null, 50],
			['大屯村', '新立屯村', '春', '种子', '谷子', null, 10, null],
		]);
		const before = await head();
		expect((await imports(first, 'donations', given)).body).toMatchObject({ written: 2 });
		expect(await head()).toBe(before + 1);

		const settled = await head();
		for (const [name, rows] of Object.entries({ blocks: 3, plantings: 2, harvests: 3, sales: 3, donations: 2 })) {
			const out = await exports(first, name, `?village=${villages.大屯村}`);
			const again = await imports(first, name, out);
			expect(again.body, name).toMatchObject({ written: 0, counts: { new: 0, same: rows, wrong: 0 } });
		}
		expect(await head()).toBe(settled);
		const [headings, row] = await readWorkbook(await exports(first, 'harvests'));
		expect(headings).toContain('总产（斤）');
		const at = (heading: string) => row?.[headings?.indexOf(heading) ?? -1];
		expect(at('总产（斤）')).toSatisfy((weight) => typeof weight === 'number');
		expect(at('采收日期')).toBeInstanceOf(Date);
		const notes = (await readWorkbook(await exports(first, 'harvests'))).map((one) => one[headings?.indexOf('备注') ?? -1]);
		expect(notes).toContain("'=1+1");
	});

	test('what was withdrawn since is not brought back by its old file', async () => {
		const bytes = await file([
			['村', '地块', '品种', '采收日期', '总产（斤）'],
			['大屯村', '东坡1', '早金酥', '2026-08-20', 77],
		]);
		await imports(first, 'harvests', bytes);
		const { tables } = (await first.get('/api/v1/snapshot')).body as { tables: Record<string, { id: string; grossG: number }[]> };
		const harvest = tables.harvest?.find(({ grossG }) => grossG === 38_500)?.id;
		expect(await first.does('harvest.withdraw', { harvest, reason: '记错了' })).toMatchObject({ status: 'accepted' });
		expect((await imports(first, 'harvests', bytes)).body.rows).toMatchObject([
			{ status: 'same', notes: ['以前导入过，后来在页面上改过或撤下了，不再写'] },
		]);
	});

	test('one bad row and nothing is written; each row is told what is wrong and what to do', async () => {
		const before = await head();
		const bytes = await file([
			blockHeadings,
			['大屯村', '梨园', '新地', 3, null],
			['大屯村', '梨园', '没大小', null, null],
			['小屯村', '梨园', '别处', 1, null],
			['大屯村', '梨园', '东坡1', 9, null],
			['大屯村', null, '无园', 1, null],
			['大屯村', '梨园', '怪数', '三筐', null],
			['魏家岭村', '梨园', '外村地', 1, null],
		]);
		const answer = await imports(first, 'blocks', bytes);
		expect(answer.status).toBe(422);
		expect(answer.body).toMatchObject({ written: 0, counts: { new: 1, same: 0, wrong: 6 }, error: { code: 'sheet_rows_wrong' } });
		expect(answer.body.rows.map(({ field, message }) => [field, message])).toEqual([
			[undefined, '没有问题，改好别的行再写'],
			['面积（亩）', '地块要有面积，或者有株数。填一样就行。'],
			['村', '本县没有「小屯村」。是不是「大屯镇 大屯村」？改成它再导入。'],
			[undefined, expect.stringContaining('「面积（亩）」是2.1')],
			['果园', '「果园」空着。填上再导入。'],
			['面积（亩）', expect.stringContaining('「三筐」不是大于 0 的数')],
			['村', '这个村不在你的任职里。换成自己的村，或者请县管理员改任职。'],
		]);
		expect(await head()).toBe(before);
	});

	test('headings are the template’s; a planting needs its block, and a block of the same village', async () => {
		const wrong = await file([
			['村', '地块', '产量'],
			['大屯村', '东坡1', 3],
		]);
		expect((await imports(first, 'plantings', wrong, true)).body.rows[0]).toMatchObject({
			row: 1,
			status: 'wrong',
			message: expect.stringContaining('不认识「产量」这一列'),
		});
		const elsewhere = await file([plantingHeadings, ['魏家岭村', '梨园', '东坡1', '早金酥', '主栽', 2020, 1]]);
		expect((await imports(first, 'plantings', elsewhere, true)).body.rows[0]?.message).toContain(
			'魏家岭乡 魏家岭村没有「梨园」的「东坡1」这块地',
		);
		const foreign = await file([plantingHeadings, ['大屯村', '梨园', '东坡1', '早金酥', '主栽', 2021, 1]]);
		const answer = await imports(neighbour, 'plantings', foreign);
		expect(answer).toMatchObject({ status: 422, body: { written: 0, counts: { wrong: 1 } } });
	});

	test('people with postings and phones, by staff alone; a second of the same name is asked about', async () => {
		const headings = ['姓名', '单位', '职务', '任职起', '任职止', '电话'];
		const bytes = await file([
			headings,
			['王秀英', '大屯村', '种植户', '2026-01-01', null, '13800138077'],
			['李干事', '大屯镇', '乡镇干部', '2026-01-01', null, null],
			['赵闲', null, null, null, null, null],
		]);
		expect((await imports(first, 'people', bytes)).body.rows[0]?.message).toContain('任职不能记这一项');
		expect((await imports(administrator, 'people', bytes)).body).toMatchObject({ written: 3 });
		const settled = await head();
		expect((await imports(administrator, 'people', bytes)).body.counts).toEqual({ new: 0, same: 3, wrong: 0 });
		const out = await exports(administrator, 'people');
		expect((await imports(administrator, 'people', out)).body.counts).toMatchObject({ new: 0, wrong: 0 });
		expect(await head()).toBe(settled);
		const again = await file([headings, ['王秀英', '新立屯村', '种植户', '2026-01-01', null, null]]);
		expect((await imports(administrator, 'people', again, true)).body.rows[0]?.message).toContain(
			'已经登记过「王秀英」（大屯镇 大屯村 种植户）',
		);
		expect(JSON.stringify(await readWorkbook(await exports(first, 'people')))).toContain('13800138077');
		expect(JSON.stringify(await readWorkbook(await exports(neighbour, 'people')))).not.toContain('13800138077');
	});
});

describe('the door', () => {
	test('takes .xlsx alone, of a sheet there is, from somebody signed in', async () => {
		const bytes = await file([blockHeadings]);
		const xls = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)]);
		expect(await imports(first, 'blocks', xls)).toMatchObject({
			status: 422,
			body: { error: { code: 'sheet_xls', message: '这是旧版 .xls，打不开。在 WPS 里另存为 .xlsx 再导入。' } },
		});
		expect(await imports(first, 'blocks', Buffer.from('村,地块'))).toMatchObject({
			status: 422,
			body: { error: { code: 'sheet_format' } },
		});
		expect((await imports(first, 'blocks', bytes, false, { 'content-type': 'application/vnd.ms-excel' })).status).toBe(415);
		expect((await imports(first, 'blocks', bytes, false, { 'content-encoding': 'gzip' })).status).toBe(415);
		expect((await imports(first, 'blocks', Buffer.alloc(1_048_577))).status).toBe(413);
		expect((await imports(first, 'trees', bytes)).status).toBe(404);
		expect((await imports(site.visitor(), 'blocks', bytes)).status).toBe(401);
		expect((await imports(first, 'blocks', bytes)).body.rows).toMatchObject([{ row: 1, status: 'wrong' }]);
	});

	test('5,000 rows are judged and written, in one go', async () => {
		const rows: Cell[][] = Array.from({ length: 5_000 }, (_, n) => ['大屯村', '大园', `块${n}`, 1 + n / 100, null]);
		const bytes = await file([blockHeadings, ...rows]);
		const answer = await imports(first, 'blocks', bytes);
		expect(answer.body).toMatchObject({ written: 5_000 });
		expect((await imports(first, 'blocks', bytes, true)).body.counts).toEqual({ new: 0, same: 5_000, wrong: 0 });
	}, 60_000);

	test('lists its sheets and hands out templates that can be read back', async () => {
		const { sheets } = (await first.get('/api/v1/sheets')).body as {
			sheets: { name: string; columns: { heading: string; shown: boolean }[] }[];
		};
		expect(sheets.map(({ name }) => name)).toEqual(expect.arrayContaining(['people', 'blocks', 'harvests', 'trainings', 'incomes']));
		for (const { name, columns } of sheets) {
			const response = await site.app.request(`/api/v1/sheets/${name}/template.xlsx`, { headers: { cookie: first.cookie() ?? '' } });
			const [headings] = await readWorkbook(new Uint8Array(await response.arrayBuffer()));
			expect(headings).toEqual(columns.filter(({ shown }) => !shown).map(({ heading }) => heading));
		}
		expect((await first.get(`/api/v1/sheets/${uuid()}/template.xlsx`)).status).toBe(404);
	});
});
