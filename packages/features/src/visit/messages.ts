import type { Sentence } from '@honghuo/core/refusal.ts';

/** Where a visit stands (DOMAIN.md §6): requested → scheduled → done → followed_up; declined | cancelled. */
export const stateNames = {
	requested: { 'zh-CN': '等约', en: 'Requested' },
	scheduled: { 'zh-CN': '约好了', en: 'Scheduled' },
	done: { 'zh-CN': '来过了', en: 'Done' },
	followed_up: { 'zh-CN': '回访过', en: 'Followed up' },
	declined: { 'zh-CN': '来不了', en: 'Declined' },
	cancelled: { 'zh-CN': '取消了', en: 'Cancelled' },
} as const satisfies Record<string, Sentence>;
export type VisitState = keyof typeof stateNames;
export const visitStates = Object.keys(stateNames) as [VisitState, ...VisitState[]];
