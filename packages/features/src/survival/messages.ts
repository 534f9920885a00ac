import type { Sentence } from '@honghuo/core/refusal.ts';

/** When a cohort is looked at: in leaf, after one season, in the third year, or whenever there is a reason. */
export const checkKindNames = {
	leaf_out: { 'zh-CN': '展叶看', en: 'In leaf' },
	one_season: { 'zh-CN': '过一季看', en: 'After one season' },
	year3: { 'zh-CN': '第三年看', en: 'Third year' },
	adhoc: { 'zh-CN': '随时看', en: 'Any time' },
} as const satisfies Record<string, Sentence>;
export type CheckKind = keyof typeof checkKindNames;
export const checkKinds = Object.keys(checkKindNames) as [CheckKind, ...CheckKind[]];

/** What the share of living trees is called: 保存率 once the third year has come, 成活率 before. */
export const rateNames = {
	leaf_out: { 'zh-CN': '成活率', en: 'Survival' },
	one_season: { 'zh-CN': '成活率', en: 'Survival' },
	year3: { 'zh-CN': '保存率', en: 'Retention' },
	adhoc: { 'zh-CN': '成活率', en: 'Survival' },
} as const satisfies Record<CheckKind, Sentence>;

/** Every tree, or some of them. */
export const methodNames = {
	census: { 'zh-CN': '全查', en: 'Census' },
	sample: { 'zh-CN': '抽查', en: 'Sample' },
} as const satisfies Record<string, Sentence>;
export type Method = keyof typeof methodNames;
export const methods = Object.keys(methodNames) as [Method, ...Method[]];

/** What trees die of. */
export const causeNames = {
	drought: { 'zh-CN': '旱', en: 'Drought' },
	frost: { 'zh-CN': '冻', en: 'Frost' },
	waterlogging: { 'zh-CN': '涝', en: 'Waterlogging' },
	pest: { 'zh-CN': '病虫', en: 'Pest or disease' },
	animal: { 'zh-CN': '牲畜啃', en: 'Animals' },
	planting: { 'zh-CN': '栽得不好', en: 'Planting fault' },
	unknown: { 'zh-CN': '不清楚', en: 'Not known' },
} as const satisfies Record<string, Sentence>;
export type Cause = keyof typeof causeNames;
/** Trees found dead, by cause. */
export type DeadByCause = { [C in Cause]?: number | undefined };
export const causes = Object.keys(causeNames) as [Cause, ...Cause[]];

/** What a rate asks for: below 41 % replant, below 85 % fill the gaps, else it passes (DOMAIN.md §6). */
export const verdictNames = {
	replant: { 'zh-CN': '要重栽', en: 'Replant' },
	fill: { 'zh-CN': '要补植', en: 'Fill gaps' },
	pass: { 'zh-CN': '合格', en: 'Passes' },
} as const satisfies Record<string, Sentence>;
export type Verdict = keyof typeof verdictNames;
