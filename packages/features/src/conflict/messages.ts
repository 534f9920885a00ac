import type { Sentence } from '@honghuo/core/refusal.ts';
import { fieldWords } from '../fields.ts';

/** What can be chosen: the value that stood in the ledger, or the one that came later. */
export const choices = ['kept', 'other'] as const;
export type Choice = (typeof choices)[number];

/** What people call a field two edits meet in: as refusals call it, and of those only rows have, what is done by them. */
export const fieldNames: Readonly<Record<string, Sentence>> = {
	...fieldWords,
	withdrawnReason: { 'zh-CN': '撤下', en: 'withdrawal' },
	abandonedReason: { 'zh-CN': '取消', en: 'abandonment' },
	removedOn: { 'zh-CN': '哪天挖掉', en: 'day of removal' },
	removedReason: { 'zh-CN': '为什么挖掉', en: 'why it was removed' },
	struckReason: { 'zh-CN': '划掉', en: 'striking' },
	closedOn: { 'zh-CN': '哪天起停用', en: 'closed since' },
	closedReason: { 'zh-CN': '停用', en: 'closing' },
	endedOn: { 'zh-CN': '哪天撤的', en: 'ended on' },
	endReason: { 'zh-CN': '为什么', en: 'why' },
	retiredReason: { 'zh-CN': '停用', en: 'retirement' },
};
