import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultsOf, openStory, type Story, settled } from './story.ts';

let story: Story;
beforeAll(async () => {
	story = await openStory();
});
afterAll(() => story?.close());

/** What axe finds wrong, and whether anything is wider than the screen. */
async function look(screen: Screen, path: string) {
	const { page } = screen;
	await page.goto(path);
	await page.locator('main h1, main h2, h1').first().waitFor();
	await settled(screen);
	// What follows the screen's lower edge covers something at any moment; at the end of the page nothing lies under it.
	await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
	return faultsOf(screen);
}

describe('every screen can be read by everybody (WCAG 2.2 AA) and fits', () => {
	test('on the first secretary’s phone', async () => {
		const phone = await story.signIn(await story.browser.phone(), 'first_secretary');
		for (const path of [
			'/today',
			'/log',
			'/blocks',
			'/yields',
			'/village/211422106214',
			'/county',
			'/donations',
			'/teams',
			'/pairings',
			'/me',
			'/outbox',
			'/calendar',
			'/varieties',
			'/payback',
			'/problems',
			'/inbox',
			'/feedback',
			'/sheets',
			'/reports',
			'/reports/211422106214/2026',
			'/search',
			'/me/evidence',
			'/me/personal',
			'/about',
		]) {
			expect([path, await look(phone, path)]).toEqual([path, { violations: [], overflow: 0 }]);
		}
		expect(phone.faults).toEqual([]);
	});

	test('on a narrow phone in large letters', async () => {
		const phone = await story.signIn(await story.browser.phone(), 'first_secretary');
		await phone.page.setViewportSize({ width: 360, height: 740 });
		await phone.page.goto('/me');
		await phone.page.getByText('大字版').first().click();
		for (const path of [
			'/today',
			'/log',
			'/blocks',
			'/me',
			'/me/evidence',
			'/me/personal',
			'/search',
			'/calendar',
			'/varieties',
			'/payback',
			'/problems?new',
			'/donations',
			'/teams',
			'/pairings',
			'/sheets',
			'/reports/211422106214/2026-Q4',
		]) {
			expect([path, await look(phone, path)]).toEqual([path, { violations: [], overflow: 0 }]);
		}
	});

	test('in letters twice as large nothing is pushed sideways, and the words of the bar stand beside each other', async () => {
		const { page, faults } = await story.signIn(await story.browser.phone(), 'first_secretary');
		await page.addInitScript(() => {
			document.addEventListener('DOMContentLoaded', () => {
				document.documentElement.style.fontSize = '200%';
			});
		});
		for (const language of ['中文', 'English']) {
			await page.goto('/me');
			await page.getByRole('button', { name: language }).click();
			for (const path of [
				'/today',
				'/log',
				'/blocks',
				'/village/211422106214',
				'/county',
				'/teams',
				'/payback',
				'/varieties',
				'/problems?new',
				'/me',
			]) {
				await page.goto(path);
				await page.locator('main h1').first().waitFor();
				await settled({ page, faults, context: page.context() });
				const wrong = await page.evaluate(() => {
					const { scrollWidth, clientWidth } = document.documentElement;
					const words = [...document.querySelectorAll('nav a')].flatMap((link) => {
						const range = document.createRange();
						range.selectNodeContents(link);
						const { left, right } = range.getBoundingClientRect();
						return right > left ? [{ left, right, low: Math.round(link.getBoundingClientRect().bottom), word: link.textContent }] : [];
					});
					const over = words.filter((one) =>
						words.some((other) => other !== one && other.low === one.low && other.left < one.right - 1 && one.left < other.left),
					);
					return { sideways: scrollWidth - clientWidth, over: over.map(({ word }) => word?.trim()) };
				});
				expect([language, path, wrong]).toEqual([language, path, { sideways: 0, over: [] }]);
			}
		}
		expect(faults).toEqual([]);
	});

	test('at the county’s desk', async () => {
		const desk = await story.signIn(await story.browser.desktop(), 'county_official');
		for (const path of [
			'/today',
			'/county',
			'/people',
			'/board',
			'/me',
			'/calendar',
			'/varieties',
			'/payback',
			'/problems',
			'/donations',
			'/sheets',
			'/reports',
			'/reports/211422/2026',
		]) {
			expect([path, await look(desk, path)]).toEqual([path, { violations: [], overflow: 0 }]);
		}
	});

	test('at the door', async () => {
		const phone = await story.browser.phone();
		expect(await look(phone, '/sign-in')).toEqual({ violations: [], overflow: 0 });
	});
});
