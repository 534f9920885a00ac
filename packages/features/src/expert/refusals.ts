import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	expert_unnamed: {
		'zh-CN': '专家要么选登记过的人，要么写姓名，选一样。',
		en: 'Name an expert either by a person already entered or by a name, exactly one.',
	},
	expert_person_unknown: {
		'zh-CN': '没有登记过这个人。直接写专家的姓名，或请县管理员先登记。',
		en: 'This person is not entered. Give the expert’s name, or ask the county administrator to enter the person first.',
	},
	expert_known: {
		'zh-CN': '这位专家已经在名录里，直接请就行。',
		en: 'This expert is already in the directory. Ask for the visit there.',
	},
	expert_name_fixed: {
		'zh-CN': '这位是登记过的人，姓名由县管理员在人员里改。',
		en: 'This expert is a person of the county; the administrator corrects the name under People.',
	},
	expert_not_yours: {
		'zh-CN': '只有专家本人、添的人和县里能改。请他们来改。',
		en: 'Only the expert, whoever added them and the county may change this. Ask one of them.',
	},
	expert_retired: { 'zh-CN': '这位专家已经不在名录里了。换一位。', en: 'This expert has left the directory. Choose another.' },
	expert_away_far: {
		'zh-CN': '没空到一年以后了。看看年份是不是打错了。',
		en: 'Not free for more than a year. Is the year right? Correct it.',
	},
	expert_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);
