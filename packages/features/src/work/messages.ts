import type { Sentence } from '@honghuo/core/refusal.ts';

/** Kinds of work as the field names them (DOMAIN.md §7, §10); the order is the order of the tiles. */
export const kindNames = {
	dormant_pruning: { 'zh-CN': '修剪', en: 'Pruning' },
	branch_bending: { 'zh-CN': '拉枝', en: 'Branch bending' },
	planting_out: { 'zh-CN': '栽植', en: 'Planting out' },
	fertilizing: { 'zh-CN': '施肥', en: 'Fertilizing' },
	thinning: { 'zh-CN': '疏花疏果', en: 'Thinning' },
	spraying: { 'zh-CN': '打药', en: 'Spraying' },
	harvesting: { 'zh-CN': '采收', en: 'Harvesting' },
	bark_scraping: { 'zh-CN': '刮树皮', en: 'Bark scraping' },
	sanitation: { 'zh-CN': '清园', en: 'Orchard cleaning' },
	notching: { 'zh-CN': '刻芽', en: 'Notching' },
	top_working: { 'zh-CN': '高接', en: 'Top-working' },
	irrigation: { 'zh-CN': '浇水', en: 'Irrigation' },
	lime_sulphur: { 'zh-CN': '石硫合剂', en: 'Lime sulphur' },
	pollination: { 'zh-CN': '授粉', en: 'Pollination' },
	bagging: { 'zh-CN': '套袋', en: 'Bagging' },
	summer_pruning: { 'zh-CN': '夏剪', en: 'Summer pruning' },
	weeding: { 'zh-CN': '除草', en: 'Weeding' },
	freeze_up_irrigation: { 'zh-CN': '封冻水', en: 'Freeze-up irrigation' },
	whitewash: { 'zh-CN': '涂白', en: 'Whitewash' },
	frost_watch: { 'zh-CN': '防霜', en: 'Frost watch' },
	other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;
export type WorkKind = keyof typeof kindNames;
export const workKinds = Object.keys(kindNames) as [WorkKind, ...WorkKind[]];

/** Units work is counted in on the wire: 1/10,000 mu, trees, person-hours. */
export const workUnits = ['e4mu', 'tree', 'person_hour'] as const;
export type WorkUnit = (typeof workUnits)[number];
