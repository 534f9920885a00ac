import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf, none, openStory, type Story } from './story.ts';

/** The county sets its own times of the year and retires a cultivar it does not grow; the village's phone follows while it lies open. */
let story: Story;
let secretary: Screen;
let official: Screen;

beforeAll(async () => {
	story = await openStory();
	secretary = await story.signIn(await story.browser.phone(), 'datun-cun');
	official = await story.signIn(await story.browser.desktop(), 'xian-ganbu');
});
afterAll(() => story?.close());
const line = ({ page }: Screen, work: string) => page.locator('li', { hasText: work }).filter({ hasText: '月' }).last();

test('the county says when bags go on here; the village’s calendar follows, and what is wrong is said at its field', async () => {
	await secretary.page.goto('/calendar');
	await secretary.page.getByText('本县农时', { exact: true }).click();
	await expect.poll(() => line(secretary, '套袋').textContent()).toContain('5月15日–6月30日');
	expect(await secretary.page.getByRole('button', { name: '改 套袋' }).count()).toBe(0);

	const { page } = official;
	await page.goto('/calendar');
	await page.getByText('本县农时', { exact: true }).click();
	await page.getByRole('button', { name: '改 套袋' }).click();
	await page.getByLabel('从哪天').fill('春天');
	await page.getByRole('button', { name: '按这个排' }).click();
	await page.getByText('填月-日，如 3-25').waitFor();
	await page.getByLabel('从哪天').fill('4.20');
	await page.getByLabel('到哪天').fill('5月31日');
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('button', { name: '按这个排' }).click();
	await page.getByText('改好了：套袋 4月20日–5月31日').waitFor();

	await expect.poll(() => line(secretary, '套袋').textContent(), { timeout: 20_000 }).toContain('4月20日–5月31日');
	expect(await line(secretary, '套袋').textContent()).toContain('本县定的');
	expect(await faultsOf(secretary)).toEqual(none);
});

test('the default comes back with one tap, and undo takes that back', async () => {
	const { page } = official;
	await page.getByRole('button', { name: '改 套袋' }).click();
	await page.getByRole('button', { name: '回到默认' }).click();
	await page.getByText('套袋回到默认').waitFor();
	await expect.poll(() => line(official, '套袋').textContent()).toContain('5月15日–6月30日');
	await page.getByRole('button', { name: '撤回' }).click();
	await expect.poll(() => line(official, '套袋').textContent()).toContain('4月20日–5月31日');
	await page.goto('/county');
	await page.getByText('改了本县农时：套袋 4月20日–5月31日').waitFor();
});

test('a cultivar the county does not grow is no longer offered for planting, and comes back', async () => {
	const { page } = official;
	await page.goto('/varieties');
	await page.getByRole('button', { name: '改资料 华酥' }).click();
	await page.getByRole('button', { name: '不再用这个品种' }).click();
	await page.getByLabel('为什么不用了').fill('本县不种');
	expect(await faultsOf(official)).toEqual(none);
	await page.getByRole('button', { name: '停用', exact: true }).click();
	await page.getByText('停用了：华酥').first().waitFor();

	const { page: phone } = secretary;
	const offered = () => phone.evaluate(() => [...document.querySelectorAll('select option')].map((one) => one.textContent?.trim()));
	await phone.goto('/blocks');
	await phone
		.getByRole('link', { name: /早金酥梨园/ })
		.first()
		.click();
	await phone
		.getByRole('button', { name: /添种植|种了啥/ })
		.first()
		.click();
	await expect
		.poll(async () => (await offered()).filter((name) => name === '早酥' || name === '华酥'), { timeout: 20_000 })
		.toEqual(['早酥']);

	await page.getByText('不再用的 1 个').click();
	await page.getByRole('button', { name: '恢复', exact: true }).click();
	await page.getByText('恢复了：华酥').first().waitFor();
	await expect.poll(async () => (await offered()).includes('华酥'), { timeout: 20_000 }).toBe(true);
});
