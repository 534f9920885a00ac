import type { Actor } from '@honghuo/core/actor.ts';
import { beginOf } from '@honghuo/core/dates.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { type Turnout, turnouts } from '../attendance/model.ts';
import { experts } from '../expert/model.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { type Posting, postings } from '../village/model.ts';
import { hasCounted, mayKeep, type Session, sessions, type Teacher } from './model.ts';

/** The posting that says for whom somebody works on a day: a team's before a village's. */
function postedAs(person: string, rows: Rows, day: string): Posting | undefined {
	return rows
		.find(postings, 'person', person)
		.filter(({ fromOn, toOn, role }) => fromOn <= day && (toOn === null || day <= toOn) && role !== 'grower')
		.sort((a, b) => Number(b.team !== null) - Number(a.team !== null) || (a.fromOn < b.fromOn ? 1 : -1))[0];
}

/** Whose help a teacher brings: the team or village they are posted to, else an expert's institution. Null when nobody can say. */
export function giverOf({ expert, teacher }: Pick<Teacher, 'expert' | 'teacher'>, rows: Rows, day: string): string | null {
	const known = expert ? rows.get(experts, expert) : undefined;
	const person = teacher ?? known?.person;
	const posting = person ? postedAs(person, rows, day) : undefined;
	const village = posting?.unit?.length === 12 ? posting.unit : null;
	return posting?.team ?? village ?? known?.homeUnit ?? null;
}

/** Days, both inclusive; either may be open. */
export type Span = { from?: string | undefined; to?: string | undefined };
const inSpan = (day: string | null, { from, to }: Span): boolean =>
	day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);

/** Sessions held in a span, of one theme when given (`''` is none). */
export const sessionsIn = (all: readonly Session[], span: Span, theme?: string): Session[] =>
	all.filter((one) => hasCounted(one) && inSpan(one.heldOn, span) && (theme === undefined || (one.theme ?? '') === theme));

/** Turnouts of a span, of one theme when given. */
export const turnoutsIn = (all: readonly Turnout[], span: Span, theme?: string): Turnout[] =>
	all.filter((one) => one.withdrawnReason === null && inSpan(one.heldOn, span) && (theme === undefined || (one.theme ?? '') === theme));

/** Sessions and person-times of a theme (`''` is none), or of all. */
export type Trained = { theme: string; sessions: number; personTimes: number };

/** What was trained, by theme: the most person-times first. Sessions count where they were held, person-times where people came from. */
export function byTheme(held: readonly Session[], came: readonly Turnout[]): Trained[] {
	const sums = new Map<string, Trained>();
	const of = (theme: string | null): Trained => {
		const known = sums.get(theme ?? '') ?? { theme: theme ?? '', sessions: 0, personTimes: 0 };
		sums.set(theme ?? '', known);
		return known;
	};
	for (const { theme } of held) of(theme).sessions += 1;
	for (const { theme, people } of came) of(theme).personTimes += people;
	return [...sums.values()].sort((a, b) => b.personTimes - a.personTimes || b.sessions - a.sessions || (a.theme < b.theme ? -1 : 1));
}

/** Journal versions behind some rows, in order. */
export const entriesOf = (...rows: readonly (readonly { version: number }[])[]): number[] =>
	[...new Set(rows.flat().map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b);

/** A session as an act of support: one for each village its people came from, when the help came from elsewhere. */
export type TrainingAct = { on: string; giver: string; to: string; session: string; people: number; entries: number[] };
const asActs = (all: readonly Turnout[]): TrainingAct[] =>
	all.flatMap(({ heldOn, giver, village, session, people, withdrawnReason, version }) =>
		withdrawnReason !== null || people === 0 || giver === null || giver === village
			? []
			: [{ on: heldOn, giver, to: village, session, people, entries: [version] }],
	);

/**
 * Training seen from the village that was helped. `giver` is a village's code, a team's id or an institution's name. Needs the village's turnouts
 * (`byField(turnouts, 'village', village)`).
 */
export const trainingActs = (village: string, rows: Rows): TrainingAct[] => asActs(rows.find(turnouts, 'village', village));

/** Training seen from those who gave it. Needs their turnouts (`byField(turnouts, 'giver', giver)`). */
export const trainingGiven = (givers: readonly string[], rows: Rows): TrainingAct[] =>
	asActs(givers.flatMap((giver) => rows.find(turnouts, 'giver', giver)));

/** Planned sessions whose day is past: whoever keeps the village says whether they were held. And sessions somebody's village is asked to. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	const places = actor.grants.filter(({ from, to }) => from <= today && (to === null || today <= to)).map(({ unit }) => unit);
	return rows.all(sessions).flatMap((session): Waiting[] => {
		const { id, village, topic, state, plannedOn, withdrawnReason, invited, createdBy, receivedAt } = session;
		if (state !== 'planned' || withdrawnReason !== null || plannedOn === null) return [];
		const on = { table: sessions.name, row: id, village };
		if (plannedOn < today && places.includes(village) && mayKeep(actor, village, today)) {
			const about = { 'zh-CN': `排的培训到日子了，办了没有：${topic}`, en: `planned training is past its day: ${topic}` };
			return [{ key: `training ${id}`, kind: 'turn', at: beginOf(plannedOn), by: null, about, on }];
		}
		if (plannedOn < today || !invited.some((code) => places.includes(code)) || createdBy === actor.person) return [];
		const about = { 'zh-CN': `请你村来听培训：${topic}`, en: `your village is asked to a training: ${topic}` };
		return [{ key: `training ${id}`, kind: 'news', at: receivedAt, by: createdBy, about, on }];
	});
}
