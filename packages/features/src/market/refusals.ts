import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	buyer_known: { 'zh-CN': '「{name}」已经在收购名单里，直接改它。', en: '“{name}” is already on the list of buyers. Change that entry.' },
	buyer_closed: { 'zh-CN': '这一家已经不收了。要再收，重新添一家。', en: 'This buyer no longer buys. Add them anew if they do.' },
	buyer_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	price_in_future: { 'zh-CN': '看价的日子还没到。改成实际的日子。', en: 'That day has not come yet. Correct the day.' },
	price_typed: {
		'zh-CN': '填的价和要记的对不上。重新填一遍。',
		en: 'What was typed is not the price to be recorded. Enter it again.',
	},
	price_withdrawn: { 'zh-CN': '这条行情已经撤下了，不用再撤。', en: 'This price has been withdrawn; nothing is left to do.' },
	price_not_yours: {
		'zh-CN': '这条行情是别人记的。请记的人撤下，或者找县干部。',
		en: 'Somebody else noted this price. Ask them, or a county official, to withdraw it.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
