import { inForce, mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { addDays, localDate } from '@honghuo/core/dates.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { canonicalOf, isUnit, toCanonical } from '@honghuo/core/units.ts';
import type { Typed } from '../inputs.ts';
import { type Block, blocks } from '../orchard/model.ts';
import { people } from '../village/model.ts';
import { taskAbandon, taskPlan, workCorrect, workLogInput, workWithdraw } from './inputs.ts';
import type { WorkUnit } from './messages.ts';
import { amountVerdict, capacity, correctionDays, type Log, logs, type Task, taskFor, tasks } from './model.ts';
import { refuse } from './refusals.ts';

/** Why this amount can't have been done or planned on this block, if so. */
function amountRefusal(value: number, unit: WorkUnit, block: Block, field: string): Refusal | undefined {
	const verdict = amountVerdict(value, unit, block);
	const done = { value, unit };
	if (verdict === 'misfit') return refuse('work_unit_misfit', field);
	if (verdict === 'exceeds') return refuse('work_exceeds_block', field, { done, block: { value: capacity(block, unit) ?? 0, unit } });
	return verdict === 'absurd' ? refuse('work_absurd', field, { done }) : undefined;
}

/** Within a week anybody of the village corrects; later those who answer for the village. */
function mayCorrect(log: Log, { actor, today }: Context): boolean {
	if (today <= addDays(localDate(log.receivedAt), correctionDays)) return true;
	return inForce(actor, today).some(
		({ role, unit }) => unit === log.village && (role === 'first_secretary' || role === 'village_secretary'),
	);
}

/** Whether what was typed is the amount that counts; otherwise the screen and the figure would tell different stories. */
const saysTheSame = ({ value, unit }: Typed, amount: number, canonical: WorkUnit): boolean =>
	isUnit(unit) && canonicalOf(unit) === canonical && toCanonical(value, unit) === amount;

/** The task a corrected log counts for: the one it did, while that still fits, else the nearest. */
const taskAfter = (row: Log, next: Log, candidates: readonly Task[]): Task | undefined =>
	candidates.find(
		(task) => task.id === row.task && task.kind === next.kind && task.targetUnit === next.doneUnit && task.abandonedReason === null,
	) ?? taskFor(candidates, next);

export const commands = [
	command({
		name: 'task.plan',
		input: taskPlan,
		who: villageWriters,
		about: { 'zh-CN': '定计划：哪块地、干啥、哪天到哪天、多少', en: 'Plan work on a block: kind, window, target' },
		reads: ({ id, block, assignee }) => [byId(tasks, id), byId(blocks, block), byId(people, assignee)],
		decide: ({ id, block, kind, plannedFrom, plannedTo, targetValue, targetUnit, assignee = null }, { rows, actor, today }) => {
			const place = rows.get(blocks, block);
			if (!place || !mayWriteVillage(actor, place.village, today)) return refuse('not_found', 'block');
			if (plannedTo < plannedFrom) return refuse('task_window', 'plannedTo');
			if (assignee !== null && !rows.get(people, assignee)) return refuse('not_found', 'assignee');
			const wrong = amountRefusal(targetValue, targetUnit, place, 'targetValue');
			if (wrong) return wrong;
			const { village } = place;
			return [
				insert(tasks, { id, village, block, kind, plannedFrom, plannedTo, targetValue, targetUnit, assignee, abandonedReason: null }),
			];
		},
	}),
	command({
		name: 'task.abandon',
		input: taskAbandon,
		who: villageWriters,
		about: { 'zh-CN': '取消计划，写明原因', en: 'Abandon a task, with a reason' },
		merge: 'row',
		reads: ({ task }) => [byId(tasks, task)],
		decide: ({ task, reason }, { rows, actor, today }) => {
			const row = rows.get(tasks, task);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'task');
			if (row.abandonedReason !== null) return refuse('task_abandoned', 'task');
			return [update(tasks, row, { abandonedReason: reason })];
		},
	}),
	command({
		name: 'work.log',
		input: workLogInput,
		who: villageWriters,
		about: { 'zh-CN': '记一笔：哪块地、干了啥、多少、哪天', en: 'Log work done on a block' },
		reads: ({ id, block, task }) => [byId(logs, id), byId(blocks, block), byId(tasks, task), byField(tasks, 'block', block)],
		decide: ({ id, task = null, block, kind, doneValue, doneUnit, typed = null, occurredOn, note = null }, { rows, actor, today }) => {
			const place = rows.get(blocks, block);
			if (!place || !mayWriteVillage(actor, place.village, today)) return refuse('not_found', 'block');
			if (occurredOn > today) return refuse('work_in_future', 'occurredOn');
			const named = task === null ? undefined : rows.get(tasks, task);
			if (task !== null && (named?.block !== block || named.kind !== kind)) return refuse('task_unknown', 'task');
			if (named && named.abandonedReason !== null) return refuse('task_abandoned', 'task');
			const wrong = amountRefusal(doneValue, doneUnit, place, 'doneValue');
			if (wrong) return wrong;
			if (typed && !saysTheSame(typed, doneValue, doneUnit)) return refuse('typed_differs', 'typed');
			const counted = named ?? taskFor(rows.find(tasks, 'block', block), { kind, doneUnit, occurredOn });
			return [
				insert(logs, {
					id,
					village: place.village,
					block,
					task: counted?.id ?? null,
					kind,
					doneValue,
					doneUnit,
					typed,
					occurredOn,
					note: note === '' ? null : note,
					withdrawnReason: null,
				}),
			];
		},
	}),
	command({
		name: 'work.correct',
		input: workCorrect,
		who: villageWriters,
		about: {
			'zh-CN': '改一笔：只改给出的几项，原来的留在改动记录里',
			en: 'Correct a log; only the fields given change, the history keeps what was',
		},
		merge: 'fields',
		reads: ({ log }) => [byId(logs, log)],
		readsThen: ({ log }, rows) => {
			const row = rows.get(logs, log);
			return row ? [byId(blocks, row.block), byField(tasks, 'block', row.block)] : [];
		},
		decide: ({ log, ...fields }, context) => {
			const { rows, actor, today } = context;
			const row = rows.get(logs, log);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'log');
			const block = rows.get(blocks, row.block);
			if (!block) return refuse('not_found', 'log');
			if (row.withdrawnReason !== null) return refuse('log_withdrawn', 'log');
			if (!mayCorrect(row, context)) return refuse('correction_closed', 'log');
			const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
			const next: Log = { ...row, ...given };
			if (Object.entries(given).every(([field, value]) => JSON.stringify(row[field as keyof Log]) === JSON.stringify(value))) {
				return refuse('nothing_changed', 'log');
			}
			if (next.occurredOn > today) return refuse('work_in_future', 'occurredOn');
			const amountChanged = next.doneValue !== row.doneValue || next.doneUnit !== row.doneUnit;
			// The block may have been remeasured since: an old amount is not asked again because of a note.
			const wrong = amountChanged ? amountRefusal(next.doneValue, next.doneUnit, block, 'doneValue') : undefined;
			if (wrong) return wrong;
			if (fields.typed && !saysTheSame(fields.typed, next.doneValue, next.doneUnit)) return refuse('typed_differs', 'typed');
			const counts = next.kind !== row.kind || next.doneUnit !== row.doneUnit || next.occurredOn !== row.occurredOn;
			return [
				update(logs, row, {
					...given,
					// What was typed belongs to the old amount, unless the correction brings its own.
					...(amountChanged && fields.typed === undefined ? { typed: null } : {}),
					...(counts ? { task: taskAfter(row, next, rows.find(tasks, 'block', row.block))?.id ?? null } : {}),
				}),
			];
		},
	}),
	command({
		name: 'work.withdraw',
		input: workWithdraw,
		who: villageWriters,
		about: { 'zh-CN': '撤下一笔，写明原因；记录还在，不再计数', en: 'Withdraw a log with a reason; it stays on record and counts no more' },
		merge: 'row',
		reads: ({ log }) => [byId(logs, log)],
		decide: ({ log, reason }, context) => {
			const { rows, actor, today } = context;
			const row = rows.get(logs, log);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'log');
			if (row.withdrawnReason !== null) return refuse('log_withdrawn', 'log');
			if (!mayCorrect(row, context)) return refuse('correction_closed', 'log');
			return [update(logs, row, { withdrawnReason: reason })];
		},
	}),
];
