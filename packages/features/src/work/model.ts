import { type Actor, inForce } from '@honghuo/core/actor.ts';
import { addDays, asLocalDate, daysBetween, type LocalDate, localDate } from '@honghuo/core/dates.ts';
import { type Rows, tableRef } from '@honghuo/core/row.ts';
import { canonicalOf, isUnit, toCanonical } from '@honghuo/core/units.ts';
import type { Typed } from '../inputs.ts';
import type { Block } from '../orchard/model.ts';
import type { WorkKind, WorkUnit } from './messages.ts';
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

/** Work is seldom done exactly in its window: it counts for a task from a month before to two months after. */
const early = -30;
export const late = 60;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Days from a day to a task's window; 0 within it. */
const away = ({ plannedFrom, plannedTo }: Task, day: string): number =>
	Math.max(0, daysBetween(asLocalDate(day), asLocalDate(plannedFrom)), daysBetween(asLocalDate(plannedTo), asLocalDate(day)));

/** The task a log without one counts for: of the same kind and unit, not abandoned, whose window is nearest; the latest of several as near. */
export function taskFor(candidates: readonly Task[], log: { kind: WorkKind; doneUnit: WorkUnit; occurredOn: string }): Task | undefined {
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

/** The logs that count: not withdrawn. */
export const counting = (all: readonly Log[]): Log[] => all.filter((log) => log.withdrawnReason === null);

/** Kinds of work that leave something on the fruit: they carry a label's interval. */
export const isSpray = (kind: WorkKind): boolean => kind === 'spraying' || kind === 'lime_sulphur';

/** What a spray says of itself; null on any other kind of work. */
export const sprayFields = ['product', 'registrationNumber', 'dose', 'phiDays'] as const;

/** A spray and the first day its label allows picking. */
export type Guard = { spray: Log; until: LocalDate };

/**
 * Why this block may not be harvested on this day (安全间隔期, GB/T 8321): the spray up to that day whose label asks to wait longest, if the day lies
 * before its occurredOn + phiDays. Undefined when it may. Reads the logs of the block (`byField(logs, 'block', block)`).
 */
export function harvestGuard(block: string, day: string, rows: Rows): Guard | undefined {
	const [strictest] = counting(rows.find(logs, 'block', block))
		.filter((log) => isSpray(log.kind) && log.phiDays !== null && log.occurredOn <= day)
		.map((spray) => ({ spray, until: addDays(asLocalDate(spray.occurredOn), spray.phiDays ?? 0) }))
		.sort((a, b) => compare(b.until, a.until) || compare(b.spray.id, a.spray.id));
	return strictest && day < strictest.until ? strictest : undefined;
}

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

/** Usual windows of work in western Liaoning (DOMAIN.md §7), `MM-DD` to `MM-DD`; a window that crosses New Year begins in the year before. */
export const seasons: Partial<Record<WorkKind, readonly [string, string]>> = {
	dormant_pruning: ['12-01', '03-10'],
	bark_scraping: ['12-01', '03-10'],
	sanitation: ['12-01', '03-10'],
	notching: ['03-01', '03-31'],
	top_working: ['03-15', '04-15'],
	lime_sulphur: ['03-25', '04-10'],
	branch_bending: ['03-20', '04-30'],
	planting_out: ['03-25', '04-25'],
	pollination: ['04-20', '05-10'],
	frost_watch: ['04-20', '05-10'],
	thinning: ['04-25', '06-10'],
	bagging: ['05-15', '06-30'],
	summer_pruning: ['06-01', '07-31'],
	harvesting: ['07-25', '08-15'],
	fertilizing: ['09-01', '10-31'],
	freeze_up_irrigation: ['10-20', '11-20'],
	whitewash: ['10-20', '11-30'],
};

/** The usual window of a kind of work that is running or comes next, as dates. */
export function nextWindow(kind: WorkKind, today: string): { from: string; to: string } {
	const season = seasons[kind];
	if (!season) return { from: today, to: addDays(asLocalDate(today), 30) };
	const year = Number(today.slice(0, 4));
	for (const start of [year - 1, year, year + 1]) {
		const from = `${start}-${season[0]}`;
		const to = `${season[1] < season[0] ? start + 1 : start}-${season[1]}`;
		if (to >= today) return { from, to };
	}
	return { from: today, to: today };
}

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
