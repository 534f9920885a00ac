import type { Role } from '@honghuo/core/actor.ts';
import type { WaitingRows } from '../ledger.ts';
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

/** How many teams and institutions serve on a day, with the villages they serve and the people of institutions; each with what it rests on. */
export type TeamCounts = {
	teams: { value: number; villages: number; entries: number[] };
	units: { value: number; villages: number; people: number; entries: number[] };
	/** Villages served by a team or an institution. */
	villages: number;
};

/** Counts the teams that serve on a day, from rows held whole. */
export function teamCounts(all: readonly ServiceTeam[], links: readonly ServiceLink[], day: string): TeamCounts {
	const standing = all.filter((team) => isOn(team, day));
	const count = (some: readonly ServiceTeam[]) => {
		const ids = new Set(some.map(({ id }) => id));
		const here = links.filter((link) => ids.has(link.team) && isOn(link, day));
		const villages = new Set(here.map(({ village }) => village));
		return { value: some.length, villages: villages.size, entries: versionsOf([...some, ...here]) };
	};
	const units = standing.filter(({ kind }) => kind === 'unit');
	return {
		teams: count(standing.filter(({ kind }) => kind === 'team')),
		units: { ...count(units), people: units.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0) },
		villages: count(standing).villages,
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

/** A link whose village the team has not been to in the quarter of a day: what is still to come. */
export const stillToVisit = (links: readonly ServiceLink[], day: string): ServiceLink[] => {
	const from = periodBegin(day, 'quarter');
	return links.filter((link) => isOn(link, day) && (link.lastVisitOn ?? '') < from).sort((a, b) => (a.village < b.village ? -1 : 1));
};

/** What `answering` needs, of rows held whole. */
export const answerSource = (rows: WaitingRows, villages: readonly Pick<OrgUnit, 'id'>[]): AnswerSource => ({
	villages,
	postings: rows.all(postings),
	teams: rows.all(teams),
	services: rows.all(serviceTeams),
	links: rows.all(serviceLinks),
});
