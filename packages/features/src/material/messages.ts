import type { PeriodKind } from '@honghuo/core/period.ts';

/** How a paper speaks of its period and of the one before. */
export const periodWords: Readonly<Record<PeriodKind, { now: string; before: string; done: string }>> = {
	month: { now: '本月', before: '上月', done: '调度情况' },
	quarter: { now: '本季度', before: '上季度', done: '考评材料' },
	year: { now: '全年', before: '上年', done: '工作总结' },
};

/** What villages do for each other, as a paper counts it. */
export const supportNames = {
	seedling: '送苗',
	seed: '送种子',
	technique: '技术指导',
	visit: '到村看地',
	training: '培训',
	pairing: '结对',
} as const;
export type SupportKind = keyof typeof supportNames;

/** Where a village's collective income comes from, when its noun names no word for it. */
export const incomeNames: Readonly<Record<string, string>> = {
	industry: '产业',
	lease: '租赁',
	service: '服务',
	dividend: '分红',
	subsidy: '补助',
	other: '其他',
};
