import type { Sentence } from '@honghuo/core/refusal.ts';

/** What has its time of the year beside the kinds of work. */
export const extraNames = {
	top_dressing: { 'zh-CN': '追肥浇水', en: 'Top dressing and water' },
	basal_dressing: { 'zh-CN': '施基肥', en: 'Basal dressing' },
	survival_check: { 'zh-CN': '一季成活检查', en: 'One-season survival check' },
} as const satisfies Record<string, Sentence>;
export type Extra = keyof typeof extraNames;

/** The usual day of full bloom, which has a time of the year like a work. */
export const bloomName = { full_bloom: { 'zh-CN': '盛开', en: 'Full bloom' } } as const;
