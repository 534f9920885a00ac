import type { Sentence } from '@honghuo/core/refusal.ts';

/** What experts know and villages ask for: crops first, then skills. */
export const fieldNames = {
	pear: { 'zh-CN': '梨', en: 'Pear' },
	apple: { 'zh-CN': '苹果', en: 'Apple' },
	hawthorn: { 'zh-CN': '山楂', en: 'Hawthorn' },
	peony: { 'zh-CN': '油用牡丹', en: 'Oil peony' },
	millet: { 'zh-CN': '谷子', en: 'Millet' },
	planting: { 'zh-CN': '栽植', en: 'Planting' },
	pruning: { 'zh-CN': '整形修剪', en: 'Pruning and training' },
	grafting: { 'zh-CN': '嫁接', en: 'Grafting' },
	soil: { 'zh-CN': '土肥水', en: 'Soil, water, fertilizer' },
	pests: { 'zh-CN': '病虫害', en: 'Pests and diseases' },
	storage: { 'zh-CN': '采后贮藏', en: 'Storage' },
	selling: { 'zh-CN': '销售', en: 'Selling' },
	other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;
export type ExpertField = keyof typeof fieldNames;
export const expertFields = Object.keys(fieldNames) as [ExpertField, ...ExpertField[]];
