import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	zone_not_yours: {
		'zh-CN': '没有这个网格，或者不是你的村。请村里或乡镇来办。',
		en: 'There is no such zone, or it is another village’s. Ask the village or its township.',
	},
	zone_village_unknown: {
		'zh-CN': '本县的区划里没有这个村。从名单里重新选。',
		en: 'This county has no village with that code. Choose it from the list again.',
	},
	zone_known: {
		'zh-CN': '这个村已经有叫「{name}」的网格了。换个名字。',
		en: 'The village has a zone called “{name}” already. Choose another name.',
	},
	zone_keeper_twice: {
		'zh-CN': '网格员要么选登记过的人，要么写姓名，选一样。',
		en: 'Name the keeper either by a person already entered or by a name, not both.',
	},
	zone_keeper_unknown: {
		'zh-CN': '没有登记过这个人。直接写网格员的姓名。',
		en: 'This person is not entered. Give the keeper’s name instead.',
	},
	zone_name_veiled: {
		'zh-CN': '「王*」是遮起来的姓名，不能照抄。写网格员的全名。',
		en: 'A first letter and a star is a name that was veiled; don’t copy it. Give the keeper’s full name.',
	},
	zone_closed: {
		'zh-CN': '这个网格已经撤了。还要用，就重新划一个。',
		en: 'This zone has been closed. If it is wanted again, add a new one.',
	},
	zone_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
