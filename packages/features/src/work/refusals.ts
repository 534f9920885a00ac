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
			'{block} {sprayed} 打过药（{product}），标签上的安全间隔期是 {days} 天（见 GB/T 8321），{until} 起才能采。等到那天再采；非采不可，写明为什么。',
		en: '{block} was sprayed on {sprayed} ({product}); its label says to wait {days} days (see GB/T 8321), so it may be picked from {until}. Wait, or give the reason why it can’t.',
	},
	log_withdrawn: { 'zh-CN': '这条已经撤下了，不用再改。', en: 'This entry has been withdrawn; it can no longer be changed.' },
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed.' },
	correction_closed: {
		'zh-CN': '超过 7 天了，请本村第一书记或村书记来改。',
		en: 'More than 7 days have passed. Ask the first secretary or the village secretary to correct it.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
