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
