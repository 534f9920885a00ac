import type { Actor, Role } from '@honghuo/core/actor.ts';
import { mayWriteVillage } from '@honghuo/core/actor.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { type OrgUnit, type Posting, postings, type Team, teams } from '../village/model.ts';
import { type AnswerKey, answerKeys } from './messages.ts';
import { isOn, type ServiceLink, type ServiceTeam, serviceLinks, serviceTeams } from './model.ts';

export { answerNames, serviceKindNames } from './messages.ts';

/** Who answers for one village on a day: the people posted there and above it, and those linked to it. */
export type Answering = {
	village: string;
	posted: Record<'village_secretary' | 'first_secretary' | 'township_official', Posting[]>;
	served: Record<'team' | 'unit', ServiceTeam[]>;
	/** The journal versions this rests on. */
	entries: number[];
};

/** What the answer is derived from: whole tables, in any order. */
export type AnswerSource = {
	villages: readonly Pick<OrgUnit, 'id'>[];
	postings: readonly Posting[];
	/** Resident teams, through which people are posted. */
	teams: readonly Team[];
	services: readonly ServiceTeam[];
	links: readonly ServiceLink[];
};

const answeringRoles: readonly Role[] = ['village_secretary', 'first_secretary', 'township_official'];
type AnsweringRole = keyof Answering['posted'];

/** Puts each value under its key. */
function grouped<T>(all: Iterable<T>, keyOf: (one: T) => string): Map<string, T[]> {
	const groups = new Map<string, T[]>();
	for (const one of all) {
		const key = keyOf(one);
		const group = groups.get(key);
		if (group) group.push(one);
		else groups.set(key, [one]);
	}
	return groups;
}

/** Who answers for each of these villages on a day, in the order of their codes. Derived from dated postings and links alone. */
export function answering(source: AnswerSource, day: string): Answering[] {
	const placeOfTeam = new Map(source.teams.map(({ id, village }) => [id, village]));
	const posted = grouped(
		source.postings.filter((posting) => answeringRoles.includes(posting.role) && isOn(posting, day)),
		({ role, unit, team }) => `${role} ${unit ?? placeOfTeam.get(team ?? '') ?? ''}`,
	);
	const services = new Map(source.services.filter((team) => isOn(team, day)).map((team) => [team.id, team]));
	const links = grouped(
		source.links.filter((link) => isOn(link, day) && services.has(link.team)),
		({ village }) => village,
	);
	return [...source.villages]
		.sort((a, b) => (a.id < b.id ? -1 : 1))
		.map(({ id: village }) => {
			const of = (role: AnsweringRole): Posting[] =>
				posted.get(`${role} ${role === 'township_official' ? village.slice(0, 9) : village}`) ?? [];
			const here = links.get(village) ?? [];
			const serving = [...new Set(here.map(({ team }) => team))].flatMap((id) => services.get(id) ?? []);
			const found = {
				posted: {
					village_secretary: of('village_secretary'),
					first_secretary: of('first_secretary'),
					township_official: of('township_official'),
				},
				served: {
					team: serving.filter(({ kind }) => kind === 'team'),
					unit: serving.filter(({ kind }) => kind === 'unit'),
				},
			};
			return { village, ...found, entries: versionsOf([...Object.values(found.posted).flat(), ...serving, ...here]) };
		});
}

/** Whether somebody of this kind answers for the village. */
export const isAnswered = ({ posted, served }: Answering, key: AnswerKey): boolean =>
	key === 'team' || key === 'unit' ? served[key].length > 0 : posted[key].length > 0;

/** Villages told apart: for whom somebody answers (of this kind, or anybody below the township), and for whom nobody does yet. */
export function gaps(all: readonly Answering[], key?: AnswerKey): { covered: string[]; open: string[] } {
	const near = answerKeys.filter((one) => one !== 'township_official');
	const has = (one: Answering): boolean => (key ? isAnswered(one, key) : near.some((wanted) => isAnswered(one, wanted)));
	return {
		covered: all.filter(has).map(({ village }) => village),
		open: all.filter((one) => !has(one)).map(({ village }) => village),
	};
}

/** That somebody was in a village: a service team, or (`team` null) an expert. A month is told by its first day. */
export type Seen = { village: string; on: string; team: string | null; entries?: readonly number[] };

/** Which of the linked villages were visited in a period, and the versions behind it. */
export type Coverage = {
	/** Villages linked on the last day of the period, each once, by code. */
	linked: string[];
	visited: string[];
	/** Nobody has been there in the period yet. */
	open: string[];
	/** Visited by a team linked to it; by an expert. A village may be in both. */
	byTeam: string[];
	byExpert: string[];
	entries: number[];
};

/** Visit coverage from one day to another, both inclusive. A village counts once, whoever was there and however often. */
export function coverage(
	links: readonly Pick<ServiceLink, 'village' | 'team' | 'fromOn' | 'toOn' | 'version'>[],
	seen: Iterable<Seen>,
	{ from, to }: { from: string; to: string },
): Coverage {
	const standing = links.filter((link) => isOn(link, to));
	const teamsOf = grouped(standing, ({ village }) => village);
	const [byTeam, byExpert] = [new Set<string>(), new Set<string>()];
	const entries: { version: number }[] = [...standing];
	for (const { village, on, team, entries: behind = [] } of seen) {
		const linked = teamsOf.get(village);
		if (!linked || on < from || on > to) continue;
		if (team !== null && !linked.some((link) => link.team === team)) continue;
		(team === null ? byExpert : byTeam).add(village);
		entries.push(...behind.map((version) => ({ version })));
	}
	const linked = [...teamsOf.keys()].sort();
	const isVisited = (village: string): boolean => byTeam.has(village) || byExpert.has(village);
	return {
		linked,
		visited: linked.filter(isVisited),
		open: linked.filter((village) => !isVisited(village)),
		byTeam: [...byTeam].sort(),
		byExpert: [...byExpert].sort(),
		entries: versionsOf(entries),
	};
}

/** The first day of the month, quarter or year a day is in: what a coverage is asked for. */
export const periodBegin = (day: string, period: 'month' | 'quarter' | 'year'): string => {
	const month = Number(day.slice(5, 7));
	const first = period === 'year' ? 1 : period === 'quarter' ? month - ((month - 1) % 3) : month;
	return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
};

/** Journal versions of rows, ascending; what only this device knows has none yet. */
export const versionsOf = (rows: readonly { version: number }[]): number[] =>
	[...new Set(rows.map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b);

/** How long a new link is news to its village. */
const newsDays = 30;

/** A village hears which team it was linked to, a leader which team is theirs. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	const since = new Date(Date.parse(`${today}T00:00:00Z`) - newsDays * 86_400_000).toISOString();
	const linked = rows.all(serviceLinks).flatMap((link): Waiting[] => {
		const { id, village, receivedAt, createdBy } = link;
		if (receivedAt < since || createdBy === actor.person || !isOn(link, today) || !mayWriteVillage(actor, village, today)) return [];
		const team = rows.get(serviceTeams, link.team);
		if (!team) return [];
		const about =
			team.kind === 'team'
				? { 'zh-CN': `${team.name} 联系你村了`, en: `${team.name} now serves your village` }
				: { 'zh-CN': `${team.name} 和你村结对了`, en: `${team.name} is now paired with your village` };
		return [
			{ key: `service ${id}`, kind: 'news', at: receivedAt, by: createdBy, about, on: { table: serviceLinks.name, row: id, village } },
		];
	});
	const mine = rows.all(serviceTeams).flatMap((team): Waiting[] => {
		const { id, name, leader, receivedAt, createdBy } = team;
		if (leader !== actor.person || createdBy === actor.person || receivedAt < since || !isOn(team, today)) return [];
		const about = { 'zh-CN': `${name} 由你带队`, en: `${name} is yours to lead` };
		return [
			{ key: `lead ${id}`, kind: 'news', at: receivedAt, by: createdBy, about, on: { table: serviceTeams.name, row: id, village: null } },
		];
	});
	return [...linked, ...mine];
}

/** What `answering` needs, of rows held whole. */
export const answerSource = (rows: WaitingRows, villages: readonly Pick<OrgUnit, 'id'>[]): AnswerSource => ({
	villages,
	postings: rows.all(postings),
	teams: rows.all(teams),
	services: rows.all(serviceTeams),
	links: rows.all(serviceLinks),
});

/** How many teams and paired institutions serve villages on a day, and how many villages each kind reaches. */
export function servedOn(
	services: readonly ServiceTeam[],
	links: readonly ServiceLink[],
	day: string,
): Record<ServiceTeam['kind'], { count: number; villages: number }> {
	const now = services.filter((team) => isOn(team, day));
	const of = (kind: ServiceTeam['kind']) => {
		const own = new Set(now.filter((team) => team.kind === kind).map(({ id }) => id));
		const villages = links.filter((link) => own.has(link.team) && isOn(link, day)).map(({ village }) => village);
		return { count: own.size, villages: new Set(villages).size };
	};
	return { team: of('team'), unit: of('unit') };
}
