import { refuse as refuseBy } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { type Column, sheet, textOf, tidy } from '@honghuo/core/sheet.ts';
import { choice, day, differs, place, required, text } from '../cells.ts';
import { humansCalled } from '../village/figures.ts';
import { people } from '../village/model.ts';
import { type ServiceKind, serviceKindNames, serviceKinds } from './messages.ts';
import { isOn, type ServiceTeam, serviceLinks, serviceTeams } from './model.ts';
import { refuse } from './refusals.ts';

/** A number of people, perhaps written 「32人」. */
const persons = (heading: string, about: string): Column<number | null> => ({
	heading,
	required: false,
	about,
	width: 8,
	read: (raw) => {
		const said = tidy(textOf(raw)).replace(/[人名个]$/, '');
		if (said === '') return { value: null };
		if (/^[1-9]\d{0,4}$|^100000$/.test(said)) return { value: Number(said) };
		return { refusal: refuseBy('sheet_number', undefined, { heading, text: said, example: '12' }) };
	},
	write: (value) => value,
});

const columns = {
	kind: required(choice('类别', serviceKindNames, '')),
	name: required(text('服务队或单位', '全名；一队联系几个村就写几行')),
	village: required(place('联系村', '乡镇加村名，或 12 位编码')),
	from: required(day('从哪天起', '如 2026-01-01')),
	dispatchedBy: text('派出单位', '服务队才填；同一队写一样的'),
	leader: text('队长', '登记过的人的姓名'),
	headcount: persons('人数', '同一队写一样的'),
};

/** Whether it serves today or will: its end may be known days ahead. */
const lasts = ({ toOn }: { toOn: string | null }, today: string): boolean => toOn === null || today <= toOn;
/** The team of that name that serves; of two the one whose end nobody knows yet. */
const teamCalled = (kind: ServiceKind, name: string, rows: Rows, today: string): ServiceTeam | undefined => {
	const called = rows.find(serviceTeams, 'kind', kind).filter((team) => team.name === name && lasts(team, today));
	return called.find(({ toOn }) => toOn === null) ?? called[0];
};
const leaderName = (team: ServiceTeam, rows: Rows): string | null => rows.get(people, team.leader ?? '')?.name ?? null;

/** A row is a village's link to a team; the rows of one team form it, with all its villages. */
const serviceSheet = sheet({
	name: 'services',
	title: { 'zh-CN': '服务队联村', en: 'Service teams and their villages' },
	table: serviceLinks,
	columns,
	villages: ({ village }) => [village],
	key: ({ kind, name, village }) => [kind, name, village],
	known: (row, context) => {
		const { rows, today } = context;
		const team = teamCalled(row.kind, row.name, rows, today);
		if (!team) return [];
		const other =
			differs(columns.dispatchedBy, row.dispatchedBy, team.dispatchedBy, context) ??
			differs(columns.leader, row.leader, leaderName(team, rows), context) ??
			differs(columns.headcount, row.headcount, team.headcount, context);
		if (other) return other;
		const links = rows.find(serviceLinks, 'team', team.id).filter(({ village }) => village === row.village);
		const [open] = links.filter((link) => lasts(link, today)).sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
		if (!open) return links.length > 0 ? refuse('row_service_link_ended', 'village') : [];
		return differs(columns.from, row.from, open.fromOn, context) ?? [open.id];
	},
	gather: ({ kind, name }) => JSON.stringify([kind, name]),
	write: (given, { rows, ids, id, today }) => {
		const [first] = given;
		if (!first) return [];
		const { kind, name } = first;
		const links = given.map((row, n) => ({ id: ids[n] ?? '', village: row.village, from: row.from }));
		const known = teamCalled(kind, name, rows, today);
		const team = known?.id ?? id('team', kind, name);
		const link = (one: (typeof links)[number]) => ({
			name: 'service.link',
			input: { id: one.id, team, village: one.village, from: one.from },
		});
		if (known) return links.map(link);
		const said = <K extends 'dispatchedBy' | 'leader' | 'headcount'>(key: K) => given.find((row) => row[key] !== null)?.[key] ?? null;
		const called = said('leader');
		const leaders = called === null ? [] : humansCalled(called, rows);
		if (called !== null && leaders.length !== 1) {
			return leaders.length === 0
				? refuse('service_leader_unknown', 'leader')
				: refuse('row_service_leader', 'leader', { name: called, n: leaders.length });
		}
		const from = links.map((one) => one.from).sort()[0] ?? first.from;
		const villages = links.filter((one) => one.from === from).map((one) => ({ id: one.id, village: one.village }));
		const formed = {
			id: team,
			kind,
			name,
			dispatchedBy: said('dispatchedBy'),
			leader: leaders[0]?.id ?? null,
			headcount: said('headcount'),
			...(kind === 'team' && leaders[0] ? { members: [{ id: id('leader', kind, name), person: leaders[0].id, role: 'leader' }] } : {}),
		};
		return [{ name: 'service.form', input: { ...formed, from, villages } }, ...links.filter((one) => one.from !== from).map(link)];
	},
	rows: ({ rows, today }, villages) => {
		const wanted = new Set(villages);
		return serviceKinds
			.flatMap((kind) => rows.find(serviceTeams, 'kind', kind))
			.filter((team) => isOn(team, today))
			.sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
			.flatMap((team) =>
				rows
					.find(serviceLinks, 'team', team.id)
					.filter((link) => isOn(link, today) && wanted.has(link.village))
					.sort((a, b) => (a.village < b.village ? -1 : 1))
					.map((link) => ({
						...{ kind: team.kind, name: team.name, village: link.village, from: link.fromOn },
						...{ dispatchedBy: team.dispatchedBy, leader: leaderName(team, rows), headcount: team.headcount },
					})),
			);
	},
});

export const sheets = [serviceSheet];
