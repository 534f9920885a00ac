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
	await taker.page.getByRole('button', { name: '补植' }).click();
	await taker.page.getByRole('button', { name: '补植 112 株' }).click();
	await taker.page.getByText(/^补植，.* 112 株$/).waitFor();
	expect(await taker.page.getByText('84.0%').count()).toBe(1);
	expect(taker.faults).toEqual([]);
});
