import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusal, Refusals } from '@honghuo/core/refusal.ts';
import { isVeil } from '@honghuo/core/veil-name.ts';
import type { Visit } from './model.ts';

export const refusals = {
	visit_village: {
		'zh-CN': '这个村不在你的任职里。换成自己的村；别的村由他们自己请。',
		en: 'This village is not in your posting. Ask for your own village; others ask for theirs.',
	},
	visit_orchard: {
		'zh-CN': '这个村没有这个果园。重新选，或者不选。',
		en: 'This village has no such orchard. Choose again, or leave it out.',
	},
	visit_expert_unknown: {
		'zh-CN': '名录里没有这位专家，或者他已经不在名录里了。换一位。',
		en: 'There is no such expert in the directory, or they have left it. Choose another.',
	},
	visit_expert_needed: { 'zh-CN': '还没说请谁。先选一位专家，再约日子。', en: 'Nobody has been chosen yet. Choose an expert, then a day.' },
	visit_expert_not_yours: {
		'zh-CN': '专家名录里没有你。先把自己添进专家名录，再接。',
		en: 'You are not in the directory of experts. Add yourself there first, then take the visit.',
	},
	visit_taken: {
		'zh-CN': '这次已经定了人，不用再接。看看别的村还在请谁。',
		en: 'Somebody is coming to this one already. See which other villages are still asking.',
	},
	visit_reason_needed: {
		'zh-CN': '已经约好了人。县里要换人，写一句原因，村里和两位专家都看得到。',
		en: 'Somebody has been arranged already. To name another, say why; the village and both experts see it.',
	},
	visit_window: {
		'zh-CN': '最晚的日子在最早的日子前面。改一下日期。',
		en: 'The latest day lies before the earliest. Correct the days.',
	},
	visit_requested: {
		'zh-CN': '还没约日子。先和专家约好哪天来，再记这一步。',
		en: 'No day has been set yet. Arrange it with the expert first.',
	},
	visit_scheduled: {
		'zh-CN': '已经约好{day}来。要换日子或换人，用「改期」。',
		en: 'It is arranged for {day} already. To change the day or the expert, reschedule.',
	},
	visit_done: {
		'zh-CN': '专家{day}已经来过了，记录都在。接下来是回访。',
		en: 'The expert came on {day}, and it is on record. What comes next is the follow-up.',
	},
	visit_followed_up: { 'zh-CN': '这次指导已经回访过了，不用再办。', en: 'This visit has been followed up; nothing is left to do.' },
	visit_declined: {
		'zh-CN': '专家说来不了。请村里另请一位。',
		en: 'The expert can’t come. It is the village’s turn to ask another.',
	},
	visit_cancelled: { 'zh-CN': '这次已经取消了。还要请，就重新请一次。', en: 'This visit was cancelled. If it is still wanted, ask anew.' },
	visit_withdrawn: {
		'zh-CN': '这次指导已经撤下了，不用再办。真来过就重新请、重新记。',
		en: 'This visit has been withdrawn. If it did take place, enter it anew.',
	},
	visit_too_far: {
		'zh-CN': '约的日子在一年以后。看看年份是不是打错了。',
		en: 'The day lies more than a year ahead. Is the year right? Correct it.',
	},
	visit_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	visit_in_future: {
		'zh-CN': '日期还没到。来过了再记，或者改成实际的日子。',
		en: 'That day has not come yet. Record it when it has happened, or correct the day.',
	},
	visit_problem: {
		'zh-CN': '这个村没有报过这个难题。重新选，或者不选。',
		en: 'This village has reported no such problem. Choose again, or leave it out.',
	},
	visit_without_advice: {
		'zh-CN': '还没记专家说了啥。写上至少一条建议，再记「来过了」。',
		en: 'Nothing the expert said is recorded yet. Enter at least one piece of advice, then finish.',
	},
	visit_advice_twice: {
		'zh-CN': '同一条建议交了两遍。去掉一遍再记。',
		en: 'The same piece of advice was given twice. Take one of them away.',
	},
	visit_fewer_than_named: {
		'zh-CN': '来了 {attended} 人，名单上写了 {named} 人。改人数或名单。',
		en: '{attended} came, but {named} are named. Correct the number or the names.',
	},
	visit_names_veiled: {
		'zh-CN': '「王*」是遮起来的姓名，不能照抄。名单由村里来改，人数你可以改。',
		en: 'A first letter and a star is a name that was veiled; don’t copy it. The village keeps the list; the number you may correct.',
	},
	follow_up_before_visit: {
		'zh-CN': '专家{day}才来，回访不能在那以前。改一下日期。',
		en: 'The expert came on {day}; the follow-up can’t be earlier. Correct the day.',
	},
	visit_decline_turn: {
		'zh-CN': '「来不了」由专家本人或县里记。村里不请了，用「取消」。',
		en: 'Declining is for the expert or the county. A village that no longer asks cancels.',
	},
	visit_thanked: { 'zh-CN': '已经谢过了，谢辞留在这次指导上。', en: 'Thanks have been given already; they stay with the visit.' },
} as const satisfies Refusals;
export const refuse = refuser(refusals);

/** Why a step does not fit the state a visit is in: whose turn it is instead. */
export function stateRefusal({ state, withdrawnReason, scheduledOn, doneOn }: Visit): Refusal {
	if (withdrawnReason !== null) return refuse('visit_withdrawn', 'visit');
	if (state === 'requested') return refuse('visit_requested', 'visit');
	if (state === 'scheduled') return refuse('visit_scheduled', 'visit', { day: { day: scheduledOn ?? '' } });
	if (state === 'done') return refuse('visit_done', 'visit', { day: { day: doneOn ?? '' } });
	if (state === 'followed_up') return refuse('visit_followed_up', 'visit');
	return state === 'declined' ? refuse('visit_declined', 'visit') : refuse('visit_cancelled', 'visit');
}

type Came = { attended?: number | null | undefined; attendees?: string[] | null | undefined };

/** Why a list of who came can't be, of what is given and what stands: names as others are told them, or more names than people. */
export function namesRefusal(given: Came, standing: Came = {}): Refusal | undefined {
	if (given.attendees?.some(isVeil)) return refuse('visit_names_veiled', 'attendees');
	const { attended, attendees } = { ...standing, ...given };
	return attended && attendees && attended < attendees.length
		? refuse('visit_fewer_than_named', 'attended', { attended, named: attendees.length })
		: undefined;
}
