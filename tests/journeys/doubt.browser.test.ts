import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
	story = await openStory();
});
afterAll(async () => {
	await story?.close();
});

test('a sale with a zero too many says what a jin comes to, is asked about, and is refused where no land gives so much', async () => {
	const { page } = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯村');
	await page.goto('/blocks');
	await page.getByRole('link', { name: '大屯村早金酥梨园' }).click();
	await page.waitForURL(/blocks\/./);
	await page.goto(`${page.url()}/account`);
	await page.getByRole('button', { name: '记销售' }).click();
	const sheet = page.getByRole('dialog');
	await sheet.getByRole('button', { name: '中坡' }).click();
	await sheet.getByLabel('一共多少钱').fill('180');
	await sheet.getByLabel('卖了多少斤').fill('10000');
	await sheet.getByText('合 0.018 元/斤', { exact: true }).waitFor();
	await sheet.getByText('斤数是不是多打了一个 0？').waitFor();
	const keep = sheet.getByRole('button', { name: /^记下 / });
	const sure = sheet.getByRole('button', { name: '就是这个数' });
	expect(await keep.isDisabled()).toBe(true);
	await sure.click();
	await expect.poll(() => keep.isEnabled()).toBe(true);
	await sheet.getByLabel('卖了多少斤').fill('99999999');
	await sure.click();
	await keep.click();
	await sheet.getByText('这块地出不了 99,999,999 斤').waitFor();
	await sheet.getByLabel('卖了多少斤').fill('100');
	await sheet.getByText('合 1.80 元/斤', { exact: true }).waitFor();
	expect([await sure.count(), await keep.isEnabled()]).toEqual([0, true]);
});
