import { inForce, mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { addDays, localDate } from '@honghuo/core/dates.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, type Change, insert, type Read, update } from '@honghuo/core/row.ts';
import { canonicalOf, isUnit, toCanonical } from '@honghuo/core/units.ts';
import type { Typed } from '../inputs.ts';
import { type Block, blocks } from '../orchard/model.ts';
import { people } from '../village/model.ts';
import { taskAbandon, taskPlan, workCorrect, workLogInput, workLogMany, workWithdraw } from './inputs.ts';
import type { WorkKind, WorkUnit } from './messages.ts';
import {
	amountVerdict,
	capacity,
	correctionDays,
	harvestGuard,
	isSpray,
	type Log,
	logs,
	sprayFields,
	type Task,
	taskFor,
	tasks,
} from './model.ts';
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

type Beside = Pick<Log, 'product' | 'registrationNumber' | 'dose' | 'phiDays' | 'overrideReason'>;
type Maybe<T> = { [F in keyof T]?: T[F] | undefined };
/** One block's part of a log, and what the log says for all of its blocks. */
type Part = Pick<Log, 'id' | 'block' | 'doneValue' | 'doneUnit'> & Maybe<Pick<Log, 'task' | 'typed'>>;
type Said = { kind: WorkKind; occurredOn: string; note?: string | null | undefined } & Maybe<Beside>;

/** Why what a log says besides its amount does not fit its kind, or the label of an earlier spray forbids it, if so. */
function besideRefusal(
	log: Pick<Log, 'block' | 'kind' | 'occurredOn'> & Maybe<Beside>,
	block: Block,
	{ rows }: Context,
): Refusal | undefined {
	const given = sprayFields.find((field) => (log[field] ?? null) !== null);
	if (given && !isSpray(log.kind)) return refuse('spray_misplaced', given);
	const overridden = (log.overrideReason ?? null) !== null;
	if (log.kind !== 'harvesting') return overridden ? refuse('override_misplaced', 'overrideReason') : undefined;
	const guard = overridden ? undefined : harvestGuard(log.block, log.occurredOn, rows);
	if (!guard) return undefined;
	const { spray, until } = guard;
	const details = { block: block.name, sprayed: spray.occurredOn, product: spray.product ?? '—', days: spray.phiDays ?? 0, until };
	return refuse('harvest_too_early', 'occurredOn', details);
}

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
	if (named && named.abandonedReason !== null) return refuse('task_abandoned', 'task');
	const wrong = amountRefusal(doneValue, doneUnit, place, 'doneValue') ?? besideRefusal({ block, ...said }, place, context);
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
		decide: ({ logs: parts, ...said }, context) => {
			if (new Set(parts.map(({ block }) => block)).size < parts.length) return refuse('work_block_twice', 'logs');
			if (new Set(parts.map(({ id }) => id)).size < parts.length) return refuse('id_taken', 'logs');
			const changes: Change[] = [];
			for (const part of parts) {
				const change = record(part, said, context);
				if ('code' in change) return change;
				changes.push(change);
			}
			return changes;
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
		readsThen: ({ log, kind }, rows) => {
			const row = rows.get(logs, log);
			if (!row) return [];
			const guarded = row.kind === 'harvesting' || kind === 'harvesting';
			return [byId(blocks, row.block), byField(tasks, 'block', row.block), ...(guarded ? [byField(logs, 'block', row.block)] : [])];
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
			const counts = ['kind', 'doneUnit', 'occurredOn'].some((field) => field in given && given[field] !== row[field as keyof Log]);
			// What a spray or a harvest says of itself goes with its kind.
			const lost = given.kind === undefined || given.kind === row.kind ? [] : [...sprayFields, 'overrideReason' as const];
			const next: Log = { ...row, ...Object.fromEntries(lost.map((field) => [field, null])), ...given };
			if (Object.entries(given).every(([field, value]) => JSON.stringify(row[field as keyof Log]) === JSON.stringify(value))) {
				return refuse('nothing_changed', 'log');
			}
			if (next.occurredOn > today) return refuse('work_in_future', 'occurredOn');
			const amountChanged = next.doneValue !== row.doneValue || next.doneUnit !== row.doneUnit;
			// The block may have been remeasured since: an old amount is not asked again because of a note.
			const wrong = amountChanged ? amountRefusal(next.doneValue, next.doneUnit, block, 'doneValue') : undefined;
			// A spray entered since does not make an old harvest uncorrectable.
			const late = counts || 'overrideReason' in given || sprayFields.some((field) => field in given);
			const unfit = wrong ?? (late ? besideRefusal(next, block, context) : undefined);
			if (unfit) return unfit;
			if (fields.typed && !saysTheSame(fields.typed, next.doneValue, next.doneUnit)) return refuse('typed_differs', 'typed');
			return [
				update(logs, row, {
					...Object.fromEntries(lost.map((field) => [field, null])),
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
