import { publicCode } from '@honghuo/core/public-code.ts';
import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
	story = await openStory();
});
afterAll(() => story?.close());

test('seed on its way stands in the receiving village’s 今日 and is signed for in two taps; who gave it sees it without doing anything', async () => {
	const giver = await story.signIn(await story.browser.phone(), 'first_secretary', '大屯');
	await giver.page.goto('/donations');
	await giver.page.getByRole('link', { name: '大屯村 → 素珠营子村' }).click();
	await giver.page.getByText('已送出，等素珠营子村签收。').waitFor();

	const taker = await story.signIn(await story.browser.phone(), 'village_secretary', '素珠营子');
	await taker.page.goto('/today');
	await taker.page.getByRole('link', { name: '大屯村 → 素珠营子村' }).click();
	await taker.page.getByRole('button', { name: '全部收到 10 斤' }).click();
	await taker.page.getByText('签收了：10 斤。').waitFor();

	await giver.page.getByText('实收 10 斤').waitFor();
	expect(await giver.page.getByText('已送出，等素珠营子村签收。').count()).toBe(0);
	expect([...giver.faults, ...taker.faults]).toEqual([]);
});

test('588 of 700 reads 84.0 % and asks for gap filling; what fills the gaps does not lift it', async () => {
	const taker = await story.signIn(await story.browser.phone(), 'village_secretary', '新立屯');
	await taker.page.goto('/donations');
	await taker.page.getByRole('link', { name: '大屯村 → 新立屯村' }).click();
	await taker.page.getByText('84.0%').waitFor();
	await taker.page.getByText('要补植').waitFor();
	await taker.page.getByRole('button', { name: '补植', exact: true }).click();
	await taker.page.getByRole('button', { name: '补植 112 株' }).click();
	await taker.page.getByText(/^补植，.* 112 株$/).waitFor();
	expect(await taker.page.getByText('84.0%').count()).toBe(1);
	expect(taker.faults).toEqual([]);
});

/** What a page takes over the wire: headers left out, everything it loads counted. */
async function weighed({ page }: Screen, path: string): Promise<number> {
	const sizes: Promise<number>[] = [];
	const count = (response: { body: () => Promise<Buffer> }) => sizes.push(response.body().then((body) => body.length));
	page.on('response', count);
	await page.goto(path, { waitUntil: 'networkidle' });
	page.off('response', count);
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

type Tables = Record<
	'donation' | 'donation_item' | 'orchard_block',
	{ id: string; name?: string; donation?: string; toVillage?: string; village: string }[]
>;

test('a bundle’s label is scanned: a page of a few kB without signing in; then through the door to signing for it and to where it is sown', async () => {
	const { body } = await (await story.visitor('first_secretary', '大屯')).ask<{ tables: Tables }>('GET', '/api/v1/snapshot');
	// What was signed for above is on its way no more: another ten jin are sent.
	const giver = await story.visitor('first_secretary', '大屯');
	const gift = { id: crypto.randomUUID().replace(/^(.{14})./, '$17'), fromVillage: '211422106214', toVillage: '211422222201' };
	const { tables } = body;
	const item = crypto.randomUUID().replace(/^(.{14})./, '$17');
	const variety = (tables as unknown as { variety: { id: string; name: string }[] }).variety.find(({ name }) => name === '早金酥')?.id;
	const sent = await giver.send(
		['donation.draft', { ...gift, items: [{ id: item, kind: 'seedling', variety, qty: 40, unit: 'tree' }] }],
		['donation.pledge', { donation: gift.id }],
		['donation.dispatch', { donation: gift.id }],
	);
	expect(sent.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted']);

	const phone = await story.browser.phone();
	const { page } = phone;
	expect(await weighed(phone, `/b/${publicCode('211422', item)}`)).toBeLessThan(30_000);
	expect(await page.evaluate(() => document.scripts.length)).toBe(0);
	await page.getByRole('heading', { name: '早金酥 梨苗' }).waitFor();
	await page.getByText('40 株').waitFor();
	await page.getByRole('link', { name: '我是收苗的村，去签收' }).click();
	const account = story.account('village_secretary', '新立屯');
	await page.getByLabel('账号').fill(account.username);
	await page.getByLabel('密码').fill(account.password);
	await page.getByRole('button', { name: '登录', exact: true }).click();
	await page.getByRole('button', { name: '全部收到 40 株' }).click();
	await page.getByText('签收了：40 株。').waitFor();
	await page.getByRole('button', { name: '栽下', exact: true }).click();
	await page.getByRole('dialog').getByRole('button', { name: /苗地/ }).first().click();
	await page.getByRole('button', { name: '栽下 40 株' }).click();
	const sure = page.getByRole('button', { name: '就是这个数' });
	if (await sure.isVisible()) {
		await sure.click();
		await page.getByRole('button', { name: '栽下 40 株' }).click();
	}
	await page.getByText('栽下了：早金酥 40 株').waitFor();
	// Entered by mistake: it goes back to what is received and not planted, and the reason is kept.
	await page.getByRole('button', { name: '没栽，记错了' }).click();
	await page.getByLabel('怎么记错的').fill('点错了地块');
	await page.getByRole('button', { name: '没栽，记错了' }).click();
	await page.getByText('撤下了，退回收到还没栽的').waitFor();
	await expect.poll(() => page.locator('dl b').allTextContents(), { timeout: 30_000 }).toEqual(['40', '40', '0', '—']);

	const block = tables.orchard_block.find(({ village }) => village === '211422222201');
	expect(await weighed(phone, `/p/${publicCode('211422', block?.id ?? '')}`)).toBeLessThan(30_000);
	expect(await page.evaluate(() => document.scripts.length)).toBe(0);
	await page.getByText('84.0%').waitFor();
	expect(phone.faults).toEqual([]);
});
