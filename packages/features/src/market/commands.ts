import { holds } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { varieties } from '../orchard/model.ts';
import { fenPerKgOf } from './figures.ts';
import { buyerAdd, buyerClose, buyerUpdate, priceObserve, priceWithdraw } from './inputs.ts';
import { buyers, keepers, prices, staff } from './model.ts';
import { refuse } from './refusals.ts';

const inOrder = (months: readonly number[]): number[] => [...new Set(months)].sort((a, b) => a - b);

export const commands = [
	command({
		name: 'buyer.add',
		input: buyerAdd,
		who: keepers,
		about: { 'zh-CN': '添收购的：叫什么、收什么、哪几个月来收', en: 'Add a buyer: name, crops, the months they collect in' },
		reads: ({ id, name }) => [byId(buyers, id), byField(buyers, 'name', name)],
		decide: ({ id, name, crops, months, note = null }, { rows }) => {
			if (rows.find(buyers, 'name', name).some(({ closedReason }) => closedReason === null)) return refuse('buyer_known', 'name', { name });
			return [insert(buyers, { id, village: null, name, crops, months: inOrder(months), note: note || null, closedReason: null })];
		},
	}),
	command({
		name: 'buyer.update',
		input: buyerUpdate,
		who: keepers,
		about: { 'zh-CN': '改收购的：名字、收什么、哪几个月', en: 'Change a buyer; only the fields given change' },
		merge: 'fields',
		reads: ({ buyer, name }) => [byId(buyers, buyer), ...(name === undefined ? [] : [byField(buyers, 'name', name)])],
		decide: ({ buyer, ...fields }, { rows }) => {
			const row = rows.get(buyers, buyer);
			if (!row) return refuse('not_found', 'buyer');
			if (row.closedReason !== null) return refuse('buyer_closed', 'buyer');
			const { given, same } = givenOf(row, { ...fields, ...(fields.months ? { months: inOrder(fields.months) } : {}) });
			if (same) return refuse('buyer_unchanged', 'buyer');
			const { name = row.name } = given;
			if (name !== row.name && rows.find(buyers, 'name', name).some(({ closedReason }) => closedReason === null)) {
				return refuse('buyer_known', 'name', { name });
			}
			return [update(buyers, row, given)];
		},
	}),
	command({
		name: 'buyer.close',
		input: buyerClose,
		who: keepers,
		about: { 'zh-CN': '这一家不收了，写明原因', en: 'A buyer no longer buys; with the reason' },
		merge: 'row',
		reads: ({ buyer }) => [byId(buyers, buyer)],
		decide: ({ buyer, reason }, { rows }) => {
			const row = rows.get(buyers, buyer);
			if (!row) return refuse('not_found', 'buyer');
			if (row.closedReason !== null) return refuse('buyer_closed', 'buyer');
			return [update(buyers, row, { closedReason: reason })];
		},
	}),
	command({
		name: 'price.observe',
		input: priceObserve,
		who: keepers,
		about: { 'zh-CN': '记行情：哪个品种、在哪里、每公斤多少分', en: 'Note a price seen: cultivar, place, fen per kilogram' },
		reads: ({ id, variety }) => [byId(prices, id), byId(varieties, variety)],
		decide: ({ id, variety, fenPerKg, typed = null, place, observedOn, note = null }, { rows, today }) => {
			if (!rows.get(varieties, variety)) return refuse('not_found', 'variety');
			if (observedOn > today) return refuse('price_in_future', 'observedOn');
			if (typed && fenPerKgOf(typed.value, typed.unit) !== fenPerKg) return refuse('price_typed', 'typed');
			return [
				insert(prices, { id, village: null, variety, fenPerKg, typed, place, observedOn, note: note || null, withdrawnReason: null }),
			];
		},
	}),
	command({
		name: 'price.withdraw',
		input: priceWithdraw,
		who: keepers,
		about: { 'zh-CN': '撤下一条行情，写明原因', en: 'Withdraw a price with a reason' },
		merge: 'row',
		reads: ({ price }) => [byId(prices, price)],
		decide: ({ price, reason }, { rows, actor, today }) => {
			const row = rows.get(prices, price);
			if (!row) return refuse('not_found', 'price');
			if (row.withdrawnReason !== null) return refuse('price_withdrawn', 'price');
			if (row.createdBy !== actor.person && !holds(actor, staff, today)) return refuse('price_not_yours', 'price');
			return [update(prices, row, { withdrawnReason: reason })];
		},
	}),
];
