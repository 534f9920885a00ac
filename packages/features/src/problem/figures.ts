import { type Actor, inForce, mayWriteVillage, type Role } from '@honghuo/core/actor.ts';
import { addDays, asLocalDate, daysBetween } from '@honghuo/core/dates.ts';
import type { Rows } from '@honghuo/core/row.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { type EventKind, eventNames, type ProblemState } from './messages.ts';
import { type Problem, type ProblemEvent, problemEvents, problems, silentDays } from './model.ts';

type Dated = Pick<Problem, 'state' | 'toldOn'>;

/** The day from which a resolved problem counts as closed if its reporter goes on saying nothing; undefined in other states. */
export const silenceEnds = ({ state, toldOn }: Dated): string | undefined =>
	state === 'resolved' && toldOn !== null ? addDays(asLocalDate(toldOn), silentDays) : undefined;

/** The state as of a day: closed when the reporter confirmed, or after seven days of silence. Nothing has to run for that. */
export function stateOf(problem: Dated, today: string): ProblemState {
	const ends = silenceEnds(problem);
	return ends !== undefined && ends <= today ? 'closed' : problem.state;
}

/** Whether somebody still has to do something about it. */
export const isOpen = (problem: Dated, today: string): boolean => !['closed', 'rejected'].includes(stateOf(problem, today));

/** Whether it should have been dealt with by now; one that only waits for its reporter is not late. */
export const isLate = (problem: Pick<Problem, 'state' | 'toldOn' | 'dueOn'>, today: string): boolean =>
	isOpen(problem, today) && problem.state !== 'resolved' && problem.dueOn < today;

/** Whose turn it is: the officials accept and assign, the assignee works, the reporter confirms. Nobody's when it is over. */
export function turnOf(
	problem: Pick<Problem, 'state' | 'toldOn' | 'assignee'>,
	today: string,
): 'officials' | 'assignee' | 'reporter' | null {
	if (!isOpen(problem, today)) return null;
	if (problem.state === 'resolved') return 'reporter';
	return problem.assignee === null ? 'officials' : 'assignee';
}

const officials: readonly Role[] = ['administrator', 'county_official', 'township_official'];

/** Whether the actor answers for this village as an official: of its township, or of the county. */
export const officialOf = (actor: Actor, village: string, today: string): boolean =>
	inForce(actor, today).some(({ role, unit }) => officials.includes(role) && village.startsWith(unit));

/** Who may report for a village: its writers, and the officials who take its calls. */
export const mayReport = (actor: Actor, village: string, today: string): boolean =>
	mayWriteVillage(actor, village, today) || officialOf(actor, village, today);

/** Who may answer and resolve: the assignee, and the officials above. */
export const mayWork = (actor: Actor, problem: Pick<Problem, 'village' | 'assignee'>, today: string): boolean =>
	problem.assignee === actor.person || officialOf(actor, problem.village, today);

/** Who may record that it was solved on the spot before anybody accepted it: those who were there, the writers of its village, and the officials above. */
export const maySolveThere = (actor: Actor, problem: Pick<Problem, 'village' | 'state'>, today: string): boolean =>
	problem.state === 'reported' && mayReport(actor, problem.village, today);

/** Who says that it is solved last; undefined before anybody did. */
export const resolverOf = (problem: string, rows: Pick<Rows, 'find'>): string | undefined =>
	timelineOf(problem, rows).findLast(({ kind }) => kind === 'resolved')?.createdBy;

/** Who may say that it is solved, or not: who reported it, and the writers of its village. */
export const mayJudge = (actor: Actor, problem: Pick<Problem, 'village' | 'createdBy'>, today: string): boolean =>
	problem.createdBy === actor.person || mayWriteVillage(actor, problem.village, today);

/** Who may attach opinions: also the village itself, and every expert of its county, whoever is assigned. */
export const mayAdvise = (actor: Actor, problem: Pick<Problem, 'village' | 'assignee'>, today: string): boolean =>
	mayWork(actor, problem, today) ||
	mayWriteVillage(actor, problem.village, today) ||
	inForce(actor, today).some(({ role, unit }) => role === 'expert' && problem.village.startsWith(unit));

/** Whether it was their work, which somebody else has to judge. */
export const dealtWith = (problem: Pick<Problem, 'id' | 'assignee'>, person: string, rows: Pick<Rows, 'find'>): boolean =>
	problem.assignee === person || resolverOf(problem.id, rows) === person;

/** The steps of a problem's way after it was reported, as commands name them. */
export const steps = ['accept', 'reject', 'confirm', 'answer', 'resolve', 'assign', 'reopen', 'attach'] as const;
export type Step = (typeof steps)[number];

/** The steps somebody may take now, the most wanted first: what a screen offers, and nothing the server would refuse. */
export function stepsFor(problem: Problem, actor: Actor, today: string, rows: Pick<Rows, 'find'>): Step[] {
	const state = stateOf(problem, today);
	const official = officialOf(actor, problem.village, today);
	const judge = mayJudge(actor, problem, today);
	const given = ['assigned', 'answered', 'reopened'].includes(state);
	const working = state === 'accepted' || given;
	const offered: Record<Step, boolean> = {
		accept: state === 'reported' && official,
		reject: state === 'reported' && official,
		confirm: state === 'resolved' && judge && !dealtWith(problem, actor.person, rows),
		answer: given && mayWork(actor, problem, today),
		resolve: (working && mayWork(actor, problem, today)) || maySolveThere(actor, problem, today),
		assign: working && official,
		reopen: (state === 'resolved' || state === 'closed') && judge,
		attach: isOpen(problem, today) && mayAdvise(actor, problem, today),
	};
	const wanted: readonly Step[] = official && problem.assignee === null ? ['accept', 'reject', 'assign', ...steps] : steps;
	return [...new Set(wanted)].filter((step) => offered[step]);
}

/** What the numbers of a period are made of. Each is a list of problems, so that every number can show what stands behind it. */
export const closureParts = [
	'reported',
	'accepted',
	'rejected',
	'closed',
	'same_day',
	'on_the_spot',
	'open',
	'under_way',
	'waiting',
	'late',
] as const;
export type ClosurePart = (typeof closureParts)[number];
export type Closure = Record<ClosurePart, Problem[]>;

/**
 * Problems asked in a period (days inclusive), sorted into what the figure `closure` counts, as of a day. Closure rate = closed / accepted; a
 * reopened one is not closed. Same-day and on-the-spot ones are part of the closed. What is accepted and not closed is under way; what is open besides
 * waits to be accepted.
 */
export function closureOf(all: readonly Problem[], today: string, from = '', to = '9999'): Closure {
	const asked = all.filter(({ occurredOn }) => occurredOn >= from && occurredOn <= to);
	const accepted = asked.filter(({ acceptedOn }) => acceptedOn !== null);
	const closed = accepted.filter((problem) => stateOf(problem, today) === 'closed');
	const open = asked.filter((problem) => isOpen(problem, today));
	return {
		reported: asked,
		accepted,
		rejected: asked.filter(({ state }) => state === 'rejected'),
		closed,
		same_day: closed.filter(({ resolvedOn, occurredOn }) => resolvedOn === occurredOn),
		on_the_spot: closed.filter(({ onTheSpot }) => onTheSpot),
		open,
		under_way: open.filter(({ acceptedOn }) => acceptedOn !== null),
		waiting: open.filter(({ acceptedOn }) => acceptedOn === null),
		late: asked.filter((problem) => isLate(problem, today)),
	};
}

/** Journal versions of these problems, ascending; rows only this device knows have none yet. */
export const versionsOf = (some: readonly Pick<Problem, 'version'>[]): number[] =>
	[...new Set(some.map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b);

/** Neighbouring pairs of the letters and digits of a text, punctuation and small words left out. */
function pairs(text: string): Set<string> {
	const letters = [...text.toLowerCase().replace(/[^\p{L}\p{N}]|[的了吗呢啊吧有没是不怎么办咋]/gu, '')];
	return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

/** How much two texts say the same, 0 to 1: twice what they share over what both have (Dice over pairs of letters). */
export function likeness(a: string, b: string): number {
	const [one, other] = [pairs(a), pairs(b)];
	if (one.size + other.size === 0) return 0;
	return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
}

/** Problems older than this are not taken for the same trouble. */
const recentDays = 60;
/** A text this like another is worth a look; less is enough when village and crop are the same too. */
const alike = 0.3;

/** What is being filed, as far as it is known. */
export type Draft = { village: string; crop: Problem['crop']; text: string; externalRef?: string | null };

/**
 * Problems that may be the one being filed, most alike first, at most three: the same number at the hotline, or a like text asked lately. The same
 * village and the same crop count for it, another crop against it. A hint for who files; nothing is refused for it.
 */
export function possibleDuplicates(draft: Draft, all: readonly Problem[], today: string): Problem[] {
	const township = draft.village.slice(0, 9);
	return all
		.filter(({ state }) => state !== 'rejected')
		.map((problem) => {
			if (draft.externalRef && problem.externalRef === draft.externalRef) return { problem, score: 9 };
			const away = Math.abs(daysBetween(asLocalDate(problem.occurredOn), asLocalDate(today)));
			if (away > recentDays) return { problem, score: 0 };
			const near = problem.village === draft.village ? 0.15 : problem.village.startsWith(township) ? 0.05 : 0;
			const crops = draft.crop === null || problem.crop === null ? 0 : draft.crop === problem.crop ? 0.05 : -0.2;
			const text = likeness(draft.text, problem.text);
			return { problem, score: text < 0.15 ? 0 : text + near + crops };
		})
		.filter(({ score }) => score >= alike)
		.sort((a, b) => b.score - a.score || (a.problem.id < b.problem.id ? 1 : -1))
		.slice(0, 3)
		.map(({ problem }) => problem);
}

/** The latest line of one kind in a problem's timeline. */
const lastOf = (problem: string, kinds: readonly EventKind[], rows: WaitingRows): ProblemEvent | undefined =>
	rows
		.find(problemEvents, 'problem', problem)
		.filter(({ kind }) => kinds.includes(kind))
		.sort((a, b) => (a.id < b.id ? 1 : -1))[0];

/** The whole way of a problem, oldest line first. */
export const timelineOf = (problem: string, rows: Pick<WaitingRows, 'find'>): ProblemEvent[] =>
	rows.find(problemEvents, 'problem', problem).sort((a, b) => (a.id < b.id ? -1 : 1));

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** What waits for somebody at the one window: to be accepted, dealt with or confirmed by them; and answers to what they reported. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	return rows.all(problems).flatMap((problem): Waiting[] => {
		const { id, village, text, createdBy, receivedAt } = problem;
		const on = { table: problems.name, row: id, village };
		const turn = turnOf(problem, today);
		const found: Waiting[] = [];
		const add = (kind: Waiting['kind'], event: ProblemEvent | undefined, zh: string, en: string) =>
			found.push({
				key: `problem ${event?.id ?? id}`,
				kind,
				at: event?.receivedAt ?? receivedAt,
				by: event?.createdBy ?? createdBy,
				about: { 'zh-CN': `${zh}：${short(text)}`, en: `${en}: ${short(text)}` },
				on,
			});
		if (turn === 'assignee' && problem.assignee === actor.person) {
			add(
				'turn',
				lastOf(id, ['assigned', 'reopened'], rows),
				problem.state === 'reopened' ? '没好，等你重办' : '派给你办',
				'yours to solve',
			);
		} else if (turn === 'reporter' && problem.assignee !== actor.person && mayJudge(actor, problem, today)) {
			add('turn', lastOf(id, ['resolved'], rows), '说办好了，等你确认', 'resolved, please confirm');
		} else if (turn === 'officials' && officialOf(actor, village, today)) {
			add('turn', lastOf(id, ['accepted'], rows), problem.state === 'reported' ? '等受理' : '等派人', 'to be accepted or assigned');
		}
		const news = createdBy === actor.person ? lastOf(id, ['answered', 'rejected', 'expert_opinion', 'legal_opinion'], rows) : undefined;
		if (news && news.createdBy !== actor.person) {
			const [zh, en] = news.kind === 'rejected' ? ['没受理', 'rejected'] : [`有了${eventNames[news.kind]['zh-CN']}`, 'answered'];
			add('news', news, `你报的${zh}`, `what you reported was ${en}`);
		}
		return found;
	});
}
