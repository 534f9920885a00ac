import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	theme_unknown: { 'zh-CN': '没有这个培训主题。重新选，或者不选。', en: 'There is no such theme. Choose again, or leave it out.' },
	training_theme_retired: {
		'zh-CN': '这个主题县里已经停用了。换一个，或者不选。',
		en: 'The county has retired this theme. Choose another or none.',
	},
	training_teacher: {
		'zh-CN': '讲课的人选重了。专家、本县的人、写名字，只选一样。',
		en: 'The teacher is given twice. Choose an expert, a person of the county, or write a name; one of them.',
	},
	training_teacher_unknown: {
		'zh-CN': '没有登记过这位讲课的人。重新选，或者直接写名字。',
		en: 'This teacher is not entered. Choose again, or write the name.',
	},
	training_giver_unknown: {
		'zh-CN': '本县没有这个村或这支队。帮扶的一方写单位名字，或者重新选。',
		en: 'This county has no such village or team. Write the institution’s name, or choose again.',
	},
	training_in_future: {
		'zh-CN': '日子还没到。还没办就先「排一场」，办完再记。',
		en: 'That day has not come yet. Plan the session, and record it when it was held.',
	},
	training_too_far: {
		'zh-CN': '排的日子在一年以后。看看年份是不是打错了。',
		en: 'The day lies more than a year ahead. Is the year right? Correct it.',
	},
	training_planned: {
		'zh-CN': '这场还没办。办完先记「办过了」，再记人数。',
		en: 'This session has not been held. Record that it was, then how many came.',
	},
	training_held: {
		'zh-CN': '这场已经记过办了。要改就更正，记错了就撤下。',
		en: 'This session is on record as held. Correct it, or withdraw it if it was a mistake.',
	},
	training_cancelled: {
		'zh-CN': '这场不办了。还要办就重新排一场。',
		en: 'This session was cancelled. Plan it anew if it is still wanted.',
	},
	training_withdrawn: {
		'zh-CN': '这场已经撤下了，不再计数。真办过就重新记。',
		en: 'This session has been withdrawn and counts no more. If it was held, record it anew.',
	},
	training_day_misfit: {
		'zh-CN': '没办的改排期，办过的改办的日子。换成对应的那一项。',
		en: 'A planned session has a planned day, a held one the day it was held. Correct the one it has.',
	},
	training_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	training_village_twice: {
		'zh-CN': '同一个村写了两遍。合成一个数再记。',
		en: 'The same village is given twice. Put both into one number.',
	},
	row_training_village: {
		'zh-CN': '写了名单或人次，没写来人的村。补上「来的村」。',
		en: 'Names or a number are given, but not their village. Fill in 来的村.',
	},
	row_training_people: {
		'zh-CN': '写了来的村，没写人次。填上来了几个，没来就删掉这一行。',
		en: 'A village is given, but not how many came. Fill in 人次, or delete the row.',
	},
	row_training_theme: {
		'zh-CN': '县里没有「{theme}」这个主题。先在培训页建，或者空着。',
		en: 'The county has no theme “{theme}”. Define it on the training page first, or leave it empty.',
	},
	row_training_differs: {
		'zh-CN': '这一场已经有了，可是{village}记的是 {people} 人次，和表里的不一样。导入只添新的：要改就在页面上改。',
		en: 'The session is there, but {village} has {people}, not what the sheet says. Importing only adds: correct it on its page.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
