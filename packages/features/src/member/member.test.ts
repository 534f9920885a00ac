import type { Grant } from '@honghuo/core/actor.ts';
import { planRows, readTable } from '@honghuo/core/sheet-plan.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { WaitingRows } from '../ledger.ts';
import { type ServiceTeam, serviceLinks, serviceTeams } from '../service/model.ts';
import { features } from '../slices.ts';
import { noticesFor, rosterOf, servicesOf } from './figures.ts';
import { isIn, members } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'] as const;
let county: PocketCounty;
let official: PocketPerson;
let leader: PocketPerson;
let expert: PocketPerson;
let secretary: PocketPerson;
let team: string;

beforeEach(() => {
	county = new PocketCounty('2026-03-10');
	for (const id of [datun, xinlitun]) county.put('org_unit', { id, level: 'village', name: id, aliases: [], parent: null, closedOn: null });
	official = county.person('county_official', '211422', '县干部');
	leader = county.person('first_secretary', datun, '大屯村第一书记');
	expert = county.person('expert', '211422', '果树专家');
	secretary = county.person('village_secretary', xinlitun, '新立屯村书记');
	team = newId();
	official.did('service.form', {
		...{ id: team, kind: 'team', name: '大屯梨果服务队', dispatchedBy: '省农业科学院', from: '2026-01-01' },
		villages: [{ id: newId(), village: xinlitun }],
		members: [{ id: newId(), person: leader.id, role: 'leader' }],
	});
});

const join = (person: string, more: object = {}) => ({ id: newId(), team, person, from: '2026-02-01', ...more });
const own = () => county.get(serviceTeams, team) as ServiceTeam;
const roster = (day = '2026-03-10') => rosterOf(own(), county, day).map(({ person, role }) => [person, role]);
/** What waits for somebody, as the inbox asks. */
const told = ({ id }: PocketPerson, today = '2026-03-10', grants: readonly Grant[] = []) => {
	const all = (table: { name: string }) =>
		({ service_team: [own()], service_link: county.find(serviceLinks, 'team', team) })[table.name] ?? [];
	const rows = { get: county.get.bind(county), find: county.find.bind(county), all } as unknown as WaitingRows;
	return noticesFor({ actor: { person: id, county: '211422', grants }, today }, rows).map(({ about }) => about['zh-CN']);
};
const rowOf = (person: string) => county.find(members, 'person', person).at(-1)?.id;

describe('a service team’s members', () => {
	test('who is formed in as leader leads; the leader adds a member, who may then say where the team was', () => {
		expect(own().leader).toBe(leader.id);
		const visit = { id: newId(), team, village: xinlitun, occurredOn: '2026-03-01' };
		expect(expert.does('service.visit', visit)).toBe('service_not_yours');
		leader.did('member.join', join(expert.id, { dispatchedBy: '市林科所' }));
		expert.did('service.visit', visit);
		expect(roster()).toEqual([
			[leader.id, 'leader'],
			[expert.id, 'member'],
		]);
		expect(rosterOf(own(), county, '2026-03-10').map(({ dispatchedBy }) => dispatchedBy)).toEqual(['省农业科学院', '市林科所']);
		leader.did('member.leave', { member: rowOf(expert.id), on: '2026-03-05', reason: '轮换' });
		expect(expert.does('service.visit', { ...visit, id: newId() })).toBe('service_not_yours');
		expect(servicesOf(expert.id, county, '2026-03-10').map(({ from, to }) => [from, to])).toEqual([['2026-02-01', '2026-03-05']]);
	});

	test('a new leader takes the former one’s place from a day on; whoever led before no longer looks after the team', () => {
		official.did('member.join', join(expert.id));
		official.did('member.join', join(expert.id, { role: 'leader', from: '2026-03-01' }));
		expect(own().leader).toBe(expert.id);
		expect(roster()).toEqual([[expert.id, 'leader']]);
		expect(roster('2026-02-15').map(([person]) => person)).toContain(leader.id);
		expect(leader.does('member.join', join(secretary.id))).toBe('member_not_yours');
		expect(expert.does('member.leave', { member: rowOf(expert.id), on: '2026-03-10' })).toBe('member_leader_county');
		official.did('member.leave', { member: rowOf(expert.id), on: '2026-03-09' });
		expect(own().leader).toBeNull();
	});

	test('a leader named on the team itself ends the former one’s leading', () => {
		official.did('service.update', { team, leader: expert.id });
		expect(roster()).toEqual([[expert.id, 'leader']]);
		expect(rosterOf(own(), county, '2026-03-10')[0]?.from).toBeNull();
	});

	test('what cannot be is refused, and says what', () => {
		expect(secretary.does('member.join', join(expert.id))).toBe('member_not_yours');
		expect(leader.does('member.join', join(expert.id, { role: 'leader' }))).toBe('member_leader_county');
		expect(official.does('member.join', join(newId()))).toBe('member_person_unknown');
		expect(official.does('member.join', join(expert.id, { from: '2025-12-31' }))).toBe('member_early');
		expect(official.does('member.join', join(expert.id, { from: '2099-01-01' }))).toBe('member_far');
		expect(official.does('member.join', join(expert.id, { role: 'leader', from: '2026-03-11' }))).toBe('member_leader_ahead');
		official.did('member.join', join(expert.id));
		expect(official.does('member.join', join(expert.id))).toBe('member_there');
		const member = rowOf(expert.id);
		expect(leader.does('member.amend', { member, fromOn: '2026-02-01' })).toBe('member_unchanged');
		expect(leader.does('member.leave', { member, on: '2026-01-01' })).toBe('member_dates');
		leader.did('member.amend', { member, dispatchedBy: '市林科所', fromOn: '2026-02-10' });
		official.did('service.end', { team, on: '2026-03-10', reason: '轮换' });
		expect(official.does('member.amend', { member, fromOn: '2026-02-11' })).toBe('member_team_ended');
		const unit = newId();
		official.did('service.form', { id: unit, kind: 'unit', name: '县农商行', from: '2026-01-01' });
		expect(official.does('member.join', join(expert.id, { team: unit }))).toBe('member_unit');
	});

	test('whoever was put into a team hears of it, and nobody else', () => {
		official.did('member.join', join(expert.id));
		expect(told(expert)[0]).toBe('你是大屯梨果服务队的队员了');
		expect(told(secretary)).toEqual([]);
	});

	test('towards the end of a quarter the team hears which villages are still to come; a visit puts it to rest, its withdrawal brings it back', () => {
		const waits = '大屯梨果服务队这一季还有 1 个村等着去：211422222201，3月31日前走一趟';
		expect(told(leader)).toContain(waits);
		expect(told(official)).not.toContain(waits);
		const visit = newId();
		leader.did('service.visit', { id: visit, team, village: xinlitun, occurredOn: '2026-03-02' });
		expect(told(leader)).not.toContain(waits);
		leader.did('service.withdraw', { visit, reason: '记错了' });
		expect(told(leader)).toContain(waits);
		leader.did('service.visit', { id: newId(), team, village: xinlitun, occurredOn: '2026-01-15' });
		expect(told(leader, '2026-02-10')).not.toContain(waits);
		expect(told(leader, '2026-06-10')).toContain('大屯梨果服务队这一季还有 1 个村等着去：211422222201，6月30日前走一趟');
	});

	test('officials hear for which of their villages nobody answers, townships of their own alone', () => {
		const township = county.person('township_official', '211422106', '大屯镇干部');
		const gap = '1 个村还没有人接：211422106214。指一位，或者连一支服务队';
		const grants = (role: 'township_official' | 'county_official', unit: string) => [{ role, unit, from: '2020-01-01', to: null }];
		expect(told(township, '2026-03-10', grants('township_official', '211422106'))).toEqual([gap]);
		expect(told(township, '2026-03-10', grants('township_official', '211422222'))).toEqual([]);
		expect(told(official, '2026-03-10', grants('county_official', '211422'))).toEqual([gap]);
		leader.did('service.link', { id: newId(), team, village: datun, from: '2026-03-10' });
		expect(told(official, '2026-03-10', grants('county_official', '211422'))).toEqual([]);
	});
});

test('however people come and go, a team has at most one leader a day and nobody is in it twice', () => {
	const step = fc.record({
		who: fc.constantFrom(0, 1, 2),
		role: fc.constantFrom('leader', 'member'),
		from: fc.constantFrom('2026-01-01', '2026-01-20', '2026-02-05', '2026-03-01', '2026-03-10'),
		leave: fc.boolean(),
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
			const people = [leader, expert, secretary];
			for (const { who, role, from, leave } of steps) {
				const person = people[who]?.id ?? '';
				if (leave) official.does('member.leave', { member: rowOf(person) ?? newId(), on: from });
				else official.does('member.join', join(person, { role, from }));
			}
			const all = county.find(members, 'team', team);
			for (const day of ['2026-01-01', '2026-01-20', '2026-02-04', '2026-02-05', '2026-02-28', '2026-03-01', '2026-03-10']) {
				const within = all.filter((one) => isIn(one, day));
				expect(new Set(within.map(({ person }) => person)).size).toBe(within.length);
				expect(within.filter(({ role }) => role === 'leader').length).toBeLessThan(2);
			}
		}),
	);
});

describe('members come in by a sheet', () => {
	const actor = {
		person: '',
		county: '211422',
		grants: [{ role: 'county_official' as const, unit: '211422', from: '2020-01-01', to: null }],
	};
	const ids = new Map<string, string>();
	const idOf = (...parts: string[]): string => {
		const key = parts.join('\n');
		if (!ids.has(key)) ids.set(key, newId());
		return ids.get(key) ?? '';
	};
	const judge = (...rows: string[][]) => {
		const sheet = features.sheets.get('members');
		if (!sheet) throw new Error('There is no sheet of members.');
		const context = { rows: county, county: '211422', today: county.today };
		const read = readTable(sheet, [['服务队', '姓名', '角色', '从哪天起', '派出单位'], ...rows], context);
		return planRows(sheet, read, { context, actor, now: '2026-03-10T04:00:00.000Z', registry: features, id: idOf });
	};
	const code = (...row: string[]) => judge(row).verdicts[0]?.wrong[0]?.code ?? judge(row).verdicts[0]?.status;

	test('a row a person; the same sheet again changes nothing; what nobody can tell is refused', () => {
		const row = ['大屯梨果服务队', '果树专家', '', '2026-02-01', '市林科所'];
		const { planned } = judge(row);
		for (const { envelope } of planned) official.did(envelope.name, envelope.input as object);
		expect(code(...row)).toBe('same');
		expect(code('大屯梨果服务队', '果树专家', '', '2026-02-02', '')).toBe('sheet_differs');
		expect(code('没有这支队', '果树专家', '', '2026-02-01', '')).toBe('row_member_team');
		expect(code('大屯梨果服务队', '没有这个人', '', '2026-02-01', '')).toBe('member_person_unknown');
		county.person('grower', datun, '重名的');
		county.person('grower', datun, '重名的');
		expect(code('大屯梨果服务队', '重名的', '', '2026-02-01', '')).toBe('row_member_person');
	});
});
