import { villageWriters } from '@honghuo/core/actor.ts';
import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { advices } from '../advice/model.ts';
import { turnouts } from '../attendance/model.ts';
import { donations, items } from '../donation/model.ts';
import { expertName } from '../expert/figures.ts';
import { experts } from '../expert/model.ts';
import { pairingContacts, pairings } from '../pairing/model.ts';
import { problems } from '../problem/model.ts';
import { serviceTeams, serviceVisits } from '../service/model.ts';
import { orgUnits, people, postings, teams } from '../village/model.ts';
import { visits } from '../visit/model.ts';
import type { SupportKind } from './messages.ts';

export { kindNames, type SupportKind, supportKinds } from './messages.ts';

/** Which kind of support a part of the measure `support.acts` names, and who gave it: a village's code, a team's id, an institution's name. */
export function partOf(kind: SupportKind, giver: string): string {
	return `${kind}:${giver}`;
}
/** The other way round. */
export function giverIn(part: string): { kind: SupportKind; giver: string } {
	const colon = part.indexOf(':');
	return { kind: part.slice(0, colon) as SupportKind, giver: part.slice(colon + 1) };
}

/** Whether a giver is named by its division code: a village, or the township or county whose official helped. */
export const isCode = (giver: string): boolean => /^\d{6}(\d{3}){0,2}$/.test(giver);

/** What a giver is called: a village, township, county or team by its name, an institution as it stands. Needs its row, where it has one. */
export const giverName = (giver: string, rows: Rows): string =>
	(isCode(giver)
		? rows.get(orgUnits, giver)?.name
		: isRowId(giver)
			? (rows.get(teams, giver)?.name ?? rows.get(serviceTeams, giver)?.name)
			: undefined) ?? giver;

/** Whether it is a village, a village's team or an institution that gives. */
export const giverKind = (giver: string): 'village' | 'team' | 'institution' =>
	/^\d{12}$/.test(giver) ? 'village' : isRowId(giver) ? 'team' : 'institution';

/** The village a giver is at home in; undefined for an institution, and for a service team, which is drawn with its leader (`seatOf`). */
export function homeOf(giver: string, rows: Rows): string | undefined {
	if (/^\d{12}$/.test(giver)) return giver;
	return isRowId(giver) ? rows.get(teams, giver)?.village : undefined;
}

/** What of the graph is looked at: kinds (none is all), a team or institution, a chain or brand, one end. Empty is all. */
export type Narrowing = { kinds: readonly SupportKind[]; team: string; tag: string; end: string };

/** Where a giver is drawn: at home, a service team where its leader is posted, the latest posting if there are several. */
export function seatOf(giver: string, rows: Rows): string | undefined {
	const leader = isRowId(giver) ? rows.get(serviceTeams, giver)?.leader : undefined;
	if (!leader) return homeOf(giver, rows);
	const [last] = rows
		.find(postings, 'person', leader)
		.filter(({ role }) => (villageWriters as readonly string[]).includes(role))
		.sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1));
	return last?.unit ?? rows.get(teams, last?.team ?? '')?.village;
}

/** What the graph is narrowed to: one resident team with its village, one service team, or one paired institution. */
export function isFrom(giver: string, team: string, rows: Rows): boolean {
	if (giver === team) return true;
	const resident = rows.get(teams, team);
	if (resident) return giver === resident.village;
	const served = rows.get(serviceTeams, team);
	return served?.kind === 'unit' && giver === served.name;
}
type Line = { giver: string; to: string; kind: SupportKind };
/** The edges a gathered one was made of: same kind, same village helped, and a giver who stands for the same end. */
export const gatheredIn = <L extends Line>({ giver, to, kind }: L, all: readonly L[], rows: Rows): L[] =>
	all.filter((one) => one.to === to && one.kind === kind && (seatOf(one.giver, rows) ?? one.giver) === giver);
/** The parts of `support.acts` some edges are. */
export const partsOf = (edges: readonly Line[]): string[] => [...new Set(edges.map(({ kind, giver }) => partOf(kind, giver)))];
const isRowId = (text: string): boolean => /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text);

const of = <T>(list: readonly (T | null | undefined)[]): T[] => [...new Set(list.filter((one) => one !== null && one !== undefined))];

const pairsMet = (village: string, rows: Rows) =>
	rows.find(pairingContacts, 'village', village).map(({ pairing }) => rows.get(pairings, pairing));

/** Everybody by whom a village was helped, as far as the rows at hand name them. */
function helpers(village: string, rows: Rows): string[] {
	const asked = [...rows.find(visits, 'village', village), ...rows.find(advices, 'village', village)];
	const pairs = pairsMet(village, rows);
	const sent = [...rows.find(serviceVisits, 'village', village).map(({ team }) => team), ...pairs.map((pair) => pair?.helperTeam)];
	return of([
		...asked.map(({ expert }) => (expert === null ? null : rows.get(experts, expert)?.person)),
		...rows.find(problems, 'village', village).map(({ assignee }) => assignee),
		...pairs.map((pair) => pair?.helperPerson),
		...of(sent).map((team) => rows.get(serviceTeams, team)?.leader),
	]);
}

const posted = (village: string, rows: Rows): Read[] => helpers(village, rows).map((person) => byField(postings, 'person', person));

/** Rows that tell who helped a village, step by step. */
export const receivedReads: ((village: string, rows: Rows) => Read[])[] = [
	(village) => [
		byField(donations, 'toVillage', village),
		byField(visits, 'village', village),
		byField(advices, 'village', village),
		byField(problems, 'village', village),
		byField(serviceVisits, 'village', village),
		byField(pairingContacts, 'village', village),
		byField(turnouts, 'village', village),
	],
	(village, rows) => [
		...rows.find(donations, 'toVillage', village).map(({ id }) => byField(items, 'donation', id)),
		byId(teams, ...rows.find(donations, 'toVillage', village).map(({ fromTeam }) => fromTeam)),
		byId(teams, ...rows.find(turnouts, 'village', village).map(({ giver }) => (giver !== null && isRowId(giver) ? giver : null))),
		byId(experts, ...of([...rows.find(visits, 'village', village), ...rows.find(advices, 'village', village)].map(({ expert }) => expert))),
		...of(rows.find(problems, 'village', village).map(({ assignee }) => assignee)).map((person) => byField(experts, 'person', person)),
		byId(serviceTeams, ...of(rows.find(serviceVisits, 'village', village).map(({ team }) => team))),
		byId(pairings, ...of(rows.find(pairingContacts, 'village', village).map(({ pairing }) => pairing))),
	],
	// Who leads a pair's team is known once that team is here.
	(village, rows) => [byId(serviceTeams, ...pairsMet(village, rows).map((pair) => pair?.helperTeam ?? null))],
	(village, rows) => [byId(people, ...helpers(village, rows)), ...posted(village, rows)],
	(village, rows) => [
		byId(teams, ...helpers(village, rows).flatMap((person) => rows.find(postings, 'person', person).map(({ team }) => team))),
	],
];

/** Rows that tell which villages this one helped, step by step: its donations, and where its people went as experts. */
export const givenReads: ((village: string, rows: Rows) => Read[])[] = [
	(village) => [
		byField(donations, 'fromVillage', village),
		byField(postings, 'unit', village),
		byField(teams, 'village', village),
		byField(pairings, 'helperVillage', village),
		byField(turnouts, 'giver', village),
	],
	(village, rows) => [
		...rows.find(teams, 'village', village).map(({ id }) => byField(turnouts, 'giver', id)),
		...rows.find(donations, 'fromVillage', village).map(({ id }) => byField(items, 'donation', id)),
		...rows.find(teams, 'village', village).map(({ id }) => byField(postings, 'team', id)),
	],
	(village, rows) =>
		peopleOf(village, rows).flatMap((person) => [
			byField(experts, 'person', person),
			byField(problems, 'assignee', person),
			byField(serviceTeams, 'leader', person),
		]),
	(village, rows) => [
		...expertsOf(village, rows).flatMap((expert) => [byField(visits, 'expert', expert), byField(advices, 'expert', expert)]),
		...peopleOf(village, rows)
			.flatMap((person) => rows.find(serviceTeams, 'leader', person))
			.map(({ id }) => byField(serviceVisits, 'team', id)),
		...rows.find(pairings, 'helperVillage', village).map(({ id }) => byField(pairingContacts, 'pairing', id)),
		...peopleOf(village, rows).map((person) => byField(postings, 'person', person)),
		byId(people, ...peopleOf(village, rows)),
	],
	(village, rows) => [
		byId(teams, ...peopleOf(village, rows).flatMap((person) => rows.find(postings, 'person', person).map(({ team }) => team))),
	],
];

/** Under which names a village gives: its own, and its teams'. */
export const giversAt = (village: string, rows: Rows): string[] => [village, ...rows.find(teams, 'village', village).map(({ id }) => id)];

/** Everybody ever posted to a village or its teams. */
export const peopleOf = (village: string, rows: Rows): string[] =>
	of(
		[
			...rows.find(postings, 'unit', village),
			...rows.find(teams, 'village', village).flatMap(({ id }) => rows.find(postings, 'team', id)),
		].map(({ person }) => person),
	);

/** The profiles of those of them who are asked as experts. */
export const expertsOf = (village: string, rows: Rows): string[] =>
	peopleOf(village, rows).flatMap((person) => rows.find(experts, 'person', person).map(({ id }) => id));

/** Whom a person stood for on a day: the team or village they were posted to, else undefined. */
export function standsFor(person: string, on: string, rows: Rows): string | undefined {
	const posting = rows
		.find(postings, 'person', person)
		.filter(
			({ role, fromOn, toOn }) => (villageWriters as readonly string[]).includes(role) && fromOn <= on && (toOn === null || on <= toOn),
		)
		.sort((a, b) => (a.fromOn < b.fromOn ? 1 : -1))[0];
	return posting?.team ?? posting?.unit ?? undefined;
}

/** Whom an expert stood for: their team or village, else their institution, else the county or township they are posted to, else themselves. */
export function giverOf(expert: string | null, on: string, rows: Rows): string | undefined {
	const profile = expert === null ? undefined : rows.get(experts, expert);
	if (!profile) return undefined;
	if (profile.person === null) return profile.homeUnit ?? profile.name ?? undefined;
	const unit = rows
		.find(postings, 'person', profile.person)
		.find(({ fromOn, toOn }) => fromOn <= on && (toOn === null || on <= toOn))?.unit;
	return standsFor(profile.person, on, rows) ?? profile.homeUnit ?? unit ?? (expertName(profile, rows) || undefined);
}

/** A service team gives under its own id, a paired institution under its name; a team is at home where its leader was posted that day. */
export function teamGiver(team: string | null, on: string, rows: Rows): { giver: string; home: string | null } | undefined {
	const found = team === null ? undefined : rows.get(serviceTeams, team);
	if (!found) return undefined;
	if (found.kind === 'unit') return { giver: found.name, home: null };
	const stood = found.leader === null ? undefined : standsFor(found.leader, on, rows);
	return { giver: found.id, home: (stood && homeOf(stood, rows)) || null };
}
