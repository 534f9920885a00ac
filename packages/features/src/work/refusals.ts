import type { Context } from '@honghuo/core/command.ts';
import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusal, Refusals } from '@honghuo/core/refusal.ts';
import type { Block } from '../orchard/model.ts';
import { harvestGuard, isSpray, sprayFields } from '../spray/figures.ts';
import { screenRefusal } from '../village/figures.ts';
import { people } from '../village/model.ts';
import type { WorkUnit } from './messages.ts';
import { amountVerdict, capacity, type Log, type Task } from './model.ts';

export const refusals = {
	work_in_future: {
		'zh-CN': '日期还没到。干完再记，或者改成实际的日子。',
		en: 'That day has not come yet. Record it when it is done, or correct the day.',
	},
	work_unit_misfit: {
		'zh-CN': '这块地没有面积，按株或工时记。',
		en: 'This block has no area. Record trees or hours instead.',
	},
	work_exceeds_block: {
		'zh-CN': '这块地一共 {block}，记了 {done}。是不是多打了一位？改小再记。',
		en: 'The block has {block}, but {done} was entered. Is there a digit too many? Correct it.',
	},
	work_absurd: {
		'zh-CN': '{done}太大了，一次记不下这么多。是不是多打了 0？改小再记。',
		en: '{done} is too much for one entry. Is there a zero too many? Correct it.',
	},
	typed_differs: {
		'zh-CN': '填的数和要记的数对不上。重新填一遍。',
		en: 'What was typed is not the amount to be recorded. Enter it again.',
	},
	task_unknown: { 'zh-CN': '没有这项计划，或者它不在这块地上。重新选。', en: 'There is no such task on this block. Choose again.' },
	task_window: {
		'zh-CN': '计划的结束日期在开始日期前面。改一下日期。',
		en: 'The planned window ends before it begins. Correct the dates.',
	},
	task_abandoned: {
		'zh-CN': '这项计划已经取消了。还要干，就另定一项。',
		en: 'This task has been abandoned. If it is still to be done, plan it anew.',
	},
	task_block_closed: {
		'zh-CN': '「{block}」{on}起停用，那天以后不能再记、再定计划。改日子，或者先重新启用。',
		en: '“{block}” is closed since {on}: nothing is recorded or planned there later. Correct the day, or open it again first.',
	},
	task_unit_begun: {
		'zh-CN': '这项已经记了干的活：{done}，换单位就对不上了。取消这项，另定一个。',
		en: 'Work was recorded for this task: {done}; another unit would lose it. Abandon it and plan anew.',
	},
	work_block_twice: {
		'zh-CN': '同一块地选了两遍。去掉一遍再记。',
		en: 'A block was chosen twice. Take one of them away.',
	},
	spray_misplaced: {
		'zh-CN': '药名、登记证号、用量和安全间隔期只记在打药上。换成打药，或者去掉这几项。',
		en: 'Product, registration number, dose and interval belong to a spray. Record a spray, or leave them out.',
	},
	override_misplaced: {
		'zh-CN': '只有采收才用写为什么不等间隔期。去掉这一项。',
		en: 'Only a harvest can be earlier than an interval allows. Leave the reason out.',
	},
	harvest_too_early: {
		'zh-CN':
			'{block}{sprayed}打过药（{product}），标签上的安全间隔期是 {days} 天（见 GB/T 8321），{until}起才能采。等到那天再采；非采不可，写明为什么。',
		en: '{block} was sprayed on {sprayed} ({product}); its label says to wait {days} days (see GB/T 8321), so it may be picked from {until}. Wait, or give the reason why it can’t.',
	},
	log_withdrawn: { 'zh-CN': '这条已经撤下了，不用再改。', en: 'This entry has been withdrawn; it can no longer be changed.' },
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	correction_closed: {
		'zh-CN': '记下已经超过 7 天，你改不了了。请本村第一书记或村书记来改。',
		en: 'It was recorded more than 7 days ago. Ask the first secretary or the village secretary to correct it.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);

/** Why this amount can't have been done or planned on this block, if so. */
export function amountRefusal(value: number, unit: WorkUnit, block: Block, field: string): Refusal | undefined {
	const verdict = amountVerdict(value, unit, block);
	const done = { value, unit };
	if (verdict === 'misfit') return refuse('work_unit_misfit', field);
	if (verdict === 'exceeds') return refuse('work_exceeds_block', field, { done, block: { value: capacity(block, unit) ?? 0, unit } });
	return verdict === 'absurd' ? refuse('work_absurd', field, { done }) : undefined;
}

/** Why nothing is done on a block any more on this day, if so. */
export const closedRefusal = ({ name, closedOn }: Block, day: string, field: string): Refusal | undefined =>
	closedOn !== null && day >= closedOn ? refuse('task_block_closed', field, { block: name, on: { day: closedOn } }) : undefined;

/** What a spray says of itself, and a harvest that could not wait for one. */
export type Beside = Pick<Log, 'product' | 'registrationNumber' | 'dose' | 'phiDays' | 'overrideReason'>;
/** Fields that may be left out. */
export type Maybe<T> = { [F in keyof T]?: T[F] | undefined };

/** Why what a log says besides its amount does not fit its kind, or the label of an earlier spray forbids it, if so. */
export function besideRefusal(
	log: Pick<Log, 'block' | 'kind' | 'occurredOn'> & Maybe<Beside>,
	block: Block,
	{ rows, today }: Context,
): Refusal | undefined {
	const given = sprayFields.find((field) => (log[field] ?? null) !== null);
	if (given && !isSpray(log.kind)) return refuse('spray_misplaced', given);
	const overridden = (log.overrideReason ?? null) !== null;
	if (log.kind !== 'harvesting') return overridden ? refuse('override_misplaced', 'overrideReason') : undefined;
	const guard = overridden ? undefined : harvestGuard(log.block, log.occurredOn, rows);
	if (!guard) return undefined;
	const { spray, until } = guard;
	const sprayed = { day: spray.occurredOn, today };
	const details = { block: block.name, sprayed, product: spray.product ?? '—', days: spray.phiDays ?? 0, until: { day: until, today } };
	return refuse('harvest_too_early', 'occurredOn', details);
}

/** How much is planned on which block. */
export type Target = Pick<Task, 'id' | 'block' | 'targetValue' | 'targetUnit'>;
/** What a plan says for all of its blocks. */
export type Planned = Pick<Task, 'kind' | 'plannedFrom' | 'plannedTo'> & Maybe<Pick<Task, 'assignee'>>;

/** Why a task can't say this of its block, if so. */
export function planRefusal(task: Target & Planned, place: Block, { rows }: Context): Refusal | undefined {
	if (task.plannedTo < task.plannedFrom) return refuse('task_window', 'plannedTo');
	if ((task.assignee ?? null) !== null && !rows.get(people, task.assignee ?? '')) return refuse('not_found', 'assignee');
	const wall = screenRefusal('assignee', rows, task.assignee);
	if (wall) return wall;
	return closedRefusal(place, task.plannedTo, 'plannedTo') ?? amountRefusal(task.targetValue, task.targetUnit, place, 'targetValue');
}
