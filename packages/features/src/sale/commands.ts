import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, type TableRef, update } from '@honghuo/core/row.ts';
import { correctable, harvests, isAbsurd, saysTheSame, stoodOn } from '../harvest/model.ts';
import { buyers } from '../market/model.ts';
import { type Block, blocks, plantings } from '../orchard/model.ts';
import { costCorrect, costRecord, costWithdraw, saleCorrect, saleRecord, saleWithdraw } from './inputs.ts';
import { type Cost, costs, isAbsurdPrice, isBeyondLand, type Sale, sales, soldOf } from './model.ts';
import { refuse } from './refusals.ts';

type Sold = Pick<Sale, 'planting' | 'harvest' | 'buyer' | 'weightG' | 'amountFen' | 'typedWeight' | 'typedAmount' | 'soldOn'>;

const fen = (value: number) => ({ value, unit: 'fen' });

/** Why no block of that size sells so much or at such a price, if so: a slip of the finger would be counted by the whole county. */
function absurd({ weightG, amountFen }: Pick<Sale, 'weightG' | 'amountFen'>, block: Block | undefined): Refusal | undefined {
	const weight = { value: weightG ?? 0, unit: 'g' };
	if (block && weightG !== null && isAbsurd(weightG, block)) return refuse('sale_weight_absurd', 'weightG', { weight });
	if (isAbsurdPrice(amountFen, weightG)) return refuse('sale_price_absurd', 'amountFen', { weight, money: fen(amountFen) });
	return beyondLand(amountFen, block);
}
const beyondLand = (amountFen: number, block: Block | undefined): Refusal | undefined =>
	block && isBeyondLand(amountFen, block) ? refuse('money_beyond_land', 'amountFen', { money: fen(amountFen) }) : undefined;

/** Why this can't have been sold, if so. `id` is the sale itself, which doesn't count against its harvest. */
function wrongWith(id: string, { planting, harvest, buyer, weightG, amountFen, typedWeight, typedAmount, soldOn }: Sold, context: Context) {
	const { rows, today } = context;
	if (soldOn > today) return refuse('sale_in_future', 'soldOn');
	const cohort = rows.get(plantings, planting);
	if (cohort && stoodOn(cohort, soldOn) === 'before')
		return refuse('sale_before_planting', 'soldOn', { year: cohort.plantedOn.slice(0, 4) });
	const picked = harvest === null ? undefined : rows.get(harvests, harvest);
	if (picked) {
		if (soldOn < picked.occurredOn) return refuse('sale_before_harvest', 'soldOn', { day: { day: picked.occurredOn } });
		const left = picked.grossG - soldOf(picked.id, rows, id);
		if (weightG !== null && weightG > left) {
			return refuse('sale_exceeds_harvest', 'weightG', { left: { value: left, unit: 'g' }, weight: { value: weightG, unit: 'g' } });
		}
	}
	if (buyer !== null && !rows.get(buyers, buyer)) return refuse('buyer_unknown', 'buyer');
	if (!saysTheSame(typedWeight, weightG, 'g')) return refuse('money_typed', 'typedWeight');
	if (!saysTheSame(typedAmount, amountFen, 'fen')) return refuse('money_typed', 'typedAmount');
	return absurd({ weightG, amountFen }, cohort && rows.get(blocks, cohort.block));
}

/** The record, when the actor may correct or withdraw it; else why not. */
function changeable<R extends Sale | Cost>(table: TableRef<R>, id: string, kind: 'sale' | 'cost', context: Context): R | Refusal {
	const row = context.rows.get(table, id);
	if (!row || !mayWriteVillage(context.actor, row.village, context.today)) return refuse('not_found', kind);
	if (row.withdrawnReason !== null) return kind === 'sale' ? refuse('sale_withdrawn', kind) : refuse('cost_withdrawn', kind);
	return correctable(row, context) ? row : refuse('money_correction_closed', kind);
}

export const commands = [
	command({
		name: 'sale.record',
		input: saleRecord,
		who: villageWriters,
		about: {
			'zh-CN': '记销售：哪批种植或哪次采收、卖了多少克、多少钱（分）、哪天、卖给谁',
			en: 'Record a sale of a planting or of one harvest: grams, fen, day, buyer',
		},
		reads: ({ id, planting, harvest, buyer }) => [
			byId(sales, id),
			byId(plantings, planting),
			byId(harvests, harvest),
			byId(buyers, buyer),
			...(harvest ? [byField(sales, 'harvest', harvest)] : []),
		],
		readsThen: ({ planting, harvest }, rows) => {
			const picked = harvest ? rows.get(harvests, harvest) : undefined;
			const cohort = planting === undefined ? undefined : rows.get(plantings, planting);
			return [byId(plantings, picked?.planting), byId(blocks, cohort?.block, picked?.block)];
		},
		decide: (
			{
				id,
				planting: named,
				harvest = null,
				buyer = null,
				weightG = null,
				amountFen,
				typedWeight = null,
				typedAmount = null,
				channel = null,
				soldOn,
				note = null,
			},
			context,
		) => {
			const { rows, actor, today } = context;
			const picked = harvest === null ? undefined : rows.get(harvests, harvest);
			if (harvest !== null && (!picked || !mayWriteVillage(actor, picked.village, today))) return refuse('not_found', 'harvest');
			const planting = rows.get(plantings, named ?? picked?.planting ?? '');
			if (!planting || !mayWriteVillage(actor, planting.village, today)) return refuse('not_found', 'planting');
			if (picked && picked.planting !== planting.id) return refuse('sale_harvest_mismatch', 'harvest');
			if (picked && picked.withdrawnReason !== null) return refuse('sale_harvest_withdrawn', 'harvest');
			const sold = { planting: planting.id, harvest, buyer, weightG, amountFen, typedWeight, typedAmount, soldOn };
			const wrong = wrongWith(id, sold, context);
			if (wrong) return wrong;
			const { village, block } = planting;
			return [insert(sales, { id, village, block, ...sold, channel, note: note || null, withdrawnReason: null })];
		},
	}),
	command({
		name: 'sale.correct',
		input: saleCorrect,
		who: villageWriters,
		about: { 'zh-CN': '改一笔销售：只改给出的几项', en: 'Correct a sale; only the fields given change, the history keeps what was' },
		merge: 'fields',
		reads: ({ sale, buyer }) => [byId(sales, sale), byId(buyers, buyer)],
		readsThen: ({ sale }, rows) => {
			const row = rows.get(sales, sale);
			return row
				? [
						byId(plantings, row.planting),
						byId(blocks, row.block),
						byId(buyers, row.buyer),
						byId(harvests, row.harvest),
						...(row.harvest ? [byField(sales, 'harvest', row.harvest)] : []),
					]
				: [];
		},
		decide: ({ sale, ...fields }, context) => {
			const row = changeable(sales, sale, 'sale', context);
			if ('code' in row) return row;
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('money_unchanged', 'sale');
			const changed = {
				// What was typed belongs to the old amount, unless the correction brings its own.
				...(given.weightG !== undefined && given.weightG !== row.weightG ? { typedWeight: null } : {}),
				...(given.amountFen !== undefined && given.amountFen !== row.amountFen ? { typedAmount: null } : {}),
				...given,
			};
			return wrongWith(sale, { ...row, ...changed }, context) ?? [update(sales, row, changed)];
		},
	}),
	command({
		name: 'sale.withdraw',
		input: saleWithdraw,
		who: villageWriters,
		about: {
			'zh-CN': '撤下一笔销售，写明原因；记录还在，不再计数',
			en: 'Withdraw a sale with a reason; it stays on record and counts no more',
		},
		merge: 'row',
		reads: ({ sale }) => [byId(sales, sale)],
		decide: ({ sale, reason }, context) => {
			const row = changeable(sales, sale, 'sale', context);
			return 'code' in row ? row : [update(sales, row, { withdrawnReason: reason })];
		},
	}),
	command({
		name: 'cost.record',
		input: costRecord,
		who: villageWriters,
		about: {
			'zh-CN': '记投入：哪块地、花在什么上、多少钱（分）、哪天、谁出的',
			en: 'Record an outlay on a block: category, fen, day, who paid',
		},
		reads: ({ id, block }) => [byId(costs, id), byId(blocks, block)],
		decide: ({ id, block, category, amountFen, typed = null, paidBy = null, occurredOn, note = null }, { rows, actor, today }) => {
			const place = rows.get(blocks, block);
			if (!place || !mayWriteVillage(actor, place.village, today)) return refuse('not_found', 'block');
			if (occurredOn > today) return refuse('cost_in_future', 'occurredOn');
			if (!saysTheSame(typed, amountFen, 'fen')) return refuse('money_typed', 'typed');
			const wrong = beyondLand(amountFen, place);
			if (wrong) return wrong;
			const { village } = place;
			return [
				insert(costs, { id, village, block, category, amountFen, typed, paidBy, occurredOn, note: note || null, withdrawnReason: null }),
			];
		},
	}),
	command({
		name: 'cost.correct',
		input: costCorrect,
		who: villageWriters,
		about: { 'zh-CN': '改一笔投入：只改给出的几项', en: 'Correct an outlay; only the fields given change' },
		merge: 'fields',
		reads: ({ cost }) => [byId(costs, cost)],
		readsThen: ({ cost }, rows) => [byId(blocks, rows.get(costs, cost)?.block)],
		decide: ({ cost, ...fields }, context) => {
			const row = changeable(costs, cost, 'cost', context);
			if ('code' in row) return row;
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('money_unchanged', 'cost');
			const changed = { ...(given.amountFen !== undefined && given.amountFen !== row.amountFen ? { typed: null } : {}), ...given };
			const next = { ...row, ...changed };
			if (next.occurredOn > context.today) return refuse('cost_in_future', 'occurredOn');
			if (!saysTheSame(next.typed, next.amountFen, 'fen')) return refuse('money_typed', 'typed');
			return beyondLand(next.amountFen, context.rows.get(blocks, row.block)) ?? [update(costs, row, changed)];
		},
	}),
	command({
		name: 'cost.withdraw',
		input: costWithdraw,
		who: villageWriters,
		about: { 'zh-CN': '撤下一笔投入，写明原因', en: 'Withdraw an outlay with a reason' },
		merge: 'row',
		reads: ({ cost }) => [byId(costs, cost)],
		decide: ({ cost, reason }, context) => {
			const row = changeable(costs, cost, 'cost', context);
			return 'code' in row ? row : [update(costs, row, { withdrawnReason: reason })];
		},
	}),
];
