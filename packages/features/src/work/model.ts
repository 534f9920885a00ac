import { type Actor, inForce } from '@honghuo/core/actor.ts';
import { addDays, localDate } from '@honghuo/core/dates.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { canonicalOf, isUnit, toCanonical } from '@honghuo/core/units.ts';
import type { Typed } from '../inputs.ts';
import type { Block } from '../orchard/model.ts';
import type { WorkUnit } from './messages.ts';
import type { workLog, workTask } from './table.ts';

export { kindNames, type WorkKind, workKinds } from './messages.ts';

export type Task = typeof workTask.$inferSelect;
export type Log = typeof workLog.$inferSelect;

export const tasks = tableRef<Task>('work_task');
export const logs = tableRef<Log>('work_log', {
	together: [
		['doneValue', 'doneUnit', 'typed'],
		['product', 'registrationNumber', 'phiDays'],
	],
});

/** All of this noun; parents before children. */
export const refs = [tasks, logs];

/** Days in which anybody of the village may correct a log; after that its first secretary or village secretary. */
export const correctionDays = 7;

/** More than this in one entry is a slip: 100,000 person-hours, or ten million trees. */
const most: Record<WorkUnit, number> = { e4mu: 1_000_000_000, tree: 10_000_000, person_hour: 100_000 };

/** What of a block one pass of work can cover, in this unit; undefined when the block does not say. */
export const capacity = (block: Pick<Block, 'areaE4mu' | 'treeCount'>, unit: WorkUnit): number | undefined =>
	unit === 'e4mu' ? (block.areaE4mu ?? undefined) : unit === 'tree' ? (block.treeCount ?? undefined) : undefined;

/** Whether an amount fits the block it is said of: `misfit` in mu on a block without area, `exceeds` above its size, `absurd` above all reason. */
export function amountVerdict(
	value: number,
	unit: WorkUnit,
	block: Pick<Block, 'areaE4mu' | 'treeCount'>,
): 'fits' | 'misfit' | 'exceeds' | 'absurd' {
	if (unit === 'e4mu' && block.areaE4mu === null) return 'misfit';
	const limit = capacity(block, unit);
	if (limit !== undefined && value > limit) return 'exceeds';
	return value > most[unit] ? 'absurd' : 'fits';
}

/** The logs that count: not withdrawn. */
export const counting = (all: readonly Log[]): Log[] => all.filter((log) => log.withdrawnReason === null);

/** State of a task, derived (DOMAIN.md §6): planned → doing → done; abandoned with a reason. */
export const stateOf = (task: Task, rows: Rows) => stateWith(task, rows.find(logs, 'task', task.id));

/** The same from the logs of the task at hand. */
export function stateWith(task: Task, its: readonly Log[]): 'planned' | 'doing' | 'done' | 'abandoned' {
	if (task.abandonedReason !== null) return 'abandoned';
	const done = doneWith(task, its);
	return done === 0 ? 'planned' : done < task.targetValue ? 'doing' : 'done';
}

/** What the logs of a task add up to, in the task's unit. Two people may log the same rows twice; a task is never more than done. */
export const doneOf = (task: Task, rows: Rows): number => doneWith(task, rows.find(logs, 'task', task.id));

function doneWith(task: Task, its: readonly Log[]): number {
	const sum = counting(its)
		.filter((log) => log.doneUnit === task.targetUnit)
		.reduce((total, log) => total + log.doneValue, 0);
	return Math.min(sum, task.targetValue);
}

/** What is left to do of a task, in its unit. */
export const leftOf = (task: Task, rows: Rows): number => task.targetValue - doneOf(task, rows);

/** Within a week anybody of the village corrects; later those who answer for the village. */
export function mayCorrect(log: Log, { actor, today }: { actor: Actor; today: string }): boolean {
	if (today <= addDays(localDate(log.receivedAt), correctionDays)) return true;
	return inForce(actor, today).some(
		({ role, unit }) => unit === log.village && (role === 'first_secretary' || role === 'village_secretary'),
	);
}

/** Whether what was typed is the amount that counts; otherwise the screen and the figure would tell different stories. */
export const saysTheSame = ({ value, unit }: Typed, amount: number, canonical: WorkUnit): boolean =>
	isUnit(unit) && canonicalOf(unit) === canonical && toCanonical(value, unit) === amount;
