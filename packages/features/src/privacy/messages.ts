import type { Sentence } from '@honghuo/core/refusal.ts';

/** What somebody may agree to, each by itself (个人信息保护法 §13, §14): nothing of it is needed to work in the ledger. */
export const purposeNames = {
	name: { 'zh-CN': '姓名在村外也显示', en: 'The name is shown outside the village' },
	phone: { 'zh-CN': '电话给来帮忙的人', en: 'The phone number is given to those who come to help' },
	photo: { 'zh-CN': '照片、录音留在台账里', en: 'Photos and voice stay in the ledger' },
	attendance: { 'zh-CN': '记名参加培训和指导', en: 'Attendance is recorded by name' },
} as const satisfies Record<string, Sentence>;
export type Purpose = keyof typeof purposeNames;
export const purposes = Object.keys(purposeNames) as [Purpose, ...Purpose[]];

/** How somebody told it. */
export const howNames = {
	paper: { 'zh-CN': '纸上签字', en: 'Signed on paper' },
	oral: { 'zh-CN': '当面说的', en: 'Said face to face' },
	app: { 'zh-CN': '本人在红火里点的', en: 'By themselves in Honghuo' },
} as const satisfies Record<string, Sentence>;
export type How = keyof typeof howNames;
export const hows = Object.keys(howNames) as [How, ...How[]];

/** Said where people write freely what the whole county reads, in Chinese and English: nothing veils a name in a sentence. */
export const openWords = ['全县看得到，别写种植户的姓名', 'the whole county reads it; leave growers’ names out'] as const;
