import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	member_not_yours: {
		'zh-CN': '没有这支队、这位队员，或者不归你管。请县里或队长来办。',
		en: 'There is no such team or member, or it is not yours. Ask the county or the team’s leader.',
	},
	member_leader_county: {
		'zh-CN': '谁当队长由县里定。请县里来办，或者先记成队员。',
		en: 'Who leads a team is for the county to say. Ask it, or enter a member first.',
	},
	member_leader_ahead: {
		'zh-CN': '队长的日子不能在今天以后。到了那天再换。',
		en: 'A leader’s day cannot lie ahead. Change the leader on that day.',
	},
	member_team_ended: {
		'zh-CN': '这支队已经结束了，队员不用再改。还要接着做，就新组一支。',
		en: 'This team has ended; its members stay as they were. To go on, form a new one.',
	},
	member_unit: {
		'zh-CN': '结对单位只记人数。队员记在服务队上。',
		en: 'A paired institution has a number of people only. Members belong to a service team.',
	},
	member_person_unknown: {
		'zh-CN': '没有登记过这个人。先在「人员」里登记。',
		en: 'This person is not entered yet. Enter the person under People first.',
	},
	member_there: {
		'zh-CN': '那天起已经在这支队了，不用再加。',
		en: 'This person is in the team from that day on already. Nothing is left to do.',
	},
	member_left: {
		'zh-CN': '已经离队了。又回来了，就从那天起再加一次。',
		en: 'This person has left the team. If they are back, add them from that day on.',
	},
	member_far: {
		'zh-CN': '日子在一年以后。看看年份是不是打错了。',
		en: 'The day lies more than a year ahead. Is the year right? Correct it.',
	},
	member_early: {
		'zh-CN': '这支队{day}才组起来。日子改到那天或以后。',
		en: 'The team was formed on {day}. Give that day or a later one.',
	},
	member_dates: {
		'zh-CN': '离队的日子在进队前面。改一下日期。',
		en: 'The last day lies before the first. Correct the dates.',
	},
	member_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	row_member_person: {
		'zh-CN': '叫「{name}」的有 {n} 人，分不清是谁。在「服务队」页里选。',
		en: '{n} people are called “{name}”. Choose the right one on the page of teams.',
	},
	row_member_team: {
		'zh-CN': '没有叫「{team}」的服务队。先导入「服务队联村」，或者改成全名。',
		en: 'There is no service team called “{team}”. Import the sheet of teams first, or give its full name.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
