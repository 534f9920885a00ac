import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	service_not_yours: {
		'zh-CN': '没有这支服务队，或者不归你管。请县里或队长来办。',
		en: 'There is no such team, or it is not yours. Ask the county or the team’s leader.',
	},
	service_known: {
		'zh-CN': '已经有叫「{name}」的了。直接给它连村，或者换个名字。',
		en: 'There is one called “{name}” already. Link villages to it, or choose another name.',
	},
	service_village_unknown: {
		'zh-CN': '本县没有这个村，或者已经撤并。从名单里重新选。',
		en: 'This county has no such village, or it was merged into another. Choose from the list again.',
	},
	service_leader_unknown: {
		'zh-CN': '没有登记过这位队长。先在「人员」里登记。',
		en: 'This leader is not entered yet. Enter the person under People first.',
	},
	service_unit_members: {
		'zh-CN': '结对单位只记人数，队员记在服务队上。',
		en: 'A paired institution has a number of people only; members belong to a service team.',
	},
	service_member_unknown: {
		'zh-CN': '有队员没登记过。先在「人员」里登记。',
		en: 'A member is not entered yet. Enter the person under People first.',
	},
	service_member_twice: {
		'zh-CN': '同一个人写了两遍，或者写了两位队长。去掉一遍再存。',
		en: 'The same person is given twice, or two leaders are. Take one of them away.',
	},
	service_village_twice: {
		'zh-CN': '同一个村写了两遍。去掉一遍再存。',
		en: 'The same village is given twice. Take one of them away.',
	},
	service_linked: {
		'zh-CN': '这个村已经连着了，不用再连。',
		en: 'This village is linked already. Nothing is left to do.',
	},
	service_unlinked: {
		'zh-CN': '这个村已经不连了。还要连，就重新连一次。',
		en: 'This village is no longer linked. To serve it again, link it anew.',
	},
	service_not_linked: {
		'zh-CN': '那天这支队还没连这个村。先连村，或者改日期。',
		en: 'On that day the team was not linked to this village. Link it first, or correct the day.',
	},
	service_ended: {
		'zh-CN': '这支队已经结束了，记录都在。还要接着做，就新组一支。',
		en: 'This team has ended; its records stay. To go on, form a new one.',
	},
	service_far: {
		'zh-CN': '日子在一年以后。看看年份是不是打错了。',
		en: 'The day lies more than a year ahead. Is the year right? Correct it.',
	},
	service_dates: {
		'zh-CN': '{day}才开始，结束不能在那以前。改一下日期。',
		en: 'It began on {day} and can’t end before. Correct the day.',
	},
	service_ahead: {
		'zh-CN': '日子还没到。去过了再记。',
		en: 'That day has not come yet. Record it when the visit has been made.',
	},
	service_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	service_visit_withdrawn: {
		'zh-CN': '这次走访已经撤下了。真去过就重新记一次。',
		en: 'This visit has been withdrawn. If it did take place, record it anew.',
	},
	row_service_leader: {
		'zh-CN': '叫「{name}」的有 {n} 人，分不清是谁。先空着队长，写进来以后再选。',
		en: '{n} people are called “{name}”. Leave the leader empty and choose one afterwards.',
	},
	row_service_link_ended: {
		'zh-CN': '这支队和这个村的连接已经结束。表格不能把它接上，在「服务队」页重新连。',
		en: 'This team’s link to this village has ended. A sheet cannot bring it back; link it again on the page of teams.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
