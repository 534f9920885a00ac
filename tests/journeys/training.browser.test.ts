import { stored } from '@honghuo/features/cells.ts';
import { features } from '@honghuo/features/slices.ts';
import { HeldRows } from '@honghuo/server/src/sheets/held-rows.ts';
import { writeWorkbook, xlsxType } from '@honghuo/server/src/sheets/workbook.ts';
import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, installed, none, openStory, type Story } from './story.ts';

/**
 * The village secretary records a training and who came in a place without a signal; the county sees person-times and persons apart. A county
 * official brings a year's incomes as the table the county has, and sees how many villages of how many reached an amount.
 */
let story: Story;
let secretary: Screen;
let official: Screen;

beforeAll(async () => {
	story = await openStory({ limits: false });
	secretary = await story.signIn(await story.browser.phone(), 'datun-cun');
	official = await story.signIn(await story.browser.desktop(), 'xian-ganbu');
});
afterAll(() => story?.close());
const figureOf = ({ page }: Screen, name: string) =>
	page.locator('dl > div', { has: page.getByText(name, { exact: true }).first() }).locator('dd b');

test('a session and its names are recorded without a signal, in a few taps', async () => {
	const { page, context } = secretary;
	await page.goto('/training');
	await page.getByText('石硫合剂怎么熬、什么时候打').waitFor();
	expect(await faultsOf(secretary)).toEqual(none);
	await installed(secretary);
	await context.setOffline(true);
	await page.getByRole('button', { name: '记一场' }).click();
	await page.getByRole('button', { name: '果树管理' }).click();
	for (let n = 0; n < 3; n++) await page.getByRole('button', { name: '多一个' }).click();
	expect(await faultsOf(secretary)).toEqual(none);
	await page.getByRole('button', { name: '记下：果树管理' }).click();
	await page.waitForURL(/training\/.+/);
	await page.getByText('3 人次').first().waitFor();
	await page.getByRole('button', { name: '名单' }).click();
	await page.getByRole('button', { name: '种植户甲' }).click();
	await page.getByLabel('或者从 Excel、WPS 粘一列名字').fill('序号\t姓名\n1\t种植户己\n2\t种植户庚\n3\t种植户辛\n');
	await page.getByText('人次会从 3 改成 4').waitFor();
	expect(await faultsOf(secretary)).toEqual(none);
	await page.getByRole('button', { name: '记下 4 个名字' }).click();
	await page.getByText('4 个有名字').waitFor();
	expect(await faultsOf(secretary)).toEqual(none);
	await page.getByRole('link', { name: '培训', exact: true }).click();
	await page.getByText('办过的').waitFor();
	// 28 person-times of the story and these 4; five persons of the story, one of whom came again, and three new ones.
	await expect.poll(() => figureOf(secretary, '人次').textContent(), { timeout: 15_000 }).toBe('32');
	await expect.poll(() => figureOf(secretary, '人数').textContent(), { timeout: 15_000 }).toBe('8');
});

test('back on the net the county has it, persons and person-times as two numbers, and other villages read no name', async () => {
	const { page } = official;
	await page.goto('/training');
	await expect.poll(() => figureOf(official, '人次').textContent(), { timeout: 15_000 }).toBe('37');
	await expect.poll(() => figureOf(official, '人数').textContent(), { timeout: 15_000 }).toBe('5');
	await secretary.context.setOffline(false);
	await expect.poll(() => figureOf(official, '人次').textContent(), { timeout: 20_000 }).toBe('41');
	await expect.poll(() => figureOf(official, '人数').textContent(), { timeout: 20_000 }).toBe('8');
	await page.getByText('其中 30 人次只记了数').waitFor();
	expect(await faultsOf(official)).toEqual(none);
	const neighbour = await story.visitor('xinlitun-cun');
	const everything = JSON.stringify([
		(await neighbour.ask('GET', '/api/v1/snapshot')).body,
		(await neighbour.ask('GET', '/api/v1/journal?limit=500')).body,
	]);
	expect(everything).toContain('果树管理');
	expect(everything).not.toContain('种植户庚');
});

test('a year of incomes comes as the county’s table; every village with a figure is counted, and a chain narrows the list', async () => {
	const { page } = official;
	const visitor = await story.visitor('xian-ganbu');
	const { body } = await visitor.ask<{ tables: { org_unit: { id: string; level: string; aliases: string[] }[] } }>(
		'GET',
		'/api/v1/snapshot',
	);
	const places = body.tables.org_unit.filter(
		({ level, aliases }) => level === 'village' && aliases.some((one) => /村(民委员会|委会)$/.test(one)),
	);
	const sheet = features.sheets.get('incomes');
	if (!sheet) throw new Error('There is no sheet of incomes.');
	const [sum, empty] = [stored(10_500_000), { contracting: null, leasing: null, investment: null, subsidy: null, other: null, note: null }];
	const rows = places.map(({ id }) => ({ village: id, year: 2023, operating: sum, total: sum, ...empty }));
	const buffer = await writeWorkbook(
		sheet,
		rows,
		{ rows: new HeldRows(body.tables as never), county: '211422', today: '2026-11-25' },
		true,
	);
	await page.goto('/income');
	await page.getByText(/^2 \/ \d+ 个村达到 10 万元$/).waitFor();
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('link', { name: '导入、导出' }).click();
	await page.getByLabel('选填好的文件').setInputFiles({ name: '2023.xlsx', mimeType: xlsxType, buffer });
	await page.getByRole('button', { name: '全部写入' }).click({ timeout: 60_000 });
	await page.getByText(`写好了 ${places.length} 行。`).waitFor({ timeout: 60_000 });
	await page.goto('/income');
	await page.getByLabel('哪一年').selectOption('2023');
	await page.getByText(`${places.length} / ${places.length} 个村达到 10 万元`).waitFor({ timeout: 30_000 });
	await page.getByText('个个都达到了').waitFor();
	await page.getByLabel('达到多少万元').fill('11');
	await page.getByText(`0 / ${places.length} 个村达到 11 万元`).waitFor();
	await page.getByRole('button', { name: /早金酥梨示范链/ }).click();
	await page.getByText('0 / 2 个村达到 11 万元').waitFor();
	await page.getByRole('button', { name: '大屯村', exact: true }).click();
	await page.getByText(/^依据：台账第 /).waitFor();
	expect(await faultsOf(official)).toEqual(none);
	await secretary.page.goto('/income');
	await secretary.page.getByText('105,000 元').first().waitFor();
	expect(await faultsOf(secretary)).toEqual(none);
	await secretary.page.getByRole('button', { name: '更正 2023 经营收入' }).click();
	await secretary.page.getByLabel('多少钱').fill('１1万元');
	await secretary.page.getByRole('button', { name: '改成 110,000 元' }).click();
	await page.getByRole('button', { name: '关闭' }).click();
	await page.getByText('1 / 2 个村达到 11 万元').waitFor();
});

test('on a narrow phone in large letters everything still fits', async () => {
	const { page } = secretary;
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto('/me');
	await page.getByText('大字版').first().click();
	for (const path of ['/training', '/income', '/village/211422106214#training']) {
		await page.goto(path);
		await page
			.getByText(path === '/income' ? '资源发包收入' : '石硫合剂')
			.first()
			.waitFor();
		expect([path, await faultsOf(secretary)]).toEqual([path, none]);
	}
	await page.goto('/income');
	await page.getByRole('button', { name: '全县' }).click();
	await page.getByText('各乡镇各村').waitFor();
	expect(await faultsOf(secretary)).toEqual(none);
	for (const { faults } of [secretary, official]) expect(faults).toEqual([]);
});
