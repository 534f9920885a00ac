import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { late } from '../plan/figures.ts';
import { type Log, stateWith, type Task } from '../work/model.ts';

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
