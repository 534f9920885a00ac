import { readdirSync, readFileSync } from 'node:fs';
import { engineRefusals } from '@honghuo/core/engine-refusals.ts';
import { sheetRefusals } from '@honghuo/core/sheet-refusals.ts';
import { toJsonSchema } from '@valibot/to-json-schema';
import { describe, expect, test } from 'vitest';
import { finds } from './finds.ts';
import { doerOf, ofServer } from './of-server.ts';
import { features as held } from './refs.ts';
import { features } from './slices.ts';

const folder = new URL('.', import.meta.url);
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
	.filter((name) => /(commands|model|figures|queries|refusals|sheets)\.ts$/.test(name))
	.map((name) => readFileSync(new URL(name, folder), 'utf8'));

describe('all features together', () => {
	test('what a phone holds is what the registry knows', () => {
		const whole = [...features.tables.values()].filter((table) => table.whole).map(({ name }) => name);
		expect([...held.tables.keys()].sort()).toEqual(whole.sort());
		const veiled = ({ tables }: typeof held) => [...tables.values()].filter(({ veil }) => veil).map(({ name, veil }) => [name, veil]);
		// A phone knows what an entry may veil again; names typed into a village's records change hands with a reader's own posting alone.
		const movable = new Set([...features.veils.values()].filter(({ from }) => from.length > 0).map(({ table }) => table.name));
		expect(veiled(held)).toEqual(veiled(features).filter(([name]) => movable.has(name as string)));
		// A veil says whose right it is, and a right says what is veiled: names in these fields, or what it leaves of the row.
		expect([...features.veils].flatMap(([name, { leaves }]) => (leaves ? [] : [name])).sort()).toEqual(
			veiled(features)
				.map(([name]) => name)
				.sort(),
		);
		expect(held.actors).toBe(features.actors);
	});

	test('what the server does by itself is told as nobody’s act', () => {
		// Founding a county and erasing are somebody's word.
		const own = [...features.commands.values()].filter(({ name, who }) => who === 'system' && !/^county\.|\.erase$/.test(name));
		expect([...ofServer].sort()).toEqual(own.map(({ name }) => name).sort());
	});

	test('the catalogue a county begins with is told as nobody’s act, its founding and all that follows as somebody’s', () => {
		const county = { code: '211422', name: '建昌县' };
		// As a snapshot says it, and as an entry does.
		const ledger = { county, get: () => ({ receivedAt: '2026-02-26T02:00:00.25+00:00' }) } as never;
		const doer = (name: string, at: string) => doerOf({ name, actor: 'chen', at }, ledger);
		expect(doer('curve.set', '2026-02-26T02:00:00.250Z')).toBe(null);
		expect(doer('county.found', '2026-02-26T02:00:00.250Z')).toBe('chen');
		expect(doer('curve.set', '2026-02-26T02:00:01.000Z')).toBe('chen');
		expect(doer('report.freeze', '2026-05-01T00:00:00.000Z')).toBe(null);
	});

	test('what a screen searches is what the nouns register', () => {
		expect([...finds].map(({ kind }) => kind).sort()).toEqual(features.finds.map(({ kind }) => kind).sort());
	});

	test('every refusal has its sentence in Chinese and English, and every sentence is used', () => {
		const used = new Set(sources.flatMap((source) => [...source.matchAll(/refuse\('(\w+)'/g)].map((match) => match[1] as string)));
		const known = new Set(features.slices.flatMap((slice) => Object.keys(slice.refusals ?? {})));
		for (const code of used) expect(known.has(code) || code in engineRefusals, code).toBe(true);
		for (const code of known) expect(used.has(code), `${code} is never used`).toBe(true);
		for (const code of known) {
			expect(features.say({ code }, 'zh-CN')).toMatch(/[\u4e00-\u9fff].*。$/);
			expect(features.say({ code }, 'en')).toMatch(/\.$/);
		}
	});

	test('every sheet says what it is and how each column is filled in, and its headings are told apart', () => {
		for (const { name, title, columns } of features.sheets.values()) {
			expect(title['zh-CN'].length * title.en.length, name).toBeGreaterThan(0);
			const headings = Object.values(columns).map(({ heading }) => heading);
			expect(new Set(headings).size, name).toBe(headings.length);
		}
		for (const [code, sentence] of Object.entries(sheetRefusals)) {
			expect(sentence['zh-CN'].length * sentence.en.length, code).toBeGreaterThan(0);
		}
	});

	test('every command is documented, named noun.verb, and its input refuses unknown keys', () => {
		for (const { name, about, input } of features.commands.values()) {
			expect(name).toMatch(/^[a-z]+\.[a-zA-Z]+$/);
			expect(about['zh-CN'].length * about.en.length).toBeGreaterThan(0);
			expect(toJsonSchema(input as never, { errorMode: 'ignore' })).toMatchObject({ type: 'object', additionalProperties: false });
		}
	});

	test('amounts in a refusal are put into the reader’s words', () => {
		const refusal = {
			code: 'work_exceeds_block',
			details: { done: { value: 700_000, unit: 'e4mu' }, block: { value: 70_000, unit: 'e4mu' } },
		};
		expect(features.say(refusal, 'zh-CN')).toBe('这块地一共 7 亩，记了 70 亩。是不是多打了一位？改小再记。');
		expect(features.say(refusal, 'en')).toContain('The block has 7 mu, but 70 mu');
	});
});
