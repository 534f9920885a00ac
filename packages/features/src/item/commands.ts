import { villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byId, update } from '@honghuo/core/row.ts';
import { donations, items } from '../donation/model.ts';
import { itemsRefusal, owned, refuse } from '../donation/refusals.ts';
import { varieties } from '../orchard/model.ts';
import * as inputs from './inputs.ts';

/** What is put right of one item of a donation: by who gives before it goes, by who receives after it came. */
export const commands = [
	command({
		name: 'donation.amend',
		input: inputs.donationAmend,
		who: villageWriters,
		about: {
			'zh-CN': '送出以前改一样：品种、多少、每捆多少、说明',
			en: 'Correct an item before it is dispatched: cultivar, amount, bundles, note',
		},
		merge: 'fields',
		reads: ({ item, variety }) => [byId(items, item), byId(varieties, variety)],
		readsThen: ({ item }, rows) => [byId(donations, rows.get(items, item)?.donation), byId(varieties, rows.get(items, item)?.variety)],
		decide: ({ item, variety, qty, typed = null, perBundle, note }, context) => {
			const source = context.rows.get(items, item);
			const row = source && owned(source.donation, 'fromVillage', context);
			if (!source || !row) return refuse('not_found', 'item');
			if (row.state !== 'draft' && row.state !== 'pledged') return refuse('amend_late', 'item');
			const given = {
				variety: variety ?? source.variety,
				...(qty === undefined ? {} : { qty, typed }),
				...(perBundle === undefined ? {} : { perBundle }),
				...(note === undefined ? {} : { note: note || null }),
			};
			return itemsRefusal([{ ...source, ...given }], context.rows) ?? [update(items, source, given)];
		},
	}),
	command({
		name: 'donation.recount',
		input: inputs.donationRecount,
		who: villageWriters,
		about: { 'zh-CN': '签收以后发现数错了，改一样的实收数', en: 'Correct how much of an item arrived, after it was signed for' },
		merge: 'fields',
		reads: ({ item }) => [byId(items, item)],
		readsThen: ({ item }, rows) => [byId(donations, rows.get(items, item)?.donation)],
		decide: ({ item, receivedQty }, context) => {
			const source = context.rows.get(items, item);
			const row = source && owned(source.donation, 'toVillage', context);
			if (!source || !row) return refuse('not_found', 'item');
			if (row.state !== 'received') return refuse('recount_late', 'item');
			const { qty, unit, plantedQty } = source;
			if (receivedQty > qty) return refuse('recount_exceeds', 'receivedQty', { sent: { value: qty, unit } });
			if (receivedQty < plantedQty) return refuse('recount_planted', 'receivedQty', { planted: { value: plantedQty, unit } });
			return [update(items, source, { receivedQty })];
		},
	}),
];
