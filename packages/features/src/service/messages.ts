import type { Sentence } from '@honghuo/core/refusal.ts';

/** What serves villages: a team led by somebody, or an institution paired with villages by its name and its number of people. */
export const serviceKindNames = {
	team: { 'zh-CN': '服务队', en: 'Service team' },
	unit: { 'zh-CN': '结对单位', en: 'Paired institution' },
} as const satisfies Record<string, Sentence>;
export type ServiceKind = keyof typeof serviceKindNames;
export const serviceKinds = Object.keys(serviceKindNames) as [ServiceKind, ...ServiceKind[]];

/** Who answers for a village, the nearest first: the three levels, and those who came to help. */
export const answerNames = {
	village_secretary: { 'zh-CN': '村书记', en: 'Village secretary' },
	first_secretary: { 'zh-CN': '第一书记', en: 'First secretary' },
	township_official: { 'zh-CN': '乡镇干部', en: 'Township official' },
	team: { 'zh-CN': '服务队', en: 'Service team' },
	unit: { 'zh-CN': '结对单位', en: 'Paired institution' },
} as const satisfies Record<string, Sentence>;
export type AnswerKey = keyof typeof answerNames;
export const answerKeys = Object.keys(answerNames) as [AnswerKey, ...AnswerKey[]];
