import type { Sentence } from '@honghuo/core/refusal.ts';

/** What it is about: the system and how it is used, or one's own data kept in it. */
export const topicNames = {
	app: { 'zh-CN': '投诉建议', en: 'Complaint or suggestion' },
	correct_data: { 'zh-CN': '更正我的信息', en: 'Correct my data' },
	erase_data: { 'zh-CN': '删除我的信息', en: 'Erase my data' },
} as const satisfies Record<string, Sentence>;
export type Topic = keyof typeof topicNames;
export const topics = Object.keys(topicNames) as [Topic, ...Topic[]];
