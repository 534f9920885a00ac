import { readFile } from 'node:fs/promises';
import { localDate } from '@honghuo/core/dates.ts';
import { wordsOf } from '@honghuo/testing/office.ts';
import type { Screen } from '@honghuo/testing/screens.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/**
 * The month's report of 大屯村, which nobody had to write: read on a phone, opened number by number at a desk, handed in, returned, handed in again,
 * approved and locked; then somebody corrects what they had recorded. Steps build on each other and run in order.
 */
let story: Story;
let desk: Screen;
let official: Screen;
let secretary: Visitor;
const today = localDate(new Date());
const month = today.slice(0, 7);
const datun = '211422106214';
const [orchard, block, log] = [newId(), newId(), newId()];

beforeAll(async () => {
	story = await openStory();
	desk = await story.signIn(await story.browser.desktop(), 'first_secretary', '大屯');
	official = await story.signIn(await story.browser.desktop(), 'xian-ganbu');
	secretary = await story.visitor('first_secretary', '大屯');
	const results = await secretary.send(
		['orchard.create', { id: orchard, village: datun, name: '新坡园' }],
		['block.create', { id: block, orchard, name: '新坡', areaE4mu: 300_000 }],
		['work.log', { id: log, block, kind: 'whitewash', doneValue: 130_000, doneUnit: 'e4mu', occurredOn: today }],
	);
	expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);
});
afterAll(() => story?.close());

const saved = async (page: Screen['page'], name: string): Promise<Buffer> => {
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()]);
	return readFile(await download.path());
};

test('Word in three taps on a phone: reports, this month, Word', async () => {
	const phone = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯');
	const { page } = phone;
	await page.goto('/county');
	await page.getByRole('link', { name: '报表' }).click();
	await page.getByRole('link', { name: /本期/ }).first().click();
	await page.getByRole('article').getByText('涂白').waitFor();
	const words = wordsOf(await saved(page, '导出 Word'));
	expect(words).toContain('涂白 13 亩');
	// The number opens its evidence on a phone too.
	await page.getByRole('article').getByRole('button', { name: '13 亩' }).click();
	await page.getByRole('dialog').getByText(/涂白/).first().waitFor();
	expect(phone.faults).toEqual([]);
});

test('on a phone the numbers are folded by chapter, and a link to one opens its chapter; the paper itself is never folded', async () => {
	const { page, faults } = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯');
	await page.goto(`/reports/${datun}/${month}`);
	const chapters = page.locator('aside details');
	await chapters.first().waitFor();
	const open = () => chapters.evaluateAll((all) => all.map((one) => (one as HTMLDetailsElement).open));
	expect((await open()).filter(Boolean)).toHaveLength(1);
	expect((await open())[0]).toBe(true);
	const last = chapters.last().locator('li').last();
	expect(await last.isVisible()).toBe(false);
	const key = (await last.getAttribute('id')) ?? '';
	const name = await last.locator('span').first().innerText();
	await page.goto('/reports');
	await page.goto(`/reports/${datun}/${month}#${encodeURIComponent(key)}`);
	await page.getByRole('dialog').getByRole('heading', { name }).waitFor();
	await page.keyboard.press('Escape');
	await last.waitFor({ state: 'visible' });
	expect((await open()).at(-1)).toBe(true);
	// Nothing of the paper is behind a fold, so that print and screen say the same.
	expect(await page.getByRole('article').locator('details').count()).toBe(0);
	expect(faults).toEqual([]);
});

test('every number in the paper opens the records behind it', async () => {
	const { page } = desk;
	await page.goto(`/reports/${datun}/${month}`);
	await page.getByRole('article').waitFor();
	const numbers = page.getByRole('article').getByRole('button');
	const count = await numbers.count();
	expect(count).toBeGreaterThan(5);
	for (let n = 0; n < count; n++) {
		await numbers.nth(n).click();
		await page.locator('.behind li').first().waitFor();
		await numbers.nth(n).click();
		await page.locator('.behind').waitFor({ state: 'detached' });
	}
});

test('a number is asked about by name: whoever is called finds the question, and the number it was asked of', async () => {
	const { page } = desk;
	const asking = official.page;
	await asking.goto(`/reports/${datun}/${month}`);
	await asking.getByRole('article').getByRole('button', { name: '13 亩' }).click();
	await asking.locator('.behind').getByRole('button', { name: '问这个数' }).click();
	await asking.getByText('问「涂白 13 亩」').waitFor();
	await asking.getByLabel('说一句').fill('新坡哪几行？@');
	await asking
		.locator('.thread')
		.getByRole('button', { name: /大屯村/ })
		.first()
		.click();
	await asking.locator('.thread').getByRole('button', { name: '留言' }).click();
	// The other screen has it without doing anything; pressing it opens the number.
	await page
		.locator('.thread')
		.getByText(/新坡哪几行/)
		.waitFor();
	await page.locator('.thread').getByRole('button', { name: '问「涂白 13 亩」' }).click();
	await page.locator('.behind li').first().waitFor();
	await page.goto(`/reports/${datun}/${month}`);
	await page.getByRole('article').waitFor();
});

test('words are added, it is handed in; the county returns it with a reason', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: '加几句话' }).click();
	await page.getByLabel('存在问题和下步打算').fill('定植缺水源，已转县水利局。');
	await page.getByRole('button', { name: '加上' }).click();
	await page.getByRole('article').getByText('定植缺水源，已转县水利局。').waitFor();
	await page.getByRole('button', { name: '上报' }).click();
	await page.getByText('这是第 1 版').waitFor();
	await official.page.goto('/reports');
	await official.page
		.getByRole('link', { name: /大屯镇 大屯村/ })
		.first()
		.click();
	await official.page.getByRole('article').getByText('定植缺水源').waitFor();
	await official.page.getByRole('button', { name: '退回' }).click();
	await official.page.getByLabel('退回，哪里要改').fill('水利局几号答复也写上');
	await official.page.getByRole('button', { name: '退回' }).last().click();
	await page.getByText('水利局几号答复也写上').waitFor();
	await page.goto('/inbox');
	await page.getByText(/退回了：水利局几号答复也写上/).waitFor();
	await page.getByText(/退回了：水利局几号答复也写上/).click();
	await page.getByRole('article').waitFor();
});

test('handed in again, approved and locked: it says by whom', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: '加几句话' }).click();
	await page.getByLabel('存在问题和下步打算').fill('定植缺水源，县水利局 5 日前答复。');
	await page.getByRole('button', { name: '加上' }).click();
	await page.getByRole('article').getByText('5 日前答复').waitFor();
	await page.getByRole('button', { name: '上报' }).click();
	await official.page.getByRole('button', { name: '审定' }).click();
	await official.page.getByRole('button', { name: '存档锁定' }).click();
	await official.page.getByRole('button', { name: '存档锁定' }).last().click();
	await page.getByText('审定后存档').waitFor();
	await page.getByText('这是第 3 版').waitFor();
	expect(await page.getByRole('button', { name: '上报' }).count()).toBe(0);
});

test('a correction afterwards changes no number that was locked: it stands beside it, with the record that made it', async () => {
	const { page } = desk;
	const [corrected] = await secretary.send(['work.correct', { log, doneValue: 120_000 }]);
	expect(corrected?.status).toBe('accepted');
	await page.getByText('第 3 版以后变了 1 处').waitFor();
	await page.getByText('13 亩 → 12 亩').waitFor();
	await page.getByRole('article').getByRole('button', { name: '13 亩' }).click();
	await page.locator('.behind').getByText('存版以后来的').waitFor();
	expect(wordsOf(await saved(page, '导出 Word'))).toContain('涂白 13 亩');
	await page.getByRole('link', { name: '看此刻的账' }).click();
	await page.getByRole('article').getByRole('button', { name: '12 亩' }).waitFor();
	expect(wordsOf(await saved(page, '导出 Word'))).toContain('涂白 12 亩');
	expect([desk, official].map(({ faults }) => faults)).toEqual([[], []]);
});
