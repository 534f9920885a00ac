import { readFile } from 'node:fs/promises';
import { localDate, showDate } from '@honghuo/core/dates.ts';
import { closingOf, periodAt } from '@honghuo/core/period.ts';
import { wordsOf } from '@honghuo/testing/office.ts';
import type { Screen } from '@honghuo/testing/screens.ts';
import { startServer } from '@honghuo/testing/server.ts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/**
 * What becomes of papers without anybody's doing, and what a county may look at besides: a month that is over keeps itself and is found; its number as a
 * document; stars, which are off, then on with dated shares, shown to the village itself; a chain that leads to its villages.
 */
let story: Story;
let desk: Screen;
const [datun, xinlitun] = ['211422106214', '211422222201'];
const today = localDate(new Date());
const month = periodAt('month', today);

beforeAll(async () => {
	story = await openStory({ limits: false });
	desk = await story.signIn(await story.browser.desktop(), 'first_secretary', '大屯');
});
afterAll(() => story?.close());

test('a month that closes is kept by itself: a person finds the paper beside the report, and it does not change any more', async () => {
	const { page } = desk;
	await page.goto('/reports');
	await page
		.getByRole('link', { name: /大屯镇 大屯村.*本期/ })
		.first()
		.click();
	await page.getByText(/18:00 自动存档；之后改动另存新版/).waitFor();
	// It is the evening of the month's last day on the county's server; nobody does anything.
	const evening = new Date(Date.parse(closingOf(month)) + 60_000);
	const later = await startServer(inject('cluster'), { limits: false, beside: story.server, now: () => evening });
	await page.getByRole('link', { name: /第 1 版.*到期自动存档/ }).click();
	await later.close();
	await page.getByText('这是第 1 版，存了就不变。').waitFor();
	expect(page.url()).toContain(`/reports/${datun}/${month.key}?version=1`);
	await page
		.getByRole('article')
		.getByText(`（截至${showDate(month.to, 'zh-CN')}）`)
		.waitFor();
	// It was kept, not handed in: that is still to be done.
	await page.getByRole('button', { name: '上报' }).waitFor();
	await page.getByRole('link', { name: '看此刻的账' }).click();
	await page.getByText(/存档为第 1 版/).waitFor();
});

test('a number for the document is written in the brackets at hand, and stands above the title on screen and in Word', async () => {
	const { page } = desk;
	await page.getByRole('button', { name: '文号' }).click();
	await page.getByLabel('发文字号').fill('大村报[2026]3号');
	await page.getByRole('button', { name: '记下' }).click();
	await page.getByRole('article').getByText('大村报〔2026〕3号').waitFor();
	const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出 Word' }).click()]);
	expect(wordsOf(await readFile(await download.path()))).toMatch(/^大村报〔2026〕3号\n/);
	await page.getByRole('button', { name: '文号' }).click();
	await page.getByLabel('发文字号').fill('');
	await page.getByRole('button', { name: '记下' }).click();
	await page.getByRole('article').getByText('大村报').waitFor({ state: 'detached' });
});

test('stars are off; the county switches them on and says why, sets dated shares; a village sees its own and nobody else’s', async () => {
	const { page } = desk;
	const quarter = `/reports/${xinlitun}/${periodAt('quarter', today).key}`;
	const partner = await story.signIn(await story.browser.phone(), 'village_secretary', '新立屯');
	await partner.page.goto(quarter);
	await partner.page.getByRole('article').waitFor();
	expect(await partner.page.getByRole('heading', { name: '考评与星级' }).count()).toBe(0);
	const chief = await story.signIn(await story.browser.desktop(), 'xian-guanli');
	await chief.page.goto('/reports');
	await chief.page.getByText('考评与星级').click();
	await chief.page.getByText(/^没开。/).waitFor();
	await chief.page.getByLabel('为什么开').fill('县里定的季考评办法');
	await chief.page.getByRole('button', { name: '打开星级' }).click();
	await chief.page.getByText('开着：县里定的季考评办法').waitFor();
	await chief.page.getByLabel('查成活活着多少算（%）').fill('84');
	await chief.page.getByLabel('从哪天起').fill(`${today.slice(0, 4)}-01-01`);
	await chief.page.getByLabel('凭什么定的（文号或会议）').fill('11 月 3 日县长办公会');
	await chief.page.getByRole('button', { name: '定下' }).click();
	await chief.page.getByText(`${today.slice(0, 4)}年1月1日起：11 月 3 日县长办公会`).waitFor();
	// Their own, with the reason and by what decision.
	await partner.page.getByRole('heading', { name: '考评与星级' }).waitFor();
	await partner.page.getByText(/按.*1月1日起的标准：11 月 3 日县长办公会/).waitFor();
	await partner.page.getByText('不排名，只看办成的事').waitFor();
	// Another village's people see nothing of it, and no list puts villages in an order of stars.
	await page.goto(quarter);
	await page.getByRole('article').waitFor();
	await page.getByRole('heading', { name: '版式' }).waitFor();
	expect(await page.getByRole('heading', { name: '考评与星级' }).count()).toBe(0);
	await chief.page.goto('/county');
	await chief.page.getByText('新立屯村').first().waitFor();
	for (const path of ['/county', '/reports', '/support']) {
		await chief.page.goto(path);
		await chief.page.getByRole('heading').first().waitFor();
		expect(
			await chief.page
				.locator('main')
				.getByText(/[★☆]|排名|名次/)
				.count(),
		).toBe(0);
	}
	expect([desk, partner, chief].map(({ faults }) => faults)).toEqual([[], [], []]);
});

test('a chain on a village’s page leads to its villages, and from there to each of them', async () => {
	const { page } = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯');
	await page.goto(`/village/${datun}`);
	await page.getByRole('link', { name: '示范链 · 早金酥梨示范链' }).click();
	await page.waitForURL(/\/tags\//);
	const villages = page.locator('a.row[href^="/village/"]');
	await villages.first().waitFor();
	expect(await villages.count()).toBe(2);
	await villages.filter({ hasNotText: '大屯村' }).first().click();
	await page.waitForURL(/\/village\/\d{12}$/);
	expect(page.url()).not.toContain(datun);
});
