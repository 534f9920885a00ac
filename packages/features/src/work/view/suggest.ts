import type { LocalDate } from '@honghuo/core/dates.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { type Block, byAge } from '../../orchard/model.ts';
import { kindNames, type WorkKind, type WorkUnit, workKinds } from '../messages.ts';
import { capacity, leftOf, stateOf, type Task, tasks } from '../model.ts';

/** Something that could be logged next: this kind on this block, with what is left to do. */
export type Suggestion = { kind: WorkKind; block: Block; task: Task | null; left: number; unit: WorkUnit };

const open = (task: Task, rows: Rows): boolean => {
	const state = stateOf(task, rows);
	return state === 'planned' || state === 'doing';
};

/** Unfinished tasks whose window has begun (or begins within a week), most urgent first. */
export function nextUp(blocks: readonly Block[], rows: Rows, today: LocalDate): Suggestion[] {
	const soon = new Date(Date.parse(`${today}T00:00:00Z`) + 7 * 86_400_000).toISOString().slice(0, 10);
	return [...blocks]
		.sort(byAge)
		.flatMap((block) =>
			rows
				.find(tasks, 'block', block.id)
				.filter((task) => task.plannedFrom <= soon && open(task, rows))
				.map((task) => ({ kind: task.kind, block, task, left: leftOf(task, rows), unit: task.targetUnit })),
		)
		.sort((a, b) => a.task.plannedTo.localeCompare(b.task.plannedTo) || workKinds.indexOf(a.kind) - workKinds.indexOf(b.kind));
}

/** How much of a block is suggested for a kind of work: what its open task leaves, else the whole block, in the unit the block is measured in. */
export function suggestionFor(kind: WorkKind, block: Block, rows: Rows): Suggestion & { finished: boolean } {
	const own = rows.find(tasks, 'block', block.id).filter((task) => task.kind === kind && task.abandonedReason === null);
	const task = own.filter((one) => open(one, rows)).sort((a, b) => a.plannedFrom.localeCompare(b.plannedFrom))[0];
	if (task) return { kind, block, task, left: leftOf(task, rows), unit: task.targetUnit, finished: false };
	const unit: WorkUnit = block.areaE4mu !== null ? 'e4mu' : 'tree';
	return { kind, block, task: null, left: capacity(block, unit) ?? 1, unit, finished: own.length > 0 };
}

/** Kinds of work in the order of the tiles: those with open tasks in season first, then those logged most, then the field's order. */
export function kindsInOrder(blocks: readonly Block[], rows: Rows, today: LocalDate, logged: ReadonlyMap<WorkKind, number>): WorkKind[] {
	const due = new Set(nextUp(blocks, rows, today).map(({ kind }) => kind));
	const rank = (kind: WorkKind): number => (due.has(kind) ? 2_000_000 : 0) + Math.min(logged.get(kind) ?? 0, 1_000_000);
	return [...workKinds].sort((a, b) => rank(b) - rank(a) || workKinds.indexOf(a) - workKinds.indexOf(b));
}

/** English has the tick alone: the label must stay within its block. */
const finished = { 'zh-CN': '已', en: '' } as const;
const waiting = { 'zh-CN': '待', en: '' } as const;

/** What the map says of a block: the season's work, 「待修剪」 or 「已修剪」, and whether it is done. */
export function noteOf(block: Block, rows: Rows & { language: Language }, today: LocalDate): { note?: string; done: boolean } {
	const { language } = rows;
	const [next] = nextUp([block], rows, today);
	if (next) return { note: `${waiting[language]}${kindNames[next.kind][language]}`, done: false };
	const done = rows
		.find(tasks, 'block', block.id)
		.filter((task) => stateOf(task, rows) === 'done' && task.plannedTo >= today)
		.sort((a, b) => b.plannedTo.localeCompare(a.plannedTo))[0];
	return done ? { note: `${finished[language]}${kindNames[done.kind][language]}`, done: true } : { done: false };
}
