import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	tag_known: { 'zh-CN': '「{name}」已经有了，直接用它。', en: '“{name}” is there already; use it.' },
	tag_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed.' },
	tag_retired: {
		'zh-CN': '这条链（品牌）已经停用了。换一个，或者重新建。',
		en: 'This chain or brand has been retired. Choose another, or define it anew.',
	},
	tag_in_future: { 'zh-CN': '日子还没到。到了那天再记，或者改日期。', en: 'That day has not come yet. Correct it, or record it then.' },
	tag_place: {
		'zh-CN': '标在哪里，村、果园、品种，只选一样。',
		en: 'A tag is put on a village, an orchard or a cultivar; exactly one.',
	},
	tag_there: { 'zh-CN': '已经标上了，不用再标。', en: 'It carries this tag already.' },
	tag_removed: { 'zh-CN': '已经摘下了，不用再摘。', en: 'The tag has been taken off already.' },
	tag_before: {
		'zh-CN': '摘下的日子在标上的日子前面。改一下日期。',
		en: 'The day it was taken off lies before the day it was put on. Correct it.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
