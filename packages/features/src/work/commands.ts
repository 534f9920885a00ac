import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, type Change, insert, type Read, update } from '@honghuo/core/row.ts';
import { blocks } from '../orchard/model.ts';
import { taskAfter, taskFor } from '../plan/figures.ts';
import { sprayFields } from '../spray/figures.ts';
import { humanReads } from '../village/figures.ts';
import { taskAbandon, taskCorrect, taskPlan, taskPlanMany, workCorrect, workLogInput, workLogMany, workWithdraw } from './inputs.ts';
import { counting, type Log, logs, mayCorrect, saysTheSame, type Task, tasks } from './model.ts';
import {
	amountRefusal,
	type Beside,
	besideRefusal,
	closedRefusal,
	type Maybe,
	type Planned,
	planRefusal,
	refuse,
	type Target,
} from './refusals.ts';

/** One block's part of a log, and what the log says for all of its blocks. */
type Part = Pick<Log, 'id' | 'block' | 'doneValue' | 'doneUnit'> & Maybe<Pick<Log, 'task' | 'typed'>>;
type Said = { kind: Log['kind']; occurredOn: string; note?: string | null | undefined } & Maybe<Beside>;

/** The rows a new log is decided by; a block's sprays only when it is harvested. */
const readsOf = ({ id, block, task }: Part, { kind }: Said): Read[] => [
	byId(logs, id),
	byId(blocks, block),
	byId(tasks, task),
	byField(tasks, 'block', block),
	...(kind === 'harvesting' ? [byField(logs, 'block', block)] : []),
];

/** A new log, or why it can't be one. */
function record(part: Part, said: Said, context: Context): Change | Refusal {
	const { rows, actor, today } = context;
	const { id, task = null, block, doneValue, doneUnit, typed = null } = part;
	const { kind, occurredOn, note = null, product = null, registrationNumber = null, dose = null, phiDays = null } = said;
	const place = rows.get(blocks, block);
	if (!place || !mayWriteVillage(actor, place.village, today)) return refuse('not_found', 'block');
	if (occurredOn > today) return refuse('work_in_future', 'occurredOn');
	const named = task === null ? undefined : rows.get(tasks, task);
	if (task !== null && (named?.block !== block || named.kind !== kind)) return refuse('task_unknown', 'task');
	// What ended with its block was to be done until then: a log of those days may come late.
	const ended = place.closedReason !== null && named?.abandonedReason === place.closedReason;
	if (named && named.abandonedReason !== null && !ended) return refuse('task_abandoned', 'task');
	const wrong =
		closedRefusal(place, occurredOn, 'occurredOn') ??
		amountRefusal(doneValue, doneUnit, place, 'doneValue') ??
		besideRefusal({ block, ...said }, place, context);
	if (wrong) return wrong;
	if (typed && !saysTheSame(typed, doneValue, doneUnit)) return refuse('typed_differs', 'typed');
	return insert(logs, {
		id,
		village: place.village,
		block,
		task: (named ?? taskFor(rows.find(tasks, 'block', block), { kind, doneUnit, occurredOn }))?.id ?? null,
		...{ kind, doneValue, doneUnit, typed, occurredOn, product, registrationNumber, dose, phiDays },
		note: note === '' ? null : note,
		overrideReason: said.overrideReason ?? null,
		withdrawnReason: null,
	});
}

/** One change for each block, all or none. */
function each<P extends { id: string; block: string }>(
	parts: readonly P[],
	field: string,
	make: (part: P) => Change | Refusal,
): Change[] | Refusal {
	if (new Set(parts.map(({ block }) => block)).size < parts.length) return refuse('work_block_twice', field);
	if (new Set(parts.map(({ id }) => id)).size < parts.length) return refuse('id_taken', field);
	const changes: Change[] = [];
	for (const part of parts) {
		const change = make(part);
		if ('code' in change) return change;
		changes.push(change);
	}
	return changes;
}

const planReads = ({ id, block }: Target, { assignee }: Planned): Read[] => [byId(tasks, id), byId(blocks, block), ...humanReads(assignee)];

/** A new task, or why it can't be one. */
function plan({ id, block, targetValue, targetUnit }: Target, said: Planned, context: Context): Change | Refusal {
	const place = context.rows.get(blocks, block);
	if (!place || !mayWriteVillage(context.actor, place.village, context.today)) return refuse('not_found', 'block');
	const { kind, plannedFrom, plannedTo, assignee = null } = said;
	const task = { id, block, kind, plannedFrom, plannedTo, targetValue, targetUnit, assignee };
	return planRefusal(task, place, context) ?? insert(tasks, { ...task, village: place.village, abandonedReason: null });
}

export const commands = [
	command({
		name: 'task.plan',
		input: taskPlan,
		who: villageWriters,
		about: { 'zh-CN': '定计划：哪块地、干啥、哪天到哪天、多少、请谁', en: 'Plan work on a block: kind, window, target, who is asked' },
		reads: (input) => planReads(input, input),
		decide: (input, context) => {
			const change = plan(input, input, context);
			return 'code' in change ? change : [change];
		},
	}),
	command({
		name: 'task.planMany',
		input: taskPlanMany,
		who: villageWriters,
		about: {
			'zh-CN': '一次给几块地定计划：同一种活、同样的日子；有一块不成就都不定',
			en: 'Plan the same work on several blocks: all or none',
		},
		reads: ({ tasks: parts, ...said }) => parts.flatMap((part) => planReads(part, said)),
		decide: ({ tasks: parts, ...said }, context) => each(parts, 'tasks', (part) => plan(part, said, context)),
	}),
	command({
		name: 'task.correct',
		input: taskCorrect,
		who: villageWriters,
		about: { 'zh-CN': '改计划：哪天到哪天、多少、请谁；只改给出的几项', en: 'Correct a task; only the fields given change' },
		merge: 'fields',
		reads: ({ task, assignee }) => [byId(tasks, task), ...humanReads(assignee), byField(logs, 'task', task)],
		readsThen: ({ task }, rows) => [byId(blocks, rows.get(tasks, task)?.block)],
		decide: ({ task, ...fields }, context) => {
			const { rows, actor, today } = context;
			const row = rows.get(tasks, task);
			const place = row && rows.get(blocks, row.block);
			if (!row || !place || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'task');
			if (row.abandonedReason !== null) return refuse('task_abandoned', 'task');
			const { given, same } = givenOf(row, fields);
			const next: Task = { ...row, ...given };
			if (same) return refuse('nothing_changed', 'task');
			const done = counting(rows.find(logs, 'task', task)).at(0);
			if (next.targetUnit !== row.targetUnit && done)
				return refuse('task_unit_begun', 'targetUnit', { done: { value: done.doneValue, unit: done.doneUnit } });
			// Who was asked before is not asked about again.
			return planRefusal({ ...next, assignee: fields.assignee }, place, context) ?? [update(tasks, row, given)];
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
		reads: (input) => readsOf(input, input),
		decide: (input, context) => {
			const change = record(input, input, context);
			return 'code' in change ? change : [change];
		},
	}),
	command({
		name: 'work.logMany',
		input: workLogMany,
		who: villageWriters,
		about: {
			'zh-CN': '一次记几块地：同一种活、同一天，每块各记一笔；有一块不成就都不记',
			en: 'Log the same work on several blocks: one log each, all or none',
		},
		reads: ({ logs: parts, ...said }) => parts.flatMap((part) => readsOf(part, said)),
		decide: ({ logs: parts, ...said }, context) => each(parts, 'logs', (part) => record(part, said, context)),
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
		readsThen: ({ log, kind, block }, rows) => {
			const row = rows.get(logs, log);
			if (!row) return [];
			const at = block ?? row.block;
			const guarded = row.kind === 'harvesting' || kind === 'harvesting';
			return [byId(blocks, at), byField(tasks, 'block', at), ...(guarded ? [byField(logs, 'block', at)] : [])];
		},
		decide: ({ log, ...fields }, context) => {
			const { rows, actor, today } = context;
			const row = rows.get(logs, log);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'log');
			const block = rows.get(blocks, fields.block ?? row.block);
			if (block?.village !== row.village) return refuse('not_found', fields.block === undefined ? 'log' : 'block');
			if (row.withdrawnReason !== null) return refuse('log_withdrawn', 'log');
			if (!mayCorrect(row, context)) return refuse('correction_closed', 'log');
			const { given, same } = givenOf(row, fields);
			const counts = (['kind', 'block', 'doneUnit', 'occurredOn'] as const).some((field) => field in given && given[field] !== row[field]);
			// What a spray or a harvest says of itself goes with its kind.
			const lost = given.kind === undefined || given.kind === row.kind ? [] : [...sprayFields, 'overrideReason' as const];
			const next: Log = { ...row, ...Object.fromEntries(lost.map((field) => [field, null])), ...given };
			if (same) return refuse('nothing_changed', 'log');
			if (next.occurredOn > today) return refuse('work_in_future', 'occurredOn');
			const amountChanged = next.doneValue !== row.doneValue || next.doneUnit !== row.doneUnit;
			const moved = next.block !== row.block;
			// The block may have been remeasured since: an old amount is not asked again because of a note.
			const wrong = amountChanged || moved ? amountRefusal(next.doneValue, next.doneUnit, block, 'doneValue') : undefined;
			// A spray entered since does not make an old harvest uncorrectable.
			const late = counts || 'overrideReason' in given || sprayFields.some((field) => field in given);
			const closed = moved || next.occurredOn !== row.occurredOn ? closedRefusal(block, next.occurredOn, 'occurredOn') : undefined;
			const unfit = wrong ?? closed ?? (late ? besideRefusal(next, block, context) : undefined);
			if (unfit) return unfit;
			if (fields.typed && !saysTheSame(fields.typed, next.doneValue, next.doneUnit)) return refuse('typed_differs', 'typed');
			return [
				update(logs, row, {
					...Object.fromEntries(lost.map((field) => [field, null])),
					...given,
					// What was typed belongs to the old amount, unless the correction brings its own.
					...(amountChanged && fields.typed === undefined ? { typed: null } : {}),
					...(counts ? { task: taskAfter(row, next, rows.find(tasks, 'block', next.block))?.id ?? null } : {}),
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
