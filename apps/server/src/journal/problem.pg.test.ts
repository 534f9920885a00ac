import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let county: TestCounty;
let partner: TestPerson;
let first: TestPerson;
let official: TestPerson;

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	partner = await county.person('village_secretary', '新立屯村');
	first = await county.person('first_secretary', '大屯村');
	official = await county.person('county_official');
});
afterAll(() => county.close());

const refusal = (code: string, field?: string) =>
	expect.objectContaining({ status: 'refused', refusal: expect.objectContaining(field ? { code, field } : { code }) });
const scopeOf = (person: TestPerson) => county.journal.scopeOf(county.code, person.id);
const figure = async (query: object) => county.journal.figure(await scopeOf(official), 'closure', query);
const held = async (person: TestPerson, table: string) => {
	const { body } = await county.journal.snapshot(await scopeOf(person));
	return (JSON.parse(body) as { tables: Record<string, { id: string }[]> }).tables[table] ?? [];
};

async function asked(text: string): Promise<string> {
	const id = newId();
	await partner.did('problem.report', { id, village: villages.新立屯村, channel: 'field', crop: 'pear', text });
	await official.did('problem.accept', { id: newId(), problem: id });
	await official.did('problem.assign', { id: newId(), problem: id, assignee: first.id });
	return id;
}

describe('a problem', () => {
	test('asked at 新立屯村 is solved on the spot by 大屯村’s first secretary, confirmed, and counts in the closure rate until it is reopened', async () => {
		const problem = await asked('接口要不要埋进土里？');
		await asked('定根水浇多少？');
		const solved = { text: '接口露出地面，当场提了几株。', onTheSpot: true, outcomeValue: 6, outcomeUnit: 'tree' };
		await first.did('problem.resolve', { id: newId(), problem, ...solved });
		expect(await first.does('problem.confirm', { id: newId(), problem })).toEqual(refusal('not_found', 'problem'));
		const version = await partner.did('problem.confirm', { id: newId(), problem });
		const rate = await figure({ village: villages.新立屯村 });
		expect(rate).toMatchObject({ value: 50, unit: 'percent', parts: { closed: 1, accepted: 2, on_the_spot: 1, same_day_rate: '50.0%' } });
		expect(await figure({ part: 'on_the_spot' })).toMatchObject({ value: 1, entries: [version] });
		await partner.did('problem.reopen', { id: newId(), problem, reason: '又埋深了两株。' });
		expect(await figure({ part: 'closed' })).toMatchObject({ value: 0, entries: [] });
		expect(await held(first, 'problem_event')).toHaveLength(7);
	});

	test('nobody confirms is closed by silence when the day has come', async () => {
		const problem = await asked('苗木根系劈裂还能不能栽？');
		await first.did('problem.resolve', { id: newId(), problem, text: '剪到好茬，蘸泥浆。' });
		const on = new Date(Date.now() + 8 * 86_400_000).toISOString().slice(0, 10);
		expect(await figure({ part: 'closed' })).toMatchObject({ value: 0 });
		expect(await figure({ part: 'closed', on })).toMatchObject({ value: 1 });
	});
});

test('a comment speaks to somebody of another village and is held by their phone', async () => {
	const problem = await asked('授粉树放哪几行？');
	const id = newId();
	const said = { id, on: { table: 'tech_problem', row: problem }, text: '@新立屯村书记 图发你了', mentions: [partner.id] };
	await first.did('comment.add', said);
	expect(await held(partner, 'comment')).toMatchObject([{ id, village: villages.新立屯村, mentions: [partner.id] }]);
	expect(await first.does('comment.add', { ...said, id: newId(), on: { table: 'feedback', row: problem } })).toEqual(
		refusal('comment_place_unknown', 'on.table'),
	);
});

test('a complaint is read by the county’s officials and by nobody else', async () => {
	const id = newId();
	const version = await partner.did('feedback.send', { id, text: '表还是要填两遍。', contact: '晚上在村部' });
	expect(await held(official, 'feedback')).toMatchObject([{ id, village: null }]);
	for (const person of [first, partner]) {
		expect(await held(person, 'feedback')).toEqual([]);
		const page = await county.journal.catchUp(await scopeOf(person), version - 1, 1);
		expect(page).toMatchObject({ snapshot: false });
		expect('text' in page && page.text).not.toContain('两遍');
	}
});

test('dealt with over a year ago, a problem comes with its village; one that waits comes to everybody however old it is', async () => {
	const texts = ['前年问的，办结了', '前年问的，没人管', '今年问的，办结了'];
	const ids = await Promise.all(texts.map(asked));
	const [done = '', waits = '', fresh = ''] = ids;
	for (const problem of [done, fresh]) {
		await first.did('problem.resolve', { id: newId(), problem, text: '好了。' });
		await partner.did('problem.confirm', { id: newId(), problem });
	}
	await county.sql`update tech_problem set received_at = now() - interval '2 years' where id in ${county.sql([done, waits])}`;
	const ofThese = async (of: { villages: string[]; only?: boolean }) => {
		const { body } = await county.journal.snapshot(await scopeOf(official), of);
		const { tables } = JSON.parse(body) as { tables: Record<string, { id: string }[]> };
		return ids.map((id) => tables.tech_problem?.some((row) => row.id === id));
	};
	expect(await ofThese({ villages: [] })).toEqual([false, true, true]);
	expect(await ofThese({ villages: [villages.大屯村] })).toEqual([false, true, true]);
	expect(await ofThese({ villages: [villages.新立屯村] })).toEqual([true, true, true]);
	expect(await ofThese({ villages: [villages.新立屯村], only: true })).toEqual([true, true, true]);
});
