import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/** Ways from page to page by thumb, the talk at a record that has no page of its own, and the law page inside the product. */
let story: Story;
let first: Screen;

beforeAll(async () => {
	story = await openStory();
	first = await story.signIn(await story.browser.phone(), 'datun-diyi');
});
afterAll(() => story?.close());

/** Ways that a thumb can hardly hit: links lower than 48 px. */
const low = ({ page }: Screen) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLAnchorElement>('main a')]
			.map((link) => ({ text: link.textContent?.trim() || link.ariaLabel, height: Math.round(link.getBoundingClientRect().height) }))
			.filter(({ height }) => height > 0 && height < 48),
	);

test('every way to a page is as high as a thumb', async () => {
	const { page } = first;
	for (const [path, way] of [
		['/blocks', '灾情'],
		['/visits', '专家名录'],
		['/village/211422106214', '看全县的'],
		['/today', '大屯村'],
	] as const) {
		await page.goto(path);
		await page.locator('main a:visible', { hasText: way }).first().waitFor();
		expect([path, await low(first)]).toEqual([path, []]);
	}
});

test('a plan is talked about where its history is, and who is mentioned is led there', async () => {
	const { page } = first;
	await page.goto('/experts');
	await page.getByText('果树专家').first().click();
	await page.getByLabel('说一句').fill('牡丹也懂');
	await page.getByRole('button', { name: '留言', exact: true }).click();
	await page.getByText('记下了：留言').waitFor();
	const { page: other } = await story.signIn(await story.browser.phone(), 'datun-diyi');
	await other.goto('/experts');
	await other.getByText('果树专家').first().click();
	await other.getByText('牡丹也懂').waitFor();
});

test('关于红火 opens the clauses, which are the document itself', async () => {
	const { page } = first;
	await page.goto('/about');
	await page.getByRole('link', { name: '逐条对照，怎么核对' }).click();
	await page.getByRole('heading', { name: '为基层减负：对照国办函〔2026〕12号' }).waitFor();
	expect(await page.locator('article tr').count()).toBeGreaterThan(10);
	expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
	expect(first.faults).toEqual([]);
});
