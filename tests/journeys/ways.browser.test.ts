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

/** Numbers that stand alone and that a thumb can hardly hit: what of their height nothing else covers is below 44 px. */
const covered = ({ page }: Screen) =>
	page.evaluate(() =>
		[...document.querySelectorAll<HTMLElement>('main .alone [data-figure]')]
			.filter((figure) => figure.checkVisibility())
			.map((figure) => {
				figure.scrollIntoView({ block: 'center' });
				const { left, right, top, bottom } = figure.getBoundingClientRect();
				let height = 0;
				for (let y = Math.floor(top) + 0.5; y < bottom; y += 1)
					if (figure.contains(document.elementFromPoint((left + right) / 2, y))) height += 1;
				return { text: figure.textContent?.replace(/\s+/g, ' ').trim(), height, width: Math.round(right - left) };
			})
			.filter(({ height, width }) => height < 44 || width < 24),
	);

test('a number that stands alone is as high as a thumb, and nothing lies over it', async () => {
	const { page } = first;
	for (const path of ['/today', '/blocks', '/yields', '/varieties', '/donations', '/income', '/calendar', '/village/211422106214']) {
		await page.goto(path);
		await page.locator('main .alone [data-figure]:visible').first().waitFor();
		await page.waitForLoadState('networkidle');
		expect([path, await covered(first)]).toEqual([path, []]);
	}
});

test('what happened is told in words from the first moment, never by the name of a command', async () => {
	const { page, context } = await story.signIn(await story.browser.phone(), 'datun-diyi');
	await page.addInitScript(() => {
		const seen: string[] = [];
		Object.assign(window, { seen });
		new MutationObserver(() => {
			for (const line of document.querySelectorAll('[data-entries] .grow'))
				if (/[a-z]+\.[a-zA-Z]+/.test(line.textContent ?? '')) seen.push(line.textContent ?? '');
		}).observe(document, { childList: true, subtree: true, characterData: true });
	});
	await page.goto('/today');
	await page.locator('[data-entries]').getByText('月调度').first().waitFor();
	expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
	await context.close();
});

test('a grower’s first screen is their own village, not the county’s figures', async () => {
	const { page, context, faults } = await story.signIn(await story.browser.phone(), 'datun-nonghu');
	await page.goto('/today');
	await page.getByRole('heading', { name: '大屯村早金酥梨园' }).waitFor();
	await page.getByRole('heading', { name: '最近' }).waitFor();
	expect(await page.getByText('各村进度').count()).toBe(0);
	expect(faults).toEqual([]);
	await context.close();
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

test('an address nobody knows says so once, signed in or not, and leads back', async () => {
	const [signedIn, stranger] = [await story.signIn(await story.browser.phone(), 'datun-diyi'), await story.browser.phone()];
	for (const { page, context } of [signedIn, stranger]) {
		let loads = 0;
		page.on('load', () => (loads += 1));
		for (const path of ['/nonsense', '/records', '/evidence', '/village']) {
			await page.goto(path);
			await page.getByRole('heading', { name: '没有这一页' }).waitFor();
		}
		await page.waitForLoadState('networkidle');
		expect(loads).toBe(4);
		await page.getByRole('link', { name: '回到今日' }).click();
		await page.waitForURL(/\/(today|sign-in)$/);
		await context.close();
	}
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
