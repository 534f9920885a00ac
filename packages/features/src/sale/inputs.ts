import { fault } from '@honghuo/core/fault.ts';
import * as v from 'valibot';
import { mostGrams } from '../harvest/model.ts';
import * as input from '../inputs.ts';
import { categories, channels, payers } from './messages.ts';
import { mostFen } from './model.ts';

const fen = input.whole(1, mostFen);
const grams = v.nullable(input.whole(1, mostGrams));
const typed = v.optional(v.nullable(input.typed));
const note = v.optional(v.nullable(input.note));

export const saleRecord = v.pipe(
	v.strictObject({
		id: input.id,
		planting: v.optional(input.id),
		harvest: v.optional(v.nullable(input.id)),
		buyer: v.optional(v.nullable(input.id)),
		weightG: v.optional(grams),
		amountFen: fen,
		typedWeight: typed,
		typedAmount: typed,
		channel: v.optional(v.nullable(v.picklist(channels))),
		soldOn: input.localDate,
		note,
	}),
	v.forward(
		v.check(({ planting, harvest }) => planting !== undefined || typeof harvest === 'string', fault('one')),
		['planting'],
	),
);
export const saleCorrect = v.strictObject({
	sale: input.id,
	buyer: v.optional(v.nullable(input.id)),
	weightG: v.optional(grams),
	amountFen: v.optional(fen),
	typedWeight: typed,
	typedAmount: typed,
	channel: v.optional(v.nullable(v.picklist(channels))),
	soldOn: v.optional(input.localDate),
	note,
});
export const saleWithdraw = v.strictObject({ sale: input.id, reason: input.reason });

export const costRecord = v.strictObject({
	id: input.id,
	block: input.id,
	category: v.picklist(categories),
	amountFen: fen,
	typed,
	paidBy: v.optional(v.nullable(v.picklist(payers))),
	occurredOn: input.localDate,
	note,
});
export const costCorrect = v.strictObject({
	cost: input.id,
	category: v.optional(v.picklist(categories)),
	amountFen: v.optional(fen),
	typed,
	paidBy: v.optional(v.nullable(v.picklist(payers))),
	occurredOn: v.optional(input.localDate),
	note,
});
export const costWithdraw = v.strictObject({ cost: input.id, reason: input.reason });
