import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

/**
 * 朝阳县, by its own register: the figures the programmes report come out of what villages and the county record once, and each names its entries.
 * 302 village-level units, 295 of them villages with a collective.
 */
let server: TestServer;
let county: Visitor;
let villages: string[];

beforeAll(async () => {
	server = await startServer(inject('cluster'), { limits: false });
	county = new Visitor(server.url);
	const founded = await county.ask('POST', '/api/v1/setup', {
		code: server.setupCode,
		county: '211321',
		administrator: { name: '县管理员', username: 'guanli', password: 'zaojinsu-2026-li' },
	});
	expect(founded.status).toBe(201);
	const { body } = await county.ask<{ tables: { org_unit: { id: string; level: string; name: string; aliases: string[] }[] } }>(
		'GET',
		'/api/v1/snapshot',
	);
	const units = body.tables.org_unit.filter(({ level }) => level === 'village');
	expect(units).toHaveLength(302);
	villages = units.filter((one) => [one.name, ...one.aliases].some((name) => /村(民委员会|委会)$/.test(name))).map(({ id }) => id);
});
afterAll(async () => {
	county?.leave();
	await server?.close();
});

type Figure = { value: number; unit: string; parts: Record<string, number | string>; entries: { version: number }[] };
const figure = async (query: string): Promise<Figure> => (await county.ask<Figure>('GET', `/api/v1/figures/${query}`)).body;
async function give(...commands: [name: string, input: object][]): Promise<void> {
	for (let n = 0; n < commands.length; n += 400) {
		const results = await county.send(...commands.slice(n, n + 400));
		expect(results.filter(({ status }) => status !== 'accepted')).toEqual([]);
	}
}

test('295 of 295 villages above 100,000 yuan, and a village more or less shows at once', async () => {
	const record = (village: string, amountFen: number): [string, object] => [
		'income.record',
		{ id: newId(), village, year: 2025, source: 'total', amountFen },
	];
	await give(...villages.slice(1).map((village, n) => record(village, 10_000_000 + n * 100)));
	const before = await figure('income_threshold?year=2025&amountFen=10000000');
	expect(before.parts).toMatchObject({ reached: 294, withFigure: 294, villages: 295, missing: 1, missingVillages: villages[0] });
	await give(record(villages[0] ?? '', 10_000_001));
	const after = await figure('income_threshold?year=2025&amountFen=10000000');
	expect([after.value, after.parts.villages, after.parts.missing]).toEqual([295, 295, 0]);
	expect(after.entries).toHaveLength(295);
	const township = (villages[0] ?? '').slice(0, 9);
	const mine = villages.filter((code) => code.startsWith(township)).length;
	expect((await figure(`income_threshold?year=2025&amountFen=10000000&township=${township}`)).parts).toMatchObject({
		reached: mine,
		villages: mine,
	});
	expect((await figure('income_threshold?year=2024&amountFen=1')).value).toBe(0);
});

test('42 sessions, 840 attendances, five themes; 623 person-times are not 623 persons', async () => {
	const themes = ['果树', '病虫', '套种', '市场', '安全'].map((name) => ({ id: newId(), name }));
	await give(...themes.map((theme): [string, object] => ['theme.define', theme]));
	const held = (n: number, year: number, people: number) => {
		const [id, village] = [newId(), villages[n % 20] ?? ''];
		const turnouts = [{ id: newId(), village, people }];
		const input = { id, village, topic: `第 ${n + 1} 课`, heldOn: `${year}-03-${String((n % 28) + 1).padStart(2, '0')}`, turnouts };
		return { id, village, command: ['training.hold', { ...input, theme: themes[n % 5]?.id }] as [string, object] };
	};
	await give(...Array.from({ length: 42 }, (_, n) => held(n, 2024, 20).command));
	const year = await figure('training?from=2024-01-01&to=2024-12-31');
	expect(year.parts).toMatchObject({ sessions: 42, personTimes: 840, named: 0, unnamed: 840, persons: 0 });
	expect(themes.map(({ id }) => year.parts[`${id}.sessions`])).toEqual([9, 9, 8, 8, 8]);
	expect(themes.reduce((sum, { id }) => sum + Number(year.parts[`${id}.personTimes`]), 0)).toBe(840);

	const lessons = Array.from({ length: 7 }, (_, n) => held(n * 20, 2025, 89));
	await give(...lessons.map(({ command }) => command));
	// The same forty people are listed at each of seven lessons of one village.
	const people = () => Array.from({ length: 40 }, (_, n) => ({ id: newId(), name: `种植户${n}` }));
	await give(...lessons.map(({ id, village }): [string, object] => ['attendance.name', { session: id, village, people: people() }]));
	const known = await figure('training?from=2025-01-01&to=2025-12-31');
	expect(known.parts).toMatchObject({ sessions: 7, personTimes: 623, named: 280, persons: 40, unnamed: 343 });
	expect(known.entries).toHaveLength(7);
});

test('three demonstration chains, each with what it links', async () => {
	const chains = ['早金酥梨示范链', '油用牡丹示范链', '谷子示范链'].map((name) => ({
		id: newId(),
		kind: 'chain',
		name,
		since: '2025-01-01',
	}));
	await give(
		...chains.map((chain): [string, object] => ['tag.define', chain]),
		...villages
			.slice(0, 5)
			.map((village): [string, object] => ['tag.put', { id: newId(), tag: chains[0]?.id, village, since: '2025-03-01' }]),
		['tag.define', { id: newId(), kind: 'brand', name: '建昌梨' }],
	);
	const found = await figure('tags?kind=chain&on=2025-06-01');
	expect([found.value, found.parts[`${chains[0]?.id}.villages`], found.parts[`${chains[1]?.id}.villages`]]).toEqual([3, 5, 0]);
	expect((await figure('tags?kind=chain&on=2025-02-01')).parts[`${chains[0]?.id}.villages`]).toBe(0);
	expect((await figure('tags?kind=brand&on=2099-01-01')).value).toBe(1);
});
