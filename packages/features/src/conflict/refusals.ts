import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	conflict_chosen: {
		'zh-CN': '已经选过这个了，不用再选。想换成另一个，点另一个。',
		en: 'This value has been chosen already. To swap, choose the other one.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
