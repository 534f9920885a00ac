import type { Sentence } from '@honghuo/core/refusal.ts';

/** Records people can talk about, and what one is called over the talk: whatever the whole county reads. A new noun adds its tables here and its refs in inputs.ts. */
export const recordNames = {
	orchard: { 'zh-CN': '果园', en: 'Orchard' },
	orchard_block: { 'zh-CN': '地块', en: 'Block' },
	planting: { 'zh-CN': '种的这批', en: 'Planting' },
	topwork: { 'zh-CN': '高接', en: 'Top-working' },
	variety: { 'zh-CN': '品种', en: 'Cultivar' },
	work_task: { 'zh-CN': '计划', en: 'Plan' },
	work_log: { 'zh-CN': '农事', en: 'Work' },
	event: { 'zh-CN': '灾情', en: 'Damage' },
	event_block: { 'zh-CN': '受灾地块', en: 'Block that was hit' },
	bloom: { 'zh-CN': '盛花日期', en: 'Full bloom' },
	harvest: { 'zh-CN': '采收', en: 'Harvest' },
	sole_reference: { 'zh-CN': '单种参照', en: 'Reference of a sole crop' },
	sale: { 'zh-CN': '卖出', en: 'Sale' },
	cost: { 'zh-CN': '花费', en: 'Cost' },
	buyer: { 'zh-CN': '收购商', en: 'Buyer' },
	price_observation: { 'zh-CN': '行情', en: 'Price' },
	village_income: { 'zh-CN': '村集体收入', en: 'Village income' },
	donation: { 'zh-CN': '捐赠', en: 'Donation' },
	donation_item: { 'zh-CN': '捐赠的一样', en: 'Item of a donation' },
	survival_check: { 'zh-CN': '查成活', en: 'Survival check' },
	tech_problem: { 'zh-CN': '难题', en: 'Problem' },
	problem_event: { 'zh-CN': '难题的一步', en: 'Step of a problem' },
	expert: { 'zh-CN': '专家', en: 'Expert' },
	expert_visit: { 'zh-CN': '专家指导', en: 'Visit of an expert' },
	training_session: { 'zh-CN': '培训', en: 'Training' },
	service_team: { 'zh-CN': '服务队', en: 'Service team' },
	service_link: { 'zh-CN': '服务队联系的村', en: 'Village of a service team' },
	service_visit: { 'zh-CN': '服务队进村', en: 'Visit of a service team' },
	pairing: { 'zh-CN': '结对', en: 'Pairing' },
	pairing_contact: { 'zh-CN': '结对来往', en: 'Contact of a pairing' },
	zone: { 'zh-CN': '网格', en: 'Zone' },
	tag: { 'zh-CN': '标签', en: 'Tag' },
	tag_put: { 'zh-CN': '贴标签', en: 'Tag put on a village' },
	period_report: { 'zh-CN': '报告', en: 'Report' },
} as const satisfies Record<string, Sentence>;
export type RecordTable = keyof typeof recordNames;

/** Whether rows of a table can be talked about. */
export const isTalkedOf = (table: string): table is RecordTable => Object.hasOwn(recordNames, table);
