import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Screen } from '@honghuo/testing/screens.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStory, type Story } from './story.ts';

/**
 * Who reads English reads English: on every page of the example county no Chinese letter and no Chinese comma stands outside what people entered and
 * what things are called. A cultivar that has an English name is called by it.
 */
type Row = Record<string, unknown> & { id: string; village?: string | null };
const routes = fileURLToPath(new URL('../../apps/web/src/routes/(in)', import.meta.url));
const chinese = /[\u3000-\u303f\u4e00-\u9fff\uff01-\uff60]/;
/** The name of the app, the switch of languages, and short names of villages on the board. */
const ours = ['红火', '中文', '大屯', '魏家岭', '新立屯', '素珠营子'];
let story: Story;
let desk: Screen;
let paths: string[];
let entered: string[];

/** Every text in the rows but the cultivars' own names. */
function textsOf(value: unknown): string[] {
	if (typeof value === 'string') return chinese.test(value) ? [value] : [];
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}

beforeAll(async () => {
	story = await openStory({ limits: false });
	desk = await story.signIn(await story.browser.desktop(), 'county_official');
	const { body } = await (await story.visitor('county_official')).ask<{ tables: Record<string, Row[]> }>(
		'GET',
		'/api/v1/snapshot?county=211422',
	);
	const { variety = [], ...others } = body.tables;
	entered = [...new Set(textsOf([others, variety.map(({ name, nameEn, aliases, ...more }) => (nameEn ? more : { ...more, name }))]))].sort(
		(a, b) => b.length - a.length,
	);
	const first = (table: string) => (body.tables[table] ?? []).slice(0, 1).map(({ id }) => id);
	const rows: Record<string, string[]> = {
		'[orchard]': (body.tables.orchard ?? []).filter(({ village }) => village === '211422106214').map(({ id }) => id),
		'[donation]': first('donation'),
		'[visit]': first('expert_visit'),
		'[id]': first('tech_problem'),
		'[code]': ['211422106214'],
		'[session]': first('training_session'),
		'[person]': first('person'),
		'[pairing]': first('pairing'),
		'[team]': first('service_team'),
		'[tag]': first('tag'),
	};
	paths = globSync('**/+page.svelte', { cwd: routes }).flatMap((file) => {
		const path = `/${file.replace(/\/?\+page\.svelte$/, '')}`;
		const [param] = path.match(/\[\w+\]/) ?? [];
		// A report is a Chinese paper whoever opens it, and the catalogue gives both names.
		if (/^\/(reports\/|records\/|evidence\/|varieties)/.test(path)) return [];
		return param ? (rows[param] ?? []).map((id) => path.replace(param, id)) : [path];
	});
	paths.push('/board', '/about');
	await desk.page.goto('/me');
	await desk.page.getByRole('button', { name: 'English' }).click();
});
afterAll(() => story?.close());

/** What stands on the page, and what is read aloud there, that has a Chinese letter. */
const said = ({ page }: Screen): Promise<string[]> =>
	page.evaluate(() => {
		const texts: string[] = [];
		for (const fold of document.querySelectorAll('details')) fold.open = true;
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		while (walker.nextNode()) {
			const parent = walker.currentNode.parentElement;
			if (parent && !parent.closest('script, style')) texts.push(walker.currentNode.textContent ?? '');
		}
		for (const one of document.querySelectorAll('*'))
			for (const name of ['aria-label', 'placeholder', 'title', 'alt']) texts.push(one.getAttribute(name) ?? '');
		return texts;
	});

test('no page says in Chinese what is not a name or somebody’s own words', async () => {
	const left: Record<string, string[]> = {};
	for (const path of paths) {
		await desk.page.goto(path);
		await desk.page.locator('h1').first().waitFor();
		await desk.page.waitForLoadState('networkidle');
		const found = (await said(desk)).filter((text) => {
			const rest = [...entered, ...ours].reduce((all, known) => all.replaceAll(known, ''), text);
			return chinese.test(rest);
		});
		if (found.length > 0) left[path] = found;
	}
	expect(left).toEqual({});
});
