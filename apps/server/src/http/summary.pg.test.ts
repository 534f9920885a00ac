import { type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const [datun, weijialing] = ['211422106214', '211422209200'];
let site: TestSite;
let first: SiteVisitor & { person: string };
let neighbour: SiteVisitor & { person: string };
let block: string;

beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false });
	const administrator = await site.founded();
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

const prune = (occurredOn: string, doneValue: number) =>
	first.does('work.log', { id: uuid(), block, kind: 'dormant_pruning', doneValue, doneUnit: 'e4mu', occurredOn });
const summary = '/api/v1/summary?from=2026-01&to=2026-12';

describe('what the county adds up', () => {
	test('is read by anybody of the county, by month and part, and a change tells only what changed', async () => {
		await prune('2026-01-20', 30_000);
		await prune('2026-02-26', 40_000);
		const whole = await neighbour.get(summary);
		const villages = whole.body.villages as Record<string, Record<string, object>>;
		expect(villages[datun]?.['work.done']).toEqual({ dormant_pruning: { '2026-01': 30_000, '2026-02': 40_000 } });
		// Land stands; it is not of a month.
		expect(Object.keys(villages[datun]?.['orchard.area'] ?? {})).toEqual(['other']);
		expect((await neighbour.get('/api/v1/summary?from=2026-02&to=2026-02')).body.villages).toMatchObject({
			[datun]: { 'work.done': { dormant_pruning: { '2026-02': 40_000 } } },
		});
		await prune('2026-03-01', 10_000);
		const delta = await neighbour.get(`${summary}&after=${whole.body.version}`);
		expect(Object.keys(delta.body.villages as object)).toEqual([datun]);
		const nothing = await neighbour.get(`${summary}&after=${delta.body.version}`);
		expect(nothing.body).toEqual({ version: delta.body.version, villages: {} });
		expect((await neighbour.get(`${summary}&village=${weijialing}`)).body.villages).toEqual({});
	});

	test('costs nothing when nothing changed', async () => {
		const etag = (await first.get(summary)).headers.get('etag') ?? '';
		expect((await first.get(summary, { 'if-none-match': etag })).status).toBe(304);
		await prune('2026-03-02', 10_000);
		expect((await first.get(summary, { 'if-none-match': etag })).status).toBe(200);
	});

	test('names the entries behind a number', async () => {
		const asked = `/api/v1/figures/measure?name=work.done&village=${datun}&from=2026-02-01&to=2026-02-28`;
		const { body } = await neighbour.get(`${asked}&part=dormant_pruning`);
		expect(body).toMatchObject({ value: 40_000, unit: 'e4mu', entries: [{ version: expect.any(Number) }] });
		const [entry] = body.entries as { version: number }[];
		const page = await neighbour.get(`/api/v1/journal?after=${Number(entry?.version) - 1}&limit=1`);
		expect(page.body.entries).toMatchObject([{ name: 'work.log', changes: [{ row: { occurredOn: '2026-02-26' } }] }]);
		expect((await neighbour.get(`${asked}&part=thinning`)).body).toEqual({ value: 0, unit: 'e4mu', entries: [] });
	});

	test('tells a county and a township village by village, with the entries of each', async () => {
		const { body: whole } = await neighbour.get(`/api/v1/figures/measure?name=work.done&within=211422&from=2026-01-01&to=2026-12-31`);
		const { body: own } = await neighbour.get(`/api/v1/figures/measure?name=work.done&village=${datun}&from=2026-01-01&to=2026-12-31`);
		expect(whole).toEqual({ ...own, villages: [{ village: datun, value: own.value }], next: null });
		const month = 'from=2026-02-01&to=2026-02-28';
		const of = (more: string) => neighbour.get(`/api/v1/figures/measure?name=work.done&${month}&${more}`);
		expect((await of('within=211422106&part=dormant_pruning&part=thinning')).body).toMatchObject({ value: 40_000, next: null });
		for (const nothing of ['within=211422209', 'within=211422106&part=thinning', `within=211422106&after=${datun}`, 'within=999999'])
			expect((await of(nothing)).body).toEqual({ value: 0, unit: 'e4mu', entries: [], villages: [], next: null });
	});

	test('entries are read by their numbers; what is not one’s to read is sealed, what is not there is left out', async () => {
		const { body } = await first.get(`/api/v1/figures/measure?name=work.done&village=${datun}&from=2026-01-01&to=2026-02-28`);
		const versions = (body.entries as { version: number }[]).map(({ version }) => version);
		const asked = `/api/v1/journal?${[...versions, 999_999].map((version) => `version=${version}`).join('&')}`;
		expect((await neighbour.get(asked)).body).toMatchObject({
			more: false,
			entries: versions.map((version) => ({ version, name: 'work.log', changes: [{ table: 'work_log' }] })),
		});
		const secret = await first.does('contact.set', { id: uuid(), person: first.person, village: datun, phone: '13800000000' });
		const alone = `/api/v1/journal?version=${secret.version}`;
		expect((await first.get(alone)).body.entries).toMatchObject([{ name: 'contact.set' }]);
		expect((await neighbour.get(alone)).body.entries).toMatchObject([{ version: secret.version, id: null, changes: [] }]);
		const many = Array.from({ length: 101 }, (_, n) => `version=${n + 1}`).join('&');
		for (const wrong of [many, 'version=-1', 'version=x'])
			expect(await first.get(`/api/v1/journal?${wrong}`)).toMatchObject({
				status: 400,
				body: { error: { code: 'input_invalid', details: { field: 'version' } } },
			});
		expect((await site.visitor().get(asked)).status).toBe(401);
	});

	test('gives the county as a whole, and a township of it', async () => {
		const { body } = await neighbour.get('/api/v1/figures/county?from=2026-02&to=2026-02');
		expect(body).toMatchObject({ value: 1, unit: 'village', parts: { 'work.done': 40_000 } });
		expect(body.entries).toEqual([{ version: expect.any(Number) }]);
		const elsewhere = await neighbour.get('/api/v1/figures/county?from=2026-02&to=2026-02&township=211422209');
		expect(elsewhere.body).toEqual({ value: 0, unit: 'village', parts: {}, entries: [] });
	});

	test('says which numbers there are', async () => {
		const { body } = await first.get('/api/v1/measures');
		expect(body.measures).toContainEqual(expect.objectContaining({ name: 'harvest.weight', unit: 'g', stock: false }));
	});

	test.each([
		['/api/v1/summary', 'from'],
		['/api/v1/summary?from=2026-13&to=2026-12', 'from'],
		['/api/v1/summary?from=2026-03&to=2026-02', 'to'],
		[`${summary}&after=-1`, 'after'],
		[`${summary}&village=12`, 'village'],
		[`${summary}&county=211422`, 'input'],
		['/api/v1/figures/county?from=2026-03&to=2026-02', 'to'],
		['/api/v1/figures/county?from=2026-01&to=2026-02&township=2114', 'township'],
		[`/api/v1/figures/measure?name=work.done&from=2026-01-01&to=2026-01-31`, 'village'],
		[`/api/v1/figures/measure?name=work.done&village=${datun}&from=2026-02-30&to=2026-03-01`, 'from'],
		[`/api/v1/figures/measure?name=work.done&village=${datun}&within=211422&from=2026-01-01&to=2026-01-31`, 'village'],
		[`/api/v1/figures/measure?name=work.done&within=2114&from=2026-01-01&to=2026-01-31`, 'within'],
		[`/api/v1/figures/measure?name=work.done&village=${datun}&after=${datun}&from=2026-01-01&to=2026-01-31`, 'after'],
	])('%s is refused by its field', async (path, field) => {
		expect(await first.get(path)).toMatchObject({ status: 400, body: { error: { code: 'input_invalid', details: { field } } } });
	});

	test('there is no number of another name, and nobody reads without signing in', async () => {
		const asked = `/api/v1/figures/measure?name=nothing.such&village=${datun}&from=2026-01-01&to=2026-01-31`;
		expect(await first.get(asked)).toMatchObject({ status: 404, body: { error: { code: 'not_found' } } });
		for (const path of [summary, '/api/v1/measures', asked]) expect((await site.visitor().get(path)).status).toBe(401);
	});
});
