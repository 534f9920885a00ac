import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	pairing_not_yours: {
		'zh-CN': '没有这个结对，或者不归你管。请结对的村或乡镇来办。',
		en: 'There is no such pairing, or it is not yours. Ask one of its villages or their township.',
	},
	pairing_place_unknown: {
		'zh-CN': '本县没有这个村，或者已经撤并。从名单里重新选。',
		en: 'This county has no such village, or it was merged into another. Choose from the list again.',
	},
	pairing_helper: {
		'zh-CN': '还没说清谁来带。个人选一个人或写姓名，村选村，单位选单位，只选一样。',
		en: 'It is not clear who helps. Give one person or one name, one village, or one institution, as the kind asks.',
	},
	pairing_helped: {
		'zh-CN': '还没说清带谁。个人选一个人或写姓名；带的是村，就不写人。',
		en: 'It is not clear who is helped. Give one person or one name; a village needs no person.',
	},
	pairing_person_unknown: {
		'zh-CN': '没有登记过这个人。直接写姓名就行。',
		en: 'This person is not entered. Give the name instead.',
	},
	pairing_self: {
		'zh-CN': '自己带不了自己。换一位，或者换一个村。',
		en: 'Nobody can be paired with themselves. Choose another.',
	},
	pairing_name_veiled: {
		'zh-CN': '「王*」是遮起来的姓名，不能照抄。写全名，或请那个村来提。',
		en: 'A first letter and a star is a name that was veiled; don’t copy it. Give the full name, or let that village propose it.',
	},
	pairing_known: {
		'zh-CN': '这两位已经结对了，接着记联系就行。',
		en: 'These two are paired already. Go on recording how they meet.',
	},
	pairing_proposed: {
		'zh-CN': '还没定下来。先开始试带或定下，再记这一步。',
		en: 'It is only proposed yet. Start the trial or confirm it first.',
	},
	pairing_on_trial: {
		'zh-CN': '已经在试带了。试好了就定下，不合适就结束。',
		en: 'The trial has begun. Confirm it when it went well, or end it.',
	},
	pairing_confirmed: {
		'zh-CN': '已经定下了，接着记联系就行。',
		en: 'It is confirmed already. Go on recording how they meet.',
	},
	pairing_ended: {
		'zh-CN': '这个结对已经结束了，记录都在。还要带，就重新提一次。',
		en: 'This pairing has ended; its records stay. To help again, propose it anew.',
	},
	pairing_trial_first: {
		'zh-CN': '师傅带徒弟要先观察六个月，再定。先开始试带。',
		en: 'A technician is observed for six months before being confirmed. Start the trial first.',
	},
	pairing_trial_running: {
		'zh-CN': '观察期到{to}才满。满了再定；不合适可以随时结束。',
		en: 'The trial runs until {to}. Confirm it then; it may be ended any time.',
	},
	pairing_own_trial: {
		'zh-CN': '师傅和徒弟不能自己定自己。请村里或乡镇来定。',
		en: 'Mentor and technician cannot confirm their own trial. Ask the village or the township.',
	},
	pairing_others_turn: {
		'zh-CN': '是你提的，等对方村或乡镇来定。',
		en: 'You proposed it; it is for the other village or the township to settle.',
	},
	pairing_ahead: { 'zh-CN': '日子还没到。见过面了再记。', en: 'That day has not come yet. Record it when they have met.' },
	pairing_far: {
		'zh-CN': '日子在一年以后。看看年份是不是打错了。',
		en: 'The day lies more than a year ahead. Is the year right? Correct it.',
	},
	pairing_dates: {
		'zh-CN': '日子在开始试带前面。改一下日期。',
		en: 'The day lies before the trial began. Correct the days.',
	},
	pairing_end_early: {
		'zh-CN': '{day}还定着、见着面，不能在那以前就结束。改一下日期。',
		en: 'They were paired or met on {day}, so it cannot have ended before. Correct the day.',
	},
	pairing_observation: {
		'zh-CN': '观察要写一句怎么样。写上再记。',
		en: 'An observation says how it goes. Write a sentence first.',
	},
	pairing_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	row_pairing_unit: {
		'zh-CN': '没有叫「{name}」的结对单位或服务队。先在「服务队联村」里登记，再导入结对。',
		en: 'No institution or team is called “{name}”. Enter it with the sheet of teams first.',
	},
	pairing_contact_withdrawn: {
		'zh-CN': '这次联系已经撤下了。真见过就重新记一次。',
		en: 'This contact has been withdrawn. If they did meet, record it anew.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
