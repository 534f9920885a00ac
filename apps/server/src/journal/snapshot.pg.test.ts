import { type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const [datun, xinlitun] = ['211422106214', '211422222201'];
let site: TestSite;
let official: SiteVisitor;
let first: SiteVisitor & { person: string };
let other: SiteVisitor;

beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false });
	const administrator = await site.founded();
	official = await site.joined(administrator, { name: '县干部', username: 'ganbu', role: 'county_official', unit: '211422' });
	first = await site.joined(administrator, { name: '大屯村第一书记', username: 'diyi', role: 'first_secretary', unit: datun });
	other = await site.joined(administrator, { name: '新立屯村书记', username: 'xinlitun', role: 'village_secretary', unit: xinlitun });
	for (const [who, village] of [[first, datun] as const, [other, xinlitun] as const]) {
		await who.does('orchard.create', { id: uuid(), village, name: '梨园' });
		await who.does('problem.report', { id: uuid(), village, channel: 'field', text: `叶子黄了 ${village}` });
		const [problem] = await rowsOf(official, '?whole=1', 'tech_problem', village);
		await official.does('problem.accept', { id: uuid(), problem: problem?.id });
	}
	await administrator.does('contact.set', { id: uuid(), person: first.person, village: datun, phone: '13800138077' });
});
afterAll(() => site.close());

type Row = { id: string; village: string | null };
const rowsOf = async (who: SiteVisitor, asked: string, table: string, village?: string): Promise<Row[]> => {
	const { tables } = (await who.get(`/api/v1/snapshot${asked}`)).body as { tables: Record<string, Row[]> };
	return (tables[table] ?? []).filter((row) => village === undefined || row.village === village);
};
const villagesOf = async (who: SiteVisitor, asked: string, table: string) =>
	[...new Set((await rowsOf(who, asked, table)).map(({ village }) => village))].sort();

describe('what a device is given', () => {
	test('an official gets what every device holds, and the villages of a township or a village when they open it', async () => {
		expect(await villagesOf(official, '?whole=1', 'orchard')).toEqual([]);
		expect(await villagesOf(official, '?whole=1', 'tech_problem')).toEqual([datun, xinlitun]);
		expect(await villagesOf(official, `?village=${datun}`, 'orchard')).toEqual([datun]);
		expect(await villagesOf(official, `?village=${xinlitun.slice(0, 9)}`, 'orchard')).toEqual([xinlitun]);
		expect(await villagesOf(official, '', 'orchard')).toEqual([datun, xinlitun]);
	});

	test('opening a village brings that village, what every device holds of late only included, and nothing else that every device holds', async () => {
		const asked = `?village=${datun}&only=1`;
		for (const table of ['orchard', 'tech_problem']) expect(await villagesOf(official, asked, table)).toEqual([datun]);
		for (const table of ['person', 'org_unit', 'contact', 'variety']) expect(await rowsOf(official, asked, table)).toEqual([]);
	});

	test('a private table held whole is whole for those who may see it, and nothing for others', async () => {
		expect(await villagesOf(official, '?whole=1', 'contact')).toEqual([datun]);
		expect(await villagesOf(first, '?whole=1', 'contact')).toEqual([datun]);
		expect(await rowsOf(other, '?whole=1', 'contact')).toEqual([]);
	});

	test('of a village that is not opened, what was said long ago stays on the server', async () => {
		expect(await villagesOf(official, '?whole=1', 'problem_event')).toEqual([datun, xinlitun]);
		await site.services.database.sql`update problem_event set received_at = received_at - interval '200 days' where village = ${datun}`;
		await first.does('orchard.create', { id: uuid(), village: datun, name: '苹果园' });
		expect(await villagesOf(official, '?whole=1', 'problem_event')).toEqual([xinlitun]);
		expect(await villagesOf(official, `?village=${datun}`, 'problem_event')).toEqual([datun, xinlitun]);
	});
});
