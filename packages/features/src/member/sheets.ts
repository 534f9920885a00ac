import type { Rows } from '@honghuo/core/row.ts';
import { sheet } from '@honghuo/core/sheet.ts';
import { choice, day, differs, required, text } from '../cells.ts';
import { isOn, linksOf, type ServiceTeam, serviceTeams } from '../service/model.ts';
import { humansCalled } from '../village/figures.ts';
import { people } from '../village/model.ts';
import { rosterOf } from './figures.ts';
import { memberRoleNames } from './messages.ts';
import { members } from './model.ts';
import { refuse } from './refusals.ts';

const columns = {
	team: required(text('服务队', '全名，和「服务队联村」里写的一样')),
	name: required(text('姓名', '登记过的人')),
	role: choice('角色', memberRoleNames, '空着就是队员'),
	from: required(day('从哪天起', '如 2026-01-01')),
	dispatchedBy: text('派出单位', '和队的一样就空着'),
};

const teamCalled = (name: string, rows: Rows): ServiceTeam | undefined =>
	rows.find(serviceTeams, 'kind', 'team').find((team) => team.name === name && team.toOn === null);

/** A row is somebody in a service team. */
const memberSheet = sheet({
	name: 'members',
	title: { 'zh-CN': '服务队队员', en: 'Members of service teams' },
	table: members,
	columns,
	villages: () => [],
	key: ({ team, name }) => [team, name],
	known: (row, context) => {
		const { rows } = context;
		const team = teamCalled(row.team, rows);
		const called = new Set(humansCalled(row.name, rows).map(({ id }) => id));
		const [there] = team ? rows.find(members, 'team', team.id).filter((one) => called.has(one.person) && one.toOn === null) : [];
		// A leader who is written down with the team alone is in it all the same.
		if (!there) return team?.leader && called.has(team.leader) ? [team.id] : [];
		return (
			differs(columns.role, row.role, there.role, context) ??
			differs(columns.from, row.from, there.fromOn, context) ??
			differs(columns.dispatchedBy, row.dispatchedBy, there.dispatchedBy ?? team?.dispatchedBy ?? null, context) ?? [there.id]
		);
	},
	write: ([row], { rows, ids: [id = ''] }) => {
		if (!row) return [];
		const team = teamCalled(row.team, rows);
		if (!team) return refuse('row_member_team', 'team', { team: row.team });
		const called = humansCalled(row.name, rows);
		const [who] = called;
		if (!who) return refuse('member_person_unknown', 'name');
		if (called.length > 1) return refuse('row_member_person', 'name', { name: row.name, n: called.length });
		const dispatchedBy = row.dispatchedBy === team.dispatchedBy ? null : row.dispatchedBy;
		return [
			{ name: 'member.join', input: { id, team: team.id, person: who.id, role: row.role ?? 'member', from: row.from, dispatchedBy } },
		];
	},
	rows: ({ rows, today }, villages) => {
		const wanted = new Set(villages);
		return rows
			.find(serviceTeams, 'kind', 'team')
			.filter((team) => isOn(team, today) && linksOf(team.id, rows, today).some(({ village }) => wanted.has(village)))
			.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
			.flatMap((team) =>
				rosterOf(team, rows, today).map(({ person, role, dispatchedBy, from }) => ({
					...{ team: team.name, name: rows.get(people, person)?.name ?? '', role },
					...{ from: from ?? team.fromOn, dispatchedBy },
				})),
			);
	},
});

export const sheets = [memberSheet];
