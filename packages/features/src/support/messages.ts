import type { Sentence } from '@honghuo/core/refusal.ts';

/** What one gives another, as people say it. Scions count with the seedlings they become. */
export const kindNames = {
	seedling: { 'zh-CN': '苗木', en: 'Seedlings' },
	seed: { 'zh-CN': '种子', en: 'Seed' },
	technique: { 'zh-CN': '技术', en: 'Technique' },
	visit: { 'zh-CN': '到村', en: 'Visits' },
	training: { 'zh-CN': '培训', en: 'Training' },
	pairing: { 'zh-CN': '结对', en: 'Pairing' },
} as const satisfies Record<string, Sentence>;
export type SupportKind = keyof typeof kindNames;
export const supportKinds = Object.keys(kindNames) as [SupportKind, ...SupportKind[]];
