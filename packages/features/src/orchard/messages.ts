import { type Refusals, refuser, type Sentence } from '@honghuo/core/refusal.ts';

export const refusals = {
	village_not_yours: {
		'zh-CN': '这个村不在你的任职里。换成自己的村，或者请县管理员改任职。',
		en: 'This village is not in your posting. Choose your own village, or ask the county administrator.',
	},
	block_without_size: {
		'zh-CN': '地块要有面积，或者有株数。填一样就行。',
		en: 'A block needs an area or a count of trees. Enter one of them.',
	},
	variety_known: { 'zh-CN': '「{name}」已经在品种目录里，直接选它。', en: '"{name}" is already in the catalogue. Choose it there.' },
	variety_unknown: { 'zh-CN': '品种目录里没有这个品种。先添品种。', en: 'This cultivar is not in the catalogue. Add it first.' },
	planted_in_future: { 'zh-CN': '种植日期还没到。改成实际的日子。', en: 'The planting day lies in the future. Enter the real day.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);

/** Crops as the field says them. */
export const cropNames = {
	pear: { 'zh-CN': '梨', en: 'Pear' },
	apple: { 'zh-CN': '苹果', en: 'Apple' },
	hawthorn: { 'zh-CN': '山楂', en: 'Hawthorn' },
	peony: { 'zh-CN': '牡丹', en: 'Oil peony' },
	millet: { 'zh-CN': '谷子', en: 'Millet' },
	maize: { 'zh-CN': '玉米', en: 'Maize' },
	other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;
export type Crop = keyof typeof cropNames;
export const crops = Object.keys(cropNames) as [Crop, ...Crop[]];

/** What a cohort is in its block. */
export const plantingRoleNames = {
	main: { 'zh-CN': '主栽', en: 'Main crop' },
	intercrop: { 'zh-CN': '间作', en: 'Intercrop' },
	pollinizer: { 'zh-CN': '授粉树', en: 'Pollinizer' },
} as const satisfies Record<string, Sentence>;
export type PlantingRole = keyof typeof plantingRoleNames;
export const plantingRoles = Object.keys(plantingRoleNames) as [PlantingRole, ...PlantingRole[]];

/** How exactly a day is known. */
export const precisions = ['day', 'month', 'year'] as const;
