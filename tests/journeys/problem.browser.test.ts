import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installed, openStory, type Story } from './story.ts';

/**
 * A question on its way through the one window, in the county of the story: asked in an orchard without a signal, accepted and assigned at the
 * county's desk, answered and solved by the expert, confirmed by the village. Steps build on each other and run in order.
 */
let story: Story;
let village: Screen;
let desk: Screen;
let expert: Screen;
const asked = '苹果树腐烂病怎么刮治';

beforeAll(async () => {
	story = await openStory();
	village = await story.signIn(await story.browser.phone(), 'xinlitun-cun');
	desk = await story.signIn(await story.browser.desktop(), 'xian-ganbu');
	expert = await story.signIn(await story.browser.phone(), 'guoshu-zhuanjia');
});
afterAll(() => story?.close());

/** Waits until a step can no longer be taken back and the county has it. */
const sent = ({ page }: Screen) => page.getByText('都传完了').waitFor();

test('beside what to do next 今日 has 拍病虫, one tap from the question with its photo', async () => {
	const { page, faults } = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯');
	await page.goto('/today');
	const next = page.getByRole('button', { name: /一点就记/ });
	await next.waitFor();
	const pest = page.getByRole('link', { name: /拍病虫/ });
	// Side by side, above the bar of a phone 844 px high, once all that stands above them has come.
	const stand = async () => {
		const [left, right] = await Promise.all([next.boundingBox(), pest.boundingBox()]);
		return left && right && { apart: right.y - left.y, seen: right.y + right.height < 760 };
	};
	await expect.poll(stand, { timeout: 15_000 }).toEqual({ apart: 0, seen: true });
	await pest.click();
	const form = page.getByRole('dialog');
	await form.getByLabel('什么事').waitFor();
	await form.getByRole('button', { name: '拍照', pressed: true }).waitFor();
	expect(faults).toEqual([]);
});

test('a village secretary asks without a signal; it goes up by itself and stands in the official’s inbox', async () => {
	await desk.page.goto('/inbox');
	await village.page.goto('/problems');
	await sent(village);
	await installed(village);
	await village.context.setOffline(true);
	await village.page.getByRole('button', { name: '报难题' }).click();
	await village.page.getByLabel('什么事').fill(asked);
	await village.page.getByRole('button', { name: '报上去' }).click();
	await village.page.getByText('待传 1').first().waitFor();
	await village.context.setOffline(false);
	await desk.page.getByText(asked).first().waitFor({ timeout: 30_000 });
});

test('the official accepts it and assigns the expert, whose phone counts it', async () => {
	await expert.page.goto('/today');
	await sent(expert);
	await desk.page.getByText(asked).first().click();
	await desk.page.getByRole('button', { name: '受理', exact: true }).click();
	await desk.page.getByRole('button', { name: '转办' }).click();
	await desk.page.getByLabel('谁来办').fill('果树');
	await desk.page.getByRole('button', { name: /果树专家/ }).click();
	await desk.page.getByRole('button', { name: '转办' }).last().click();
	await expert.page.locator('.bar [data-count="2"]').waitFor({ timeout: 30_000 });
});

test('the expert answers, speaks to the secretary by name, and solves it on the spot', async () => {
	const { page } = expert;
	await page.goto('/inbox');
	await page.getByText(asked).first().click();
	await page.getByRole('button', { name: '答复' }).click();
	await page.getByLabel('怎么办', { exact: true }).fill('刮到好皮，涂药，冬前涂白。');
	await page.getByRole('button', { name: '答复' }).last().click();
	// The sheet has to be gone before one can write below it.
	await page.getByText('记下了：答复').waitFor();
	await page.getByLabel('说一句').fill('还有病枝的话 @新立');
	await page.getByRole('button', { name: /新立屯村书记/ }).click();
	await page.getByRole('button', { name: '留言', exact: true }).click();
	await page.getByText('记下了：留言').waitFor();
	await page.getByRole('button', { name: '办好了' }).click();
	await page.getByLabel('怎么办好的').fill('到园里一起刮了一遍。');
	await page.getByLabel('结果的数').fill('18');
	await page.getByText('当场办好的').click();
	await page.getByRole('button', { name: '办好了' }).last().click();
	await page.getByText('当场办好了').waitFor();
});

test('the village is told, confirms, and it counts as closed on the spot', async () => {
	const { page } = village;
	await page.goto('/inbox');
	await page.getByText(`说办好了，等你确认：${asked}`).waitFor({ timeout: 30_000 });
	await page.getByText(/@你：还有病枝的话/).waitFor();
	await page.getByText('等你确认').first().click();
	await page.getByRole('button', { name: '确认办结' }).click();
	await page.getByText('已办结').first().waitFor();
	// Said only once it is kept on the phone: from here on leaving the page loses nothing.
	await page.getByText('记下了：确认办结').waitFor();
	await page.goto('/problems');
	await page.getByRole('button', { name: /11 当场办结/ }).click();
	await page.getByText('依据：当场办结 11 条').waitFor();
	expect([village, desk, expert].map(({ faults }) => faults)).toEqual([[], [], []]);
});
