import { readFile } from 'node:fs/promises';
import { readWorkbook, xlsxType } from '@honghuo/server/src/sheets/workbook.ts';
import { filledIn } from '@honghuo/testing/office.ts';
import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/** The county's lists of people, from the office: each template is downloaded, filled in with a slip, mended, written, and brought once more by mistake. */
let story: Story;
let screen: Screen;

beforeAll(async () => {
	story = await openStory();
	screen = await story.signIn(await story.browser.desktop(), 'county_official');
});
afterAll(() => story?.close());

const day = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
const [datun, xinlitun] = ['大屯镇 大屯村', '211422222201'];
/** A sheet with its headings, two rows of which the second has a slip, the cell that mends it, and what the screen says of it. */
const lists = [
	{
		...{ sheet: '服务队队员', headings: ['服务队', '姓名', '角色', '从哪天起', '派出单位'] },
		rows: [
			['大屯梨果服务队', '新立屯村工作队员', '队员', day, '市林业和草原局'],
			['大屯梨果服务队', '新立屯村支书', '', day, ''],
		],
		...{
			column: 1,
			mended: '新立屯村书记',
			says: /3\s+要改\s+姓名/,
			shown: '市林业和草原局',
		},
	},
	{
		...{ sheet: '网格和网格员', headings: ['村', '网格', '网格员', '户数'] },
		rows: [
			[datun, '三组', '三组网格员', '41'],
			[datun, '四组', '', '三十来户'],
		],
		...{ column: 3, mended: '36', says: /3\s+要改\s+户数/, shown: '三组网格员' },
	},
	{
		...{ sheet: '结对', headings: ['类别', '谁来带', '带的村', '被带的村', '带谁', '带什么', '多久见一次', '试带起', '定下'] },
		rows: [
			['熟手带新手', '大屯村老果农', datun, xinlitun, '新立屯村年轻人', '梨树拉枝', '每个月', '', day],
			['村带村', '', '211422209200', '211422203200', '', '', '有空就见', '', ''],
		],
		...{ column: 6, mended: '每季', says: /3\s+要改\s+多久见一次/, shown: '新立屯村年轻人' },
	},
] as const;

test.each(lists)('$sheet', async ({ sheet, headings, rows, column, mended, says, shown }) => {
	const { page } = screen;
	await page.goto('/sheets');
	await page.getByLabel('哪张表').selectOption({ label: sheet });
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: '下载空模板' }).click();
	const template = await readFile(await (await waiting).path());
	expect((await readWorkbook(template))[0]).toEqual(headings);
	const choose = (cells: readonly (readonly string[])[]) =>
		page.getByLabel('选填好的文件').setInputFiles({ name: `${sheet}.xlsx`, mimeType: xlsxType, buffer: filledIn(template, cells) });
	const right = rows.map((cells, n) => (n === 1 ? cells.map((cell, m) => (m === column ? mended : cell)) : cells));

	await choose(rows);
	await page.getByText('有 1 行要改，一行也没写。').waitFor();
	expect(await page.locator('tbody tr').first().innerText()).toMatch(says);
	expect(await page.getByRole('button', { name: '全部写入' }).count()).toBe(0);

	await choose(right);
	await page.getByText('2 行新的，0 行已经有了，没有要改的。').waitFor();
	await page.getByRole('button', { name: '全部写入' }).click();
	await page.getByText('写好了 2 行。').waitFor();

	await choose(right);
	await page.getByText('表里的 2 行都已经有了，不用写。').waitFor();
	const out = page.waitForEvent('download');
	await page.getByRole('link', { name: `导出 ${sheet}` }).click();
	expect((await readWorkbook(await readFile(await (await out).path()))).flat()).toContain(shown);
	expect(screen.faults).toEqual([]);
});
