import type {} from '@honghuo/testing/cluster-setup.ts';
import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { newId } from '@honghuo/testing/pocket-county.ts';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let county: TestCounty;
let secretary: TestPerson;
let member: TestPerson;
let researcher: TestPerson;
const expert = newId();

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	secretary = await county.person('village_secretary', '魏家岭村');
	member = await county.person('team_member', '魏家岭村');
	researcher = await county.person('expert');
	await researcher.did('expert.add', { id: expert, person: researcher.id, fields: ['hawthorn', 'pruning'] });
});
afterAll(() => county.close());

const code = (outcome: Awaited<ReturnType<TestPerson['does']>>) => (outcome.status === 'refused' ? outcome.refusal.code : outcome.status);

async function hawthorns() {
	const [orchard, block] = [newId(), newId()];
	await secretary.did('orchard.create', { id: orchard, village: villages.魏家岭村, name: `山楂园${orchard.slice(-6)}` });
	await secretary.did('block.create', { id: block, orchard, name: '山楂坡', areaE4mu: 1_000_000 });
	return { orchard, block };
}

async function scheduled(orchard: string) {
	const visit = newId();
	await secretary.did('visit.request', { id: visit, village: villages.魏家岭村, topic: '100 亩山楂园怎么管', orchard, expert });
	await researcher.did('visit.schedule', { visit, scheduledOn: '2026-01-20' });
	return visit;
}
const advice = (text: string) => [{ id: newId(), text }];

describe('advice for 100 mu of hawthorn in 魏家岭村', () => {
	test('goes from the request to a task, and every row is where the ledger says', async () => {
		const { orchard, block } = await hawthorns();
		const visit = await scheduled(orchard);
		const [said] = advice('冬天刮树皮');
		await secretary.did('visit.complete', { visit, doneOn: '2026-01-20', advice: [said], attended: 12, attendees: ['王大叔'] });
		const task = { id: newId(), block, kind: 'bark_scraping', plannedFrom: '2026-01-21', plannedTo: '2026-03-10' };
		await secretary.did('task.plan', { ...task, targetValue: 1_000_000, targetUnit: 'e4mu' });
		await secretary.did('advice.adopt', { advice: said?.id, task: task.id });
		await researcher.did('visit.followUp', { visit, followedUpOn: '2026-02-20', note: '刮完了' });
		const [row] = await county.sql`
			select v.state, v.attended, v.attendees, v.follow_up_due_on, a.task, a.expert from expert_visit v join advice_item a on a.visit = v.id where v.id = ${visit}`;
		expect(row).toMatchObject({ state: 'followed_up', attended: 12, attendees: ['王大叔'], task: task.id, expert });
	});

	test('two who finish it at the same moment finish it once, and the other is told', async () => {
		const { orchard } = await hawthorns();
		const visit = await scheduled(orchard);
		const outcomes = await Promise.all(
			[secretary, member].map((who) => who.does('visit.complete', { visit, doneOn: '2026-01-20', advice: advice('先去大枝') })),
		);
		expect(outcomes.map(code).sort()).toEqual(['accepted', 'visit_done']);
		const [count] = await county.sql`select count(*)::int as n from advice_item where visit = ${visit}`;
		expect(count?.n).toBe(1);
	});

	test('the database says no by itself to a done visit without a day, and to advice of nothing', async () => {
		const { orchard } = await hawthorns();
		const visit = await scheduled(orchard);
		const { sql } = county;
		await expect(sql`update expert_visit set state = 'done' where id = ${visit}`).rejects.toThrow(/expert_visit_done/);
		await expect(sql`update expert_visit set expert = null where id = ${visit}`).rejects.toThrow(/expert_visit_scheduled/);
		await expect(sql`update expert_visit set state = 'cancelled' where id = ${visit}`).rejects.toThrow(/expert_visit_ended/);
		await expect(sql`update advice_item set visit = null`).rejects.toThrow(/advice_item_place/);
		await expect(sql`update expert set fields = '{}'`).rejects.toThrow(/expert_fields/);
	});
});

describe('sprays, harvests and events on real rows', () => {
	const work = (block: string, kind: string, occurredOn: string, more: object = {}) => ({
		...{ id: newId(), block, kind, doneValue: 1_000_000, doneUnit: 'e4mu', occurredOn },
		...more,
	});

	test('a harvest sent right behind its spray is refused in the same breath', async () => {
		const { block } = await hawthorns();
		const spray = secretary.does('work.log', work(block, 'spraying', '2025-09-20', { product: '多菌灵', phiDays: 20 }));
		const harvest = secretary.does('work.log', work(block, 'harvesting', '2025-10-01'));
		const outcomes = await Promise.all([spray, harvest]);
		expect(outcomes.map(code)).toEqual(['accepted', 'harvest_too_early']);
		expect(code(await secretary.does('work.log', work(block, 'harvesting', '2025-10-10')))).toBe('accepted');
	});

	test('several blocks in one command, an event on all of them; the database keeps each block once', async () => {
		const [one, other] = [await hawthorns(), await hawthorns()];
		const logs = [one, other].map(({ block }) => ({ id: newId(), block, doneValue: 500_000, doneUnit: 'e4mu' }));
		await secretary.did('work.logMany', { logs, kind: 'bark_scraping', occurredOn: '2026-01-25' });
		const event = { id: newId(), kind: 'hail', occurredOn: '2026-01-26' };
		await secretary.did('event.record', { ...event, blocks: [{ block: one.block, affectedE4mu: 300_000 }, { block: other.block }] });
		expect(code(await member.does('event.record', { ...event, blocks: [{ block: one.block }] }))).toBe('id_taken');
		const hits = await county.sql`select affected_e4mu, id from event_block where event = ${event.id} order by id`;
		expect(hits.map((row) => row.affected_e4mu && Number(row.affected_e4mu))).toEqual([300_000, null]);
		await expect(county.sql`update event_block set block = ${other.block} where event = ${event.id}`).rejects.toThrow(/unique|duplicate/);
		await expect(county.sql`update work_log set product = '多菌灵' where block = ${one.block}`).rejects.toThrow(/work_log_spray/);
	});
});
