import { holds } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type Read, type Rows, update } from '@honghuo/core/row.ts';
import { erasedName } from '../privacy/figures.ts';
import { leaders, mayLead, type ServiceTeam, serviceTeams, staff } from '../service/model.ts';
import { humanReads, screenRefusal } from '../village/figures.ts';
import { people } from '../village/model.ts';
import { memberAmend, memberJoin, memberLeave } from './inputs.ts';
import { closing, members, type ServiceMember } from './model.ts';
import { refuse } from './refusals.ts';

/** A day can be set ahead, but not more than a year: that is a slip. */
const isFar = (day: string, today: string): boolean => day > addDays(asLocalDate(today), 366);

/** The team, when the actor looks after its members and it still serves. */
function ours(id: string, { rows, actor, today }: Context): ServiceTeam | Refusal {
	const team = rows.get(serviceTeams, id);
	if (!team || !mayLead(team, actor, today)) return refuse('member_not_yours', 'team');
	return team.toOn === null ? team : refuse('member_team_ended', 'team');
}

/** The membership with its team, when the actor may change it and it goes on. */
function kept(id: string, context: Context): { member: ServiceMember; team: ServiceTeam } | Refusal {
	const member = context.rows.get(members, id);
	if (!member) return refuse('member_not_yours', 'member');
	const team = ours(member.team, context);
	if ('code' in team) return team;
	return member.toOn === null || member.toOn >= context.today ? { member, team } : refuse('member_left', 'member');
}

const readsMember = ({ member }: { member: string }): Read[] => [byId(members, member)];
const readsTeam = ({ member }: { member: string }, rows: Rows): Read[] => [byId(serviceTeams, rows.get(members, member)?.team)];

export const commands = [
	command({
		name: 'member.join',
		input: memberJoin,
		who: leaders,
		about: {
			'zh-CN': '进服务队：谁，当队员还是队长，哪个单位派的，从哪天起；换队长也是这一步',
			en: 'Somebody joins a service team: as member or leader, sent by whom, from when; a new leader takes the former one’s place',
		},
		reads: ({ id, team, person }) => [byId(members, id), byId(serviceTeams, team), byField(members, 'team', team), ...humanReads(person)],
		decide: ({ id, team, person, role, dispatchedBy = null, from }, context) => {
			const row = ours(team, context);
			if ('code' in row) return row;
			const { rows, actor, today } = context;
			if (row.kind === 'unit') return refuse('member_unit', 'team');
			if (role === 'leader' && !holds(actor, staff, today)) return refuse('member_leader_county', 'role');
			const who = rows.get(people, person);
			if (!who || who.name === erasedName) return refuse('member_person_unknown', 'person');
			const wall = screenRefusal('person', rows, person);
			if (wall) return wall;
			if (isFar(from, today)) return refuse('member_far', 'from');
			if (from < row.fromOn) return refuse('member_early', 'from', { day: { day: row.fromOn, today } });
			if (role === 'leader' && from > today) return refuse('member_leader_ahead', 'from');
			const going = rows.find(members, 'team', team).filter(({ fromOn, toOn }) => toOn === null || (toOn >= from && toOn >= fromOn));
			if (going.some((one) => one.person === person && one.role === role)) return refuse('member_there', 'person');
			// One leader at a time; who was a member and leads now is told by two spans of days.
			const ending = going.filter((one) => one.person === person || (role === 'leader' && one.role === 'leader'));
			const own = { id, village: null, team, person, role, dispatchedBy, fromOn: from, toOn: null, endReason: null };
			const leads = role === 'leader' ? person : row.leader === person ? null : row.leader;
			return [
				insert(members, own),
				...ending.map((one) => closing(one, from)),
				...(leads === row.leader ? [] : [update(serviceTeams, row, { leader: leads })]),
			];
		},
	}),
	command({
		name: 'member.amend',
		input: memberAmend,
		who: leaders,
		about: { 'zh-CN': '改队员：派出单位、从哪天起', en: 'Correct a membership: sent by whom, from when' },
		merge: 'fields',
		reads: readsMember,
		readsThen: readsTeam,
		decide: ({ member: id, dispatchedBy, fromOn }, context) => {
			const found = kept(id, context);
			if ('code' in found) return found;
			const { member, team } = found;
			const fields = { dispatchedBy: dispatchedBy === undefined ? member.dispatchedBy : dispatchedBy, fromOn: fromOn ?? member.fromOn };
			if (fields.dispatchedBy === member.dispatchedBy && fields.fromOn === member.fromOn) return refuse('member_unchanged', 'member');
			if (isFar(fields.fromOn, context.today)) return refuse('member_far', 'fromOn');
			if (fields.fromOn < team.fromOn) return refuse('member_early', 'fromOn', { day: { day: team.fromOn, today: context.today } });
			if (member.toOn !== null && fields.fromOn > member.toOn) return refuse('member_dates', 'fromOn');
			return [update(members, member, fields)];
		},
	}),
	command({
		name: 'member.leave',
		input: memberLeave,
		who: leaders,
		about: { 'zh-CN': '离队：到哪天为止', en: 'Somebody leaves a service team; the day given is the last' },
		reads: readsMember,
		readsThen: readsTeam,
		decide: ({ member: id, on, reason = null }, context) => {
			const found = kept(id, context);
			if ('code' in found) return found;
			const { member, team } = found;
			if (isFar(on, context.today)) return refuse('member_far', 'on');
			// The day before its first voids a membership entered by mistake.
			if (on < addDays(asLocalDate(member.fromOn), -1)) return refuse('member_dates', 'on');
			const leads = member.role === 'leader' && team.leader === member.person;
			if (leads && !holds(context.actor, staff, context.today)) return refuse('member_leader_county', 'member');
			if (leads && on > context.today) return refuse('member_leader_ahead', 'on');
			return [update(members, member, { toOn: on, endReason: reason }), ...(leads ? [update(serviceTeams, team, { leader: null })] : [])];
		},
	}),
];
