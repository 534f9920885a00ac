import { type Actor, mayWriteVillage } from '@honghuo/core/actor.ts';
import { beginOf } from '@honghuo/core/dates.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { adviceOf } from '../advice/model.ts';
import { experts } from '../expert/model.ts';
import type { Waiting, WaitingRows } from '../ledger.ts';
import { followUpIsDue, hasBeen, type Visit, visits } from './model.ts';

/** What experts' visits came to in a period, and the journal versions of the rows behind it. */
export type VisitFigures = {
	/** Codes of the villages an expert has been to, sorted. */
	villages: string[];
	done: number;
	advice: number;
	adopted: number;
	/** People who came, where somebody counted; person-times, not persons. */
	attended: number;
	followUpsDue: number;
	visits: Visit[];
	entries: number[];
};

/** Visits that took place, of some days where given. */
export const madeIn = (all: readonly Visit[], from = '', to = '9999'): (Visit & { doneOn: string })[] =>
	all.filter(
		(visit): visit is Visit & { doneOn: string } =>
			hasBeen(visit.state) && visit.withdrawnReason === null && visit.doneOn !== null && visit.doneOn >= from && visit.doneOn <= to,
	);

/** How many people came to listen, where somebody counted or wrote them down. */
export const peopleAt = ({ attended, attendees }: Pick<Visit, 'attended' | 'attendees'>): number => attended ?? attendees?.length ?? 0;

/** Counts visits made from `from` to `to` (days, inclusive); a follow-up is due by `today`, whenever the visit was. */
export function visitFigures(
	all: readonly Visit[],
	rows: Rows,
	{ from, to, today }: { from?: string | undefined; to?: string | undefined; today: string },
): VisitFigures {
	const made = madeIn(all, from, to);
	const advice = made.flatMap(({ id }) => adviceOf(id, rows));
	const due = all.filter((visit) => followUpIsDue(visit, today));
	return {
		villages: [...new Set(made.map(({ village }) => village))].sort(),
		done: made.length,
		advice: advice.length,
		adopted: advice.filter(({ task }) => task !== null).length,
		attended: made.reduce((sum, visit) => sum + peopleAt(visit), 0),
		followUpsDue: due.length,
		visits: made,
		entries: [...new Set([...made, ...due, ...advice].map(({ version }) => version))]
			.filter((version) => version > 0)
			.sort((a, b) => a - b),
	};
}

/** Visits an expert is asked for, and those whose follow-up a village owes by now. */
export function noticesFor({ actor, today }: { actor: Actor; today: string }, rows: WaitingRows): Waiting[] {
	return rows.all(visits).flatMap((visit): Waiting[] => {
		const { id, village, topic, expert, state, withdrawnReason, followUpDueOn, createdBy, receivedAt } = visit;
		const on = { table: visits.name, row: id, village };
		const asked = expert !== null && rows.get(experts, expert)?.person === actor.person;
		if (state === 'requested' && withdrawnReason === null && asked) {
			const about = { 'zh-CN': `请你去一趟：${topic}`, en: `you are asked to come: ${topic}` };
			return [{ key: `visit ${id}`, kind: 'turn', at: receivedAt, by: createdBy, about, on }];
		}
		if (!followUpIsDue(visit, today) || !(mayWriteVillage(actor, village, today) || asked)) return [];
		const about = { 'zh-CN': `该回访了：${topic}`, en: `to be followed up: ${topic}` };
		return [{ key: `follow-up ${id}`, kind: 'turn', at: beginOf(followUpDueOn ?? today), by: null, about, on }];
	});
}
