import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { blockAsked, kindAsked, windowAsked } from './figures.ts';
import { type Advice, advices } from './model.ts';

const weijialing = '211422209200';
let county: PocketCounty;
let secretary: PocketPerson;
let neighbour: PocketPerson;
let researcher: PocketPerson;
let visit: string;
let hawthorns: string;

beforeEach(() => {
	county = new PocketCounty('2026-02-01');
	secretary = county.person('village_secretary', weijialing);
	neighbour = county.person('village_secretary', '211422203200');
	researcher = county.person('expert', '211422');
	const [expert, orchard] = [newId(), newId()];
	researcher.did('expert.add', { id: expert, person: researcher.id, fields: ['hawthorn'] });
	county.put('orchard', { id: orchard, village: weijialing, name: '山楂园', closedReason: null });
	hawthorns = newId();
	const size = { areaE4mu: 1_000_000, treeCount: null, rowSpacingCm: 400, treeSpacingCm: 300, geometry: null, closedReason: null };
	county.put('orchard_block', { id: hawthorns, village: weijialing, orchard, name: '山楂坡', ...size });
	visit = newId();
	secretary.did('visit.request', { id: visit, village: weijialing, topic: '100 亩山楂园怎么管', expert, orchard });
	researcher.did('visit.schedule', { visit, scheduledOn: '2026-02-01' });
});

const row = (id: string): Advice => county.get(advices, id) as Advice;
function given(more: object = {}, by = researcher): string {
	const id = newId();
	by.did('advice.give', { id, visit, text: '冬天刮树皮', ...more });
	return id;
}
function planned(): string {
	const id = newId();
	const window = { plannedFrom: '2026-02-01', plannedTo: '2026-03-10' };
	secretary.did('task.plan', { id, block: hawthorns, kind: 'bark_scraping', targetValue: 1_000_000, targetUnit: 'e4mu', ...window });
	return id;
}

describe('advice for the hawthorn orchard of 100 mu in 魏家岭村', () => {
	test('becomes a task and keeps it, once', () => {
		const [advice, task] = [given({ kind: 'bark_scraping', block: hawthorns }), planned()];
		secretary.did('advice.adopt', { advice, task });
		expect(row(advice)).toMatchObject({ task, village: weijialing, givenOn: '2026-02-01' });
		expect(secretary.does('advice.adopt', { advice, task: planned() })).toBe('advice_adopted');
	});

	test('is free again when its task was abandoned', () => {
		const [advice, task] = [given(), planned()];
		secretary.did('advice.adopt', { advice, task });
		secretary.did('task.abandon', { task, reason: '改到明年' });
		expect(secretary.does('advice.adopt', { advice, task })).toBe('advice_task');
		expect(secretary.does('advice.adopt', { advice, task: planned() })).toBe('accepted');
	});

	test('is taken up by its own village alone, with a task of its own', () => {
		const advice = given();
		expect(neighbour.does('advice.adopt', { advice, task: planned() })).toBe('not_found');
		expect(researcher.does('advice.adopt', { advice, task: planned() })).toBe('not_permitted');
		expect(secretary.does('advice.adopt', { advice, task: newId() })).toBe('advice_task');
	});

	test('is given at a visit that was arranged, or on a problem of a village, never both or neither', () => {
		const give = (more: object, by = secretary) => by.does('advice.give', { id: newId(), text: '先去大枝', ...more });
		expect(give({})).toBe('advice_place');
		expect(give({ visit, problem: newId() })).toBe('advice_place');
		expect(give({ problem: newId() })).toBe('advice_place');
		const [here, elsewhere] = [newId(), newId()];
		county.put('tech_problem', { id: here, village: weijialing });
		county.put('tech_problem', { id: elsewhere, village: '211422203200' });
		expect(give({ problem: here, village: weijialing })).toBe('accepted');
		expect(give({ problem: here, village: weijialing }, neighbour)).toBe('not_found');
		expect(give({ problem: elsewhere, village: weijialing })).toBe('advice_problem');
		expect(give({ problem: newId(), village: weijialing })).toBe('advice_problem');
		expect(give({ visit }, neighbour)).toBe('not_found');
		expect(give({ visit, givenOn: '2026-02-02' })).toBe('advice_in_future');
		expect(give({ visit, block: newId() })).toBe('advice_block');
		secretary.did('visit.cancel', { visit, reason: '大雪封路' });
		expect(give({ visit })).toBe('advice_too_early');
	});

	test('is corrected and withdrawn by the village or the expert; the last of a visit that was made stays', () => {
		const [first, second] = [given(), given({ text: '疏大枝' }, secretary)];
		expect(neighbour.does('advice.correct', { advice: first, text: '别刮' })).toBe('not_found');
		expect(researcher.does('advice.correct', { advice: first, text: '冬天刮树皮' })).toBe('advice_unchanged');
		researcher.did('advice.correct', { advice: first, text: '冬天刮树皮，集中烧掉' });
		secretary.did('visit.complete', { visit, doneOn: '2026-02-01' });
		secretary.did('advice.withdraw', { advice: second, reason: '听错了' });
		expect(secretary.does('advice.withdraw', { advice: second, reason: '听错了' })).toBe('advice_withdrawn');
		expect(secretary.does('advice.withdraw', { advice: first, reason: '听错了' })).toBe('advice_last');
		expect(secretary.does('advice.adopt', { advice: second, task: planned() })).toBe('advice_withdrawn');
	});
});

test('the work an advice asks for is read from its text: the first named, the longest of several, none when none', () => {
	const asked = (text: string) => kindAsked({ kind: null, text });
	expect(asked('开春拉枝，再疏花疏果')).toBe('branch_bending');
	expect(asked('上冻前浇封冻水')).toBe('freeze_up_irrigation');
	expect(asked('多晒太阳')).toBeUndefined();
	expect(asked('其他的以后再说')).toBeUndefined();
	expect(kindAsked({ kind: 'bagging', text: '修剪' })).toBe('bagging');
});

test('the block an advice is about is the one said, the only one, or the one its text names', () => {
	const [east, west] = [
		{ id: 'e', name: '东坡' },
		{ id: 'w', name: '西坡' },
	];
	expect(blockAsked({ block: 'w', text: '东坡先剪' }, [east, west])).toBe(west);
	expect(blockAsked({ block: null, text: '东坡先剪' }, [east, west])).toBe(east);
	expect(blockAsked({ block: null, text: '先剪大枝' }, [east])).toBe(east);
	expect(blockAsked({ block: null, text: '东坡、西坡都剪' }, [east, west])).toBeUndefined();
});

test('advice in November to bend branches waits for spring; freeze-up water, just past its season, does not wait a year', () => {
	expect(windowAsked('branch_bending', '2026-11-25', county)).toEqual({ from: '2027-03-20', to: '2027-04-30' });
	expect(windowAsked('freeze_up_irrigation', '2026-11-25', county)).toEqual({ from: '2026-11-25', to: '2026-12-25' });
});
