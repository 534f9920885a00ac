import type { Context } from '@honghuo/core/command.ts';
import { refuser } from '@honghuo/core/engine-refusals.ts';
import type { Refusal, Refusals } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { levelOf, orgUnits, people, placeName } from '../village/model.ts';
import { isOpen, mayJudgeReport, type Report, reportOf } from './model.ts';

export const refusals = {
	report_ahead: { 'zh-CN': '这一期还没开始，到时候再写。', en: 'That period has not begun yet. Come back when it has.' },
	report_unknown: {
		'zh-CN': '这一期还没人写过，也没上报。先由{unit}自己上报。',
		en: '{unit} has neither written nor submitted this report yet. It is their turn.',
	},
	report_unsubmitted: {
		'zh-CN': '还没上报。等{unit}上报了再办。',
		en: 'It has not been submitted yet. Wait until {unit} submits it.',
	},
	report_submitted: {
		'zh-CN': '{on}已经由{who}上报，等上级看。要改的话，请上级退回。',
		en: 'Submitted by {who} on {on} and waiting for the level above. To change it, ask them to return it.',
	},
	report_approved: {
		'zh-CN': '{on}已经由{who}审定。要改的话，请上级存档后再解锁。',
		en: 'Approved by {who} on {on}. To change it, the level above locks and then unlocks it.',
	},
	report_locked: {
		'zh-CN': '{on}由{who}存档锁定（{why}）。要改的话，请上级写明原因解锁。',
		en: 'Locked by {who} on {on} ({why}). To change it, the level above unlocks it with a reason.',
	},
	report_unapproved: { 'zh-CN': '还没审定。先审定，再存档。', en: 'It has not been approved yet. Approve it before locking it.' },
	report_not_locked: { 'zh-CN': '没有锁定，用不着解锁。', en: 'It is not locked, so there is nothing to unlock.' },
	report_own: {
		'zh-CN': '自己上报的，不能自己审。请县里另一位干部或管理员来办。',
		en: 'Whoever submitted it cannot judge it. Ask another county official or an administrator.',
	},
	report_nothing_new: { 'zh-CN': '和原来写的一样，没有改动，不用再存。', en: 'This says what it said before: nothing has changed.' },
	report_archived: { 'zh-CN': '这一期到期时已经存过档了，不用再存。', en: 'This period has been archived already; nothing is left to do.' },
	report_kept: {
		'zh-CN': '这一版的数已经存过了，不用再存。',
		en: 'The numbers of this version have been kept already; nothing is left to do.',
	},
} as const satisfies Refusals;
export const refuse = refuser(refusals);

/** Why nothing can be done with a report in this state: who brought it there, when, and why. */
export function inState(report: Report, rows: Rows): Refusal {
	const { state, submittedOn, submittedBy, judgedOn, judgedBy, reason } = report;
	const [on, by] = state === 'submitted' ? [submittedOn, submittedBy] : [judgedOn, judgedBy];
	const words = {
		on: { day: on ?? '' },
		who: rows.get(people, by ?? '')?.name ?? '',
		why: reason ?? '',
	};
	if (state === 'submitted') return refuse('report_submitted', 'unit', words);
	if (state === 'approved') return refuse('report_approved', 'unit', words);
	return refuse('report_locked', 'unit', words);
}

/** Whose report, and of when. */
export type Which = { unit: string; period: string };

/** The report for the level above to judge, or why they can't. */
export function judged({ unit, period }: Which, { rows, actor, today }: Context): Report | Refusal {
	if (!mayJudgeReport(actor, unit, today) || !rows.get(orgUnits, unit)) return refuse('not_found', 'unit');
	const report = reportOf(unit, period, rows);
	if (!report) return refuse('report_unknown', 'unit', { unit: placeName(unit, rows) });
	if (levelOf(unit) === 'county' && report.submittedBy === actor.person) return refuse('report_own', 'unit');
	if (isOpen(report.state)) return refuse('report_unsubmitted', 'unit', { unit: placeName(unit, rows) });
	return report;
}
