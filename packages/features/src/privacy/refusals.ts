import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	consent_person_unknown: {
		'zh-CN': '没有登记过这个人，或者 TA 不在这个村。先登记、任职，再记同意。',
		en: 'This person is not entered, or not posted in this village. Enter and post the person first.',
	},
	consent_in_future: { 'zh-CN': '日期还没到。记同意那天的日期。', en: 'The day lies ahead. Give the day it was said.' },
	consent_withdrawn: { 'zh-CN': '这份同意已经撤回了，不用再撤。', en: 'This consent has been withdrawn already; nothing is left to do.' },
	consent_before: {
		'zh-CN': '{day}才同意的，撤回不能在那以前。改一下日期。',
		en: 'Consent was given on {day} and can’t be withdrawn before. Correct the day.',
	},
	erase_posted: {
		'zh-CN': '这个人还有公职在任，履职记录依法要留。先结束任职，再来删除。',
		en: 'This person still holds an office, whose records the law wants kept. End the posting first.',
	},
	erase_done: {
		'zh-CN': '这个人的信息已经删过了，没有可删的了。',
		en: 'This person’s data has been erased already; nothing is left to erase.',
	},
	erase_person_first: {
		'zh-CN': '电话和投诉建议随本人信息一起删。先删这个人的信息。',
		en: 'A phone number and what was sent to the complaints box are erased with the person. Erase the person first.',
	},
	erase_asked: {
		'zh-CN': '本人提出的日期还没到。记提出那天的日期。',
		en: 'The day it was asked for lies ahead. Give the day it was asked.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
