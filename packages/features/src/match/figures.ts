import { isLocalDate, type LocalDate, monthName, showDate } from '@honghuo/core/dates.ts';
import { fill, type Language } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { expertName, fieldNames, matches } from '../expert/figures.ts';
import { type Expert, type ExpertField, experts } from '../expert/model.ts';
import type { WaitingRows } from '../ledger.ts';
import { cropNames } from '../orchard/model.ts';
import { isOpen as isProblemOpen, stateOf } from '../problem/figures.ts';
import { type Problem, problems } from '../problem/model.ts';
import { grantsOf, orgUnits } from '../village/model.ts';
import { hasBeen, isOpen as isVisitOpen, type Visit, visits } from '../visit/model.ts';
import { fieldWords, reasonWords } from './messages.ts';

/** What is needed: of which village, about what, by when if somebody said. */
export type Need = { village: string; fields: readonly ExpertField[]; crop?: Problem['crop']; by?: string | null };

/** One fact that speaks for or against asking somebody, to be said in words. */
export type Reason =
	| { key: 'knows'; fields: readonly ExpertField[] }
	| { key: 'here' | 'township' }
	| { key: 'been'; village: string; on: string }
	| { key: 'solved'; n: number; crop: NonNullable<Problem['crop']> }
	| { key: 'load'; n: number }
	| { key: 'booked'; village: string; on: string }
	| { key: 'away'; until: string };

/** Somebody who could be asked, and why. The person decides; there is no score. */
export type Suggestion = { expert: Expert; reasons: Reason[] };

/** What suggestions are made of; visits of villages this device does not hold are simply not known. */
export type MatchSource = {
	experts: readonly Expert[];
	visits: readonly Visit[];
	problems: readonly Problem[];
	/** Where a person is posted now: division codes. */
	placesOf: (person: string) => readonly string[];
};

/** The fields a question is about: its crop, and words in its text. */
export function fieldsAsked(text: string, crop: Problem['crop'] = null): ExpertField[] {
	const known = (Object.keys(fieldNames) as ExpertField[]).filter((field) => field !== 'other');
	return known.filter(
		(field) => field === crop || text.includes(fieldNames[field]['zh-CN']) || fieldWords[field]?.some((word) => text.includes(word)),
	);
}

type Facts = { knows: number; nearness: number; solved: number; load: number; isAway: boolean };

/**
 * Who could be asked, those who fit best first: free in time, knowing more of it, near or known there, having solved the like, with less in hand.
 * Equal fits stand in the order of their names, so that nobody is put behind another without a reason.
 */
export function suggest(need: Need, source: MatchSource, rows: Rows, today: string): Suggestion[] {
	const name = (expert: Expert): string => expertName(expert, rows);
	return matches(source.experts, need.fields)
		.map(({ expert, knows }) => describe(expert, knows, need, source, today))
		.sort((a, b) => order(a.facts, b.facts, need.fields.length > 0) || name(a.expert).localeCompare(name(b.expert), 'zh-CN'))
		.map(({ expert, reasons }) => ({ expert, reasons }));
}

/** What is in hand tells among those who know of it, not in a list of everybody. */
const order = (a: Facts, b: Facts, isAbout: boolean): number =>
	Number(a.isAway) - Number(b.isAway) ||
	b.knows - a.knows ||
	b.nearness - a.nearness ||
	Number(b.solved > 0) - Number(a.solved > 0) ||
	(isAbout ? a.load - b.load : 0);

function describe(expert: Expert, knows: ExpertField[], need: Need, source: MatchSource, today: string) {
	const reasons: Reason[] = [];
	const { village, crop } = need;
	if (knows.length > 0) reasons.push({ key: 'knows', fields: knows });

	const places = expert.person === null ? [] : source.placesOf(expert.person);
	const township = village.slice(0, 9);
	const here = places.includes(village);
	const inTownship = township !== '' && places.some((place) => place.length > 6 && place.startsWith(township));
	if (here) reasons.push({ key: 'here' });
	else if (inTownship) reasons.push({ key: 'township' });

	const asked = source.visits.filter((visit) => visit.expert === expert.id && visit.withdrawnReason === null);
	const been = asked
		.filter((visit) => hasBeen(visit.state) && visit.doneOn !== null && township !== '' && visit.village.startsWith(township))
		// The village itself before its neighbours, then the latest.
		.sort((a, b) => Number(b.village === village) - Number(a.village === village) || ((a.doneOn ?? '') < (b.doneOn ?? '') ? 1 : -1))[0];
	if (been?.doneOn && !here) reasons.push({ key: 'been', village: been.village, on: been.doneOn });

	const own = expert.person === null ? [] : source.problems.filter(({ assignee }) => assignee === expert.person);
	const solved = crop ? own.filter((one) => one.crop === crop && stateOf(one, today) === 'closed').length : 0;
	if (crop && solved > 0) reasons.push({ key: 'solved', n: solved, crop });

	const open = asked.filter((visit) => isVisitOpen(visit.state));
	// Problems are held whole, so that this number is right on every device; of visits only those known are told, by their day.
	const load = own.filter((one) => isProblemOpen(one, today) && one.state !== 'resolved').length;
	if (load > 0) reasons.push({ key: 'load', n: load });
	const booked = open
		.filter((visit) => visit.scheduledOn !== null && visit.scheduledOn >= today)
		.sort((a, b) => ((a.scheduledOn ?? '') < (b.scheduledOn ?? '') ? -1 : 1))[0];
	if (booked?.scheduledOn) reasons.push({ key: 'booked', village: booked.village, on: booked.scheduledOn });

	const isAway = expert.awayUntil !== null && expert.awayUntil >= today && (!need.by || need.by <= expert.awayUntil);
	if (expert.awayUntil !== null && expert.awayUntil >= today) reasons.push({ key: 'away', until: expert.awayUntil });

	const nearness = here ? 3 : been?.village === village ? 2 : inTownship || been ? 1 : 0;
	return { expert, reasons, facts: { knows: knows.length, nearness, solved, load, isAway } };
}

/** A month as people say it: 「上月」. */
function monthOf(on: string, today: string): { key: 'thisMonth' | 'lastMonth' | 'inMonth' | 'inYear'; y: string; m: number } {
	const count = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
	const ago = count(today) - count(on);
	const key = ago <= 0 ? 'thisMonth' : ago === 1 ? 'lastMonth' : on.slice(0, 4) === today.slice(0, 4) ? 'inMonth' : 'inYear';
	return { key, y: on.slice(0, 4), m: Number(on.slice(5, 7)) };
}

/** The reasons as one line: 「会苹果、病虫害；上月到过新立屯村；手上还有 1 件」. */
export function sayReasons(reasons: readonly Reason[], rows: Rows, language: Language, today: LocalDate): string {
	const village = (code: string): string => rows.get(orgUnits, code)?.name ?? code;
	const date = (on: string): string => (isLocalDate(on) ? showDate(on, language, today) : on);
	return reasons
		.map((reason): string => {
			const words = reasonWords[reason.key][language];
			switch (reason.key) {
				case 'knows':
					return fill(words, { fields: reason.fields.map((field) => fieldNames[field][language]).join(language === 'en' ? ', ' : '、') });
				case 'been': {
					const { key, y, m } = monthOf(reason.on, today);
					return fill(words, { when: fill(reasonWords[key][language], { y, m: monthName(m, language) }), place: village(reason.village) });
				}
				case 'solved':
					return fill(words, { n: reason.n, crop: cropNames[reason.crop][language] });
				case 'load':
					return fill(words, { n: reason.n });
				case 'booked':
					return fill(words, { day: date(reason.on), place: village(reason.village) });
				case 'away':
					return fill(words, { day: date(reason.until) });
				default:
					return words;
			}
		})
		.join(language === 'en' ? '; ' : '；');
}

/** What suggestions are made of, of rows as a device holds them. */
export const matchSource = (rows: WaitingRows, today: string): MatchSource => ({
	experts: rows.all(experts),
	visits: rows.all(visits),
	problems: rows.all(problems),
	placesOf: (person) =>
		grantsOf(person, rows)
			.filter(({ from, to }) => from <= today && (to === null || today <= to))
			.map(({ unit }) => unit),
});

/** Something that waits for somebody to be found: a problem nobody was given, a visit for which nobody was chosen. */
export type OpenNeed = { table: 'tech_problem' | 'expert_visit'; id: string; text: string; need: Need };

/** What waits for somebody to be found, the oldest first. */
export function openNeeds(rows: WaitingRows, today: string): OpenNeed[] {
	const asked = rows
		.all(problems)
		.filter((one) => isProblemOpen(one, today) && one.assignee === null && one.state !== 'resolved')
		.map(
			({ id, text, village, crop }): OpenNeed => ({
				table: 'tech_problem',
				id,
				text,
				need: { village, crop, fields: fieldsAsked(text, crop) },
			}),
		);
	const requested = rows
		.all(visits)
		.filter(({ state, expert, withdrawnReason }) => state === 'requested' && expert === null && withdrawnReason === null)
		.map(
			({ id, topic, village, wantedTo }): OpenNeed => ({
				...{ table: 'expert_visit', id, text: topic },
				need: { village, fields: fieldsAsked(topic), by: wantedTo },
			}),
		);
	return [...asked, ...requested].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Visits of other villages than their own, nobody named yet, that somebody of the directory could take, and why; the oldest first. */
export function openFor(expert: Expert, rows: WaitingRows, today: string): { visit: string; reasons: Reason[] }[] {
	const source = { ...matchSource(rows, today), experts: [expert] };
	const own = source.placesOf(expert.person ?? '');
	return openNeeds(rows, today)
		.filter(({ table, need }) => table === 'expert_visit' && !own.includes(need.village))
		.flatMap(({ id, need }) => suggest(need, source, rows, today).map(({ reasons }) => ({ visit: id, reasons })));
}
