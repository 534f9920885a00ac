import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	window_half: {
		'zh-CN': '从哪天到哪天要一起填；两个都空着，就按默认的来。',
		en: 'Give the first and the last day together; leave both empty for the default.',
	},
	window_bloom: {
		'zh-CN': '平常盛开只填一天，在 1 月到 6 月之间。',
		en: 'The usual full bloom is one day, between January and June.',
	},
	nothing_changed: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
