import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	tag_known: { 'zh-CN': '「{name}」已经有了，直接用它。', en: '“{name}” is there already; use it.' },
	tag_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	tag_retired: {
		'zh-CN': '这条链（品牌）已经停用了。换一个，或者重新建。',
		en: 'This chain or brand has been retired. Choose another, or define it anew.',
	},
	tag_in_future: { 'zh-CN': '日子还没到。到了那天再记，或者改日期。', en: 'That day has not come yet. Correct it, or record it then.' },
	tag_place: {
		'zh-CN': '标在哪里，村、果园、品种，只选一样。',
		en: 'A tag is put on a village, an orchard or a cultivar; exactly one.',
	},
	tag_there: { 'zh-CN': '已经标上了，不用再标。', en: 'It carries this tag already; nothing is left to do.' },
	tag_removed: { 'zh-CN': '已经摘下了，不用再摘。', en: 'The tag has been taken off already; nothing is left to do.' },
	tag_before: {
		'zh-CN': '{day}才标上的，摘下的日子不能在那以前。改一下日期。',
		en: 'It was put on on {day} and can’t have been taken off before. Correct the day.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
