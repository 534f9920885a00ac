import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

let story: Story;

beforeAll(async () => {
	story = await openStory();
});
afterAll(() => story?.close());

const pagesOf = async ({ page }: Screen): Promise<number> => {
	const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
	return (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
};

test('the first secretary prints one page for a villager who doubts, from the phone and from the desk', async () => {
	for (const screen of [
		await story.signIn(await story.browser.phone(), 'first_secretary'),
		await story.signIn(await story.browser.desktop(), 'county_official'),
	]) {
		const { page } = screen;
		await page.goto('/payback');
		await page.getByText('第 5 年回本').first().waitFor();
		expect(await pagesOf(screen)).toBe(1);
		await page.getByLabel('怎么种').selectOption({ label: '华酥 宽行 3×4 米' });
		await page.getByText('第 10 年回本').first().waitFor();
		expect(await pagesOf(screen)).toBe(1);
		await page.getByLabel('林下种油用牡丹').check();
		await page.getByText('第 8 年回本').first().waitFor();
		expect(await page.locator('main').innerText()).not.toMatch(/亏|赔/);
		expect(screen.faults).toEqual([]);
	}
});

test('the county changes the price on its desk, and the page on the phone answers anew', async () => {
	const phone = await story.signIn(await story.browser.phone(), 'first_secretary');
	await phone.page.goto('/payback');
	await phone.page.getByText('第 5 年回本').first().waitFor();
	const desk = await story.signIn(await story.browser.desktop(), 'county_official');
	await desk.page.goto('/payback');
	await desk.page.getByRole('button', { name: '改假设' }).click();
	await desk.page.getByLabel('果价，元/公斤').fill('1');
	await desk.page.getByRole('button', { name: '按这个算' }).click();
	await phone.page.getByText('第 7 年回本').first().waitFor();
	await phone.page.getByText('县里填的假设').first().waitFor();
	// The longest page there is: never paid back, fifteen years, in large letters.
	await desk.page.getByRole('button', { name: '改假设' }).click();
	await desk.page.getByLabel('果价，元/公斤').fill('0.1');
	await desk.page.getByRole('button', { name: '按这个算' }).click();
	await phone.page.evaluate(() => {
		document.documentElement.dataset.size = 'large';
	});
	await phone.page.getByText('15 年内还收不回投入').first().waitFor();
	expect(await pagesOf(phone)).toBe(1);
});
