import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	feedback_answered_same: {
		'zh-CN': '已经是这样答复的，不用再发。',
		en: 'It has been answered in these words already; there is nothing to send.',
	},
	feedback_label_unknown: {
		'zh-CN': '没有这个码。码可能印坏了，找给你码的人再要一张。',
		en: 'There is no such label. It may be damaged; ask whoever gave it to you for another.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
