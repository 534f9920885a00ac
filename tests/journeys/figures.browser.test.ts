import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Screen } from '@honghuo/testing/screens.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/**
 * Every page of the example county and the board, on the phone of a village's first secretary and at an official's desk: whatever is marked as a
 * figure opens the journal entries behind it, a sum the villages it is made of and theirs, what is assumed who says so. And a number with a unit that
 * is not marked is one that stands in a record, opens something itself, or is said by somebody. The pages are found where the app has them; one that
 * is new is walked, or says here what its address needs.
 */
type Row = { id: string; village: string | null; name?: string };
const routes = fileURLToPath(new URL('../../apps/web/src/routes/(in)', import.meta.url));
let story: Story;
let paths: string[];

/** Rows an address stands for: of orchards and villages one, of records all the story has. */
async function rowsFor(visitor: Visitor): Promise<Record<string, string[]>> {
	const { body } = await visitor.ask<{ tables: Record<string, Row[]> }>('GET', '/api/v1/snapshot?county=211422');
	const ids = (table: string) => (body.tables[table] ?? []).map(({ id }) => id);
	const own = (body.tables.orchard ?? []).filter(({ village }) => village === '211422106214').map(({ id }) => id);
	return {
		block: (body.tables.orchard_block ?? []).filter(({ name }) => name === '东坡').map(({ id }) => id),
		'[orchard]': own,
		'[donation]': ids('donation'),
		'[visit]': ids('expert_visit'),
		'[id]': ids('tech_problem').slice(0, 2),
		'[code]': ['211422106214', '211422209200'],
		'[session]': ids('training_session'),
		'[person]': ids('person').slice(0, 2),
		'[pairing]': ids('pairing'),
		'[team]': ids('service_team'),
		'[tag]': ids('tag'),
		'/records/[table]/[row]': ids('donation')
			.slice(0, 1)
			.map((id) => `/records/donation/${id}`),
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
	// The board stands outside the shell; a block that grows peony has a payback with both incomes.
	paths.push('/board', `/payback?block=${rows.block?.[0]}`);
});
afterAll(() => story?.close());

/** What is behind an open figure: the entries it names, of a sum those of its first village; and whether somebody is named who says so. */
async function behindIt({ page }: Screen): Promise<{ entries: number; said: boolean }> {
	const sheet = page.getByRole('dialog');
	const settled = async () => {
		await sheet.locator('li, p').first().waitFor();
		await page.waitForFunction(() => !document.querySelector('dialog [role="status"]'));
	};
	await settled();
	const village = sheet.locator('[data-villages] button').first();
	if ((await village.count()) > 0) {
		await village.click();
		await sheet.locator('[data-villages]').waitFor({ state: 'detached' });
		await settled();
	}
	return { entries: await sheet.locator('[data-entries] li').count(), said: (await sheet.locator('[data-source]').count()) > 0 };
}

async function open({ page }: Screen, path: string): Promise<void> {
	await page.goto(path);
	await page.locator('main h1').first().waitFor();
	await page.waitForLoadState('networkidle');
	await page.evaluate(() => {
		for (const closed of document.querySelectorAll('details')) closed.open = true;
	});
}

/** Opens each figure of a page once; what it says and what it opens. */
async function figuresOn(screen: Screen, path: string): Promise<{ text: string; entries: number; said: boolean }[]> {
	const { page } = screen;
	const all = page.locator('[data-figure]:visible');
	const texts = (await all.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
	const found = [];
	for (const [n, text] of texts.entries()) {
		if (texts.indexOf(text) !== n) continue;
		await all.nth(n).click();
		found.push({ text: `${path} ${text}`, ...(await behindIt(screen)) });
		await page.keyboard.press('Escape');
		await page.getByRole('dialog').waitFor({ state: 'detached' });
	}
	return found;
}

/**
 * Numbers with a unit that nothing opens. Left out: what stands in a record's own line or link, in an entry of the journal, in something that is
 * pressed or filled in, in a drawing of what stands beside it; what somebody said or a source prints (`data-said`); dates, ordinals and zero.
 */
const unmarkedOn = ({ page }: Screen): Promise<string[]> =>
	page.evaluate(() => {
		const unit = /^\s*(亩|斤|公斤|吨|克|元|万元|株|人次|次|人|件|个|队|支|村|户|对|场|条|项|批|位|块|家|名|工时|工日|%)/;
		const apart = '[data-figure], [data-entries], [data-said], a, button, summary, input, select, textarea, time, svg[role="img"]';
		const found = new Set<string>();
		const nodes = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
		for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
			const parent = node.parentElement;
			if (!parent || !/[1-9]/.test(node.textContent ?? '') || !parent.checkVisibility() || parent.closest(apart)) continue;
			let line: Element = parent;
			while (line.parentElement && getComputedStyle(line).display.startsWith('inline')) line = line.parentElement;
			const range = document.createRange();
			range.setStart(line, 0);
			range.setEnd(node, 0);
			const [whole, before] = [line.textContent ?? '', range.toString().length];
			for (const { 0: number, index } of (node.textContent ?? '').matchAll(/[\d,.]*\d/g)) {
				const at = before + index;
				if (!/[1-9]/.test(number) || /第[\d\s、,.]*$/.test(whole.slice(0, at))) continue;
				if (unit.test(whole.slice(at + number.length))) found.add(whole.replace(/\s+/g, ' ').trim());
			}
		}
		return [...found];
	});

describe.each([
	['first_secretary', 'phone'],
	['county_official', 'desktop'],
] as const)('%s, %s', (who, kind) => {
	test('every figure on every page opens the entries behind it', async () => {
		const screen = await story.signIn(await story.browser[kind](), who, who === 'first_secretary' ? '大屯' : undefined);
		const found = [];
		const unmarked: string[] = [];
		for (const path of paths) {
			await open(screen, path);
			unmarked.push(...(await unmarkedOn(screen)).map((text) => `${path} ${text}`));
			found.push(...(await figuresOn(screen, path)));
		}
		expect(found.filter(({ entries, said }) => entries === 0 && !said).map(({ text }) => text)).toEqual([]);
		expect(unmarked).toEqual([]);
		const pages = new Set(found.map(({ text }) => text.split(/[/ ?]/)[1]));
		for (const page of [
			'board',
			'county',
			'blocks',
			'donations',
			'income',
			'problems',
			'visits',
			'varieties',
			'payback',
			'support',
			'training',
			'village',
		])
			expect([page, pages.has(page)]).toEqual([page, true]);
		expect(screen.faults).toEqual([]);
	}, 600_000);
});
