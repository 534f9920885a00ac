import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	comment_place_unknown: {
		'zh-CN': '这种记录不能留言。去它所在的村或地块留言。',
		en: 'Records of this kind take no comments. Comment on their block or village instead.',
	},
	comment_village_differs: {
		'zh-CN': '这条记录不是那个村的。村不用填，跟着记录走。',
		en: 'The record belongs to another village. Leave the village out: it follows from the record.',
	},
	comment_person_unknown: {
		'zh-CN': '@ 的人里有本县没登记的。重新选人。',
		en: 'Somebody mentioned is not entered in this county. Choose again.',
	},
	comment_figure_elsewhere: {
		'zh-CN': '只有报告里的数能点名问。这里直接留言就行。',
		en: 'Only a number of a report can be asked about by name. Say it in the comment itself here.',
	},
	comment_withdrawn: { 'zh-CN': '这条留言已经撤下了，不用再撤。', en: 'This comment has been withdrawn already; nothing is left to do.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
