import { tmpdir } from 'node:os';
import { type FullCounty, fullCounty } from '@honghuo/testing/full-county.ts';
import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/** The year's paper of a county with all its villages (few of their records): what a mu of its young orchards has taken and brought is told, and can be opened. */
type Cell = string | number | { value: number; figure: string };
type View = {
	paper: { sections: { heading: string; paragraphs: (string | { text: string })[][]; table?: { head: string[]; rows: Cell[][] } }[] };
	figures: { key: string; label: string; value: number; unit: string }[];
};
let county: FullCounty;
let server: TestServer;
let official: Visitor;

beforeAll(async () => {
	county = await fullCounty(inject('cluster'), { share: 0.02 });
	const beside = { url: '', databaseUrl: county.url, dataDir: tmpdir(), setupCode: '', close: async () => undefined };
	server = await startServer(inject('cluster'), { limits: false, beside });
	const { username, password } = county.accounts.find(({ role }) => role === 'county_official') ?? {};
	official = new Visitor(server.url);
	await official.ask('POST', '/api/auth/sign-in/username', { username, password });
});
afterAll(async () => {
	await server?.close();
	await county?.drop();
});

test('outlay and payback of the county: by the year after planting, each number made of the villages that tell of it', async () => {
	const { body } = await official.ask<View>('GET', '/api/v1/reports/211422/2025');
	const { paragraphs, table } = body.paper.sections.find(({ heading }) => heading.endsWith('投入与回本')) ?? { paragraphs: [] };
	const said = paragraphs.flat().map((span) => (typeof span === 'string' ? span : span.text));
	expect(said.join('')).toMatch(/从栽的那年就记了投入的果园 [\d,.]+ 亩，到第 \d 年每亩累计投入 [\d,]+ 元/);
	expect(table?.head.slice(0, 4)).toEqual(['栽后', '果园（亩）', '每亩累计投入（元）', '每亩累计收入（元）']);
	const [first] = table?.rows ?? [];
	const area = first?.[1] as { value: number; figure: string };
	const cost = first?.[2] as { value: number; figure: string };
	// About what the county reckons with: 4,000 yuan a mu to start.
	expect(cost.value).toBeGreaterThan(3_400);
	expect(cost.value).toBeLessThan(4_600);
	const path = `/api/v1/reports/211422/2025/evidence?figure=${encodeURIComponent(area.figure)}`;
	const { villages } = (await official.ask<{ villages: { code: string; value: number }[] }>('GET', path)).body;
	expect(villages.length).toBeGreaterThan(10);
	expect(villages.reduce((sum, { value }) => sum + value, 0)).toBe(area.value * 10_000);
	const own = await official.ask<{ entries: { name: string }[] }>('GET', `${path}&village=${villages[0]?.code}`);
	expect(new Set(own.body.entries.map(({ name }) => name))).toEqual(new Set(['block.create', 'planting.create']));
});
