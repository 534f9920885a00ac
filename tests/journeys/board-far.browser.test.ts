import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/**
 * Readable at five metres, on a screen of 75 inches (0.93 m on its shorter side): figures are at least a 45th of that side high (14 minutes of arc),
 * no word is smaller than a 66th (10 minutes, twice what a normal eye can tell apart).
 */
const [figure, word] = [45, 66];

let story: Story;
let link = '';
beforeAll(async () => {
	story = await openStory({ limits: false });
	const official = await story.visitor('county_official');
	link = (await official.ask<{ url: string }>('POST', '/api/v1/screens', { name: '大厅' })).body.url;
});
afterAll(() => story?.close());

/** Every piece of text on the board with its height, and what stands out of the screen or of its own part of the board. */
const measured = (page: Screen['page']) =>
	page.evaluate(() => {
		const board = document.querySelector('main') ?? document.body;
		const walk = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
		const words: { text: string; size: number; figure: boolean }[] = [];
		const outside: string[] = [];
		for (let node = walk.nextNode(); node; node = walk.nextNode()) {
			const parent = node.parentElement;
			const text = node.textContent?.trim() ?? '';
			if (!parent || text === '' || parent.closest('footer')) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const box = range.getBoundingClientRect();
			const part = parent.closest('ol, section, header')?.getBoundingClientRect();
			// What the feed has no room for stands beside it, where nobody sees it.
			if (box.width === 0 || getComputedStyle(parent).visibility === 'hidden' || (part && box.left >= part.right - 1)) continue;
			const scale = parent instanceof SVGElement ? (parent.ownerSVGElement?.getScreenCTM()?.a ?? 1) : 1;
			words.push({ text, size: Number.parseFloat(getComputedStyle(parent).fontSize) * scale, figure: parent.matches('.number b') });
			if (part && (box.bottom > part.bottom + 1 || box.right > part.right + 1 || box.left < part.left - 1)) outside.push(text);
		}
		const { scrollWidth, scrollHeight } = document.documentElement;
		return { words, outside, scrolls: scrollWidth > innerWidth || scrollHeight > innerHeight };
	});

describe('from five metres', () => {
	test.each([
		[1366, 768],
		[1440, 900],
		[1920, 1080],
		[3840, 2160],
		[1080, 1920],
	])('on %i × %i every word is large enough, and all stands on the screen', async (width, height) => {
		const { page, context, faults } = await story.browser.desktop();
		await page.setViewportSize({ width, height });
		await page.goto(link);
		await page.locator('path.flow').first().waitFor({ state: 'attached', timeout: 60_000 });
		await page.locator('section.season rect').first().waitFor({ state: 'attached' });
		await page.getByText('早金酥 上市空档').waitFor();
		const { words, outside, scrolls } = await measured(page);
		const side = Math.min(width, height);
		const small = words.filter(({ size, figure: isFigure }) => size < side / (isFigure ? figure : word));
		expect(small).toEqual([]);
		expect(words.filter((one) => one.figure).length).toBeGreaterThanOrEqual(5);
		expect({ outside, scrolls }).toEqual({ outside: [], scrolls: false });
		expect(faults).toEqual([]);
		await context.close();
	});
});

test('on a phone every part keeps off the edges, and no word is too small to read', async () => {
	const { page, context, faults } = await story.browser.phone();
	await page.goto(link);
	await page.locator('path.flow').first().waitFor({ state: 'attached', timeout: 60_000 });
	await page.locator('section.season rect').first().waitFor({ state: 'attached' });
	await page.getByText('早金酥 上市空档').waitFor();
	const { words, outside } = await measured(page);
	expect({ small: words.filter(({ size }) => size < 12), outside }).toEqual({ small: [], outside: [] });
	const edges = await page.locator('main > section').evaluateAll((all) => all.map((one) => getComputedStyle(one).paddingInline));
	expect(edges).toEqual(edges.map(() => '16px'));
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
	expect(faults).toEqual([]);
	await context.close();
});

test('teams stand as what they are, years nobody recorded say so, and month items add up', async () => {
	const { page, context } = await story.browser.desktop();
	await page.goto(link);
	const figures = page.locator('section.figures');
	await figures.getByText('服务队联村').waitFor();
	await figures.getByText('驻村工作队 2 队').waitFor();
	await figures.getByText('结对单位 1 家').waitFor();
	await figures.getByText('近五年投入').waitFor();
	await figures.getByText('没记').first().waitFor();
	const items = page.locator('section.items');
	await items.locator('.counts b').first().waitFor();
	const counts = (await items.locator('.counts b').allTextContents()).map(Number);
	const title = (await items.locator('h2').textContent()) ?? '';
	expect(Number(/调度 (\d+) 项/.exec(title)?.[1])).toBe(counts.reduce((sum, n) => sum + n, 0));
	// With less room than its words need, a line shows their beginning.
	const cut = await items.locator('ul').evaluate((list) => {
		list.style.width = '8em';
		const [words] = list.querySelectorAll('[data-figure]');
		return {
			inside: (words?.getBoundingClientRect().right ?? 0) <= list.getBoundingClientRect().right,
			cut: (words?.scrollWidth ?? 0) > (words?.clientWidth ?? 0),
		};
	});
	expect(cut).toEqual({ inside: true, cut: true });
	await context.close();
});

test('the graph is narrowed to a service team, named as one', async () => {
	const official = await story.signIn(await story.browser.desktop(), 'county_official');
	const { page } = official;
	await page.goto('/support');
	const team = page.getByLabel('哪支队');
	await expect
		.poll(() => team.locator('optgroup').evaluateAll((all) => all.map((one) => (one as HTMLOptGroupElement).label)), { timeout: 15_000 })
		.toEqual(['服务队', '结对单位', '驻村工作队']);
	await team.selectOption({ label: '大屯梨果服务队' });
	const list = page.getByRole('list', { name: '谁帮了谁' });
	await list.getByText('魏家岭村').first().waitFor();
	expect(official.faults).toEqual([]);
	await official.context.close();
});
