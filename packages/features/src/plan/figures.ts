import { asLocalDate, daysBetween } from '@honghuo/core/dates.ts';
import { compare } from '@honghuo/core/order.ts';
import { byField, type Change, type Read, type Rows, update } from '@honghuo/core/row.ts';
import type { Block } from '../orchard/model.ts';
import { type Log, logs, stateWith, type Task, tasks, type WorkKind } from '../work/model.ts';

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

/** What has to be read before the plans of a block can end or begin again with it. */
export const planReads = (block: string): Read[] => [byField(tasks, 'block', block), byField(logs, 'block', block)];

/** What is left to do on a block that closes is given up for the same reason; what is done stays done. */
export const endPlans = (block: string, reason: string, rows: Rows): Change[] =>
	rows.find(tasks, 'block', block).flatMap((task) => {
		const its = rows.find(logs, 'block', block).filter((log) => log.task === task.id);
		const left = ['planned', 'doing'].includes(stateWith(task, its));
		return left ? [update(tasks, task, { abandonedReason: reason })] : [];
	});

/** What was given up with a block is to be done again when it opens. */
export const resumePlans = ({ id, closedReason }: Block, rows: Rows): Change[] =>
	rows
		.find(tasks, 'block', id)
		.filter(({ abandonedReason }) => abandonedReason !== null && abandonedReason === closedReason)
		.map((task) => update(tasks, task, { abandonedReason: null }));
