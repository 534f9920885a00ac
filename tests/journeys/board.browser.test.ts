import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, none, openStory, type Story } from './story.ts';

let story: Story;
let official: Screen;
let link = '';
beforeAll(async () => {
	story = await openStory({ limits: false });
	official = await story.signIn(await story.browser.desktop(), 'county_official');
});
afterAll(() => story?.close());

test('an official makes a link for the hall’s screen, and it opens the board without signing in', async () => {
	const { page } = official;
	await page.goto('/screens');
	await page.getByLabel('给这块屏起个名').fill('村部大厅屏');
	await page.getByRole('button', { name: '做链接' }).click();
	link = (await page.locator('code').textContent()) ?? '';
	expect(link).toContain('/board#token=');
	await page.getByRole('button', { name: '好了' }).click();
	await page.getByText('村部大厅屏').first().waitFor();
	expect(await faultsOf(official)).toEqual(none);

	const hall = await story.browser.desktop();
	await hall.page.goto(link);
	await hall.page.getByRole('heading', { name: '建昌县 联村帮扶实况' }).waitFor();
	await hall.page.getByText(/实时 · \d+ 秒前更新/).waitFor();
	expect(new URL(hall.page.url()).hash).toBe('');
	await hall.page.locator('path.flow').first().waitFor({ state: 'attached' });
	expect(await faultsOf(hall)).toEqual(none);
	const fits = await hall.page.evaluate(() => document.documentElement.scrollHeight <= innerHeight);
	expect(fits).toBe(true);
	// Without the link, on the same screen: it is the board still.
	await hall.page.goto('/board');
	await hall.page.getByText(/实时 · \d+ 秒前更新/).waitFor();
	expect(hall.faults).toEqual([]);
	await hall.context.close();
});

test('seed that is sent draws a line on the board; signed for on a phone it turns gold there, and joins the feed', async () => {
	const hall = await story.browser.desktop();
	await hall.page.goto(link);
	await hall.page.getByText(/实时 · \d+ 秒前更新/).waitFor();
	const seeds = hall.page.locator('path.flow.seed');
	await seeds.first().waitFor({ state: 'attached' });

	const taker = await story.signIn(await story.browser.phone(), 'village_secretary', '素珠营子');
	await taker.page.goto('/today');
	await taker.page.getByRole('link', { name: '大屯村 → 素珠营子村' }).click();
	await taker.page.getByRole('button', { name: '全部收到 10 斤' }).click();
	const golden = hall.page.locator('li.golden');
	await golden.getByText('素珠营子村').waitFor();
	expect(await golden.count()).toBe(1);
	await hall.page.locator('svg text.gold', { hasText: '素珠营子村' }).waitFor();
	await golden.waitFor({ state: 'detached' });
	await hall.page.locator('section.feed li', { hasText: '签收' }).first().waitFor();
	expect([...hall.faults, ...taker.faults]).toEqual([]);
	await hall.context.close();
});

test('an official looks at seedlings alone, opens who gave them, and goes to the village', async () => {
	const { page } = official;
	await page.goto('/support');
	const flows = page.locator('path.flow');
	await flows.first().waitFor({ state: 'attached' });
	await page.getByRole('button', { name: '苗木', exact: true }).click();
	await expect
		.poll(() => flows.evaluateAll((all) => new Set(all.map((one) => one.classList.contains('seedling'))).size), { timeout: 15_000 })
		.toBe(1);
	expect(await page.locator('path.flow.seedling').count()).toBeGreaterThan(0);
	const list = page.getByRole('list', { name: '谁帮了谁' });
	await list.getByText('苗木 1 次').first().waitFor();
	expect(await list.getByText('技术').count()).toBe(0);
	await page.getByRole('button', { name: '苗木', exact: true }).click();
	await list.getByRole('button', { name: '只看小德营子乡 新立屯村' }).first().click();
	await expect.poll(() => page.locator('path.flow.dim').count(), { timeout: 15_000 }).toBeGreaterThan(0);
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('link', { name: '打开这个村' }).click();
	// The page before has a heading of the same words.
	await page.waitForURL(/\/village\//);
	await page.getByRole('heading', { name: '联村帮扶' }).click();
	await page.getByRole('heading', { name: '得到的' }).waitFor();
	const older = page.getByRole('button', { name: /再看 \d+ 条/ });
	if ((await older.count()) > 0) await older.click();
	await page.getByText('苗木 1,000 株').waitFor();
	expect(official.faults).toEqual([]);
});

test('the same on a phone, as a list', async () => {
	const phone = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯');
	await phone.page.goto('/support');
	await phone.page.getByRole('list', { name: '谁帮了谁' }).getByText('技术').first().waitFor();
	expect(await faultsOf(phone)).toEqual(none);
	await phone.page.goto('/board');
	await phone.page.getByText(/实时 · \d+ 秒前更新/).waitFor();
	expect(await faultsOf(phone)).toEqual(none);
	expect(phone.faults).toEqual([]);
});

test('a village is put on the map by keys alone, taken back, and by its coordinates', async () => {
	const { page } = official;
	await page.goto('/support/places');
	await page.getByLabel('哪个村').selectOption({ label: '大屯镇 大屯村' });
	const map = page.getByRole('application');
	const at = async () => Number(await map.locator('circle.chosen').getAttribute('cx'));
	const before = await at();
	await map.focus();
	await page.keyboard.press('Shift+ArrowRight');
	await page.keyboard.press('ArrowRight');
	expect((await at()) - before).toBeCloseTo(30, 0);
	await page.keyboard.press('Enter');
	await page.getByText('大屯村摆好了。').waitFor();
	await page.getByRole('button', { name: '撤回' }).click();
	await expect.poll(at).toBeCloseTo(before, 0);
	await page.getByLabel('纬度').fill('40.81');
	await page.getByLabel('经度').fill('11.98');
	await page.getByRole('button', { name: '按经纬度摆' }).click();
	await page.getByText('不在国内').waitFor();
	await page.getByLabel('经度').fill('119.80');
	await page.getByRole('button', { name: '按经纬度摆' }).click();
	await page.getByText('1 个村有经纬度').waitFor();
	expect(await faultsOf(official)).toEqual(none);
	expect(official.faults).toEqual([]);
});

test('the link revoked, the hall’s screen says so within seconds; a link that was never made says the same', async () => {
	const hall = await story.browser.desktop();
	await hall.page.goto(link);
	await hall.page.getByText(/实时 · \d+ 秒前更新/).waitFor();
	await official.page.goto('/screens');
	await official.page.getByRole('button', { name: '收回 村部大厅屏' }).click();
	await hall.page.getByRole('heading', { name: '这个大屏链接打不开' }).waitFor({ timeout: 5_000 });
	expect(await faultsOf(hall)).toEqual(none);
	await hall.page.goto('/sign-in');
	await hall.page.goto(`/board#token=${'x'.repeat(43)}`);
	await hall.page.getByRole('heading', { name: '这个大屏链接打不开' }).waitFor();
	await hall.context.close();
});

test('whoever is signed in on a computer is asked before it becomes a board', async () => {
	const { page } = official;
	await page.goto('/screens');
	await page.getByLabel('给这块屏起个名').fill('会议室');
	await page.getByRole('button', { name: '做链接' }).click();
	const another = (await page.locator('code').textContent()) ?? '';
	await page.goto('/today');
	await page.goto(another);
	await page.getByRole('heading', { name: /这台电脑上登录着/ }).waitFor();
	await page.getByRole('button', { name: '改成大屏' }).click();
	await page.getByRole('heading', { name: '建昌县 联村帮扶实况' }).waitFor();
});
