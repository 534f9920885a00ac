import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { rational, toDecimal } from '@honghuo/core/rational.ts';
import type { Rows } from '@honghuo/core/row.ts';
import type { WorkKind, WorkUnit } from './messages.ts';
import { counting, doneOf, type Log, late, logs, stateWith, type Task } from './model.ts';

/** How far a kind of work of a season has come: `done` of `target` in `unit`, and the journal versions of the rows behind it. */
export type Progress = { kind: WorkKind; unit: WorkUnit; season: number; done: number; target: number; tasks: Task[]; entries: number[] };

/** Progress of tasks of one kind, unit and season: Σ done / Σ target (DOMAIN.md §6). Abandoned tasks count nothing. */
export function progressOf(all: readonly Task[], rows: Rows): Progress[] {
	const groups = new Map<string, Task[]>();
	for (const task of all) {
		if (task.abandonedReason !== null) continue;
		const key = `${task.kind} ${task.targetUnit} ${seasonOf(task.plannedTo)}`;
		groups.set(key, [...(groups.get(key) ?? []), task]);
	}
	return [...groups.values()].map((group) => {
		const [first] = group as [Task, ...Task[]];
		return {
			kind: first.kind,
			unit: first.targetUnit,
			season: seasonOf(first.plannedTo),
			done: group.reduce((sum, task) => sum + doneOf(task, rows), 0),
			target: group.reduce((sum, task) => sum + task.targetValue, 0),
			tasks: group,
			entries: group
				.flatMap((task) => [task.version, ...counting(rows.find(logs, 'task', task.id)).map((log) => log.version)])
				.filter((version) => version > 0)
				.sort((a, b) => a - b),
		};
	});
}

/**
 * The fruit year a day belongs to: from November, when the harvest is in, to October of the year it is named after. Winter pruning, begun in
 * one calendar year and ended in the next, is so one season's work.
 */
export const seasonOf = (day: string): number => Number(day.slice(0, 4)) + (day.slice(5, 7) >= '11' ? 1 : 0);

/** Of some planned work that of the season at hand (by the day it should be done) and of later ones; before anything is planned for it, that of the last one there was. */
export function tasksOfSeason(all: readonly Task[], today: string): Task[] {
	const counting = all.filter(({ abandonedReason }) => abandonedReason === null);
	const now = seasonOf(today);
	const last = Math.max(...counting.map(({ plannedTo }) => seasonOf(plannedTo)));
	return counting.filter(({ plannedTo }) => seasonOf(plannedTo) >= Math.min(now, last));
}

/** The rows a progress rests on: the tasks, and what was logged for them. */
export const rowsBehind = (all: readonly Task[], rows: Rows): string[] =>
	all.flatMap(({ id }) => [id, ...counting(rows.find(logs, 'task', id)).map((log) => log.id)]);

/** Person-hours of some logs, in all and by kind of work, the most first, with the logs and journal versions behind them. */
export type Labour = { hours: number; kinds: { kind: WorkKind; hours: number }[]; logs: Log[]; entries: number[] };

/** What people put in, from the logs counted in person-hours; `from` and `to` are days, inclusive. Amounts in mu or trees say nothing of it. */
export function labourOf(all: readonly Log[], { kind, from, to }: { kind?: WorkKind; from?: string; to?: string } = {}): Labour {
	const counted = counting(all).filter(
		(log) =>
			log.doneUnit === 'person_hour' &&
			(kind === undefined || log.kind === kind) &&
			(from === undefined || log.occurredOn >= from) &&
			(to === undefined || log.occurredOn <= to),
	);
	const kinds = new Map<WorkKind, number>();
	for (const log of counted) kinds.set(log.kind, (kinds.get(log.kind) ?? 0) + log.doneValue);
	return {
		hours: counted.reduce((sum, log) => sum + log.doneValue, 0),
		kinds: [...kinds].map(([one, hours]) => ({ kind: one, hours })).sort((a, b) => b.hours - a.hours || (a.kind < b.kind ? -1 : 1)),
		logs: counted,
		entries: counted
			.map(({ version }) => version)
			.filter((version) => version > 0)
			.sort((a, b) => a - b),
	};
}

/** Hours that make one 工日. */
const hoursADay = 8;

/** Person-hours as 工日 of eight hours: 6 → 0.75, 20 → 2.5. */
export const personDays = (hours: number): string => toDecimal(rational(hours, hoursADay), 3);

/** Where an item of a month's 调度 stands, in the order it is told in. */
export const standings = ['done', 'doing', 'planned', 'stuck'] as const;
export type Standing = (typeof standings)[number];

/**
 * Where a planned piece of work stands in the month of `today`: done; stuck, when its last day has passed; doing, once something of it is done; planned
 * before. Undefined for what is no item of this month: abandoned, not yet due to begin, done and its days over, or so long past that what is done now
 * would not count for it any more: its season is over, and it was missed.
 */
export function standingIn(task: Task, its: readonly Log[], today: string): Standing | undefined {
	const state = stateWith(task, its);
	if (state === 'abandoned' || task.plannedFrom > `${today.slice(0, 7)}-31`) return undefined;
	if (state === 'done') return task.plannedTo < `${today.slice(0, 7)}-01` ? undefined : 'done';
	if (task.plannedTo >= today) return state;
	return addDays(asLocalDate(task.plannedTo), late) < today ? undefined : 'stuck';
}

/** The next day on which that changes though nobody does anything: the day after an item's last, the end of its season, and the first of a month. */
export function standingTurns(all: readonly Pick<Task, 'plannedTo'>[], today: string): string | undefined {
	const month = addDays(asLocalDate(`${today.slice(0, 7)}-28`), 4).slice(0, 7);
	const after = all
		.flatMap(({ plannedTo }) => [1, late + 1].map((days) => addDays(asLocalDate(plannedTo), days) as string))
		.filter((day) => day > today);
	return all.length === 0 ? undefined : [...after, `${month}-01`].sort()[0];
}
