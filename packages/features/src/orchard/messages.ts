import type { Sentence } from '@honghuo/core/refusal.ts';

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

/** What kind of land a block is (DOMAIN.md §5). */
export const landTypeNames = {
	garden: { 'zh-CN': '园地', en: 'Orchard land' },
	arable: { 'zh-CN': '耕地', en: 'Arable land' },
	forest: { 'zh-CN': '林地', en: 'Forest land' },
	barren: { 'zh-CN': '荒山荒坡', en: 'Barren slope' },
	homestead: { 'zh-CN': '房前屋后', en: 'Homestead' },
	other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;
export type LandType = keyof typeof landTypeNames;
export const landTypes = Object.keys(landTypeNames) as [LandType, ...LandType[]];

/** How exactly a day is known. */
export const precisions = ['day', 'month', 'year'] as const;
export const precisionNames = {
	day: { 'zh-CN': '准到日', en: 'to the day' },
	month: { 'zh-CN': '准到月', en: 'to the month' },
	year: { 'zh-CN': '准到年', en: 'to the year' },
} as const satisfies Record<(typeof precisions)[number], Sentence>;

/** How far a tree has come; annual crops have no stage. */
export const stageNames = {
	juvenile: { 'zh-CN': '幼树期', en: 'Juvenile' },
	early: { 'zh-CN': '初果期', en: 'Early bearing' },
	full: { 'zh-CN': '盛果期', en: 'Full bearing' },
} as const satisfies Record<string, Sentence>;
export type Stage = keyof typeof stageNames;
