import type { Sentence } from '@honghuo/core/refusal.ts';

/** What each kind of report is called. */
export const kindNames = {
	month: { 'zh-CN': '月调度', en: 'Monthly report' },
	quarter: { 'zh-CN': '季考评', en: 'Quarterly review' },
	year: { 'zh-CN': '年总结', en: 'Annual summary' },
} as const satisfies Record<string, Sentence>;

/** Where a report is (DOMAIN.md §6). */
export const stateNames = {
	open: { 'zh-CN': '在写', en: 'Open' },
	submitted: { 'zh-CN': '已上报，等上级看', en: 'Submitted' },
	returned: { 'zh-CN': '退回了', en: 'Returned' },
	approved: { 'zh-CN': '审定了', en: 'Approved' },
	locked: { 'zh-CN': '存档锁定', en: 'Locked' },
	unlocked: { 'zh-CN': '解锁了，能改', en: 'Unlocked' },
} as const satisfies Record<string, Sentence>;
export type ReportState = keyof typeof stateNames;
export const reportStates = Object.keys(stateNames) as [ReportState, ...ReportState[]];

/** When a version was kept. */
export const occasionNames = {
	submitted: { 'zh-CN': '上报时存', en: 'kept when submitted' },
	locked: { 'zh-CN': '存档锁定时存', en: 'kept when locked' },
	archived: { 'zh-CN': '到期自动存档', en: 'kept by itself when the period closed' },
} as const satisfies Record<string, Sentence>;

/** Sections a person may add words to, in their order. The names are the fields of the row. */
export const sectionNames = {
	orchard: { 'zh-CN': '果园管护', en: 'Orchard work' },
	support: { 'zh-CN': '联村帮扶', en: 'Support between villages' },
	service: { 'zh-CN': '技术服务', en: 'Technical service' },
	income: { 'zh-CN': '产量与收入', en: 'Yield and income' },
	plans: { 'zh-CN': '存在问题和下步打算', en: 'Problems and next steps' },
} as const satisfies Record<string, Sentence>;
export type Section = keyof typeof sectionNames;
export const sections = Object.keys(sectionNames) as [Section, ...Section[]];
