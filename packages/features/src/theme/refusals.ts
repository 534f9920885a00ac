import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	theme_retired: {
		'zh-CN': '这个主题县里已经停用了。换一个，或者不选。',
		en: 'The county has retired this theme. Choose another or none.',
	},
	theme_known: { 'zh-CN': '「{name}」已经有了，不用再建。', en: '“{name}” is there already; there is nothing to add.' },
	theme_unchanged: { 'zh-CN': '名字没有改动，不用再记。', en: 'The name was not changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
