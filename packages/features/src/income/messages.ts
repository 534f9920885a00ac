import type { Sentence } from '@honghuo/core/refusal.ts';

/**
 * Where a collective's income comes from: the heads of the accounts of rural collective economic organisations (《农村集体经济组织会计制度》, 财会〔2023〕14号:
 * 经营收入、投资收益、补助收入、其他收入), with contracting out and leasing, which villages tell apart, beside 经营收入. `total` is for a year of which only the sum is known.
 */
export const sourceNames = {
	operating: { 'zh-CN': '经营收入', en: 'Operations' },
	contracting: { 'zh-CN': '资源发包收入', en: 'Contracting out land and resources' },
	leasing: { 'zh-CN': '资产租赁收入', en: 'Leasing of assets' },
	investment: { 'zh-CN': '投资收益', en: 'Returns on investment' },
	subsidy: { 'zh-CN': '补助收入', en: 'Grants' },
	other: { 'zh-CN': '其他收入', en: 'Other' },
	total: { 'zh-CN': '没分来源', en: 'Sources not told apart' },
} as const satisfies Record<string, Sentence>;
export type IncomeSource = keyof typeof sourceNames;
export const incomeSources = Object.keys(sourceNames) as [IncomeSource, ...IncomeSource[]];
