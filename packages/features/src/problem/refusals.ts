import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusal, Refusals } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { screenRefusal } from '../village/figures.ts';
import type { EventKind, ProblemState } from './messages.ts';
import { problemEvents } from './model.ts';

export const refusals = {
	problem_in_future: {
		'zh-CN': '日期还没到。改成实际的日子再记。',
		en: 'That day has not come yet. Correct the day.',
	},
	problem_before_asked: {
		'zh-CN': '{day}才提的，这一步不能在那以前。改一下日期。',
		en: 'The problem was reported on {day}; this step can’t be earlier. Correct the day.',
	},
	problem_before_step: {
		'zh-CN': '这一步的日期在上一步（{day}）之前。改一下日期。',
		en: 'This step is dated before the one before it ({day}). Correct the day.',
	},
	problem_due_past: {
		'zh-CN': '{day}才提的，办理期限不能在那以前。往后定一个日子。',
		en: 'The problem was reported on {day}; it can’t be due before. Set a later day.',
	},
	problem_has_phone: {
		'zh-CN': '里面像是有手机号。这里全县都看得到，去掉号码再报；电话由接电话的人自己记。',
		en: 'This seems to contain a mobile number. The whole county reads it here: leave the number out and report again.',
	},
	problem_taken: {
		'zh-CN': '已经有人受理过了。往下派人或答复就行。',
		en: 'Somebody has already accepted it. Go on and assign or answer it.',
	},
	problem_rejected: {
		'zh-CN': '这条没有受理，原因写在里面。还需要的话，由村里重新报一条。',
		en: 'It was rejected, with the reason. If it is still needed, the village reports it anew.',
	},
	problem_unaccepted: {
		'zh-CN': '还没受理。先请乡镇或县里受理，再往下办。',
		en: 'It has not been accepted yet. The township or the county accepts it first.',
	},
	problem_unassigned: {
		'zh-CN': '还没派人。先请乡镇或县里定谁来办。',
		en: 'Nobody has been assigned yet. The township or the county says first who deals with it.',
	},
	problem_resolved: {
		'zh-CN': '已经说办好了，正等报的人确认。没好的话，由村里点「没好」。',
		en: 'It has been resolved and waits for its reporter. If it is not, the village reopens it.',
	},
	problem_closed: {
		'zh-CN': '已经办结了。又出问题的话，由村里点「没好」重办。',
		en: 'It is closed. If the trouble is back, the village reopens it.',
	},
	problem_unresolved: {
		'zh-CN': '还在办，没到确认的时候。等经办人说办好了再确认。',
		en: 'It is still being dealt with. Confirm it once its assignee says it is resolved.',
	},
	problem_assignee_unfit: {
		'zh-CN': '这个人现在没有能办的职务。选一位专家、干部或驻村队员。',
		en: 'This person holds no posting that deals with problems. Choose an expert, an official or a team member.',
	},
	problem_own_work: {
		'zh-CN': '这件是你办的，得由村里别的人来确认；7 天没人说没好也算办结。',
		en: 'You dealt with this yourself: somebody else of the village confirms it, or seven days of silence close it.',
	},
	problem_spot_late: {
		'zh-CN': '当场办好要在提问当天。去掉「当场」再记。',
		en: 'Solved on the spot means on the day it was asked. Record it without that.',
	},
	problem_outcome_half: {
		'zh-CN': '结果要数和单位都填，比如 18 个棚；没有数就都不填。',
		en: 'An outcome needs both a number and a unit, such as 18 sheds; or leave both out.',
	},
	problem_duplicate_unknown: {
		'zh-CN': '没找到和它重复的那一条。重新选一条。',
		en: 'The problem it is said to repeat was not found. Choose again.',
	},
	problem_duplicate_repeats: {
		'zh-CN': '那一条自己就是和别的重复、没受理的。选它重复的那一条。',
		en: 'That one was itself rejected for repeating another. Choose the one it repeats.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);

/** Why somebody who can't deal with a problem is not asked: a board on a wall is told as what it is. */
export const unfit = (assignee: string, rows: Rows): Refusal =>
	screenRefusal('assignee', rows, assignee) ?? refuse('problem_assignee_unfit', 'assignee');

/** Why a problem in this state can't take a step from those states: what has to happen first, or that it is over. */
export function wrongState(state: ProblemState, from: readonly ProblemState[]): Refusal {
	if (state === 'rejected') return refuse('problem_rejected', 'problem');
	if (state === 'closed') return refuse('problem_closed', 'problem');
	if (from.includes('resolved')) return refuse('problem_unresolved', 'problem');
	if (state === 'resolved') return refuse('problem_resolved', 'problem');
	if (from.includes('reported')) return refuse('problem_taken', 'problem');
	return state === 'reported' ? refuse('problem_unaccepted', 'problem') : refuse('problem_unassigned', 'problem');
}

/** The steps of a problem's way; opinions and how it goes are none, and are dated as they are. */
const wayKinds: readonly EventKind[] = ['accepted', 'assigned', 'answered', 'resolved', 'confirmed', 'reopened'];

/** Why a step can't be of this day, if it lies before a step that went before. */
export function backwards(problem: string, on: string, rows: Rows): Refusal | undefined {
	const way = rows.find(problemEvents, 'problem', problem).filter(({ kind }) => wayKinds.includes(kind));
	const last = way.reduce((latest, { occurredOn }) => (occurredOn > latest ? occurredOn : latest), '');
	return on < last ? refuse('problem_before_step', 'occurredOn', { day: { day: last } }) : undefined;
}
