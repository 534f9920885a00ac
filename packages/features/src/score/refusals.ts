import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	score_far: { 'zh-CN': '标准最多提前一年定，换个近一点的日子。', en: 'Set it at most a year ahead: choose an earlier day.' },
	score_same: { 'zh-CN': '和现在的一样，没有改动，不用再定。', en: 'That is how it is already: nothing has changed.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
