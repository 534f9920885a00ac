import { holds, mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type Read, type Rows, update } from '@honghuo/core/row.ts';
import { adviceOf, advices } from '../advice/model.ts';
import { type Expert, experts } from '../expert/model.ts';
import { orchards } from '../orchard/model.ts';
import { problems } from '../problem/model.ts';
import * as inputs from './inputs.ts';
import { followUpDays, isOpen, mayArrange, type Visit, type VisitState, visits } from './model.ts';
import { namesRefusal, refuse, stateRefusal } from './refusals.ts';

const staff = ['county_official', 'administrator'] as const;
const who = [...villageWriters, 'expert', ...staff] as const;

/** The visit and the expert who is named now, then the one it names already. */
const named = {
	reads: ({ visit, expert }: { visit: string; expert?: string | undefined }): Read[] => [byId(visits, visit), byId(experts, expert)],
	readsThen: ({ visit }: { visit: string }, rows: Rows): Read[] => [byId(experts, rows.get(visits, visit)?.expert)],
};

const expertOf = ({ expert }: Visit, rows: Rows): Expert | undefined => (expert ? rows.get(experts, expert) : undefined);

/** The visit in one of these states, for somebody who may move it on: its village, the expert too, or besides these the county; else why not. */
function found(
	{ visit }: { visit: string },
	{ rows, actor, today }: Context,
	states: readonly VisitState[],
	by: 'village' | 'both' | 'county' = 'both',
): Visit | Refusal {
	const row = rows.get(visits, visit);
	const may = row && (by === 'village' ? mayWriteVillage(actor, row.village, today) : mayArrange(row, expertOf(row, rows), actor, today));
	if (!row || !(may || (by === 'county' && holds(actor, staff, today)))) return refuse('not_found', 'visit');
	return row.withdrawnReason === null && states.includes(row.state) ? row : stateRefusal(row);
}

/** A day can be set in hindsight, but not more than a year ahead: that is a slip. */
const isTooFar = (day: string, today: string): boolean => day > addDays(asLocalDate(today), 366);

const isKnown = (expert: string, rows: Rows): boolean => rows.get(experts, expert)?.retiredReason === null;

/** All that is not known yet when somebody is asked. */
const blank = {
	...{ scheduledOn: null, changeReason: null, doneOn: null, attended: null, attendees: null, summary: null, problem: null },
	...{ followUpDueOn: null, followedUpOn: null, followUpNote: null },
	...{ thanks: null, thankedOn: null, endedReason: null, withdrawnReason: null },
};

export const commands = [
	command({
		name: 'visit.request',
		input: inputs.visitRequest,
		who: villageWriters,
		about: {
			'zh-CN': '请专家：哪个村、想请教啥、想什么时候，可先不定请谁',
			en: 'Ask for an expert: the village, what about, when; whom can stay open',
		},
		reads: ({ id, orchard, expert }) => [byId(visits, id), byId(orchards, orchard), byId(experts, expert)],
		decide: (input, { rows, actor, today }) => {
			const { id, village, topic, orchard = null, expert = null, wantedFrom = null, wantedTo = null } = input;
			if (!mayWriteVillage(actor, village, today)) return refuse('visit_village', 'village');
			if (orchard !== null && rows.get(orchards, orchard)?.village !== village) return refuse('visit_orchard', 'orchard');
			if (expert !== null && !isKnown(expert, rows)) return refuse('visit_expert_unknown', 'expert');
			if (wantedFrom !== null && wantedTo !== null && wantedTo < wantedFrom) return refuse('visit_window', 'wantedTo');
			const asked = { topic, orchard, expert, wantedFrom, wantedTo };
			return [insert(visits, { id, village, state: 'requested', ...asked, ...blank })];
		},
	}),
	command({
		name: 'visit.schedule',
		input: inputs.visitSchedule,
		who,
		about: { 'zh-CN': '约好日子：哪天来，谁来', en: 'Set the day of a visit, and the expert if still open' },
		...named,
		decide: (input, context) => {
			const row = found(input, context, ['requested'], 'county');
			if ('code' in row) return row;
			const expert = input.expert ?? row.expert;
			if (expert === null) return refuse('visit_expert_needed', 'expert');
			if (!isKnown(expert, context.rows)) return refuse('visit_expert_unknown', 'expert');
			if (isTooFar(input.scheduledOn, context.today)) return refuse('visit_too_far', 'scheduledOn');
			return [update(visits, row, { state: 'scheduled', expert, scheduledOn: input.scheduledOn })];
		},
	}),
	command({
		name: 'visit.take',
		input: inputs.visitTake,
		who: ['expert', ...villageWriters],
		about: { 'zh-CN': '专家本人接下还没定请谁的，约好日子', en: 'Take a visit nobody was named for, as an expert, and set its day' },
		...named,
		decide: ({ visit, expert, scheduledOn }, { rows, actor, today }) => {
			const row = rows.get(visits, visit);
			if (!row) return refuse('not_found', 'visit');
			if (rows.get(experts, expert)?.person !== actor.person || !isKnown(expert, rows)) return refuse('visit_expert_not_yours', 'expert');
			if (isOpen(row.state) && row.expert !== null) return refuse('visit_taken', 'visit');
			if (row.state !== 'requested') return stateRefusal(row);
			if (isTooFar(scheduledOn, today)) return refuse('visit_too_far', 'scheduledOn');
			return [update(visits, row, { state: 'scheduled', expert, scheduledOn })];
		},
	}),
	command({
		name: 'visit.reschedule',
		input: inputs.visitReschedule,
		who,
		about: { 'zh-CN': '改期或换人；县里换人要写原因', en: 'Change the day or the expert; the county says why another comes' },
		merge: 'fields',
		...named,
		decide: (input, context) => {
			const row = found(input, context, ['scheduled'], 'county');
			if ('code' in row) return row;
			const { expert = row.expert, scheduledOn = row.scheduledOn } = input;
			if (expert === row.expert && scheduledOn === row.scheduledOn) return refuse('visit_unchanged', 'visit');
			const isOther = expert !== row.expert;
			if (isOther && !isKnown(expert ?? '', context.rows)) return refuse('visit_expert_unknown', 'expert');
			if (scheduledOn !== null && isTooFar(scheduledOn, context.today)) return refuse('visit_too_far', 'scheduledOn');
			const changeReason = input.changeReason ?? (isOther ? null : row.changeReason);
			const isParty = mayArrange(row, expertOf(row, context.rows), context.actor, context.today);
			if (isOther && changeReason === null && !isParty) return refuse('visit_reason_needed', 'changeReason');
			return [update(visits, row, { expert, scheduledOn, changeReason })];
		},
	}),
	command({
		name: 'visit.complete',
		input: inputs.visitComplete,
		who,
		about: {
			'zh-CN': '来过了：哪天、来听的人数（可附名单）、说了啥；至少一条建议或一个难题',
			en: 'The expert has been: the day, how many came, what was said; at least one piece of advice or a problem',
		},
		reads: ({ visit, advice, problem }) => [
			byId(visits, visit),
			byId(problems, problem),
			byField(advices, 'visit', visit),
			byId(advices, ...(advice ?? []).map(({ id }) => id)),
		],
		readsThen: named.readsThen,
		decide: (input, context) => {
			const { rows, today } = context;
			const row = found(input, context, ['scheduled']);
			if ('code' in row) return row;
			const { doneOn, attended = null, attendees = null, summary = null, advice = [], problem = null, followUpDueOn } = input;
			if (doneOn > today) return refuse('visit_in_future', 'doneOn');
			const wrong = namesRefusal(input);
			if (wrong) return wrong;
			if (new Set(advice.map(({ id }) => id)).size < advice.length) return refuse('visit_advice_twice', 'advice');
			if (advice.length === 0 && problem === null && adviceOf(row.id, rows).length === 0) return refuse('visit_without_advice', 'advice');
			if (problem !== null && rows.get(problems, problem)?.village !== row.village) return refuse('visit_problem', 'problem');
			const due = followUpDueOn ?? addDays(asLocalDate(doneOn), followUpDays);
			if (due < doneOn) return refuse('follow_up_before_visit', 'followUpDueOn', { day: { day: doneOn } });
			if (isTooFar(due, today)) return refuse('visit_too_far', 'followUpDueOn');
			const { village, expert } = row;
			return [
				update(visits, row, { state: 'done', doneOn, attended, attendees, summary, problem, followUpDueOn: due }),
				...advice.map(({ id, text }) =>
					insert(advices, {
						...{ id, village, visit: row.id, problem: null, expert, text, givenOn: doneOn },
						...{ kind: null, block: null, task: null, withdrawnReason: null },
					}),
				),
			];
		},
	}),
	command({
		name: 'visit.update',
		input: inputs.visitUpdate,
		who,
		about: { 'zh-CN': '补记来听的人数、名单和小结', en: 'Add or correct who came, and the summary' },
		merge: 'fields',
		...named,
		decide: ({ visit, ...fields }, context) => {
			const row = found({ visit }, context, ['done', 'followed_up']);
			if ('code' in row) return row;
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('visit_unchanged', 'visit');
			return namesRefusal(given, row) ?? [update(visits, row, fields)];
		},
	}),
	command({
		name: 'visit.followUp',
		input: inputs.visitFollowUp,
		who,
		about: { 'zh-CN': '回访过了：哪天、怎么样', en: 'Followed up: the day, and how it went' },
		...named,
		decide: (input, context) => {
			const row = found(input, context, ['done']);
			if ('code' in row) return row;
			const { followedUpOn, note = null } = input;
			if (followedUpOn > context.today) return refuse('visit_in_future', 'followedUpOn');
			if (row.doneOn && followedUpOn < row.doneOn) return refuse('follow_up_before_visit', 'followedUpOn', { day: { day: row.doneOn } });
			return [update(visits, row, { state: 'followed_up', followedUpOn, followUpNote: note === '' ? null : note })];
		},
	}),
	command({
		name: 'visit.decline',
		input: inputs.visitEnd,
		who: ['expert', ...staff, ...villageWriters],
		about: { 'zh-CN': '来不了：专家本人或县里记，写明原因', en: 'Decline: by the expert or the county, with a reason' },
		...named,
		decide: (input, context) => {
			const row = found(input, context, ['requested', 'scheduled'], 'county');
			if ('code' in row) return row;
			const own = expertOf(row, context.rows)?.person === context.actor.person;
			if (!own && !holds(context.actor, staff, context.today)) return refuse('visit_decline_turn', 'visit');
			return [update(visits, row, { state: 'declined', endedReason: input.reason })];
		},
	}),
	command({
		name: 'visit.cancel',
		input: inputs.visitEnd,
		who: villageWriters,
		about: { 'zh-CN': '不请了：写明原因', en: 'Cancel a visit not yet made, with a reason' },
		...named,
		decide: (input, context) => {
			const row = found(input, context, ['requested', 'scheduled'], 'village');
			return 'code' in row ? row : [update(visits, row, { state: 'cancelled', endedReason: input.reason })];
		},
	}),
	command({
		name: 'visit.withdraw',
		input: inputs.visitEnd,
		who: villageWriters,
		about: { 'zh-CN': '来过的记错了：连建议一起撤下，写明原因', en: 'Withdraw a visit entered by mistake, and its advice, with a reason' },
		merge: 'row',
		reads: ({ visit }) => [byId(visits, visit), byField(advices, 'visit', visit)],
		decide: (input, context) => {
			const row = found(input, context, ['done', 'followed_up'], 'village');
			if ('code' in row) return row;
			const { reason: withdrawnReason } = input;
			return [
				update(visits, row, { withdrawnReason }),
				...adviceOf(row.id, context.rows).map((one) => update(advices, one, { withdrawnReason })),
			];
		},
	}),
	command({
		name: 'visit.thank',
		input: inputs.visitThank,
		who: villageWriters,
		about: { 'zh-CN': '写谢辞：由受帮助的村写', en: 'Thank the expert: by the village that was helped' },
		...named,
		decide: (input, context) => {
			const row = found(input, context, ['done', 'followed_up'], 'village');
			if ('code' in row) return row;
			if (row.thanks !== null) return refuse('visit_thanked', 'visit');
			return [update(visits, row, { thanks: input.text, thankedOn: context.today })];
		},
	}),
];
