import type { Actor, Role } from '@honghuo/core/actor.ts';
import { type Command, judge, parseInput } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { isRefusal } from '@honghuo/core/refusal.ts';
import { type BaseRow, Overlay, type Rows } from '@honghuo/core/row.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import { describe, expect, test } from 'vitest';
import { commands } from './commands.ts';
import { noticesFor, type Step, stateOf, steps, stepsFor, timelineOf } from './figures.ts';
import { type Problem, problems } from './model.ts';

const county = '211422';
const [datun, xinlitun] = ['211422106214', '211422222201'];
const base = { county, village: null, version: 1, createdBy: 'root', recordedAt: '', receivedAt: '' };

/** A county in memory, in which people act on days; commands are judged as the server judges them. */
function desk() {
	const all: Record<string, BaseRow[]> = {
		org_unit: [datun, xinlitun].map((id) => ({ ...base, id, level: 'village' }) as BaseRow),
	};
	const rows = new Overlay(rowsOf(all));
	const day = { today: '2026-04-20' };
	let made = 0;
	const newId = () => `01900000-0000-7000-8000-${String(++made).padStart(12, '0')}`;
	const person = (role: Role, unit: string) => {
		const id = newId();
		all.person = [...(all.person ?? []), { ...base, id, name: role } as BaseRow];
		const posting = { ...base, id: newId(), person: id, unit, team: null, role, fromOn: '2024-01-01', toOn: null };
		all.posting = [...(all.posting ?? []), posting as BaseRow];
		const actor: Actor = { person: id, county, grants: [{ role, unit, from: '2024-01-01', to: null }] };
		const does = (name: string, input: object): string => {
			const definition = commands.find((one) => one.name === name) as Command;
			const parsed = parseInput(definition, input);
			if (!('input' in parsed)) return `${parsed.code} ${parsed.field}`;
			const now = `${day.today}T02:00:00.000Z`;
			const decision = judge(definition, parsed.input, rows, { actor, recordedAt: now, now, version: 2 + made });
			if (isRefusal(decision)) return [decision.code, decision.field].filter(Boolean).join(' ');
			rows.apply(decision);
			return 'accepted';
		};
		return { id, actor, does };
	};
	const people = {
		secretary: person('village_secretary', xinlitun),
		member: person('team_member', xinlitun),
		first: person('first_secretary', datun),
		township: person('township_official', '211422222'),
		elsewhere: person('township_official', '211422106'),
		official: person('county_official', county),
		expert: person('expert', county),
		grower: person('grower', xinlitun),
	};
	const asked = { village: xinlitun, channel: 'photo', text: '梨树花期遇霜，花柱发黑，怎么补救？', crop: 'pear' };
	const problem = newId();
	const state = () => stateOf(rows.get(problems, problem) as Problem, day.today);
	const step = (who: keyof typeof people, verb: string, more: object = {}) =>
		people[who].does(`problem.${verb}`, { id: newId(), problem, ...more });
	const report = (who: keyof typeof people = 'secretary', more: object = {}) =>
		people[who].does('problem.report', { id: problem, ...asked, ...more });
	/** Everything up to and including a state, as it usually goes. */
	const upTo = (last: 'reported' | 'accepted' | 'assigned' | 'answered' | 'resolved') => {
		const way = ['reported', 'accepted', 'assigned', 'answered', 'resolved'];
		const wanted = way.slice(0, way.indexOf(last) + 1);
		report();
		if (wanted.includes('accepted')) step('township', 'accept');
		if (wanted.includes('assigned')) step('township', 'assign', { assignee: people.first.id });
		if (wanted.includes('answered')) step('first', 'answer', { text: '先别剪，等坐果再疏。' });
		if (wanted.includes('resolved')) step('first', 'resolve', { text: '授了粉，坐住了。' });
	};
	const inbox = (who: keyof typeof people) =>
		noticesFor(
			{ actor: people[who].actor, today: day.today },
			{ get: rows.get.bind(rows), find: rows.find.bind(rows) as Rows['find'], all: (table) => [...rows.written(table.name)] as never },
		).map(({ kind, about }) => `${kind} ${about['zh-CN'].split('：')[0]}`);
	return { people, rows, day, problem, state, step, report, upTo, newId, inbox };
}

describe('the one window', () => {
	test('a frosted pear’s way: reported, accepted, assigned, answered, resolved, confirmed', () => {
		const { state, step, report, people, rows, problem } = desk();
		expect([report(), state()]).toEqual(['accepted', 'reported']);
		expect([step('township', 'accept'), state()]).toEqual(['accepted', 'accepted']);
		expect([step('township', 'assign', { assignee: people.first.id }), state()]).toEqual(['accepted', 'assigned']);
		expect([step('first', 'answer', { text: '人工授粉。' }), state()]).toEqual(['accepted', 'answered']);
		expect([step('first', 'resolve', { text: '授粉 40 株。', outcomeValue: 40, outcomeUnit: 'tree' }), state()]).toEqual([
			'accepted',
			'resolved',
		]);
		expect([step('member', 'confirm'), state()]).toEqual(['accepted', 'closed']);
		const way = timelineOf(problem, rows).map(({ kind, outcomeValue }) => `${kind}${outcomeValue ?? ''}`);
		expect(way).toEqual(['accepted', 'assigned', 'answered', 'resolved40', 'confirmed']);
	});

	test('opinions and the parties called stand in the timeline: 18 sheds removed after a legal opinion', () => {
		const { step, upTo, problem, rows } = desk();
		upTo('assigned');
		expect(step('expert', 'attach', { kind: 'expert_opinion', text: '棚挡光，梨园西行减产。' })).toBe('accepted');
		expect(step('official', 'attach', { kind: 'legal_opinion', text: '占的是耕地，应限期拆。' })).toBe('accepted');
		expect(step('secretary', 'attach', { kind: 'parties_called', text: '请棚主、村委会、司法所来谈。' })).toBe('accepted');
		expect(step('grower', 'attach', { kind: 'legal_opinion', text: '不同意' })).toBe('not_permitted');
		expect(step('first', 'resolve', { text: '都拆了。', outcomeValue: 18, outcomeUnit: 'shed' })).toBe('accepted');
		expect(timelineOf(problem, rows).at(-1)).toMatchObject({ kind: 'resolved', outcomeValue: 18, outcomeUnit: 'shed' });
	});

	test('seven days of silence close it, on the seventh day and without anything running', () => {
		const { day, state, step, upTo } = desk();
		upTo('resolved');
		day.today = '2026-04-26';
		expect(state()).toBe('resolved');
		day.today = '2026-04-27';
		expect(state()).toBe('closed');
		expect(step('secretary', 'confirm')).toBe('problem_closed problem');
		expect(step('first', 'resolve', { text: '再来一次' })).toBe('problem_closed problem');
	});

	test('reopened is not closed, keeps its assignee and gets a new due day', () => {
		const { day, state, step, upTo, rows, problem } = desk();
		upTo('resolved');
		day.today = '2026-05-10';
		expect(state()).toBe('closed');
		expect(step('secretary', 'reopen', { reason: '又黑了一批。' })).toBe('accepted');
		expect(state()).toBe('reopened');
		expect(rows.get(problems, problem)).toMatchObject({ dueOn: '2026-05-17', resolvedOn: null, onTheSpot: false });
		expect(step('first', 'resolve', { text: '补授了粉。' })).toBe('accepted');
	});

	test('silence runs from the day it was entered, not from a day that lies back', () => {
		const { day, state, step, upTo } = desk();
		upTo('answered');
		day.today = '2026-06-01';
		expect(step('first', 'resolve', { text: '早好了。', occurredOn: '2026-04-21' })).toBe('accepted');
		expect(state()).toBe('resolved');
	});
});

describe('what is refused, each for its own reason', () => {
	test('by state', () => {
		const fresh = desk();
		fresh.upTo('reported');
		expect(fresh.step('township', 'assign', { assignee: fresh.people.expert.id })).toBe('problem_unaccepted problem');
		expect(fresh.step('secretary', 'confirm')).toBe('problem_unresolved problem');
		expect(fresh.step('secretary', 'reopen', { reason: '没好' })).toBe('problem_unresolved problem');
		fresh.step('township', 'accept');
		expect(fresh.step('official', 'accept')).toBe('problem_taken problem');
		expect(fresh.step('township', 'answer', { text: '好' })).toBe('problem_unassigned problem');
		const rejected = desk();
		rejected.upTo('reported');
		rejected.step('township', 'reject', { reason: '不是果树的事，转了供电所。' });
		expect([rejected.state(), rejected.step('township', 'accept')]).toEqual(['rejected', 'problem_rejected problem']);
		const resolved = desk();
		resolved.upTo('resolved');
		expect(resolved.step('first', 'answer', { text: '还有' })).toBe('problem_resolved problem');
	});

	test('by right: theirs and not there are one refusal', () => {
		const { step, report } = desk();
		expect(report('first')).toBe('not_found village');
		expect(report('expert')).toBe('not_permitted');
		expect(report('grower')).toBe('not_permitted');
		expect(report('township')).toBe('accepted');
		expect(step('elsewhere', 'accept')).toBe('not_found problem');
		const other = desk();
		other.upTo('assigned');
		expect(other.step('expert', 'answer', { text: '我来' })).toBe('not_found problem');
		expect(other.step('member', 'resolve', { text: '我来' })).toBe('not_found problem');
		expect(other.step('official', 'resolve', { text: '办了' })).toBe('accepted');
		expect(other.step('first', 'confirm')).toBe('not_found problem');
	});

	test('who dealt with it does not confirm it; who cannot deal with it is not assigned', () => {
		const { step, report, people } = desk();
		report();
		step('township', 'accept');
		expect(step('township', 'assign', { assignee: people.grower.id })).toBe('problem_assignee_unfit assignee');
		expect(step('township', 'assign', { assignee: '01900000-0000-7000-8000-999999999999' })).toBe('not_found assignee');
		expect(step('township', 'assign', { assignee: people.secretary.id })).toBe('accepted');
		step('secretary', 'resolve', { text: '自己弄好了。' });
		expect(step('secretary', 'confirm')).toBe('problem_own_work problem');
		expect(step('member', 'confirm')).toBe('accepted');
	});

	test('by day, outcome and on the spot', () => {
		const { day, step, report } = desk();
		expect(report('secretary', { occurredOn: '2026-04-21' })).toBe('problem_in_future occurredOn');
		report();
		expect(step('township', 'accept', { dueOn: '2026-04-01' })).toBe('problem_due_past dueOn');
		expect(step('township', 'accept', { occurredOn: '2026-04-19' })).toBe('problem_before_asked occurredOn');
		step('township', 'accept');
		day.today = '2026-04-21';
		expect(step('official', 'resolve', { text: '好了', onTheSpot: true })).toBe('problem_spot_late onTheSpot');
		expect(step('official', 'resolve', { text: '好了', outcomeValue: 18 })).toBe('problem_outcome_half outcomeUnit');
		expect(step('official', 'resolve', { text: '好了', onTheSpot: true, occurredOn: '2026-04-20' })).toBe('accepted');
	});

	test('a mobile number in what the whole county reads', () => {
		const { report } = desk();
		expect(report('secretary', { text: '梨树冻了，回电话 138 0000 0000' })).toBe('problem_has_phone text');
		expect(report('secretary', { text: '工单 20260420138000000001 催办' })).toBe('accepted');
	});

	test('a duplicate of itself', () => {
		const { step, upTo, problem } = desk();
		upTo('reported');
		expect(step('township', 'reject', { reason: '重复', duplicateOf: problem })).toBe('problem_duplicate_unknown duplicateOf');
	});
});

test('a screen offers exactly the steps the server takes, to everybody in every state', () => {
	const input = (step: Step, assignee: string, state: string) => ({
		...(step === 'resolve' && state === 'reported' ? { onTheSpot: true } : {}),
		...(step === 'reject' || step === 'reopen' ? { reason: '写明原因' } : {}),
		...(step === 'assign' ? { assignee } : {}),
		...(step === 'attach' ? { kind: 'progress' } : {}),
		...(['answer', 'resolve', 'attach'].includes(step) ? { text: '照做' } : {}),
	});
	const reached = ['reported', 'accepted', 'assigned', 'answered', 'resolved', 'silent', 'rejected', 'reopened'] as const;
	for (const state of reached)
		for (const who of ['secretary', 'member', 'first', 'township', 'elsewhere', 'official', 'expert', 'grower'] as const)
			for (const step of steps) {
				const one = desk();
				one.upTo(state === 'silent' || state === 'reopened' ? 'resolved' : state === 'rejected' ? 'reported' : state);
				if (state === 'rejected') one.step('township', 'reject', { reason: '重复' });
				if (state === 'reopened') one.step('secretary', 'reopen', { reason: '没好' });
				if (state === 'silent') one.day.today = '2026-05-20';
				const row = one.rows.get(problems, one.problem) as Problem;
				const offered = stepsFor(row, one.people[who].actor, one.day.today, one.rows).includes(step);
				const taken = one.step(who, step, input(step, one.people.expert.id, state)) === 'accepted';
				expect([state, who, step, offered]).toEqual([state, who, step, taken]);
			}
});

test('the inbox says whose turn it is', () => {
	const { inbox, upTo } = desk();
	upTo('reported');
	expect([inbox('township'), inbox('elsewhere'), inbox('secretary')]).toEqual([['turn 等受理'], [], []]);
	const going = desk();
	going.upTo('answered');
	expect([going.inbox('first'), going.inbox('secretary')]).toEqual([['turn 派给你办'], ['news 你报的有了答复']]);
	const waiting = desk();
	waiting.upTo('resolved');
	expect([waiting.inbox('first'), waiting.inbox('member')]).toEqual([[], ['turn 说办好了，等你确认']]);
	waiting.day.today = addDays(asLocalDate(waiting.day.today), 7);
	expect(waiting.inbox('member')).toEqual([]);
});
