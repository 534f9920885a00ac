import type { Rows } from '@honghuo/core/row.ts';
import type { Tally } from '@honghuo/core/tally.ts';
import { type Advice, advices } from '../advice/model.ts';
import { given } from '../donation/figures.ts';
import { type Donation, donations, items } from '../donation/model.ts';
import { experts } from '../expert/model.ts';
import { type PairingContact, pairingContacts, pairings } from '../pairing/model.ts';
import { type Sheet, sheet } from '../place/figures.ts';
import { type Problem, problems } from '../problem/model.ts';
import { type ServiceVisit, serviceTeams, serviceVisits } from '../service/model.ts';
import { type TrainingAct, trainingActs, trainingGiven } from '../training/figures.ts';
import { sessions } from '../training/model.ts';
import { hasBeen, type Visit, visits } from '../visit/model.ts';
import { expertsOf, giverIn, giverOf, giversAt, homeOf, peopleOf, type SupportKind, seatOf, standsFor, teamGiver } from './model.ts';

/**
 * One act of support, made by what was done: nobody types an edge. `giver` is a village's code, a team's id or an institution's name, `to` the village
 * helped, `on` the day; `amount` what went over, where that can be counted; `about` the row that was the act.
 */
export type Act = {
	kind: SupportKind;
	giver: string;
	/** Where a service team stood on that day: with whoever led it, or nowhere (null). Of others `giver` tells. */
	home?: string | null;
	to: string;
	on: string;
	amount?: { value: number; unit: 'tree' | 'g' };
	about: { table: string; row: string };
	entries: number[];
};

/** What left with a donation, one act a kind: seedlings by the piece, seed by weight. It counts from the day it was sent, unless none of it arrived. */
function ofDonation(donation: Donation, rows: Rows): Act[] {
	const { dispatchedOn, toVillage, fromTeam, fromVillage, id, version } = donation;
	if (!given(donation) || dispatchedOn === null) return [];
	const parts = rows.find(items, 'donation', id).filter(({ receivedQty }) => receivedQty !== 0);
	return (['seedling', 'seed'] as const).flatMap((kind): Act[] => {
		const own = parts.filter((item) => (item.kind === 'seed') === (kind === 'seed'));
		const [first] = own;
		if (!first) return [];
		const value = own.reduce((sum, { qty, unit }) => sum + (unit === first.unit ? qty : 0), 0);
		return [
			{
				...{ kind, giver: fromTeam ?? fromVillage, to: toVillage, on: dispatchedOn },
				amount: { value, unit: first.unit },
				about: { table: donations.name, row: id },
				entries: [version, ...own.map((item) => item.version)],
			},
		];
	});
}

function ofVisit({ state, withdrawnReason, doneOn, expert, village, id, version }: Visit, rows: Rows): Act[] {
	if (!hasBeen(state) || withdrawnReason !== null || doneOn === null) return [];
	const giver = giverOf(expert, doneOn, rows);
	return giver ? [{ kind: 'visit', giver, to: village, on: doneOn, about: { table: visits.name, row: id }, entries: [version] }] : [];
}

function ofAdvice({ withdrawnReason, expert, givenOn, village, id, visit, problem, version }: Advice, rows: Rows): Act[] {
	const giver = withdrawnReason === null ? giverOf(expert, givenOn, rows) : undefined;
	if (!giver) return [];
	const about = visit
		? { table: visits.name, row: visit }
		: problem
			? { table: problems.name, row: problem }
			: { table: advices.name, row: id };
	return [{ kind: 'technique', giver, to: village, on: givenOn, about, entries: [version] }];
}

/** A problem somebody of another village solved, or an expert. */
function ofProblem({ assignee, resolvedOn, village, id, version }: Problem, rows: Rows): Act[] {
	if (assignee === null || resolvedOn === null) return [];
	const [profile] = rows.find(experts, 'person', assignee);
	const giver = profile ? giverOf(profile.id, resolvedOn, rows) : standsFor(assignee, resolvedOn, rows);
	if (!giver) return [];
	return [{ kind: 'technique', giver, to: village, on: resolvedOn, about: { table: problems.name, row: id }, entries: [version] }];
}

function ofServiceVisit({ team, village, occurredOn, withdrawnReason, id, version }: ServiceVisit, rows: Rows): Act[] {
	const by = withdrawnReason === null ? teamGiver(team, occurredOn, rows) : undefined;
	return by
		? [{ kind: 'visit', ...by, to: village, on: occurredOn, about: { table: serviceVisits.name, row: id }, entries: [version] }]
		: [];
}

/** A pairing helps each time the two meet. */
function ofContact({ pairing, village, occurredOn, withdrawnReason, version }: PairingContact, rows: Rows): Act[] {
	const pair = withdrawnReason === null ? rows.get(pairings, pairing) : undefined;
	if (!pair) return [];
	const { helperVillage, helperTeam, helperPerson } = pair;
	const one = helperPerson && standsFor(helperPerson, occurredOn, rows);
	const by = helperVillage ? { giver: helperVillage } : (teamGiver(helperTeam, occurredOn, rows) ?? (one ? { giver: one } : undefined));
	const about = { table: pairings.name, row: pairing };
	return by ? [{ kind: 'pairing', ...by, to: village, on: occurredOn, about, entries: [version] }] : [];
}

/** The village an act came from; undefined for an institution. */
const cameFrom = ({ giver, home }: Act, rows: Rows): string | undefined => (home === undefined ? homeOf(giver, rows) : (home ?? undefined));

const ofTraining = (all: readonly TrainingAct[]): Act[] =>
	all.map(({ on, giver, to, session, entries }) => ({
		...{ kind: 'training', giver, to, on, entries, about: { table: sessions.name, row: session } },
	}));

/** Newest first; what stays at home is no support between villages, and who advised on a problem and solved it helped once. */
function tidy(all: readonly Act[], rows: Rows): Act[] {
	const seen = new Set<string>();
	return all
		.filter((act) => cameFrom(act, rows) !== act.to)
		.filter(({ kind, giver, about }) => {
			if (about.table !== problems.name) return true;
			const key = `${kind} ${giver} ${about.row}`;
			return !seen.has(key) && seen.add(key) !== undefined;
		})
		.sort((a, b) => b.on.localeCompare(a.on) || b.about.row.localeCompare(a.about.row));
}

/** What a village was given, newest first. Needs the village's rows. */
export const received = (village: string, rows: Rows): Act[] =>
	tidy(
		[
			...rows.find(donations, 'toVillage', village).flatMap((one) => ofDonation(one, rows)),
			...rows.find(visits, 'village', village).flatMap((one) => ofVisit(one, rows)),
			...rows.find(advices, 'village', village).flatMap((one) => ofAdvice(one, rows)),
			...rows.find(problems, 'village', village).flatMap((one) => ofProblem(one, rows)),
			...rows.find(serviceVisits, 'village', village).flatMap((one) => ofServiceVisit(one, rows)),
			...rows.find(pairingContacts, 'village', village).flatMap((one) => ofContact(one, rows)),
			...ofTraining(trainingActs(village, rows)),
		],
		rows,
	);

/** What a village gave, newest first, as far as the rows of those it helped are at hand; donations are everywhere. */
export const gave = (village: string, rows: Rows): Act[] => {
	const [asked, posted] = [expertsOf(village, rows), peopleOf(village, rows)];
	return tidy(
		[
			...rows.find(donations, 'fromVillage', village).flatMap((one) => ofDonation(one, rows)),
			...asked.flatMap((expert) => rows.find(visits, 'expert', expert)).flatMap((one) => ofVisit(one, rows)),
			...asked.flatMap((expert) => rows.find(advices, 'expert', expert)).flatMap((one) => ofAdvice(one, rows)),
			...posted.flatMap((person) => rows.find(problems, 'assignee', person)).flatMap((one) => ofProblem(one, rows)),
			...posted
				.flatMap((person) => rows.find(serviceTeams, 'leader', person))
				.flatMap(({ id }) => rows.find(serviceVisits, 'team', id))
				.flatMap((one) => ofServiceVisit(one, rows)),
			...rows
				.find(pairings, 'helperVillage', village)
				.flatMap(({ id }) => rows.find(pairingContacts, 'pairing', id))
				.flatMap((one) => ofContact(one, rows)),
			...ofTraining(trainingGiven(giversAt(village, rows), rows)),
		],
		rows,
	).filter((act) => cameFrom(act, rows) === village);
};

/** An edge of the support graph: everything of one kind one giver did for one village in a period. */
export type Edge = { giver: string; to: string; kind: SupportKind; acts: number };

/** Edges between ends, those of the same ends and kind added up: villages become their townships, or whatever `endOf` makes of them. */
export function gather(edges: readonly Edge[], endOf: (end: string) => string): Edge[] {
	const found = new Map<string, Edge>();
	for (const { giver, to, kind, acts } of edges) {
		const ends = { giver: endOf(giver), to: endOf(to) };
		const key = `${kind} ${ends.giver} ${ends.to}`;
		const known = found.get(key);
		if (known) known.acts += acts;
		else found.set(key, { ...ends, kind, acts });
	}
	return [...found.values()];
}

/** What villages add up, as `GET /api/v1/summary` tells it: by village, measure, part and month. */
type Sums = Readonly<Record<string, Tally>>;

/** The edges of some months (`YYYY-MM`, both inclusive), from the sums of `support.acts`: the graph of a county without a row of its villages. */
export const edgesIn = (villages: Sums, from: string, to: string): Edge[] =>
	Object.entries(villages).flatMap(([village, measures]) =>
		Object.entries(measures['support.acts'] ?? {}).flatMap(([part, months]) => {
			const acts = Object.entries(months).reduce((sum, [month, value]) => sum + (from <= month && month <= to ? value : 0), 0);
			return acts > 0 ? [{ ...giverIn(part), to: village, acts }] : [];
		}),
	);

/** A rectangle of the map. */
export type View = { x: number; y: number; width: number; height: number };
/** What a map shows of the graph: villages one by one, or their townships when that were too much to tell apart. */
export type Drawn = { level: 'village' | 'township'; edges: Edge[]; ends: ReadonlyMap<string, { x: number; y: number }> };

/** All institutions in one, when they are too many to stand side by side. */
export const everyone = '*';
const sideBySide = 8;

/** Where institutions stand, which have no place among the villages: side by side along the upper edge. */
export function institutionSpots(names: readonly string[]): Map<string, { x: number; y: number }> {
	const sorted = [...new Set(names)].sort();
	return new Map(sorted.map((name, n) => [name, { x: (sheet.width * (n + 0.5)) / sorted.length, y: 18 }]));
}

/**
 * What of the graph is drawn in a view, in at most about so many shapes. Teams stand in their village; an edge is in view when one of its ends is.
 * Gathered by township it goes on saying how many acts there were.
 */
export function drawn(
	all: readonly Edge[],
	{ spots, townships }: Pick<Sheet, 'spots' | 'townships'>,
	rows: Rows,
	view: View,
	most = 180,
): Drawn {
	const seats = new Map<string, string | undefined>();
	/** Asked once a giver: there are thousands of edges and a few hundred ends. */
	const inside = (end: string): string | undefined => {
		if (!seats.has(end)) seats.set(end, seatOf(end, rows) ?? (townships.has(end) ? end : undefined));
		return seats.get(end);
	};
	const institutions = [...new Set(all.flatMap(({ giver }) => (inside(giver) ? [] : giver)))];
	const many = institutions.length > sideBySide;
	const outside = institutionSpots(many ? [everyone] : institutions);
	const byVillage = gather(all, (end) => inside(end) ?? (many ? everyone : end));
	const at = (end: string) => spots.get(end) ?? townships.get(end) ?? outside.get(end);
	const seen = (end: string): boolean => {
		const spot = at(end);
		return !!spot && view.x <= spot.x && spot.x <= view.x + view.width && view.y <= spot.y && spot.y <= view.y + view.height;
	};
	const inView = byVillage.filter(({ giver, to }) => at(giver) && at(to) && (seen(giver) || seen(to)));
	const shapes = inView.length + new Set(inView.flatMap(({ giver, to }) => [giver, to])).size;
	const level = shapes <= most ? 'village' : 'township';
	const township = (end: string) => (spots.has(end) ? end.slice(0, 9) : end);
	const edges = (level === 'village' ? inView : gather(byVillage, township)).filter(({ giver, to }) => at(giver) && at(to));
	const ends = new Map(edges.flatMap(({ giver, to }) => [giver, to]).flatMap((end) => [[end, at(end) ?? { x: 0, y: 0 }]] as const));
	return { level, edges, ends };
}
