import type { Sentence } from '@honghuo/core/refusal.ts';

/** How it was sold. */
export const channelNames = {
	buyer_collects: { 'zh-CN': '上门收', en: 'Buyer collects' },
	wholesale: { 'zh-CN': '批发', en: 'Wholesale' },
	retail: { 'zh-CN': '零卖', en: 'Retail' },
	online: { 'zh-CN': '网上', en: 'Online' },
	cooperative: { 'zh-CN': '合作社', en: 'Cooperative' },
	picking: { 'zh-CN': '采摘园', en: 'Pick your own' },
	other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;
export type Channel = keyof typeof channelNames;
export const channels = Object.keys(channelNames) as [Channel, ...Channel[]];

/** What money was spent on. */
export const categoryNames = {
	seedling: { 'zh-CN': '苗木', en: 'Seedlings' },
	fertilizer: { 'zh-CN': '肥料', en: 'Fertilizer' },
	pesticide: { 'zh-CN': '农药', en: 'Plant protection' },
	labour: { 'zh-CN': '用工', en: 'Labour' },
	water_power: { 'zh-CN': '水电', en: 'Water and power' },
	machinery: { 'zh-CN': '机械', en: 'Machinery' },
	bag: { 'zh-CN': '果袋', en: 'Fruit bags' },
	transport: { 'zh-CN': '包装运输', en: 'Packing and transport' },
	facility: { 'zh-CN': '架材设施', en: 'Facilities' },
	land: { 'zh-CN': '地租', en: 'Land rent' },
	other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;
export type Category = keyof typeof categoryNames;
export const categories = Object.keys(categoryNames) as [Category, ...Category[]];

/** Whose money it was. */
export const payerNames = {
	grower: { 'zh-CN': '农户', en: 'Grower' },
	collective: { 'zh-CN': '村集体', en: 'Village collective' },
	dispatcher: { 'zh-CN': '派出单位', en: 'Dispatching institution' },
	project: { 'zh-CN': '项目资金', en: 'Project funds' },
	enterprise: { 'zh-CN': '企业', en: 'Enterprise' },
	other: { 'zh-CN': '其他', en: 'Other' },
} as const satisfies Record<string, Sentence>;
export type Payer = keyof typeof payerNames;
export const payers = Object.keys(payerNames) as [Payer, ...Payer[]];
