import { asLocalDate, daysBetween } from '@honghuo/core/dates.ts';
import { compare } from '@honghuo/core/order.ts';
import type { Log, Task, WorkKind } from '../work/model.ts';

/** Work is seldom done exactly in its window: it counts for a task from a month before to two months after. */
const early = -30;
export const late = 60;

/** Days from a day to a task's window; 0 within it. */
const away = ({ plannedFrom, plannedTo }: Task, day: string): number =>
	Math.max(0, daysBetween(asLocalDate(day), asLocalDate(plannedFrom)), daysBetween(asLocalDate(plannedTo), asLocalDate(day)));

/** The task a log without one counts for: of the same kind and unit, not abandoned, whose window is nearest; the latest of several as near. */
export function taskFor(
	candidates: readonly Task[],
	log: { kind: WorkKind; doneUnit: Log['doneUnit']; occurredOn: string },
): Task | undefined {
	return candidates
		.filter(
			(task) =>
				task.kind === log.kind &&
				task.targetUnit === log.doneUnit &&
				task.abandonedReason === null &&
				daysBetween(asLocalDate(task.plannedFrom), asLocalDate(log.occurredOn)) >= early &&
				daysBetween(asLocalDate(task.plannedTo), asLocalDate(log.occurredOn)) <= late,
		)
		.sort((a, b) => away(a, log.occurredOn) - away(b, log.occurredOn) || compare(b.plannedFrom, a.plannedFrom) || compare(a.id, b.id))[0];
}

/** The task a corrected log counts for: the one it did, while that still fits, else the nearest. */
export const taskAfter = (row: Log, next: Log, candidates: readonly Task[]): Task | undefined =>
	candidates.find(
		(task) =>
			task.id === row.task &&
			task.block === next.block &&
			task.kind === next.kind &&
			task.targetUnit === next.doneUnit &&
			task.abandonedReason === null,
	) ?? taskFor(candidates, next);
