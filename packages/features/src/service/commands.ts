import { holds } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type Read, type Rows, update } from '@honghuo/core/row.ts';
import { closing, members } from '../member/model.ts';
import { humanReads, screenRefusal } from '../village/figures.ts';
import { orgUnits, people } from '../village/model.ts';
import * as inputs from './inputs.ts';
import {
	isOn,
	leaders,
	mayLead,
	mayTell,
	type ServiceTeam,
	type ServiceVisit,
	seenLast,
	serviceLinks,
	serviceTeams,
	serviceVisits,
	staff,
} from './model.ts';
import { refuse } from './refusals.ts';

/** A day can be set ahead, but not more than a year: that is a slip. */
const isFar = (day: string, today: string): boolean => day > addDays(asLocalDate(today), 366);

const isVillage = (code: string, rows: Rows): boolean => {
	const unit = rows.get(orgUnits, code);
	return unit?.level === 'village' && unit.closedOn === null;
};

/** The team, when the actor may change it and it still serves. */
function led(id: string, { rows, actor, today }: Context): ServiceTeam | Refusal {
	const team = rows.get(serviceTeams, id);
	if (!team || !mayLead(team, actor, today)) return refuse('service_not_yours', 'team');
	return team.toOn === null ? team : refuse('service_ended', 'team');
}

/** The visit with its team, when the actor may put it right and it counts. */
function told(id: string, { rows, actor, today }: Context): { visit: ServiceVisit; team: ServiceTeam } | Refusal {
	const visit = rows.get(serviceVisits, id);
	const team = visit && rows.get(serviceTeams, visit.team);
	if (!team || !mayTell(team, visit.village, { actor, rows, today })) return refuse('service_not_yours', 'visit');
	return visit.withdrawnReason === null ? { visit, team } : refuse('service_visit_withdrawn', 'visit');
}
const readsVisit = ({ visit }: { visit: string }): Read[] => [byId(serviceVisits, visit)];
const readsOfVisit = ({ visit }: { visit: string }, rows: Rows): Read[] => {
	const row = rows.get(serviceVisits, visit);
	if (!row) return [];
	const { team } = row;
	return [
		byId(serviceTeams, team),
		...[serviceLinks, members, serviceVisits].map((table) => byField(table as typeof serviceLinks, 'team', team)),
	];
};

/** Whether the team was linked to the village on the day of a visit. */
const wasLinked = (team: string, village: string, day: string, rows: Rows): boolean =>
	rows.find(serviceLinks, 'team', team).some((link) => link.village === village && isOn(link, day));

export const commands = [
	command({
		name: 'service.form',
		input: inputs.serviceForm,
		who: staff,
		about: {
			'zh-CN': '组服务队，或登记结对单位：名称、派出单位、队长、人数、从哪天起、连哪些村',
			en: 'Form a service team, or enter a paired institution: name, sent by, leader, number of people, from when, which villages',
		},
		reads: ({ id, kind, leader, villages = [], members: founders = [] }) => [
			byId(serviceTeams, id),
			byField(serviceTeams, 'kind', kind),
			...humanReads(leader, ...founders.map(({ person }) => person)),
			byId(members, ...founders.map((one) => one.id)),
			byId(orgUnits, ...villages.map(({ village }) => village)),
			byId(serviceLinks, ...villages.map((one) => one.id)),
		],
		decide: (input, { rows, today }) => {
			const { id, kind, name, dispatchedBy = null, headcount = null, from, villages = [], members: founders = [] } = input;
			const leader = input.leader ?? founders.find(({ role }) => role === 'leader')?.person ?? null;
			if (rows.find(serviceTeams, 'kind', kind).some((team) => team.name === name && team.toOn === null))
				return refuse('service_known', 'name', { name });
			if (leader !== null && !rows.get(people, leader)) return refuse('service_leader_unknown', 'leader');
			if (kind === 'unit' && founders.length > 0) return refuse('service_unit_members', 'members');
			const named = founders.map(({ person }) => person);
			if (named.some((person) => !rows.get(people, person))) return refuse('service_member_unknown', 'members');
			const wall = screenRefusal('leader', rows, leader, ...named);
			if (wall) return wall;
			const other = founders.some(({ role, person }) => role === 'leader' && person !== leader);
			if (other || new Set(named).size < named.length) return refuse('service_member_twice', 'members');
			if (isFar(from, today)) return refuse('service_far', 'from');
			if (villages.some(({ village }) => !isVillage(village, rows))) return refuse('service_village_unknown', 'villages');
			const twice = [new Set(villages.map(({ village }) => village)), new Set(villages.map((one) => one.id))];
			if (twice.some(({ size }) => size < villages.length)) return refuse('service_village_twice', 'villages');
			const open = { toOn: null, endReason: null };
			return [
				insert(serviceTeams, { id, village: null, kind, name, dispatchedBy, leader, headcount, fromOn: from, ...open }),
				...villages.map((one) => insert(serviceLinks, { ...one, team: id, fromOn: from, lastVisitOn: null, ...open })),
				...founders.map((one) =>
					insert(members, { ...one, dispatchedBy: one.dispatchedBy ?? null, village: null, team: id, fromOn: from, ...open }),
				),
			];
		},
	}),
	command({
		name: 'service.update',
		input: inputs.serviceUpdate,
		who: leaders,
		about: { 'zh-CN': '改服务队或结对单位：名称、派出单位、队长、人数', en: 'Correct a team: name, sent by, leader, number of people' },
		merge: 'fields',
		reads: ({ team, leader }) => [byId(serviceTeams, team), ...humanReads(leader), byField(members, 'team', team)],
		decide: ({ team, ...fields }, context) => {
			const row = led(team, context);
			if ('code' in row) return row;
			// Who leads a team is the county's to say: a leader could otherwise hand it on, or keep it.
			if (fields.leader !== undefined && fields.leader !== row.leader && !holds(context.actor, staff, context.today))
				return refuse('service_not_yours', 'leader');
			if (fields.leader && !context.rows.get(people, fields.leader)) return refuse('service_leader_unknown', 'leader');
			const wall = screenRefusal('leader', context.rows, fields.leader);
			if (wall) return wall;
			if (givenOf(row, fields).same) return refuse('service_unchanged', 'team');
			const { rows, today } = context;
			const before =
				fields.leader === undefined ? [] : rows.find(members, 'team', team).filter((one) => one.role === 'leader' && one.toOn === null);
			return [
				update(serviceTeams, row, fields),
				...before.filter(({ person }) => person !== fields.leader).map((one) => closing(one, today)),
			];
		},
	}),
	command({
		name: 'service.link',
		input: inputs.serviceLinkNew,
		who: leaders,
		about: { 'zh-CN': '连村：这支队（或单位）从哪天起联系这个村', en: 'Link a village to a team, from a day on' },
		reads: ({ id, team, village }) => [
			byId(serviceLinks, id),
			byId(serviceTeams, team),
			byField(serviceLinks, 'team', team),
			byId(orgUnits, village),
		],
		decide: ({ id, team, village, from }, context) => {
			const row = led(team, context);
			if ('code' in row) return row;
			const { rows, today } = context;
			if (!isVillage(village, rows)) return refuse('service_village_unknown', 'village');
			if (isFar(from, today)) return refuse('service_far', 'from');
			const links = rows.find(serviceLinks, 'team', team).filter((link) => link.village === village);
			if (links.some(({ toOn }) => toOn === null || from <= toOn)) return refuse('service_linked', 'village');
			return [insert(serviceLinks, { id, village, team, fromOn: from, toOn: null, lastVisitOn: null, endReason: null })];
		},
	}),
	command({
		name: 'service.unlink',
		input: inputs.serviceUnlink,
		who: leaders,
		about: { 'zh-CN': '不再连这个村，到哪天为止', en: 'End a village’s link to a team; the day given is its last' },
		reads: ({ link }) => [byId(serviceLinks, link)],
		readsThen: ({ link }, rows) => [byId(serviceTeams, rows.get(serviceLinks, link)?.team)],
		decide: ({ link, on, reason }, context) => {
			const row = context.rows.get(serviceLinks, link);
			if (!row) return refuse('service_not_yours', 'link');
			const team = led(row.team, context);
			if ('code' in team) return team;
			if (row.toOn !== null) return refuse('service_unlinked', 'link');
			if (isFar(on, context.today)) return refuse('service_far', 'on');
			// The day before its first voids a link made by mistake.
			if (on < addDays(asLocalDate(row.fromOn), -1)) return refuse('service_dates', 'on', { day: { day: row.fromOn } });
			return [update(serviceLinks, row, { toOn: on, endReason: reason ?? null })];
		},
	}),
	command({
		name: 'service.end',
		input: inputs.serviceEnd,
		who: staff,
		about: { 'zh-CN': '这支队（或单位）到哪天为止，连的村一起结束，写明原因', en: 'End a team and its links, with a reason' },
		reads: ({ team }) => [byId(serviceTeams, team), byField(serviceLinks, 'team', team), byField(members, 'team', team)],
		decide: ({ team, on, reason }, context) => {
			const row = led(team, context);
			if ('code' in row) return row;
			if (isFar(on, context.today)) return refuse('service_far', 'on');
			if (on < addDays(asLocalDate(row.fromOn), -1)) return refuse('service_dates', 'on', { day: { day: row.fromOn } });
			const isOpen = ({ toOn }: { toOn: string | null }): boolean => toOn === null || toOn > on;
			const open = context.rows.find(serviceLinks, 'team', team).filter(isOpen);
			const within = context.rows.find(members, 'team', team).filter(isOpen);
			return [
				update(serviceTeams, row, { toOn: on, endReason: reason }),
				...open.map((link) => update(serviceLinks, link, { toOn: on, endReason: reason })),
				...within.map((one) => update(members, one, { toOn: on, endReason: reason })),
			];
		},
	}),
	command({
		name: 'service.visit',
		input: inputs.serviceVisitNew,
		who: leaders,
		about: { 'zh-CN': '走访：哪支队哪天去了哪个村，办了啥可不填', en: 'A team was in a village: the day, and optionally what was done' },
		reads: ({ id, team }) => [
			byId(serviceVisits, id),
			byId(serviceTeams, team),
			byField(serviceLinks, 'team', team),
			byField(serviceVisits, 'team', team),
			byField(members, 'team', team),
		],
		decide: ({ id, team, village, occurredOn, text = null }, { rows, actor, today }) => {
			const row = rows.get(serviceTeams, team);
			if (!row || !mayTell(row, village, { actor, rows, today })) return refuse('service_not_yours', 'team');
			if (occurredOn > today) return refuse('service_ahead', 'occurredOn');
			if (!wasLinked(team, village, occurredOn, rows)) return refuse('service_not_linked', 'occurredOn');
			const visit = { id, village, team, occurredOn, text, withdrawnReason: null };
			return [insert(serviceVisits, visit), ...seenLast(visit, rows)];
		},
	}),
	command({
		name: 'service.correct',
		input: inputs.serviceCorrect,
		who: leaders,
		about: { 'zh-CN': '改一次走访：日子、办了啥', en: 'Correct a visit: its day, or what was done' },
		merge: 'fields',
		reads: readsVisit,
		readsThen: readsOfVisit,
		decide: ({ visit: id, ...fields }, context) => {
			const found = told(id, context);
			if ('code' in found) return found;
			const { visit } = found;
			const { occurredOn = visit.occurredOn, text = visit.text } = fields;
			if (occurredOn === visit.occurredOn && text === visit.text) return refuse('service_unchanged', 'visit');
			if (occurredOn > context.today) return refuse('service_ahead', 'occurredOn');
			if (!wasLinked(visit.team, visit.village, occurredOn, context.rows)) return refuse('service_not_linked', 'occurredOn');
			return [update(serviceVisits, visit, fields), ...seenLast({ ...visit, occurredOn }, context.rows)];
		},
	}),
	command({
		name: 'service.withdraw',
		input: inputs.serviceWithdraw,
		who: leaders,
		about: { 'zh-CN': '走访记错了：撤下，写明原因', en: 'Withdraw a visit recorded by mistake, with a reason' },
		merge: 'row',
		reads: readsVisit,
		readsThen: readsOfVisit,
		decide: ({ visit, reason }, context) => {
			const found = told(visit, context);
			if ('code' in found) return found;
			const withdrawn = { ...found.visit, withdrawnReason: reason };
			return [update(serviceVisits, found.visit, { withdrawnReason: reason }), ...seenLast(withdrawn, context.rows)];
		},
	}),
];
