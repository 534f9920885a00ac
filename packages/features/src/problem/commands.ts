import { type Actor, inForce, type Role, villageWriters } from '@honghuo/core/actor.ts';
import { type Command, type Context, command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, type Change, insert, type Rows, update } from '@honghuo/core/row.ts';
import { humanReads } from '../village/figures.ts';
import { grantsOf, orgUnits, people, postings, teams } from '../village/model.ts';
import { dealtWith, mayAdvise, mayJudge, mayReport, maySolveThere, mayWork, officialOf, stateOf } from './figures.ts';
import * as inputs from './inputs.ts';
import type { EventKind, ProblemState } from './messages.ts';
import { type Problem, type ProblemEvent, problemEvents, problems, usualDays } from './model.ts';
import { backwards, refuse, unfit, wrongState } from './refusals.ts';

const officials = ['administrator', 'county_official', 'township_official'] as const satisfies readonly Role[];
const workers = [...officials, ...villageWriters, 'expert'] as const satisfies readonly Role[];

/** A mobile number of China standing by itself, with or without gaps. */
const mobile = /(?:^|\D)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/;

type Step = { id: string; problem: string; occurredOn?: string | undefined };
type Said = Partial<Pick<ProblemEvent, 'text' | 'assignee' | 'outcomeValue' | 'outcomeUnit'>>;
type May = (actor: Actor, problem: Problem, today: string) => boolean;
const readsStep = ({ id, problem }: Step) => [
	...[byId(problemEvents, id), byId(problems, problem)],
	byField(problemEvents, 'problem', problem),
];

/** The problem and the day of a step, when the actor may take it, the state allows it and its day is possible. */
function standing({ problem, occurredOn }: Step, may: May, from: readonly ProblemState[], { rows, actor, today }: Context) {
	const row = rows.get(problems, problem);
	if (!row || !may(actor, row, today)) return refuse('not_found', 'problem');
	const state = stateOf(row, today);
	if (!from.includes(state)) return wrongState(state, from);
	const on = occurredOn ?? today;
	if (on > today) return refuse('problem_in_future', 'occurredOn');
	return on < row.occurredOn ? refuse('problem_before_asked', 'occurredOn', { day: { day: row.occurredOn, today } }) : { row, on };
}

/** The step's line in the timeline. */
const line = ({ id }: Step, row: Problem, kind: EventKind, on: string, said: Said = {}): Change =>
	insert(problemEvents, {
		id,
		village: row.village,
		problem: row.id,
		kind,
		text: said.text || null,
		assignee: said.assignee ?? null,
		occurredOn: on,
		outcomeValue: said.outcomeValue ?? null,
		outcomeUnit: said.outcomeUnit ?? null,
	});

/** Whether somebody's postings let them deal with problems at all. */
const deals = (person: string, { rows, actor, today }: Context): boolean =>
	inForce({ ...actor, grants: grantsOf(person, rows) }, today).some(({ role }) => (workers as readonly Role[]).includes(role));

const asOfficial: May = (actor, { village }, today) => officialOf(actor, village, today);
const assigneePostings = (person: string, rows: Rows) => [byId(teams, ...rows.find(postings, 'person', person).map(({ team }) => team))];

/** A step of a problem's way: who may take it and from which states; `take` says what it comes to once both hold. */
type Way<Input> = Omit<Command<Input>, 'reads' | 'decide'> & {
	reads?: Command<Input>['reads'];
	may: May;
	from: readonly ProblemState[];
	take: (input: Input, at: { row: Problem; on: string }, context: Context) => Change[] | Refusal;
};
const step = <Input extends Step>({ may, from, take, ...definition }: Way<Input>) =>
	command<Input>({
		reads: readsStep,
		...definition,
		decide: (input, context) => {
			const at = standing(input, may, from, context);
			if (!('row' in at)) return at;
			const back = definition.name === 'problem.attach' ? undefined : backwards(at.row.id, at.on, context.rows);
			return back ?? take(input, at, context);
		},
	});

export const commands = [
	command({
		name: 'problem.report',
		input: inputs.problemReport,
		who: [...villageWriters, ...officials],
		about: { 'zh-CN': '报一个技术难题：哪个村、从哪个渠道来、什么事', en: 'Report a problem: village, channel, what it is about' },
		reads: ({ id, village }) => [byId(problems, id), byId(orgUnits, village)],
		decide: ({ id, village, channel, text, crop = null, externalRef = null, occurredOn }, { rows, actor, today }) => {
			if (rows.get(orgUnits, village)?.level !== 'village' || !mayReport(actor, village, today)) return refuse('not_found', 'village');
			if ((occurredOn ?? today) > today) return refuse('problem_in_future', 'occurredOn');
			if (mobile.test(text)) return refuse('problem_has_phone', 'text');
			return [
				insert(problems, {
					id,
					village,
					channel,
					externalRef,
					crop,
					text,
					occurredOn: occurredOn ?? today,
					state: 'reported',
					dueOn: addDays(asLocalDate(today), usualDays),
					assignee: null,
					acceptedOn: null,
					rejectedReason: null,
					duplicateOf: null,
					resolvedOn: null,
					toldOn: null,
					onTheSpot: false,
					confirmedOn: null,
				}),
			];
		},
	}),
	step({
		name: 'problem.accept',
		input: inputs.problemAccept,
		who: officials,
		about: { 'zh-CN': '受理，可以另定办理期限', en: 'Accept a problem, optionally with another due day' },
		may: asOfficial,
		from: ['reported'],
		take: (input, at) => {
			if (input.dueOn && input.dueOn < at.row.occurredOn) return refuse('problem_due_past', 'dueOn', { day: { day: at.row.occurredOn } });
			return [
				update(problems, at.row, { state: 'accepted', acceptedOn: at.on, dueOn: input.dueOn }),
				line(input, at.row, 'accepted', at.on, { text: input.text ?? null }),
			];
		},
	}),
	step({
		name: 'problem.reject',
		input: inputs.problemReject,
		who: officials,
		about: {
			'zh-CN': '不受理，写明原因；和别的一条重复时指出是哪条',
			en: 'Reject a problem with a reason, and the one it repeats if it does',
		},
		reads: ({ duplicateOf, ...step }) => [...readsStep(step), byId(problems, duplicateOf)],
		may: asOfficial,
		from: ['reported'],
		take: (input, at, context) => {
			const { duplicateOf = null, reason } = input;
			const original = duplicateOf === null ? undefined : context.rows.get(problems, duplicateOf);
			if (duplicateOf !== null && (!original || duplicateOf === at.row.id)) return refuse('problem_duplicate_unknown', 'duplicateOf');
			// Two that name each other would both be gone.
			if (original && original.duplicateOf !== null) return refuse('problem_duplicate_repeats', 'duplicateOf');
			return [
				update(problems, at.row, { state: 'rejected', rejectedReason: reason, duplicateOf }),
				line(input, at.row, 'rejected', at.on, { text: reason }),
			];
		},
	}),
	step({
		name: 'problem.assign',
		input: inputs.problemAssign,
		who: officials,
		about: { 'zh-CN': '转办：派给专家、干部或驻村队员，可以改期限', en: 'Assign a problem to an expert, an official or a team member' },
		reads: ({ assignee, ...step }) => [...readsStep(step), ...humanReads(assignee), byField(postings, 'person', assignee)],
		readsThen: ({ assignee }, rows) => assigneePostings(assignee, rows),
		may: asOfficial,
		from: ['accepted', 'assigned', 'answered', 'reopened'],
		take: (input, at, context) => {
			const { assignee, dueOn, text = null } = input;
			if (!context.rows.get(people, assignee)) return refuse('not_found', 'assignee');
			if (!deals(assignee, context)) return unfit(assignee, context.rows);
			if (dueOn !== undefined && dueOn < at.row.occurredOn) return refuse('problem_due_past', 'dueOn', { day: { day: at.row.occurredOn } });
			return [update(problems, at.row, { state: 'assigned', assignee, dueOn }), line(input, at.row, 'assigned', at.on, { assignee, text })];
		},
	}),
	step({
		name: 'problem.answer',
		input: inputs.problemAnswer,
		who: workers,
		about: { 'zh-CN': '答复：该怎么办', en: 'Answer a problem: what to do about it' },
		may: mayWork,
		from: ['assigned', 'answered', 'reopened'],
		take: (input, at) => {
			return [update(problems, at.row, { state: 'answered' }), line(input, at.row, 'answered', at.on, { text: input.text })];
		},
	}),
	step({
		name: 'problem.attach',
		input: inputs.problemAttach,
		who: workers,
		about: {
			'zh-CN': '附上专家意见、法律意见，请了哪些方，或者进展',
			en: 'Attach an expert or legal opinion, who was called, or how it goes',
		},
		may: mayAdvise,
		from: ['reported', 'accepted', 'assigned', 'answered', 'reopened', 'resolved'],
		take: (input, at) => [line(input, at.row, input.kind, at.on, { text: input.text })],
	}),
	step({
		name: 'problem.resolve',
		input: inputs.problemResolve,
		who: workers,
		about: {
			'zh-CN': '办好了：结果怎样；当场办好的注明，没等受理也能记',
			en: 'Resolve a problem: what came of it, and whether on the spot, which need not wait for its acceptance',
		},
		may: (actor, problem, today) => mayWork(actor, problem, today) || maySolveThere(actor, problem, today),
		from: ['reported', 'accepted', 'assigned', 'answered', 'reopened'],
		take: (input, at, context) => {
			const there = at.row.state === 'reported';
			const { text, onTheSpot = false, outcomeValue = null, outcomeUnit = null } = input;
			if ((outcomeValue === null) !== (outcomeUnit === null)) return refuse('problem_outcome_half', 'outcomeUnit');
			if (there && !onTheSpot) return refuse('problem_unaccepted', 'problem');
			if (onTheSpot && at.on !== at.row.occurredOn) return refuse('problem_spot_late', 'onTheSpot');
			return [
				update(problems, at.row, {
					...{ state: 'resolved', resolvedOn: at.on, toldOn: context.today, onTheSpot },
					...(there ? { acceptedOn: at.on, assignee: context.actor.person } : {}),
				}),
				line(input, at.row, 'resolved', at.on, { text, outcomeValue, outcomeUnit }),
			];
		},
	}),
	step({
		name: 'problem.confirm',
		input: inputs.problemConfirm,
		who: workers,
		about: { 'zh-CN': '确认办结：真的好了', en: 'Confirm that a problem is solved, which closes it' },
		may: mayJudge,
		from: ['resolved'],
		take: (input, at, context) => {
			if (dealtWith(at.row, context.actor.person, context.rows)) return refuse('problem_own_work', 'problem');
			return [
				update(problems, at.row, { state: 'closed', confirmedOn: at.on }),
				line(input, at.row, 'confirmed', at.on, { text: input.text ?? null }),
			];
		},
	}),
	step({
		name: 'problem.reopen',
		input: inputs.problemReopen,
		who: workers,
		about: { 'zh-CN': '没好，重办，写明还差什么；不再算办结', en: 'Reopen a problem that is not solved; it counts as closed no more' },
		may: mayJudge,
		from: ['resolved', 'closed'],
		take: (input, at, context) => {
			const undone = { resolvedOn: null, toldOn: null, confirmedOn: null, onTheSpot: false };
			return [
				update(problems, at.row, { state: 'reopened', ...undone, dueOn: addDays(asLocalDate(context.today), usualDays) }),
				line(input, at.row, 'reopened', at.on, { text: input.reason }),
			];
		},
	}),
];
