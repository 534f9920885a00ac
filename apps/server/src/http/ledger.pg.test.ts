import { type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const datun = '211422106214';
const weijialing = '211422209200';
let site: TestSite;
let administrator: SiteVisitor;
let first: SiteVisitor & { person: string };
let neighbour: SiteVisitor & { person: string };
let block: string;

beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false });
	administrator = await site.founded();
	first = await site.joined(administrator, { name: '大屯村第一书记', username: 'diyi', role: 'first_secretary', unit: datun });
	neighbour = await site.joined(administrator, {
		name: '魏家岭村书记',
		username: 'weijialing',
		role: 'village_secretary',
		unit: weijialing,
	});
	const orchard = uuid();
	block = uuid();
	await first.does('orchard.create', { id: orchard, village: datun, name: '梨园' });
	await first.does('block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000 });
});
afterAll(() => site.close());

const log = (more: object = {}) => ({
	id: uuid(),
	block,
	kind: 'dormant_pruning',
	doneValue: 70_000,
	doneUnit: 'e4mu',
	occurredOn: '2026-02-26',
	...more,
});
const envelope = (name: string, input: object) => ({ id: uuid(), name, input, recordedAt: new Date().toISOString() });
const entriesOf = (answer: { body: Record<string, unknown> }) =>
	answer.body.entries as { version: number; name: string; id: string | null; changes: unknown[] }[];

describe('commands by HTTP', () => {
	test('are answered in order; sent again they get the same answer and take effect once', async () => {
		const commands = [
			envelope('work.log', log({ doneValue: 30_000 })),
			envelope('work.log', log({ doneValue: -1 })),
			envelope('work.log', log({ doneValue: 40_000 })),
		];
		const answer = await first.post('/api/v1/commands', { commands });
		expect(answer.status).toBe(200);
		expect(answer.body.results).toMatchObject([
			{ id: commands[0]?.id, status: 'accepted' },
			{ id: commands[1]?.id, status: 'refused', code: 'input_invalid', field: 'doneValue' },
			{ id: commands[2]?.id, status: 'accepted' },
		]);
		const again = await first.post('/api/v1/commands', { commands });
		expect(again.body).toEqual(answer.body);
	});

	test('the refusal is in the reader’s language and names the field', async () => {
		const commands = [envelope('work.log', log({ occurredOn: '2026-02-31' }))];
		const english = await first.post('/api/v1/commands', { commands }, { 'accept-language': 'en' });
		expect(english.body).toMatchObject({
			results: [{ code: 'input_invalid', field: 'occurredOn', message: '“day” is no day that exists: write it like 2026-08-02.' }],
		});
		const chinese = await first.post('/api/v1/commands', { commands });
		expect(chinese.body).toMatchObject({ error: { message: expect.stringContaining('「日期」这一项没有这一天') } });
	});

	test.each<[string, string, () => object, string]>([
		['an unknown command', 'orchard.burn', () => ({}), 'command_unknown'],
		['a command of the server’s own', 'county.found', () => ({ units: [], today: '2026-02-26' }), 'input_invalid'],
		['text for a number', 'work.log', () => log({ doneValue: '7亩' }), 'input_invalid'],
		['a negative area', 'block.create', () => ({ id: uuid(), orchard: uuid(), name: '东坡', areaE4mu: -70_000 }), 'input_invalid'],
		['an absurd area', 'block.create', () => ({ id: uuid(), orchard: uuid(), name: '东坡', areaE4mu: 9_000_000_000 }), 'input_invalid'],
		['more than the block has', 'work.log', () => log({ doneValue: 700_000 }), 'work_exceeds_block'],
		['31 February', 'work.log', () => log({ occurredOn: '2026-02-31' }), 'input_invalid'],
		['a day to come', 'work.log', () => log({ occurredOn: '2099-01-01' }), 'work_in_future'],
		['another village', 'orchard.create', () => ({ id: uuid(), village: weijialing, name: '果园' }), 'village_not_yours'],
		['a village of another county', 'orchard.create', () => ({ id: uuid(), village: '211321101201', name: '果园' }), 'village_not_yours'],
		['a field nobody knows', 'work.log', () => log({ county: '211321' }), 'input_invalid'],
		['somebody else’s work', 'person.add', () => ({ id: uuid(), name: '某人' }), 'not_permitted'],
	])('%s is refused with a code and changes nothing', async (_what, name, input, code) => {
		const before = (await first.get('/api/v1/journal?limit=1')).body.version;
		const answer = await first.post('/api/v1/commands', { commands: [envelope(name, input())] });
		expect(answer).toMatchObject({ status: 422, body: { results: [{ status: 'refused', code }], error: { code } } });
		expect((await first.get('/api/v1/journal?limit=1')).body.version).toBe(before);
	});

	test('a posting that is over, or not begun, allows nothing', async () => {
		const stale = await site.joined(administrator, {
			name: '前村书记',
			username: 'qianrenshuji',
			role: 'village_secretary',
			unit: datun,
			to: '2025-12-31',
		});
		const early = await site.joined(administrator, {
			name: '新村书记',
			username: 'xinrenshuji',
			role: 'village_secretary',
			unit: datun,
			from: '2099-01-01',
		});
		for (const one of [stale, early]) {
			expect(await one.does('work.log', log())).toMatchObject({ status: 'refused', code: 'not_permitted' });
		}
	});

	test('501 at once, none, or a request nobody is signed in for', async () => {
		const one = envelope('work.log', log());
		expect((await first.post('/api/v1/commands', { commands: Array.from({ length: 501 }, () => one) })).status).toBe(400);
		expect((await first.post('/api/v1/commands', { commands: [] })).status).toBe(400);
		expect(await site.visitor().post('/api/v1/commands', { commands: [one] })).toMatchObject({
			status: 401,
			body: { error: { code: 'session_missing' } },
		});
	});
});

describe('reading the ledger', () => {
	test('forward by pages without a gap, backward to the beginning', async () => {
		const head = Number((await first.get('/api/v1/journal?limit=1')).body.version);
		const forward: number[] = [];
		for (let after = 0; ; ) {
			const page = await first.get(`/api/v1/journal?county=211422&after=${after}&limit=7`);
			forward.push(...entriesOf(page).map(({ version }) => version));
			if (page.body.more !== true) break;
			after = forward.at(-1) ?? 0;
		}
		expect(forward).toEqual(Array.from({ length: head }, (_, index) => index + 1));
		const backward: number[] = [];
		for (let before = ''; ; ) {
			const page = await first.get(`/api/v1/journal?limit=7${before}`);
			backward.unshift(...entriesOf(page).map(({ version }) => version));
			if (page.body.more !== true) break;
			before = `&before=${String(page.body.before)}`;
		}
		expect(backward).toEqual(forward);
	});

	test('a record’s history holds its correction', async () => {
		const input = log({ doneValue: 50_000 });
		await first.does('work.log', input);
		await first.does('work.correct', { log: input.id, doneValue: 40_000 });
		expect(entriesOf(await first.get(`/api/v1/journal?row=${input.id}`)).map(({ name }) => name)).toEqual(['work.log', 'work.correct']);
	});

	test('what happened last in a village is found however much happens elsewhere, and only what is of it', async () => {
		const input = log();
		await first.does('work.log', input);
		for (let n = 0; n < 8; n++) await neighbour.does('orchard.create', { id: uuid(), village: weijialing, name: `山楂园${n}` });
		const found = entriesOf(await first.get(`/api/v1/journal?village=${datun}&limit=3`));
		expect(found.at(-1)).toMatchObject({ name: 'work.log', changes: [{ row: { id: input.id } }] });
		expect(found).toHaveLength(3);
		expect(found.map(({ version }) => version)).toEqual(found.map(({ version }) => version).sort((a, b) => a - b));
		for (const { changes } of found) expect(JSON.stringify(changes)).toContain(datun);
		expect((await first.get('/api/v1/journal?village=211422')).status).toBe(400);
	});

	test('a phone number reaches its village and the county, nobody else: sealed on every way', async () => {
		const canary = '13800138077';
		await administrator.does('contact.set', { id: uuid(), person: first.person, village: datun, phone: canary });
		const ways = [
			'/api/v1/journal?after=0&limit=2000',
			'/api/v1/journal?limit=2000',
			'/api/v1/snapshot',
			`/api/v1/snapshot?village=${datun}`,
			`/api/v1/journal?village=${datun}`,
		];
		for (const way of ways) {
			expect(JSON.stringify((await first.get(way)).body)).toContain(canary);
			expect(JSON.stringify((await neighbour.get(way)).body)).not.toContain(canary);
		}
		const sealed = entriesOf(await neighbour.get('/api/v1/journal?after=0&limit=2000')).at(-1);
		expect(sealed).toMatchObject({ name: 'sealed', id: null, changes: [] });
	});

	test('an unchanged snapshot costs nothing, a new entry makes a new one', async () => {
		const one = await first.get('/api/v1/snapshot');
		const etag = one.headers.get('etag') ?? '';
		expect((await first.get('/api/v1/snapshot', { 'if-none-match': etag })).status).toBe(304);
		expect((await neighbour.get('/api/v1/snapshot', { 'if-none-match': etag })).status).toBe(200);
		await first.does('work.log', log());
		expect((await first.get('/api/v1/snapshot', { 'if-none-match': etag })).status).toBe(200);
	});

	test('another county is not there', async () => {
		for (const path of ['/api/v1/journal?county=211321&after=0', '/api/v1/snapshot?county=211321', '/api/v1/figures/nonsense']) {
			expect(await first.get(path)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
		}
	});
});
