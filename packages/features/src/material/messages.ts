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

/** Where a village's collective income comes from, by the heads of its accounts; in the order in which a paper names them. */
export const incomeNames: Readonly<Record<string, string>> = {
	operating: '经营收入',
	contracting: '资源发包收入',
	leasing: '资产租赁收入',
	investment: '投资收益',
	subsidy: '补助收入',
	other: '其他收入',
	total: '没分来源的',
};
