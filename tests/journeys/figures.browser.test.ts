import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Screen } from '@honghuo/testing/screens.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/**
 * Every page of the example county, on the phone of a village's first secretary and at an official's desk: whatever is marked as a figure names
 * the journal entries behind it. The pages are found where the app has them; one that is new is walked, or says here what its address needs.
 */
type Row = { id: string; village: string | null };
const routes = fileURLToPath(new URL('../../apps/web/src/routes/(in)', import.meta.url));
let story: Story;
let paths: string[];

/** Rows an address stands for: of orchards and villages one, of records all the story has. */
async function rowsFor(visitor: Visitor): Promise<Record<string, string[]>> {
	const { body } = await visitor.ask<{ tables: Record<string, Row[]> }>('GET', '/api/v1/snapshot?county=211422');
	const ids = (table: string) => (body.tables[table] ?? []).map(({ id }) => id);
	const own = (body.tables.orchard ?? []).filter(({ village }) => village === '211422106214').map(({ id }) => id);
	return {
		'[orchard]': own,
		'[donation]': ids('donation'),
		'[visit]': ids('expert_visit'),
		'[id]': ids('tech_problem').slice(0, 2),
		'[code]': ['211422106214', '211422209200'],
		'[session]': ids('training_session'),
		'[person]': ids('person').slice(0, 2),
		'[pairing]': ids('pairing'),
		'/reports/[unit]/[period]': ['/reports/211422106214/2026'],
		// Opened by a code that somebody gave away, which nobody in the story did.
		'/evidence/[code]': [],
	};
}

beforeAll(async () => {
	story = await openStory({ limits: false });
	const rows = await rowsFor(await story.visitor('county_official'));
	paths = globSync('**/+page.svelte', { cwd: routes }).flatMap((file) => {
		const path = `/${file.replace(/\/?\+page\.svelte$/, '')}`;
		const [param] = path.match(/\[\w+\]/) ?? [];
		if (rows[path]) return rows[path];
		const found = param ? rows[param]?.map((id) => path.replace(param, id)) : [path];
		if (!found || found.length === 0) throw new Error(`${path}: say which rows it shows`);
		return found;
	});
});
afterAll(() => story?.close());

/** Opens each figure of a page once; what it says and how many entries it names. */
async function figuresOn({ page }: Screen, path: string): Promise<[text: string, entries: number][]> {
	await page.goto(path);
	await page.locator('main h1').first().waitFor();
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => {
		for (const closed of document.querySelectorAll('details')) closed.open = true;
	});
	const all = page.locator('[data-figure]:visible');
	const texts = (await all.allInnerTexts()).map((text) => text.replace(/\s+/g, ' ').trim());
	const found: [string, number][] = [];
	for (const [n, text] of texts.entries()) {
		if (texts.indexOf(text) !== n) continue;
		await all.nth(n).click();
		const sheet = page.getByRole('dialog');
		await sheet.locator('li, p').first().waitFor();
		found.push([`${path} ${text}`, await sheet.locator('li').count()]);
		await page.keyboard.press('Escape');
		await sheet.waitFor({ state: 'detached' });
	}
	return found;
}

describe.each([
	['first_secretary', 'phone'],
	['county_official', 'desktop'],
] as const)('%s, %s', (who, kind) => {
	test('every figure on every page opens the entries behind it', async () => {
		const screen = await story.signIn(await story.browser[kind](), who, who === 'first_secretary' ? '大屯' : undefined);
		const found: [string, number][] = [];
		for (const path of paths) found.push(...(await figuresOn(screen, path)));
		expect(found.filter(([, entries]) => entries === 0).map(([text]) => text)).toEqual([]);
		const pages = new Set(found.map(([text]) => text.split(/[/ ?]/)[1]));
		for (const page of ['blocks', 'donations', 'problems', 'visits', 'varieties', 'payback', 'village'])
			expect([page, pages.has(page)]).toEqual([page, true]);
		expect(screen.faults).toEqual([]);
	}, 600_000);
});
