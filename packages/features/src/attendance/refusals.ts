import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	attendance_planned: {
		'zh-CN': '这场还没办。办完先记「办过了」，再记人数。',
		en: 'This session has not been held. Record that it was, then how many came.',
	},
	attendance_cancelled: {
		'zh-CN': '这场不办了，没有人来。真办过就重新记一场。',
		en: 'This session was cancelled, so nobody came. If it was held after all, record it anew.',
	},
	attendance_withdrawn: {
		'zh-CN': '这场已经撤下了，不再计数。真办过就重新记。',
		en: 'This session has been withdrawn and counts no more. If it was held, record it anew.',
	},
	attendance_counted: {
		'zh-CN': '这个村已经记了 {people} 人次。要改，就在那条上改。',
		en: 'This village is counted already, with {people} person-times. Correct that number instead.',
	},
	attendance_unchanged: { 'zh-CN': '人次没有改动，不用再记。', en: 'The number was not changed, so there is nothing to save.' },
	attendance_fewer: {
		'zh-CN': '名单上已经有 {named} 个名字，人次不能记成 {people}。先划名单，或者把数改大。',
		en: '{named} names are listed, so the count can’t be {people}. Strike names first, or raise the number.',
	},
	attendance_more: {
		'zh-CN': '名单有 {named} 个名字，人次只记了 {people}。先把人次改够。',
		en: '{named} are named, but only {people} were counted. Raise the count first.',
	},
	attendance_uncounted: {
		'zh-CN': '这个村还没记人次。先记来了几个，再记名单。',
		en: 'No count of this village yet. Record how many came, then who.',
	},
	attendance_one: {
		'zh-CN': '每个人要么选登记过的，要么写名字，选一样。',
		en: 'Each is either a registered person or a name, exactly one.',
	},
	attendance_twice: {
		'zh-CN': '「{name}」已经在这一场的名单里了。同名的两个人，名字后面加字区分。',
		en: '“{name}” is on this session’s list already. Tell two people of one name apart by adding to it.',
	},
	attendance_struck: { 'zh-CN': '这个名字已经划掉了，不用再划。', en: 'This name has been struck already; nothing is left to do.' },
	row_attendance_unknown: {
		'zh-CN': '{day}没有「{topic}」这一场。先记这一场，再导入名单。',
		en: 'There is no session “{topic}” on {day}. Record it first, then import the names.',
	},
	row_attendance_several: {
		'zh-CN': '{day}讲「{topic}」的不止一场：{held}。在「在哪个村办」一栏写明是哪个村那场。',
		en: 'There are several sessions “{topic}” on {day}: {held}. Say in the column 在哪个村办 which village’s is meant.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
