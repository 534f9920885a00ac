import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusals } from '@honghuo/core/refusal.ts';

export const refusals = {
	advice_place: {
		'zh-CN': '建议要么记在一次指导上，要么记在一个难题上（带上村），选一样。',
		en: 'Advice belongs either to a visit or to a problem (with its village), exactly one.',
	},
	advice_too_early: {
		'zh-CN': '这次指导还没约好，或者已经不来了。约好了再记建议。',
		en: 'This visit has not been arranged, or is off. Arrange it first, then enter the advice.',
	},
	advice_problem: {
		'zh-CN': '这个村没有报过这个难题。重新选，或者把建议记在指导上。',
		en: 'This village has reported no such problem. Choose again, or enter the advice at a visit.',
	},
	advice_in_future: { 'zh-CN': '日期还没到。说了再记，或者改成实际的日子。', en: 'That day has not come yet. Enter the real day.' },
	advice_block: { 'zh-CN': '这个村没有这块地。重新选，或者不选。', en: 'This village has no such block. Choose again, or leave it out.' },
	advice_task: {
		'zh-CN': '这个村没有这项计划，或者它已经取消了。先定计划，再把建议落上去。',
		en: 'This village has no such task, or it was abandoned. Plan the work first, then take up the advice.',
	},
	advice_adopted: { 'zh-CN': '这条建议已经落成农活了，去计划里看。', en: 'This advice has become a task already: see the plan.' },
	advice_withdrawn: { 'zh-CN': '这条建议已经撤下了，不用再改。', en: 'This advice has been withdrawn; it can no longer be changed.' },
	advice_unchanged: { 'zh-CN': '没有改动，不用再记。', en: 'Nothing was changed, so there is nothing to save.' },
	advice_last: {
		'zh-CN': '这是这次指导唯一的一条建议，不能撤。先补上对的那条，再撤这条。',
		en: 'This is the only advice of the visit and can’t be withdrawn. Enter the right one first, then withdraw this.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);
