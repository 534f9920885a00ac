import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	event_in_future: {
		'zh-CN': '日期还没到。出了事再记，或者改成实际的日子。',
		en: 'That day has not come yet. Record it when it has happened, or correct the day.',
	},
	event_block_closed: {
		'zh-CN': '「{name}」{on}起停用，那天以后不能再记灾情。改日子，或者先重新启用。',
		en: '“{name}” is closed since {on}; nothing befalls it later. Correct the day, or open it again first.',
	},
	event_block_twice: { 'zh-CN': '同一块地选了两遍。去掉一遍再记。', en: 'A block was chosen twice. Take one of them away.' },
	event_many_villages: {
		'zh-CN': '一次只记一个村的地块。每个村各记一次。',
		en: 'An event is recorded for one village at a time. Record it for each village.',
	},
	event_two_amounts: {
		'zh-CN': '受灾的面积和株数只填一样。去掉一样再记。',
		en: 'Give either the area or the trees affected, not both.',
	},
	event_unit_misfit: {
		'zh-CN': '这块地没有面积，受灾按株数填。',
		en: 'This block has no area. Give the trees affected instead.',
	},
	event_exceeds_block: {
		'zh-CN': '这块地一共 {block}，受灾填了 {affected}。是不是多打了一位？改小再记。',
		en: 'The block has {block}, but {affected} was entered as affected. Is there a digit too many? Correct it.',
	},
	event_withdrawn: { 'zh-CN': '这次灾情已经撤下了，不用再改。', en: 'This event has been withdrawn; it can no longer be changed.' },
	event_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
