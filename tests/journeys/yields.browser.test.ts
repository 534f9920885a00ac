import { AxeBuilder } from '@axe-core/playwright';
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

test('to the ear the sheet is a grid: heads, places, one stop of the Tab key, and arrows that go everywhere', async () => {
	const { page } = clerk;
	const grid = page.getByRole('grid', { name: '产量表' });
	const heard = await grid.ariaSnapshot();
	for (const head of ['地块', '总产 斤', '亩产 斤/亩 自动算', '采收日', '检查']) expect(heard).toContain(`columnheader "${head}"`);
	expect(heard).toContain('rowheader "东坡1"');
	// Each cell says its own once: the heads say the line and the column.
	expect(heard).not.toMatch(/(gridcell|textbox) "[^"]*东坡/);
	expect(heard).toContain('textbox "总产 斤": 6,300');
	expect(await grid.getByRole('row').count()).toBe(22);
	expect(await grid.getByRole('rowheader').count()).toBe(21);
	expect(await grid.getAttribute('aria-rowcount')).toBe('22');
	expect(await grid.getAttribute('aria-colcount')).toBe('10');
	const seen = await grid.getByRole('row').nth(2).getByRole('gridcell').all();
	expect(await Promise.all(seen.map((cell) => cell.getAttribute('aria-colindex')))).toEqual(['2', '3', '4', '5', '6', '7', '8', '9', '10']);
	expect(await Promise.all(seen.map((cell) => cell.getAttribute('aria-readonly')))).toEqual([
		...['true', 'true', null, null, 'true', null, 'true', null, 'true'],
	]);
	const at = () =>
		page.evaluate(() => {
			const cell = document.activeElement?.closest('td, th');
			return [cell?.closest('tr')?.ariaRowIndex, cell?.ariaColIndex, cell?.ariaSelected].join(' ');
		});
	const stops = () => grid.evaluate((table) => [...table.querySelectorAll<HTMLElement>('*')].filter((one) => one.tabIndex >= 0).length);
	expect(await stops()).toBe(1);
	await page.locator('[data-cell="1:0"]').focus();
	const walk: [string, string][] = [
		['ArrowRight', '3 5 true'],
		['ArrowRight', '3 6 true'],
		['ArrowDown', '4 6 true'],
		['ArrowLeft', '4 5 true'],
		['ArrowUp', '3 5 true'],
		['Home', '3 1 true'],
		['End', '3 10 true'],
		['Control+End', '22 10 true'],
		['Control+Home', '2 1 true'],
	];
	for (const [key, where] of walk) {
		await page.keyboard.press(key);
		expect([key, await at()]).toEqual([key, where]);
	}
	expect(await page.locator('[aria-selected]').count()).toBe(1);
	expect(await stops()).toBe(1);
	// Within a text the arrows are the caret's, from F2 until Escape.
	await page.locator('[data-cell="1:0"]').focus();
	for (const [key, where] of [
		['F2', '3 4 true'],
		['ArrowLeft', '3 4 true'],
		['Escape', '3 4 true'],
		['ArrowLeft', '3 3 true'],
	]) {
		await page.keyboard.press(key as string);
		expect([key, await at()]).toEqual([key, where]);
	}
	// Tab leaves, and comes back to where one was.
	await page.keyboard.press('Tab');
	expect(await at()).toBe('  ');
	await page.keyboard.press('Shift+Tab');
	expect(await at()).toBe('3 3 true');
	// The browser itself makes the same of it.
	const devtools = await page.context().newCDPSession(page);
	const { nodes } = await devtools.send('Accessibility.getFullAXTree');
	const count = (role: string) => nodes.filter((node) => !node.ignored && node.role?.value === role).length;
	expect(['grid', 'columnheader', 'rowheader', 'gridcell'].map(count)).toEqual([1, 10, 21, 21 * 9]);
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes: [node] }) => `${id}: ${node?.html.slice(0, 120)}`)).toEqual([]);
});

test('on a phone the lines are cards, and each cell says its line, column and unit itself, once', async () => {
	const phone = await story.signIn(await story.browser.phone(), 'first_secretary');
	await phone.page.goto(`/yields?orchard=${orchard}`);
	await phone.page.locator('[data-cell="0:0"]').waitFor();
	const heard = await phone.page.locator('table').first().ariaSnapshot();
	expect(heard.match(/东坡1 早金酥 总产 斤/g)).toHaveLength(1);
	expect(heard.match(/东坡17 亩产/g)).toHaveLength(1);
	expect(heard).not.toMatch(/columnheader|cell|grid/);
	expect(await phone.page.locator('table [tabindex]').count()).toBe(0);
});

test('a block’s account names what the whole model and each part of it earned, and takes a harvest in a few taps', async () => {
	const { page } = clerk;
	await page.goto('/blocks');
	await page.getByRole('link', { name: '大屯村早金酥梨园' }).first().click();
	await page.getByRole('link', { name: '记采收' }).first().click();
	await page.getByLabel('采了多少，斤').fill('21000');
	await page.getByText('合 3,000 斤/亩').waitFor();
	// What is refused is said at its field, which has the focus; typing there takes the words away.
	await page.getByText('商品果、日期、备注').click();
	const marketable = page.getByRole('textbox', { name: '其中商品果（斤）' });
	await marketable.fill('30000');
	await page.getByRole('button', { name: '记下 早金酥 21000 斤' }).click();
	const told = page.getByRole('alert').filter({ hasText: '商品果 30,000 斤，比总产' });
	await told.waitFor();
	expect(await marketable.evaluate((field) => [field === document.activeElement, field.getAttribute('aria-invalid')])).toEqual([
		true,
		'true',
	]);
	expect(await marketable.getAttribute('aria-describedby')).toBe(await told.getAttribute('id'));
	await marketable.fill('');
	await told.waitFor({ state: 'detached' });
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
