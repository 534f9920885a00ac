import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import { stored } from '@honghuo/features/cells.ts';
import { features } from '@honghuo/features/slices.ts';
import { HeldRows } from '@honghuo/server/src/sheets/held-rows.ts';
import { readWorkbook, writeWorkbook, xlsxType } from '@honghuo/server/src/sheets/workbook.ts';
import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/**
 * A first secretary brings last year's list of blocks: one row has no size, so nothing is written; mended, it is. Imported again nothing changes, and
 * what is downloaded opens with the same headings. An old .xls is told what to do.
 */
let story: Story;
let screen: Screen;

beforeAll(async () => {
	story = await openStory();
	screen = await story.signIn(await story.browser.desktop(), 'first_secretary', '大屯');
});
afterAll(() => story?.close());

const blocks = features.sheets.get('blocks');
async function choose(rows: { village: string; orchard: string; name: string; areaE4mu: ReturnType<typeof stored<number>> | null }[]) {
	if (!blocks) throw new Error('There is no sheet of blocks.');
	const buffer = await writeWorkbook(blocks, rows, { rows: new HeldRows({}), county: '211422', today: '2026-11-25' }, true);
	await screen.page.getByLabel('选填好的文件').setInputFiles({ name: '地块.xlsx', mimeType: xlsxType, buffer });
}
const row = (name: string, e4mu: number | null) => ({
	village: '大屯村',
	orchard: '老梨园',
	name,
	areaE4mu: e4mu === null ? null : stored(e4mu),
	treeCount: null,
	rowSpacingCm: null,
	treeSpacingCm: null,
});

test('a list with one bad row writes nothing; mended it is written, once', async () => {
	const { page } = screen;
	await page.goto('/today');
	await page.getByRole('link', { name: '导入导出' }).click();
	await page.getByRole('heading', { name: '导入导出' }).waitFor();
	await choose([row('一号', 21_000), row('二号', null)]);
	await page.getByText('有 1 行要改，一行也没写。').waitFor();
	const first = page.locator('tbody tr').first();
	expect(await first.innerText()).toMatch(/3\s+要改\s+面积（亩）\s+地块要有面积，或者有株数。/);
	expect(await page.getByRole('button', { name: '全部写入' }).count()).toBe(0);
	const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze();
	expect(violations.map(({ id }) => id)).toEqual([]);

	await choose([row('一号', 21_000), row('二号', 8_000)]);
	await page.getByText('2 行新的，0 行已经有了，没有要改的。').waitFor();
	await page.getByRole('button', { name: '全部写入' }).click();
	await page.getByText('写好了 2 行。').waitFor();

	await choose([row('一号', 21_000), row('二号', 8_000)]);
	await page.getByText('表里的 2 行都已经有了，不用写。').waitFor();
});

test('the download has the same headings and the rows; an old .xls is told what to do', async () => {
	const { page } = screen;
	await page.getByLabel('哪个村').selectOption({ label: '大屯镇 大屯村' });
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name: '导出 地块' }).click();
	const table = await readWorkbook(await readFile(await (await waiting).path()));
	expect(table[0]?.slice(0, 4)).toEqual(['村', '果园', '地块', '面积（亩）']);
	expect(table.filter((cells) => cells[1] === '老梨园').map((cells) => cells.slice(2, 4))).toEqual(
		expect.arrayContaining([
			['一号', 2.1],
			['二号', 0.8],
		]),
	);
	const buffer = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
	await page.getByLabel('选填好的文件').setInputFiles({ name: '旧表.xls', mimeType: 'application/vnd.ms-excel', buffer });
	await page.getByText('这是旧版 .xls，打不开。在 WPS 里另存为 .xlsx 再导入。').waitFor();
});
