import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	feedback_answered_same: {
		'zh-CN': '已经是这样答复的，不用再发。',
		en: 'It has been answered in these words already.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
