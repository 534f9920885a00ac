import type { Actor } from '@honghuo/core/actor.ts';
import type { Rows } from '@honghuo/core/row.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { isOn, type ServiceTeam, serviceTeams } from '../service/model.ts';
import { people } from '../village/model.ts';
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

/** How long it is news that somebody was put into a team. */
const newsDays = 30;

/** Whoever was put into a team by others hears of it. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	const since = new Date(Date.parse(`${today}T00:00:00Z`) - newsDays * 86_400_000).toISOString();
	return rows.find(members, 'person', actor.person).flatMap((row): Waiting[] => {
		const team = rows.get(serviceTeams, row.team);
		if (!team || row.createdBy === actor.person || row.receivedAt < since || (row.toOn !== null && row.toOn < today)) return [];
		const role = memberRoleNames[row.role];
		const about = { 'zh-CN': `你是${team.name}的${role['zh-CN']}了`, en: `you are now ${role.en.toLowerCase()} of ${team.name}` };
		const on = { table: serviceTeams.name, row: team.id, village: null };
		return [{ key: `member ${row.id}`, kind: 'news', at: row.receivedAt, by: row.createdBy, about, on }];
	});
}
