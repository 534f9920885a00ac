import { publicCode } from '@honghuo/core/public-code.ts';
import { villages } from '@honghuo/testing/county.ts';
import { type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let site: TestSite;
let zhao: SiteVisitor;
let liu: SiteVisitor;
let wang: SiteVisitor;
let varieties: Map<string, string>;

beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false });
	const administrator = await site.founded();
	const role = 'village_secretary';
	zhao = await site.joined(administrator, { name: '大屯村书记', username: 'datun', role, unit: villages.大屯村 });
	liu = await site.joined(administrator, { name: '刘文书', username: 'liu', role, unit: villages.新立屯村 });
	wang = await site.joined(administrator, { name: '王会计', username: 'wang', role, unit: villages.新立屯村 });
	const { tables } = (await zhao.get('/api/v1/snapshot')).body as { tables: Record<string, { id: string; name: string }[]> };
	varieties = new Map(tables.variety?.map(({ id, name }) => [name, id]));
});
afterAll(() => site.close());

const accepted = expect.objectContaining({ status: 'accepted' });

/** 700 早金酥 and 300 信农黄 on their way to 新立屯村. */
async function onTheWay() {
	const [donation, pears, apples] = [newId(), newId(), newId()];
	const item = { kind: 'seedling', unit: 'tree', perBundle: 50 };
	const items = [
		{ ...item, id: pears, variety: varieties.get('早金酥'), qty: 700 },
		{ ...item, id: apples, variety: varieties.get('信农黄'), qty: 300 },
	];
	expect(await zhao.does('donation.draft', { id: donation, fromVillage: villages.大屯村, toVillage: villages.新立屯村, items })).toEqual(
		accepted,
	);
	expect(await zhao.does('donation.pledge', { donation, on: '2026-02-20' })).toEqual(accepted);
	expect(await zhao.does('donation.dispatch', { donation, on: '2026-02-24' })).toEqual(accepted);
	const all = {
		donation,
		on: '2026-02-25',
		items: [
			{ item: pears, receivedQty: 700 },
			{ item: apples, receivedQty: 300 },
		],
	};
	return { donation, pears, apples, all };
}

describe('a donation', () => {
	test('signed for by two at once is signed for once; the other reads who and when', async () => {
		const { all } = await onTheWay();
		const both = await Promise.all([liu.does('donation.receive', all), wang.does('donation.receive', all)]);
		expect(both.filter(({ status }) => status === 'accepted')).toHaveLength(1);
		const [winner] = both[0]?.status === 'accepted' ? ['刘文书'] : ['王会计'];
		const refused = both.find(({ status }) => status === 'refused') as { code: string; message: string };
		expect(refused.code).toBe('donation_received');
		expect(refused.message).toContain(`2月25日${winner}已经签收过，不能再签一次`);
		expect(await zhao.does('donation.receive', all)).toMatchObject({ status: 'refused', code: 'not_found' });
	});

	test('is planted, looked at and summed up: by village and by its blocks the same, with the entries behind', async () => {
		const { donation, pears, apples, all } = await onTheWay();
		await liu.does('donation.receive', {
			...all,
			items: [
				{ item: pears, receivedQty: 700 },
				{ item: apples, receivedQty: 290 },
			],
		});
		const [orchard, east, west, cohort] = [newId(), newId(), newId(), newId()];
		await liu.does('orchard.create', { id: orchard, village: villages.新立屯村, name: '受赠果园' });
		for (const [id, name] of [
			[east, '东洼'],
			[west, '西洼'],
		])
			await liu.does('block.create', { id, orchard, name, areaE4mu: 30_000 });
		const plant = { donation, plantedOn: '2026-04-05' };
		expect(await liu.does('donation.plant', { ...plant, item: pears, block: east, planting: cohort, plantedQty: 700 })).toEqual(accepted);
		expect(await liu.does('donation.plant', { ...plant, item: apples, block: west, planting: newId(), plantedQty: 290 })).toEqual(accepted);
		const check = { id: newId(), planting: cohort, kind: 'one_season', method: 'census', inspected: 700, alive: 588, missing: 112 };
		expect(await liu.does('survival.record', { ...check, occurredOn: '2026-10-20' })).toEqual(accepted);
		expect(await liu.does('survival.fill', { id: newId(), parent: cohort, plantedQty: 112, plantedOn: '2026-11-01' })).toEqual(accepted);

		const figure = async (query: string) =>
			(await zhao.get(`/api/v1/figures/${query}`)).body as { value: number; parts: Record<string, number>; entries: object[] };
		const whole = await figure(`donation?donation=${donation}`);
		expect(whole).toMatchObject({ value: 1000, parts: { donated: 1000, received: 990, planted: 990, alive: 588, checked: 700 } });
		expect(whole.entries.length).toBeGreaterThan(2);
		const blocks = [await figure(`donation?block=${east}`), await figure(`donation?block=${west}`)];
		expect(blocks.map(({ value }) => value)).toEqual([700, 290]);
		expect((await figure(`survival?planting=${cohort}`)).value).toBe(84);
		expect(await figure(`survival?block=${east}`)).toMatchObject({ value: 84, parts: { verdict: 'fill', alive: 588, inspected: 700 } });
		expect((await figure(`survival?donation=${donation}`)).value).toBe(84);
		const village = await figure(`donation?toVillage=${villages.新立屯村}`);
		expect(village.parts.planted).toBe(blocks.reduce((sum, { value }) => sum + value, 0));
		expect(await zhao.does('donation.close', { donation, on: '2026-11-02' })).toEqual(accepted);

		const stranger = site.visitor();
		const post = await stranger.get(`/p/${publicCode('211422', east)}`);
		expect(post.status).toBe(200);
		expect(post.body.text).toContain('早金酥');
		expect(post.body.text).toContain('84.0%');
		expect((await stranger.get(`/p/${publicCode('211422', cohort)}`)).body.text).toContain('东洼');
	});
});

test('the label on a bundle opens a small page for anybody, that names nobody and runs nothing', async () => {
	const { donation, pears, all } = await onTheWay();
	await liu.does('donation.receive', all);
	const stranger = site.visitor();
	const page = await stranger.get(`/b/${publicCode('211422', pears)}`);
	expect(page.status).toBe(200);
	expect(page.headers.get('content-type')).toContain('text/html');
	const text = String(page.body.text);
	const css = String((await stranger.get('/api/page.css')).body.text);
	expect(text).toContain('早金酥 梨苗');
	expect(text).toContain('小德营子乡 新立屯村');
	expect(text).toContain(`/donations/${donation}`);
	expect(text).not.toMatch(/刘文书|王会计|书记|<script|\son\w+=/);
	expect(Buffer.byteLength(text) + Buffer.byteLength(css)).toBeLessThan(30_000);
	expect((await stranger.get(`/b/${publicCode('211422', pears)}`, { 'accept-language': 'en' })).body.text).toContain('Received');

	for (const wrong of [publicCode('211422', newId()), publicCode('110101', pears), publicCode('211422', donation), 'abc', '..%2f'])
		expect((await stranger.get(`/b/${wrong}`)).status).toBe(404);
	const draft = { id: newId(), fromVillage: villages.大屯村, toVillage: villages.新立屯村 };
	const item = { id: newId(), kind: 'seed', variety: varieties.get('谷子'), qty: 5000, unit: 'g', typed: { value: '10', unit: 'jin' } };
	expect(await zhao.does('donation.draft', { ...draft, items: [item] })).toEqual(accepted);
	expect((await stranger.get(`/b/${publicCode('211422', item.id)}`)).status).toBe(404);
});
