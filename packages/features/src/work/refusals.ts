import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

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
	work_absurd: { 'zh-CN': '{done} 太大了，一次记不下这么多。改小再记。', en: '{done} is too much for one entry. Correct it.' },
	typed_differs: {
		'zh-CN': '填的数和要记的数对不上。重新填一遍。',
		en: 'What was typed is not the amount to be recorded. Enter it again.',
	},
	task_unknown: { 'zh-CN': '没有这项计划，或者它不在这块地上。重新选。', en: 'There is no such task on this block. Choose again.' },
	task_window: {
		'zh-CN': '计划的结束日期在开始日期前面。改一下日期。',
		en: 'The planned window ends before it begins. Correct the dates.',
	},
	task_abandoned: { 'zh-CN': '这项计划已经取消了。', en: 'This task has been abandoned.' },
	log_withdrawn: { 'zh-CN': '这条已经撤下了，不用再改。', en: 'This entry has been withdrawn; it can no longer be changed.' },
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed.' },
	correction_closed: {
		'zh-CN': '超过 7 天了，请本村第一书记或村书记来改。',
		en: 'More than 7 days have passed. Ask the first secretary or the village secretary to correct it.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
