import { localDate } from '@honghuo/core/dates.ts';
import type { Paper } from '@honghuo/core/paper.ts';
import { type SiteVisitor, type TestSite, testSite } from '@honghuo/testing/site.ts';
import readExcel from 'read-excel-file/node';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const [datun, xinlitun] = ['211422106214', '211422222201'];
let site: TestSite;
let official: SiteVisitor & { person: string };
let first: SiteVisitor & { person: string };
let secretary: SiteVisitor & { person: string };
let grower: SiteVisitor & { person: string };
let donation: string;

const taken = async (who: SiteVisitor, name: string, input: object) => {
	expect([name, await who.does(name, input)]).toEqual([name, expect.objectContaining({ status: 'accepted' })]);
};
const paperOf = async (who: SiteVisitor, query = '?from=2025-01-01') => {
	const { status, body } = await who.get(`/api/v1/evidence${query}`);
	expect([status, body.error]).toEqual([200, undefined]);
	return body.paper as Paper;
};
const text = (paper: Paper) => JSON.stringify(paper);

beforeAll(async () => {
	site = await testSite(inject('cluster'), { limits: false });
	const administrator = await site.founded();
	const join = (name: string, username: string, role: string, unit: string) => site.joined(administrator, { name, username, role, unit });
	official = await join('县干部甲', 'xian', 'county_official', '211422');
	first = await join('大屯村第一书记', 'datun-diyi', 'first_secretary', datun);
	secretary = await join('新立屯村书记', 'xinlitun-shuji', 'village_secretary', xinlitun);
	grower = await join('诸葛果农', 'guonong', 'grower', xinlitun);
	const [variety] = await site.services.database.sql<{ id: string }[]>`select id from variety where name = '早金酥'`;
	donation = newId();
	const [item, expert, visit, problem, orchard, block] = [newId(), newId(), newId(), newId(), newId(), newId()];
	const items = [{ id: item, kind: 'seedling', variety: variety?.id, qty: 700, unit: 'tree' }];
	await taken(first, 'donation.draft', { id: donation, fromVillage: datun, toVillage: xinlitun, items });
	await taken(first, 'donation.pledge', { donation, on: '2025-03-01' });
	await taken(first, 'donation.dispatch', { donation, on: '2025-03-20' });
	await taken(secretary, 'donation.receive', { donation, items: [{ item, receivedQty: 690 }], on: '2025-03-22' });
	await taken(first, 'orchard.create', { id: orchard, village: datun, name: '早金酥梨园' });
	await taken(first, 'block.create', { id: block, orchard, name: '东坡', areaE4mu: 210_000 });
	for (const occurredOn of ['2026-01-20', '2026-01-22'])
		await taken(first, 'work.log', { id: newId(), block, kind: 'dormant_pruning', doneValue: 35_000, doneUnit: 'e4mu', occurredOn });
	await taken(official, 'expert.add', { id: expert, person: first.person, fields: ['pear'] });
	await taken(secretary, 'visit.request', { id: visit, village: xinlitun, topic: '拉枝', expert });
	await taken(secretary, 'visit.schedule', { visit, scheduledOn: '2026-01-10' });
	await taken(secretary, 'visit.complete', { visit, doneOn: '2026-01-10', attended: 12, advice: [{ id: newId(), text: '先拉大枝' }] });
	await taken(secretary, 'visit.thank', { visit, text: '谢谢手把手教' });
	await taken(secretary, 'visit.request', { id: newId(), village: xinlitun, topic: '还没约' });
	await taken(secretary, 'problem.report', {
		id: problem,
		village: xinlitun,
		channel: 'field',
		text: '梨木虱怎么治',
		occurredOn: '2026-01-11',
	});
	await taken(official, 'problem.accept', { id: newId(), problem });
	await taken(official, 'problem.assign', { id: newId(), problem, assignee: first.person });
	await taken(first, 'problem.resolve', { id: newId(), problem, text: '清园、刮皮' });
	await taken(secretary, 'problem.confirm', { id: newId(), problem });
});
afterAll(() => site.close());

test('a person’s file says what they did, and who of the other village confirmed it, each with its entry', async () => {
	const paper = await paperOf(first);
	expect(paper.title).toEqual(['大屯村第一书记', '实绩佐证']);
	const rows = paper.sections.flatMap(({ table }) => table?.rows ?? []);
	expect(rows.map(([day, what]) => `${day} ${what}`)).toEqual([
		'2025-03-20 送早金酥 梨苗 700 株',
		'2026-01-10 专家指导：拉枝，专家 大屯村第一书记，12 人来听，建议 1 条',
		expect.stringContaining('办好技术难题：梨木虱怎么治'),
		'2026-01-20 – 2026-01-22 修剪',
	]);
	expect(rows.map((row) => row[3])).toEqual([
		expect.stringMatching(/小德营子乡 新立屯村 新立屯村书记 2025-03-22 签收：早金酥 梨苗 690 株/),
		expect.stringContaining('致谢：「谢谢手把手教」'),
		'新立屯村书记 确认办好了',
		'7 亩',
	]);
	expect(rows.slice(0, 3).every((row) => typeof row[4] === 'number')).toBe(true);
	expect(text(paper)).not.toMatch(/登录|在线|积分|名次/);
});

test('a village’s file is its own people’s to make; nobody else has a way in, officials and neighbours neither', async () => {
	expect(text(await paperOf(first, `?from=2025-01-01&village=${datun}`))).toContain('大屯镇 大屯村');
	for (const who of [official, secretary, grower]) expect((await who.get(`/api/v1/evidence?village=${datun}`)).status).toBe(404);
	expect(text(await paperOf(official))).not.toContain('700');
	expect((await first.get('/api/v1/evidence?from=2026-02-01&to=2026-01-01')).status).toBe(400);
});

test('given away by a code of which the county keeps only the hash; taken back, it opens nothing', async () => {
	const code = 'k3m9x2v7q4w8n5r6t7y8u9p2';
	const { createHash } = await import('node:crypto');
	const share = newId();
	const today = localDate(new Date());
	const input = { id: share, codeHash: createHash('sha256').update(code).digest('hex'), fromOn: '2025-01-01', toOn: '2026-01-31' };
	expect(await first.does('evidence.share', { ...input, expiresOn: '2099-01-01' })).toMatchObject({ code: 'evidence_expires' });
	expect(await first.does('evidence.share', { ...input, fromOn: '2026-02-01', expiresOn: today })).toMatchObject({ code: 'evidence_days' });
	await taken(first, 'evidence.share', { ...input, expiresOn: today, toWhom: '县委组织部' });
	expect((await official.get(`/api/v1/evidence/${code}`)).body.paper).toMatchObject({ title: ['大屯村第一书记', '实绩佐证'] });
	expect((await official.get('/api/v1/evidence/wrong')).body.error?.code).toBe('evidence_code_wrong');
	expect((await site.visitor().get(`/api/v1/evidence/${code}`)).status).toBe(401);
	expect(((await first.get('/api/v1/me/rows')).body.tables as { evidence_share: object[] }).evidence_share).toHaveLength(1);
	expect(await secretary.does('evidence.revoke', { share })).toMatchObject({ code: 'not_found' });
	await taken(first, 'evidence.revoke', { share });
	expect((await official.get(`/api/v1/evidence/${code}`)).body.error?.code).toBe('evidence_code_wrong');
});

test('as a workbook its numbers are numbers', async () => {
	const response = await site.app.request('/api/v1/evidence?from=2025-01-01&format=xlsx', { headers: { cookie: first.cookie() ?? '' } });
	const sheets = await readExcel(Buffer.from(await response.arrayBuffer()));
	const given = (sheets as unknown as { sheet: string; data: unknown[][] }[]).find(({ sheet }) => sheet === '送出的苗木和种子');
	expect(given?.data[0]).toEqual(['日期', '做了什么', '在哪、给谁', '谁确认的', '台账号']);
	expect(typeof given?.data[1]?.[4]).toBe('number');
});

test('a grower who has not agreed is not named in full; what they sent to the county they read back with its answer', async () => {
	const [id, again] = [newId(), newId()];
	await taken(grower, 'feedback.send', { id, text: '上传太慢' });
	await taken(first, 'feedback.send', { id: again, text: '表填了两遍' });
	await taken(official, 'feedback.answer', { feedback: id, text: '换了服务器' });
	expect(await secretary.does('feedback.answer', { feedback: id, text: '别说了' })).toMatchObject({ code: 'not_permitted' });
	const { body } = await grower.get('/api/v1/me/rows');
	expect(body).toMatchObject({ tables: { feedback: [{ id, text: '上传太慢', answer: '换了服务器' }] } });
	expect(JSON.stringify(body)).not.toContain('表填了两遍');
	const asked = (who: SiteVisitor) => who.get(`/api/v1/search?q=${encodeURIComponent('诸葛')}&kind=person`);
	expect((await asked(first)).body).toEqual({ found: [] });
	expect((await asked(secretary)).body).toMatchObject({ found: [{ kind: 'person', title: '诸葛果农' }] });
	const consent = newId();
	const given = { id: consent, person: grower.person, village: xinlitun, purposes: ['name'], givenOn: '2026-01-01', how: 'oral' };
	expect(await first.does('consent.record', { ...given, id: newId() })).toMatchObject({ code: 'not_found' });
	await taken(secretary, 'consent.record', given);
	expect((await asked(first)).body).toMatchObject({ found: [{ title: '诸葛果农' }] });
	await taken(grower, 'consent.withdraw', { consent, on: localDate(new Date()), how: 'app' });
	expect((await asked(first)).body).toEqual({ found: [] });
});

test('blocks of all villages are found on the server, aliases of villages too; nothing odd breaks it', async () => {
	const found = async (q: string) => {
		const { status, body } = await secretary.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
		expect(status).toBe(200);
		return (body.found as { kind: string; title: string; detail: string }[]).map(({ kind, title, detail }) => `${kind} ${title} ${detail}`);
	};
	expect(await found('东坡')).toEqual(['block 东坡 大屯镇 大屯村 · 早金酥梨园']);
	expect(await found('新立屯村委会')).toEqual([expect.stringMatching(/^village 新立屯村 小德营子乡/)]);
	for (const q of ['%', '_', "'", '\\', '"; drop table person; --']) expect(await found(q)).toEqual([]);
	expect((await secretary.get('/api/v1/search?q=')).status).toBe(400);
	expect((await site.visitor().get('/api/v1/search?q=x')).status).toBe(401);
});
