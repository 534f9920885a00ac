import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import { byField, byId, insert, type Rows, update } from '@honghuo/core/row.ts';
import { type Expert, experts } from '../expert/model.ts';
import { blocks } from '../orchard/model.ts';
import { problems } from '../problem/model.ts';
import { hasBeen, mayArrange, visits } from '../visit/model.ts';
import { tasks } from '../work/model.ts';
import { adviceAdopt, adviceCorrect, adviceGive, adviceWithdraw } from './inputs.ts';
import { type Advice, adviceOf, advices } from './model.ts';
import { refuse } from './refusals.ts';

const who = [...villageWriters, 'expert'] as const;

const expertOf = ({ expert }: Pick<Advice, 'expert'>, rows: Rows): Expert | undefined => (expert ? rows.get(experts, expert) : undefined);

/** The village's people, the expert of the visit, and whoever entered the advice. */
const mayChange = (row: Advice, { rows, actor, today }: Context): boolean =>
	mayArrange(row, expertOf(row, rows), actor, today) || row.createdBy === actor.person;

export const commands = [
	command({
		name: 'advice.give',
		input: adviceGive,
		who,
		about: {
			'zh-CN': '记一条建议：哪次指导或哪个难题、说了啥；可带上该干的活和地块',
			en: 'Enter advice given at a visit or on a problem; optionally the work and the block it asks for',
		},
		reads: ({ id, visit, problem, block }) => [byId(advices, id), byId(visits, visit), byId(problems, problem), byId(blocks, block)],
		readsThen: ({ visit }, rows) => [byId(experts, visit ? rows.get(visits, visit)?.expert : null)],
		decide: (input, { rows, actor, today }) => {
			const { id, visit = null, problem = null, text, givenOn = today, kind = null, block = null } = input;
			if ((visit === null) === (problem === null) || (visit === null) === (input.village === undefined))
				return refuse('advice_place', 'visit');
			const row = visit === null ? undefined : rows.get(visits, visit);
			if (visit !== null && !(row && mayArrange(row, expertOf(row, rows), actor, today))) return refuse('not_found', 'visit');
			const village = row?.village ?? input.village ?? '';
			if (!row && !mayWriteVillage(actor, village, today)) return refuse('not_found', 'village');
			if (problem !== null && rows.get(problems, problem)?.village !== village) return refuse('advice_problem', 'problem');
			const off = row && (row.withdrawnReason !== null || (row.state !== 'scheduled' && !hasBeen(row.state)));
			if (off) return refuse('advice_too_early', 'visit');
			if (givenOn > today) return refuse('advice_in_future', 'givenOn');
			if (block !== null && rows.get(blocks, block)?.village !== village) return refuse('advice_block', 'block');
			return [
				insert(advices, {
					id,
					village,
					visit,
					problem,
					expert: row?.expert ?? null,
					text,
					givenOn,
					kind,
					block,
					task: null,
					withdrawnReason: null,
				}),
			];
		},
	}),
	command({
		name: 'advice.correct',
		input: adviceCorrect,
		who,
		about: { 'zh-CN': '改一条建议：只改给出的几项', en: 'Correct advice; only the fields given change' },
		merge: 'fields',
		reads: ({ advice, block }) => [byId(advices, advice), byId(blocks, block)],
		readsThen: ({ advice }, rows) => [byId(experts, rows.get(advices, advice)?.expert)],
		decide: ({ advice, ...fields }, context) => {
			const { rows } = context;
			const row = rows.get(advices, advice);
			if (!row || !mayChange(row, context)) return refuse('not_found', 'advice');
			if (row.withdrawnReason !== null) return refuse('advice_withdrawn', 'advice');
			if (givenOf(row, fields).same) return refuse('advice_unchanged', 'advice');
			if (fields.block && rows.get(blocks, fields.block)?.village !== row.village) return refuse('advice_block', 'block');
			return [update(advices, row, fields)];
		},
	}),
	command({
		name: 'advice.adopt',
		input: adviceAdopt,
		who: villageWriters,
		about: { 'zh-CN': '建议落成农活：记下它成了哪项计划', en: 'Take up advice: keep the task it became' },
		reads: ({ advice, task }) => [byId(advices, advice), byId(tasks, task)],
		readsThen: ({ advice }, rows) => [byId(tasks, rows.get(advices, advice)?.task)],
		decide: ({ advice, task }, { rows, actor, today }) => {
			const row = rows.get(advices, advice);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'advice');
			if (row.withdrawnReason !== null) return refuse('advice_withdrawn', 'advice');
			const before = row.task === null ? undefined : rows.get(tasks, row.task);
			// A task that was given up since leaves the advice free again.
			if (before && before.abandonedReason === null) return refuse('advice_adopted', 'advice');
			const planned = rows.get(tasks, task);
			if (planned?.village !== row.village || planned.abandonedReason !== null) return refuse('advice_task', 'task');
			return [update(advices, row, { task })];
		},
	}),
	command({
		name: 'advice.withdraw',
		input: adviceWithdraw,
		who,
		about: { 'zh-CN': '撤下一条建议，写明原因', en: 'Withdraw advice with a reason; it stays on record' },
		merge: 'row',
		reads: ({ advice }) => [byId(advices, advice)],
		readsThen: ({ advice }, rows) => {
			const { visit, expert } = rows.get(advices, advice) ?? {};
			return [byId(visits, visit), byId(experts, expert), ...(visit ? [byField(advices, 'visit', visit)] : [])];
		},
		decide: ({ advice, reason }, context) => {
			const { rows } = context;
			const row = rows.get(advices, advice);
			if (!row || !mayChange(row, context)) return refuse('not_found', 'advice');
			if (row.withdrawnReason !== null) return refuse('advice_withdrawn', 'advice');
			const visit = row.visit === null ? undefined : rows.get(visits, row.visit);
			if (visit && hasBeen(visit.state) && visit.withdrawnReason === null && visit.problem === null && adviceOf(visit.id, rows).length <= 1)
				return refuse('advice_last', 'advice');
			return [update(advices, row, { withdrawnReason: reason })];
		},
	}),
];
