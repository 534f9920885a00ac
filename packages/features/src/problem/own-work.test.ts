import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, expect, test } from 'vitest';
import { stateOf } from './figures.ts';
import { type Problem, problems } from './model.ts';

const xinlitun = '211422222202';
let county: PocketCounty;
let people: Record<'secretary' | 'member' | 'first' | 'township' | 'expert', ReturnType<PocketCounty['person']>>;
let problem: string;

beforeEach(() => {
	county = new PocketCounty('2026-04-20');
	people = {
		secretary: county.person('village_secretary', xinlitun),
		member: county.person('team_member', xinlitun),
		first: county.person('first_secretary', '211422106214'),
		township: county.person('township_official', '211422222'),
		expert: county.person('expert', '211422'),
	};
	county.put('org_unit', { id: xinlitun, level: 'village', name: '新立屯村', parent: '211422222', aliases: [] });
	problem = newId();
});

const report = (who: keyof typeof people, channel = 'field') =>
	people[who].does('problem.report', { id: problem, village: xinlitun, channel, text: '授粉器堵了，怎么清？' });
const step = (who: keyof typeof people, verb: string, more: object = {}) =>
	people[who].does(`problem.${verb}`, { id: newId(), problem, ...more });
const row = () => county.get(problems, problem) as Problem;

test('what was solved on the spot is recorded by those who were there, though it is days ago, and judged by another', () => {
	report('secretary');
	county.today = '2026-04-22';
	expect(step('first', 'resolve', { text: '剪了', onTheSpot: true })).toBe('not_found');
	expect(step('secretary', 'resolve', { text: '剪了', occurredOn: '2026-04-20' })).toBe('problem_unaccepted');
	expect(step('secretary', 'resolve', { text: '剪了', onTheSpot: true })).toBe('problem_spot_late');
	expect(step('secretary', 'resolve', { text: '剪了', onTheSpot: true, occurredOn: '2026-04-20' })).toBe('accepted');
	expect(stateOf(row(), county.today)).toBe('resolved');
	expect(row()).toMatchObject({ acceptedOn: '2026-04-20', onTheSpot: true });
	expect(step('secretary', 'confirm')).toBe('problem_own_work');
	expect(step('member', 'confirm')).toBe('accepted');
});

test('an official who solved what they took the call of does not confirm it either', () => {
	report('township', 'hotline_12345');
	step('township', 'accept');
	expect(step('township', 'resolve', { text: '电话里说好了。' })).toBe('accepted');
	expect(step('township', 'confirm')).toBe('problem_own_work');
	expect(step('secretary', 'confirm')).toBe('accepted');
});

test('a problem’s steps come one after the other; an opinion is dated as it is', () => {
	report('secretary');
	county.today = '2026-04-30';
	expect(step('township', 'accept', { occurredOn: '2026-04-22' })).toBe('accepted');
	expect(step('township', 'resolve', { text: '剪了', onTheSpot: true, occurredOn: '2026-04-20' })).toBe('problem_before_step');
	const posting = { id: newId(), person: people.first.id, role: 'first_secretary', unit: '211422106214', fromOn: '2020-01-01', toOn: null };
	county.put('posting', { ...posting, team: null });
	expect(step('township', 'assign', { assignee: people.first.id, occurredOn: '2026-04-21' })).toBe('problem_before_step');
	expect(step('township', 'assign', { assignee: people.first.id, occurredOn: '2026-04-22' })).toBe('accepted');
	expect(step('expert', 'attach', { kind: 'expert_opinion', text: '冻害。', occurredOn: '2026-04-21' })).toBe('accepted');
	expect(step('first', 'resolve', { text: '剪了', occurredOn: '2026-04-26' })).toBe('accepted');
	expect(step('secretary', 'confirm', { occurredOn: '2026-04-20' })).toBe('problem_before_step');
	expect(step('secretary', 'reopen', { reason: '又黑了', occurredOn: '2026-04-25' })).toBe('problem_before_step');
	expect(step('secretary', 'confirm', { occurredOn: '2026-04-26' })).toBe('accepted');
});

test('two problems can’t each be the one that repeats the other', () => {
	const [other, third] = [newId(), newId()];
	report('secretary');
	for (const id of [other, third])
		people.secretary.did('problem.report', { id, village: xinlitun, channel: 'field', text: '授粉器又堵了' });
	const reject = (one: string, duplicateOf: string) =>
		people.township.does('problem.reject', { id: newId(), problem: one, reason: '重复', duplicateOf });
	expect(reject(other, problem)).toBe('accepted');
	expect(reject(problem, other)).toBe('problem_duplicate_repeats');
	expect(reject(third, other)).toBe('problem_duplicate_repeats');
	expect(reject(third, problem)).toBe('accepted');
});
