import type { Rows } from '@honghuo/core/row.ts';
import type { WorkKind, WorkUnit } from './messages.ts';
import { counting, doneOf, logs, type Task } from './model.ts';

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
