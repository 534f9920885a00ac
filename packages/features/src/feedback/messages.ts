import type { Sentence } from '@honghuo/core/refusal.ts';

/** What it is about: the system and how it is used, or one's own data kept in it. */
export const topicNames = {
	app: { 'zh-CN': '投诉建议', en: 'Complaint or suggestion' },
	correct_data: { 'zh-CN': '更正我的信息', en: 'Correct my data' },
	erase_data: { 'zh-CN': '删除我的信息', en: 'Erase my data' },
} as const satisfies Record<string, Sentence>;
export type Topic = keyof typeof topicNames;
export const topics = Object.keys(topicNames) as [Topic, ...Topic[]];

/** Labels whose pages take a note from anybody: by the letter of the page, what the label is on. */
export const boxPageNames = {
	b: { 'zh-CN': '捆签', en: 'the label of a bundle' },
	p: { 'zh-CN': '地头的码', en: 'the code on a post' },
} as const satisfies Record<string, Sentence>;
export type BoxPage = keyof typeof boxPageNames;
export const boxPages = Object.keys(boxPageNames) as [BoxPage, ...BoxPage[]];
/** Most characters of a note from a label's page. */
export const longestNote = 500;
