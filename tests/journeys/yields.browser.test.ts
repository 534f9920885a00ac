import type { Screen } from '@honghuo/testing/screens.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/**
 * A clerk enters the August yields of twenty blocks: copied in Excel, pasted with Ctrl V, what is asked is looked at, the rest is saved, and the
 * village secretary's sheet fills by itself. Then a harvest is recorded by thumb, and what the block earns stands in two numbers.
 */
let story: Story;
let first: Visitor;
let clerk: Screen;
let secretary: Screen;
const orchard = v7();
const village = '211422106214';
const mu = [2.1, 2.4, 2.5, 2.2, 2.4, 2.4, 2.3, 2.3, 2.4, 1.6, 1.8, 3, 2.8, 3.2, 3, 2.6, 2.2, 2, 1.8, 1.7];

async function send(name: string, input: object): Promise<void> {
	const command = { id: v7(), name, input, recordedAt: new Date().toISOString() };
	const { body } = await first.ask<{ results: { status: string }[] }>('POST', '/api/v1/commands', { commands: [command] });
	expect(body.results[0]?.status).toBe('accepted');
}

beforeAll(async () => {
	story = await openStory({ limits: false });
	first = await story.visitor('first_secretary');
	clerk = await story.signIn(await story.browser.desktop(), 'first_secretary');
	secretary = await story.signIn(await story.browser.desktop(), 'village_secretary');
	const { body: snapshot } = await first.ask<{ tables: { variety: { id: string; name: string }[] } }>(
		'GET',
		`/api/v1/snapshot?county=211422&village=${village}`,
	);
	const variety = snapshot.tables.variety.find(({ name }) => name === '早金酥')?.id;
	await send('orchard.create', { id: orchard, village, name: '二十块梨园' });
	for (const [n, area] of mu.entries()) {
		const block = v7();
		await send('block.create', { id: block, orchard, name: `东坡${n + 1}`, areaE4mu: Math.round(area * 10_000) });
		await send('planting.create', { id: v7(), block, variety, role: 'main', plantedOn: '2020-04-05', plantedPrecision: 'year' });
	}
});
afterAll(() => story?.close());

test('20 × 3 cells are pasted and checked; 68,000 jin is asked about, a blank is asked about, 18 lines are saved', async () => {
	const { page } = clerk;
	await page.goto(`/yields?orchard=${orchard}`);
	await secretary.page.goto(`/yields?orchard=${orchard}`);
	await secretary.page.locator('[data-cell="0:0"]').waitFor();
	await page.locator('[data-cell="0:0"]').focus();
	await page.getByText('正在看这张表：大屯村书记').waitFor();
	const weight = (n: number, area: number) => (n === 4 ? '68,000' : n === 15 ? '' : String(Math.round(area * 3000)));
	const table = mu.map((area, n) => `${weight(n, area)}\t1.80\t8月${n + 1}日`).join('\r\n');
	await page.evaluate((text) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', text);
		document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, table);
	await page.getByText('已贴入 20 行 × 3 列').waitFor();
	await page.getByRole('heading', { name: '东坡5 亩产 28,333 斤' }).waitFor();
	await page.getByRole('heading', { name: '东坡16 总产没填' }).waitFor();
	// To the ear each cell says its line, column and unit, once; the heads of the columns and the sums repeat nothing.
	const heard = await page.locator('table').first().ariaSnapshot();
	expect(heard.match(/东坡1 早金酥 总产 斤/g)).toHaveLength(1);
	expect(heard).toContain('东坡1 亩产 3,000 斤/亩');
	expect(heard).not.toMatch(/columnheader|cell/);
	await page.getByRole('heading', { name: '亩产对比' }).waitFor();
	await page.getByRole('button', { name: '先存 18 行' }).click();
	await page.getByText('存了 18 行').waitFor();
});

test('what was saved fills the other sheet; a slip is put right with one press, and Ctrl Z takes typing back', async () => {
	const { page } = clerk;
	const theirs = (cell: string) => secretary.page.locator(`[data-cell="${cell}"]`);
	await expect.poll(() => theirs('0:0').inputValue(), { timeout: 15_000 }).toBe('6,300');
	await page.getByRole('button', { name: '改成 6,800' }).click();
	await page.getByRole('button', { name: '未采收' }).click();
	await page.getByRole('button', { name: '存 1 行' }).click();
	await expect.poll(() => theirs('4:0').inputValue(), { timeout: 15_000 }).toBe('6,800');
	await page.locator('[data-cell="0:0"]').fill('7000');
	await page.keyboard.press('Control+z');
	expect(await page.locator('[data-cell="0:0"]').inputValue()).toBe('6,300');
	await page.locator('[data-cell="0:0"]').press('Enter');
	expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('1:0');
});

test('a block’s account names what the whole model and each part of it earned, and takes a harvest in a few taps', async () => {
	const { page } = clerk;
	await page.goto('/blocks');
	await page.getByRole('link', { name: '大屯村早金酥梨园' }).first().click();
	await page.getByRole('link', { name: '记采收' }).first().click();
	await page.getByLabel('采了多少，斤').fill('21000');
	await page.getByText('合 3,000 斤/亩').waitFor();
	await page.getByRole('button', { name: '记下 早金酥 21000 斤' }).click();
	await page.getByText('记下了：采收 早金酥 21000 斤').waitFor();
	await page.getByText('4,100 元/亩').waitFor();
	await page.getByText('1,000 元/亩').waitFor();
	expect([...clerk.faults, ...secretary.faults]).toEqual([]);
});

test('another month is chosen from a list, which every browser has', async () => {
	const { page } = secretary;
	await page.getByLabel('哪个月采的').selectOption({ label: '2025年9月' });
	await page.getByText('大屯村 · 2025年9月').waitFor();
});

test('what is not saved is still there after the page was left', async () => {
	const { page } = clerk;
	const cell = page.locator('[data-cell="1:0"]');
	await page.goto(`/yields?orchard=${orchard}`);
	await cell.fill('7,300');
	await page.goto('/today');
	await page.goto(`/yields?orchard=${orchard}`);
	expect(await cell.inputValue()).toBe('7,300');
	await page.getByText('主栽 20 行 · 没存完').waitFor();
});
