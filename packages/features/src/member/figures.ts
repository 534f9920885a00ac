import { type Actor, inForce, mayWriteVillage, type Role } from '@honghuo/core/actor.ts';
import { addDays, asLocalDate, beginOf, type LocalDate } from '@honghuo/core/dates.ts';
import type { Sentence } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { answering, answerSource, gaps, periodBegin, stillToVisit } from '../service/figures.ts';
import { isOn, type ServiceTeam, serviceLinks, serviceTeams } from '../service/model.ts';
import { orgUnits, people } from '../village/model.ts';
import { type MemberRole, memberRoleNames } from './messages.ts';
import { isIn, members, type ServiceMember } from './model.ts';

export { memberRoleNames } from './messages.ts';

/** Somebody in a team: since when, if it was written down, and from where. `row` is what may be put right. */
export type Enrolled = { person: string; role: MemberRole; dispatchedBy: string | null; from: string | null; row: ServiceMember | null };

/** Who is in a team on a day, the leader first, then by name. Who leads it without being entered as a member is in it all the same. */
export function rosterOf(team: ServiceTeam, rows: Pick<Rows, 'find' | 'get'>, day: string): Enrolled[] {
	const entered = rows
		.find(members, 'team', team.id)
		.filter((one) => isIn(one, day))
		.map((row): Enrolled => {
			const role = row.person === team.leader ? 'leader' : 'member';
			return { person: row.person, role, dispatchedBy: row.dispatchedBy ?? team.dispatchedBy, from: row.fromOn, row };
		});
	const { leader } = team;
	const missing = leader !== null && !entered.some(({ person }) => person === leader);
	const nameOf = ({ person }: Enrolled): string => rows.get(people, person)?.name ?? '';
	return [
		...(missing ? [{ person: leader, role: 'leader' as const, dispatchedBy: team.dispatchedBy, from: null, row: null }] : []),
		...entered,
	].sort((a, b) => Number(b.role === 'leader') - Number(a.role === 'leader') || nameOf(a).localeCompare(nameOf(b), 'zh-CN'));
}

/** A person's time in a service team; without `row` they lead it and nobody entered since when. */
export type Service = { team: ServiceTeam; role: MemberRole; from: string | null; to: string | null; row: ServiceMember | null };

/** The service teams a person is or was in, what goes on first, then the latest. Memberships entered by mistake are left out. */
export function servicesOf(person: string, rows: Pick<Rows, 'find' | 'get'>, day: string): Service[] {
	const entered = rows
		.find(members, 'person', person)
		.filter(({ fromOn, toOn }) => toOn === null || toOn >= fromOn)
		.flatMap((row): Service[] => {
			const team = rows.get(serviceTeams, row.team);
			return team ? [{ team, role: row.role, from: row.fromOn, to: row.toOn, row }] : [];
		});
	const led = rows
		.find(serviceTeams, 'leader', person)
		.filter((team) => isOn(team, day) && !entered.some((one) => one.team.id === team.id && (one.to === null || day <= one.to)))
		.map((team): Service => ({ team, role: 'leader', from: null, to: null, row: null }));
	const rank = ({ from, to }: Service): string => `${to === null || day <= to ? 1 : 0}${from ?? '9999'}`;
	return [...led, ...entered].sort((a, b) => (rank(a) < rank(b) ? 1 : -1));
}

/** How long something new about a team is news. */
const newsDays = 30;
/** So many days before a quarter ends a team hears which of its villages are still to come. */
const aheadDays = 30;

type Reader = { actor: Actor; today: string };
type Name = (village: string) => string;

/** Somebody put into a team, or given one to lead, hears of it; a village which team serves it. */
function news({ actor, today }: Reader, rows: WaitingRows): Waiting[] {
	const since = new Date(Date.parse(`${today}T00:00:00Z`) - newsDays * 86_400_000).toISOString();
	const isNew = (row: { receivedAt: string; createdBy: string }): boolean => row.receivedAt >= since && row.createdBy !== actor.person;
	const told = (key: string, row: { receivedAt: string; createdBy: string }, about: Sentence, on: Waiting['on']): Waiting => ({
		...{ key, kind: 'news', at: row.receivedAt, by: row.createdBy, about, on },
	});
	const onTeam = (row: string): Waiting['on'] => ({ table: serviceTeams.name, row, village: null });
	const own = rows.find(members, 'person', actor.person).filter((row) => isNew(row) && (row.toOn === null || row.toOn >= today));
	const joined = own.flatMap((row): Waiting[] => {
		const team = rows.get(serviceTeams, row.team);
		if (!team) return [];
		const role = memberRoleNames[row.role];
		const about = { 'zh-CN': `你是${team.name}的${role['zh-CN']}了`, en: `you are now ${role.en.toLowerCase()} of ${team.name}` };
		return [told(`member ${row.id}`, row, about, onTeam(team.id))];
	});
	const led = rows
		.find(serviceTeams, 'leader', actor.person)
		.filter((team) => isNew(team) && isOn(team, today) && !own.some((row) => row.team === team.id))
		.map((team) =>
			told(`lead ${team.id}`, team, { 'zh-CN': `${team.name} 由你带队`, en: `${team.name} is yours to lead` }, onTeam(team.id)),
		);
	const linked = rows.all(serviceLinks).flatMap((link): Waiting[] => {
		if (!isNew(link) || !isOn(link, today) || !mayWriteVillage(actor, link.village, today)) return [];
		const team = rows.get(serviceTeams, link.team);
		if (!team) return [];
		const about =
			team.kind === 'team'
				? { 'zh-CN': `${team.name} 联系你村了`, en: `${team.name} now serves your village` }
				: { 'zh-CN': `${team.name} 和你村结对了`, en: `${team.name} is now paired with your village` };
		return [told(`service ${link.id}`, link, about, { table: serviceLinks.name, row: link.id, village: link.village })];
	});
	return [...linked, ...led, ...joined];
}

/** Towards the end of a quarter those who are in a team hear which of its villages it has not been to: what is next, not whose fault. */
function toVisit({ actor, today }: Reader, rows: WaitingRows, name: Name): Waiting[] {
	const begin = periodBegin(today, 'quarter');
	const end = addDays(nextQuarter(begin), -1);
	if (addDays(end, -aheadDays) > today) return [];
	const own = [
		...rows
			.find(members, 'person', actor.person)
			.filter((row) => isIn(row, today))
			.map(({ team }) => team),
	];
	const led = rows.find(serviceTeams, 'leader', actor.person).map(({ id }) => id);
	return [...new Set([...led, ...own])].flatMap((id): Waiting[] => {
		const team = rows.get(serviceTeams, id);
		if (team?.kind !== 'team' || !isOn(team, today)) return [];
		const open = stillToVisit(rows.find(serviceLinks, 'team', id), today).map(({ village }) => village);
		if (open.length === 0) return [];
		const places = open.slice(0, 3).map(name);
		const more = open.length > 3;
		const about = {
			'zh-CN': `${team.name}这一季还有 ${open.length} 个村等着去：${places.join('、')}${more ? '等' : ''}，${monthDay(end)}前走一趟`,
			en: `${team.name} has ${open.length} villages to go to by ${end}: ${places.join(', ')}${more ? ' and others' : ''}`,
		};
		const at = beginOf(addDays(end, -aheadDays));
		return [{ key: `visit ${id} ${begin}`, kind: 'turn', at, by: null, about, on: { table: serviceTeams.name, row: id, village: null } }];
	});
}

/** Officials hear for which villages of theirs nobody answers: theirs is to post somebody or link a team. */
function unanswered({ actor, today }: Reader, rows: WaitingRows, name: Name): Waiting[] {
	const posts = inForce(actor, today).filter(({ role }) => officials.includes(role));
	if (posts.length === 0) return [];
	const villages = rows
		.find(orgUnits, 'level', 'village')
		.filter(({ id, closedOn }) => closedOn === null && posts.some(({ unit }) => id.startsWith(unit)));
	const { open } = gaps(answering(answerSource(rows, villages), today));
	if (open.length === 0) return [];
	const places = open.slice(0, 3).map(name);
	const more = open.length > 3;
	const about = {
		'zh-CN': `${open.length} 个村还没有人接：${places.join('、')}${more ? '等' : ''}。指一位，或者连一支服务队`,
		en: `nobody answers for ${open.length} villages yet: ${places.join(', ')}${more ? ' and others' : ''}`,
	};
	const at = beginOf(periodBegin(today, 'month'));
	return [
		{ key: `open ${today.slice(0, 7)}`, kind: 'turn', at, by: null, about, on: { table: orgUnits.name, row: 'open', village: null } },
	];
}

/** What of teams and responsibility waits for somebody, or is news to them. */
export function noticesFor(reader: Reader, rows: WaitingRows): Waiting[] {
	const name: Name = (village) => rows.get(orgUnits, village)?.name ?? village;
	return [...news(reader, rows), ...toVisit(reader, rows, name), ...unanswered(reader, rows, name)];
}

const officials: readonly Role[] = ['county_official', 'township_official'];
const nextQuarter = (begin: string): LocalDate => {
	const month = Number(begin.slice(5, 7)) + 3;
	return asLocalDate(month > 12 ? `${Number(begin.slice(0, 4)) + 1}-01-01` : `${begin.slice(0, 4)}-${String(month).padStart(2, '0')}-01`);
};
const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
