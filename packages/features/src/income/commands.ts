import { villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { saysTheSame } from '../harvest/model.ts';
import { mayKeep } from '../training/model.ts';
import { orgUnits } from '../village/model.ts';
import { incomeCorrect, incomeRecord, incomeWithdraw } from './inputs.ts';
import { absurdFen, type Income, incomes, incomesOf } from './model.ts';
import { refuse } from './refusals.ts';

const keepers = [...villageWriters, 'administrator', 'county_official', 'township_official'] as const;

/** The record, when the actor may correct or withdraw it; else why not. */
function changeable(income: string, { rows, actor, today }: Context): Income | Refusal {
	const row = rows.get(incomes, income);
	if (!row || !mayKeep(actor, row.village, today)) return refuse('not_found', 'income');
	return row.withdrawnReason === null ? row : refuse('income_withdrawn', 'income');
}

const absurd = (amountFen: number): Refusal | undefined =>
	amountFen > absurdFen ? refuse('income_absurd', 'amountFen', { money: { value: amountFen, unit: 'fen' } }) : undefined;

export const commands = [
	command({
		name: 'income.record',
		input: incomeRecord,
		who: keepers,
		about: {
			'zh-CN': '记村集体收入：哪个村、哪一年、哪项来源、多少钱（分）；一个来源一年记一次',
			en: 'Record a village’s collective income: village, year, source, fen; once a source and year',
		},
		reads: ({ id, village }) => [byId(incomes, id), byId(orgUnits, village), byField(incomes, 'village', village)],
		decide: ({ id, village, year, source, amountFen, typed = null, note = null }, { rows, actor, today }) => {
			if (rows.get(orgUnits, village)?.level !== 'village' || !mayKeep(actor, village, today)) return refuse('not_found', 'village');
			if (year > Number(today.slice(0, 4))) return refuse('income_in_future', 'year', { year });
			if (!saysTheSame(typed, amountFen, 'fen')) return refuse('income_typed', 'typed');
			const wrong = absurd(amountFen);
			if (wrong) return wrong;
			const there = incomesOf(village, rows).filter((one) => one.year === year);
			const same = there.find((one) => one.source === source);
			if (same) return refuse('income_there', 'source', { year, amount: { value: same.amountFen, unit: 'fen' } });
			if (there.some((one) => (one.source === 'total') !== (source === 'total'))) return refuse('income_split', 'source', { year });
			return [insert(incomes, { id, village, year, source, amountFen, typed, note: note || null, withdrawnReason: null })];
		},
	}),
	command({
		name: 'income.correct',
		input: incomeCorrect,
		who: keepers,
		about: { 'zh-CN': '更正村集体收入的数或备注', en: 'Correct the amount or note of a village’s income; only the fields given change' },
		merge: 'fields',
		reads: ({ income }) => [byId(incomes, income)],
		decide: ({ income, ...fields }, context) => {
			const row = changeable(income, context);
			if ('code' in row) return row;
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('income_unchanged', 'income');
			// What was typed belongs to the old amount, unless the correction brings its own.
			const changed = { ...(given.amountFen !== undefined && given.amountFen !== row.amountFen ? { typed: null } : {}), ...given };
			const now = { ...row, ...changed };
			if (!saysTheSame(now.typed, now.amountFen, 'fen')) return refuse('income_typed', 'typed');
			return absurd(now.amountFen) ?? [update(incomes, row, changed)];
		},
	}),
	command({
		name: 'income.withdraw',
		input: incomeWithdraw,
		who: keepers,
		about: { 'zh-CN': '撤下一条村集体收入，写明原因', en: 'Withdraw a record of a village’s income with a reason' },
		merge: 'row',
		reads: ({ income }) => [byId(incomes, income)],
		decide: ({ income, reason }, context) => {
			const row = changeable(income, context);
			return 'code' in row ? row : [update(incomes, row, { withdrawnReason: reason })];
		},
	}),
];
