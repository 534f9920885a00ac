import type { Screen } from '@honghuo/testing/screens.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, installed, none, openStory, type Story, settled } from './story.ts';

/**
 * 魏家岭村 asks the fruit expert to its hawthorns: the village's phone and the expert's see each step at once, the advice becomes work in one tap,
 * and a sprayed block is not picked before its label allows. Steps build on each other and run in order.
 */
let story: Story;
let village: Screen;
let expert: Screen;
let first: Screen;
let official: Screen;

beforeAll(async () => {
	story = await openStory();
	const open = async (username: string) => story.signIn(await story.browser.phone(), username);
	village = await open('weijialing-cun');
	expert = await open('guoshu-zhuanjia');
	first = await open('datun-diyi');
	official = await story.signIn(await story.browser.desktop(), 'county_official');
});
afterAll(() => story?.close());

/** What axe finds wrong on the page as it stands, and whether anything is wider than the screen. */

test('the village asks by thumb; the expert’s phone has it without a reload', async () => {
	await expert.page.goto('/visits');
	await expert.page.getByText('谷子').first().waitFor();
	const { page } = village;
	await page.goto('/visits');
	await page.getByText('该回访了').first().waitFor();
	expect(await faultsOf(village)).toEqual(none);
	await page.getByRole('button', { name: '请专家' }).click();
	await page.getByRole('button', { name: '病虫害', exact: true }).click();
	await page.getByRole('button', { name: /果树专家/ }).click();
	expect(await faultsOf(village)).toEqual(none);
	await page.getByRole('button', { name: '请专家：病虫害' }).click();
	await page.waitForURL(/visits\/.+/);
	await expert.page.getByText('病虫害').first().waitFor();
});

test('the expert sets a day, the village records what was said and makes it work in one tap', async () => {
	await expert.page.getByRole('link', { name: /病虫害/ }).click();
	await expert.page.getByRole('button', { name: '约日子' }).click();
	await expert.page.getByRole('button', { name: /^约好/ }).click();
	const { page } = village;
	await page.getByRole('button', { name: '来过了' }).click();
	await page.getByLabel('专家说了啥').fill('清园，落叶落果都捡走。\n看见虫先拍下来。');
	await page.getByLabel('来听的有几人').fill('１２');
	expect(await faultsOf(village)).toEqual(none);
	await page.getByRole('button', { name: '记下：来过了' }).click();
	await expert.page.getByText('12 人').waitFor();
	await page.getByRole('button', { name: '定下 清园 山楂坡 100 亩' }).click();
	await expert.page.getByText('已落成农活：清园 山楂坡').waitFor();
	expect(await faultsOf(village)).toEqual(none);
	// Two pieces of advice came in one entry: the village's page tells both as what the village was given.
	await page.goto('/village/211422209200#support');
	await page.getByRole('heading', { name: '得到的' }).waitFor();
	await page.goto('/experts');
	await page.getByText('大屯村第一书记').waitFor();
	expect(await faultsOf(village)).toEqual(none);
});

test('nobody was named: the expert takes it without a signal, the village and the county see it at once; he comes, adds a photo and reads the thanks', async () => {
	const { page } = village;
	await page.goto('/visits?new');
	await page.getByRole('button', { name: '苹果', exact: true }).click();
	await page.getByRole('button', { name: '请专家：苹果' }).click();
	await page.getByText('专家自己可以接').waitFor();
	await official.page.goto('/visits');
	await official.page.getByRole('link', { name: /苹果.*等约/ }).waitFor();

	await expert.page.goto('/visits');
	await expert.page.getByRole('heading', { name: '还没定人，你能去的' }).waitFor();
	expect(await faultsOf(expert)).toEqual(none);
	await expert.page.getByRole('link', { name: /苹果.*会苹果/ }).click();
	await expert.page.getByRole('button', { name: '我去' }).waitFor();
	await installed(expert);
	await expert.context.setOffline(true);
	await expert.page.getByRole('button', { name: '我去' }).click();
	expect(await faultsOf(expert)).toEqual(none);
	await expert.page.getByRole('button', { name: /^我.+去$/ }).click();
	await expert.page.getByRole('button', { name: '来过了' }).waitFor();
	expect(await page.getByText('专家自己可以接').count()).toBe(1);
	await expert.context.setOffline(false);
	await page.getByText('等专家来').waitFor({ timeout: 40_000 });
	await page.getByText(/果树专家接了/).waitFor();
	await official.page.getByRole('link', { name: /苹果.*约好了/ }).waitFor();

	await page.getByRole('button', { name: '来过了' }).click();
	await page.getByLabel('专家说了啥').fill('一尺留一个果。');
	await page.getByRole('button', { name: '记下：来过了' }).click();
	const photo = await expert.page.screenshot({ type: 'jpeg' });
	await expert.page.locator('input[type="file"]').setInputFiles({ name: '园里.jpg', mimeType: 'image/jpeg', buffer: photo });
	await page.getByRole('button', { name: /照片/ }).locator('img').waitFor({ timeout: 40_000 });
	await page.getByRole('button', { name: '谢谢专家' }).click();
	await page.getByLabel('想说啥').fill('大老远来一趟，谢谢。');
	await page.getByRole('dialog').getByRole('button', { name: '谢谢专家' }).click();
	await expert.page.getByText('大老远来一趟，谢谢。').first().waitFor();
});

test('what one expert took the county gives to another, and says why; both and the village read it', async () => {
	const { page } = village;
	await page.goto('/visits?new');
	await page.getByRole('button', { name: '梨', exact: true }).click();
	await page.getByRole('button', { name: '请专家：梨' }).click();
	await page.getByText('专家自己可以接').waitFor();
	await expert.page.goto('/visits');
	await expert.page.getByRole('link', { name: /梨.*会梨/ }).click();
	await expert.page.getByRole('button', { name: '我去' }).click();
	await expert.page.getByRole('button', { name: /^我.+去$/ }).click();
	await page.getByText('等专家来').waitFor();

	await official.page.goto(page.url());
	await official.page.getByRole('button', { name: '改期' }).click();
	await official.page.getByLabel('谁来').selectOption({ label: '大屯村第一书记' });
	await official.page.getByRole('button', { name: /^约好/ }).click();
	await official.page.getByText('写一句原因').waitFor();
	await official.page.getByLabel('为什么换人').fill('那天县里有培训');
	expect(await faultsOf(official)).toEqual(none);
	await official.page.getByRole('button', { name: /^约好/ }).click();
	for (const { page: shown } of [village, expert]) await shown.getByText('那天县里有培训').first().waitFor();
	expect(await expert.page.getByRole('button', { name: '来过了' }).count()).toBe(0);
});

test('the same work planned twice on a block is suggested once after the other', async () => {
	const secretary = await story.visitor('weijialing-cun');
	const { body } = await secretary.ask<{ tables: { orchard_block: { id: string; village: string }[] } }>(
		'GET',
		'/api/v1/snapshot?county=211422&village=211422209200',
	);
	const block = body.tables.orchard_block.find((one) => one.village === '211422209200')?.id;
	const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
	const plan = { block, kind: 'whitewash', plannedFrom: day, plannedTo: day, targetValue: 1_000_000, targetUnit: 'e4mu' };
	await secretary.send(['task.plan', { id: newId(), ...plan }], ['task.plan', { id: newId(), ...plan }]);
	const { page } = village;
	await page.goto('/today');
	await page.getByRole('heading', { name: '接着干' }).waitFor();
	const suggested = page.locator('button', { hasText: /涂白.*一点就记/ });
	await suggested.waitFor();
	await suggested.click();
	await page.getByText('记下了：涂白').first().waitFor();
	expect(await suggested.count()).toBe(1);
	// A second tap right after the first is not taken.
	const once = async () => {
		await suggested.click({ timeout: 1_000 }).catch(() => undefined);
		return suggested.count();
	};
	await expect.poll(once, { timeout: 15_000, interval: 900 }).toBe(0);
});

test('sprayed today with 14 days on the label, a block is picked only with a reason; frost is recorded on all blocks at once', async () => {
	const { page } = first;
	await page.goto('/log');
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('button', { name: '打药' }).click();
	await page.getByLabel('什么药').fill('多菌灵');
	await page.getByLabel('安全间隔期，天').fill('14');
	expect(await faultsOf(first)).toEqual(none);
	await page.getByRole('button', { name: '记下 打药 7 亩' }).click();
	await page.waitForURL('**/today');
	await page.goto('/log');
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('button', { name: '采收' }).click();
	await page.getByRole('button', { name: /^东坡/ }).click();
	await page.getByText(/东坡 .*起才能采/).waitFor();
	await page.getByRole('button', { name: '记下 采收 7 亩' }).click();
	await page.getByText('没到采收的日子').waitFor();
	await page.getByLabel('为什么现在就采').fill('雹灾前抢收');
	expect(await faultsOf(first)).toEqual(none);
	await page.getByRole('button', { name: '记下 采收 7 亩' }).click();
	await page.waitForURL('**/today');
	await page.goto('/events');
	await page.getByRole('button', { name: '记灾情' }).click();
	await page.getByRole('button', { name: '霜冻' }).click();
	await page.getByRole('button', { name: '全选' }).click();
	await page.getByLabel('东坡，亩').fill('3.5');
	expect(await faultsOf(first)).toEqual(none);
	await page.getByRole('button', { name: '记下 霜冻 8 块' }).click();
	await page.getByText('7 块还没数').waitFor();
	expect(await faultsOf(first)).toEqual(none);
});

test('on a narrow phone in large letters everything still fits', async () => {
	const { page } = first;
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto('/me');
	await page.getByText('大字版').first().click();
	for (const path of ['/visits', '/visits?new', '/experts', '/events?new']) {
		await page.goto(path);
		await page.locator('h1').first().waitFor();
		await settled(first);
		expect([path, await faultsOf(first)]).toEqual([path, none]);
	}
	for (const { faults } of [village, expert, first, official]) expect(faults).toEqual([]);
});
