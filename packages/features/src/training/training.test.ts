import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { crowdOf, namesKnown, personsAmong } from '../attendance/figures.ts';
import { attendances, namesIn, turnouts } from '../attendance/model.ts';
import { features } from '../slices.ts';
import { noticesFor, sessionsIn, trainingActs, turnoutsIn } from './figures.ts';
import { sessions } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'];
let county: PocketCounty;
let secretary: PocketPerson;
let other: PocketPerson;
let official: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-02-26');
	for (const id of [datun, xinlitun]) county.put('org_unit', { id, level: 'village', name: id, aliases: [], closedOn: null });
	secretary = county.person('village_secretary', datun);
	other = county.person('village_secretary', xinlitun);
	official = county.person('county_official', '211422');
});

const hold = (people: number, more: object = {}): string => {
	const id = newId();
	const came = people > 0 ? [{ id: newId(), village: datun, people }] : [];
	secretary.did('training.hold', { id, village: datun, topic: '拉枝', heldOn: '2026-02-05', turnouts: came, ...more });
	return id;
};
const list = (session: string, names: string[], who = secretary, village: string = datun) =>
	who.does('attendance.name', { session, village, people: names.map((name) => ({ id: newId(), name })) });
const all = () => ({ came: county.find(turnouts, 'county', '211422'), lists: county.find(attendances, 'county', '211422') });
const crowd = () => crowdOf(all().came, all().lists, county);

describe('persons and person-times are two numbers', () => {
	test('who comes twice is one person and two person-times; who was only counted is nobody known', () => {
		const [first, second] = [hold(3), hold(2)];
		expect(list(first, ['王艳', '李强'])).toBe('accepted');
		expect(list(second, ['王艳'])).toBe('accepted');
		expect(crowd()).toEqual({ personTimes: 5, named: 3, persons: 2, unnamed: 2 });
	});

	test('the same name in two villages is two persons; a registered person is one wherever they come from', () => {
		const session = hold(4);
		other.did('attendance.count', { id: newId(), session, village: xinlitun, people: 2 });
		expect(list(session, ['王艳'])).toBe('accepted');
		expect(list(session, ['王艳'], other, xinlitun)).toBe('accepted');
		expect(crowd().persons).toBe(2);
		const person = county.person('grower', datun, '李强').id;
		secretary.did('attendance.name', { session, village: datun, people: [{ id: newId(), person }] });
		other.did('attendance.name', { session, village: xinlitun, people: [{ id: newId(), person }] });
		expect(crowd()).toMatchObject({ named: 4, persons: 3 });
	});

	test('there are never more names than were counted, whatever people do, and never more persons than names', () => {
		const names = ['王艳', '李强', '张三', '赵四', '孙五'];
		const step = fc.oneof(
			fc.record({ do: fc.constant('name' as const), session: fc.nat(1), names: fc.subarray(names) }),
			fc.record({ do: fc.constant('recount' as const), session: fc.nat(1), people: fc.integer({ min: 0, max: 6 }) }),
			fc.record({ do: fc.constant('strike' as const), nth: fc.nat(5) }),
			fc.record({ do: fc.constant('withdraw' as const), session: fc.nat(1) }),
		);
		fc.assert(
			fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
				county = new PocketCounty('2026-02-26');
				county.put('org_unit', { id: datun, level: 'village', name: datun, aliases: [], closedOn: null });
				secretary = county.person('village_secretary', datun);
				const held = [hold(3), hold(4)];
				for (const one of steps) {
					const { lists } = all();
					if (one.do === 'name' && one.names.length > 0) list(held[one.session] ?? '', one.names);
					if (one.do === 'recount') {
						const turnout = county.find(turnouts, 'session', held[one.session] ?? '')[0]?.id;
						secretary.does('attendance.recount', { turnout, people: one.people });
					}
					if (one.do === 'strike' && lists.length > 0)
						secretary.does('attendance.strike', { attendance: lists[one.nth % lists.length]?.id, reason: '没来' });
					if (one.do === 'withdraw') secretary.does('training.withdraw', { session: held[one.session], reason: '记错了' });
					const { personTimes, named, persons, unnamed } = crowd();
					expect(persons).toBeLessThanOrEqual(named);
					expect(named).toBeLessThanOrEqual(personTimes);
					expect(named + unnamed).toBe(personTimes);
				}
			}),
			{ numRuns: 60 },
		);
	});

	test('the field’s figures come out: 42 sessions and 840 attendances; 623 person-times of fewer persons', () => {
		for (let n = 0; n < 42; n++) hold(20);
		expect(sessionsIn(county.find(sessions, 'village', datun), { from: '2026-01-01' })).toHaveLength(42);
		expect(crowd()).toEqual({ personTimes: 840, named: 0, persons: 0, unnamed: 840 });
		expect(turnoutsIn(all().came, { to: '2025-12-31' })).toEqual([]);
	});
});

test('what a county adds up is what its villages add up, and a session put right is right in every village', () => {
	const sum = (name: string) =>
		[datun, xinlitun].map((village) =>
			(features.measures.get(name)?.shares(village, county, county.today) ?? []).map(({ on, value, part }) => `${on} ${part} ${value}`),
		);
	const theme = newId();
	official.did('theme.define', { id: theme, name: '果树管理' });
	const session = hold(12);
	other.did('attendance.count', { id: newId(), session, village: xinlitun, people: 7 });
	secretary.did('training.correct', { session, theme, heldOn: '2026-02-06' });
	expect(sum('training.sessions')).toEqual([[`2026-02-06 ${theme} 1`], []]);
	expect(sum('training.person_times')).toEqual([[`2026-02-06 ${theme} 12`], [`2026-02-06 ${theme} 7`]]);
	secretary.did('training.withdraw', { session, reason: '记错了' });
	expect(sum('training.person_times')).toEqual([[], []]);
});

test('a training is help from where its teacher belongs, and to nobody who teaches themselves', () => {
	const expert = newId();
	official.did('expert.add', { id: expert, name: '研究员', fields: ['pear'], homeUnit: '省农业科学院' });
	const session = hold(12, { expert });
	expect(trainingActs(datun, county)).toMatchObject([{ on: '2026-02-05', giver: '省农业科学院', session, people: 12 }]);
	const own = hold(3, { teacher: secretary.id, giver: datun });
	expect(trainingActs(datun, county).map((act) => act.session)).not.toContain(own);
	secretary.did('training.correct', { session, teacherName: '老把式' });
	expect(trainingActs(datun, county)).toEqual([]);
});

describe('who may, and what is refused', () => {
	test('a village lists its own people only; how many came the host may say for all', () => {
		const session = hold(3);
		secretary.did('attendance.count', { id: newId(), session, village: xinlitun, people: 4 });
		expect(list(session, ['王艳'], secretary, xinlitun)).toBe('not_found');
		expect(other.does('training.withdraw', { session, reason: '没办' })).toBe('not_found');
		expect(other.does('attendance.count', { id: newId(), session, village: xinlitun, people: 5 })).toBe('attendance_counted');
	});

	test('names twice, more names than people, fewer people than names', () => {
		const session = hold(2);
		expect(list(session, ['王艳', ' 王 艳'])).toBe('attendance_twice');
		expect(list(session, ['王艳', '李强', '张三'])).toBe('attendance_more');
		expect(list(session, ['王艳', '李强'])).toBe('accepted');
		const turnout = county.find(turnouts, 'session', session)[0]?.id;
		expect(secretary.does('attendance.recount', { turnout, people: 1 })).toBe('attendance_fewer');
		expect(list(hold(0), ['王艳'])).toBe('attendance_uncounted');
	});

	test('a theme nobody knows, a day to come, two teachers', () => {
		const said = { id: newId(), village: datun, topic: '拉枝', heldOn: '2026-02-05' };
		expect(secretary.does('training.hold', { ...said, theme: newId() })).toBe('theme_unknown');
		expect(secretary.does('training.hold', { ...said, heldOn: '2026-03-01' })).toBe('training_in_future');
		expect(secretary.does('training.hold', { ...said, teacher: secretary.id, teacherName: '老把式' })).toBe('training_teacher');
		expect(secretary.does('theme.define', { id: newId(), name: '修剪' })).toBe('not_permitted');
	});
});

test('a pasted column of names: numbers, headings and marks go, each name once', () => {
	expect(namesIn('序号\t姓名\n1\t王艳\n2\t李 强\n3.张三\n王艳\n')).toEqual(['王艳', '李强', '张三']);
	expect(namesIn('王艳、李强，张三；赵四 13812345678')).toEqual(['王艳', '李强', '张三']);
	expect(personsAmong([], county)).toBe(0);
	const session = hold(2);
	list(session, ['王艳']);
	expect(namesKnown(datun, county, county.today)).toContain('王艳');
});

test('a planned session past its day asks its village; one to come tells the villages that are asked', () => {
	const plan = { village: datun, topic: '拉枝', invited: [xinlitun] };
	secretary.did('training.plan', { id: newId(), ...plan, plannedOn: '2026-03-01' });
	const rows = Object.assign(county, { all: () => county.find(sessions, 'village', datun) }) as never;
	const actor = (person: string, unit: string) => ({
		person,
		county: '211422',
		grants: [{ role: 'village_secretary' as const, unit, from: '2020-01-01', to: null }],
	});
	const kinds = (today: string, person: string, unit: string) =>
		noticesFor({ actor: actor(person, unit), today }, rows).map(({ kind }) => kind);
	expect(kinds('2026-02-26', secretary.id, datun)).toEqual([]);
	expect(kinds('2026-02-26', other.id, xinlitun)).toEqual(['news']);
	expect(kinds('2026-03-02', secretary.id, datun)).toEqual(['turn']);
	expect(kinds('2026-03-02', other.id, xinlitun)).toEqual([]);
});
