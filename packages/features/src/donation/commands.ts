import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Command, type Context, command } from '@honghuo/core/command.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, type Change, insert, update } from '@honghuo/core/row.ts';
import { harvests } from '../harvest/model.ts';
import { blocks, plantings, topworks, varieties } from '../orchard/model.ts';
import { sales } from '../sale/model.ts';
import { checks, counting, newCohort } from '../survival/model.ts';
import { orgUnits, teams } from '../village/model.ts';
import * as inputs from './inputs.ts';
import { type Donation, donations, items, itemsOf, nowhere, plantReads, plantReadsThen, reads, readsThen, unmoved } from './model.ts';
import {
	already,
	dayRefusal,
	itemsRefusal,
	nameOf,
	open,
	over,
	owned,
	plantRefusal,
	receiptRefusal,
	refuse,
	type Side,
	unplantRefusal,
} from './refusals.ts';

/** A step of a donation by people of one of its villages, while something can still be done with it; `take` says what it comes to. */
type Way<Input> = Omit<Command<Input>, 'who' | 'reads' | 'decide'> &
	Pick<Partial<Command<Input>>, 'reads'> & { side: Side; take: (input: Input, row: Donation, context: Context) => Change[] | Refusal };
const step = <Input extends { donation: string }>({ side, take, ...definition }: Way<Input>) =>
	command<Input>({
		...{ who: villageWriters, reads, readsThen },
		...definition,
		decide: (input, context) => {
			const row = open(input.donation, side, context);
			return 'code' in row ? row : take(input, row, context);
		},
	});

export const commands = [
	command({
		name: 'donation.draft',
		input: inputs.donationDraft,
		who: villageWriters,
		about: { 'zh-CN': '起一批捐赠：谁送谁、送什么、多少', en: 'Draft a donation from a village or team to a village: what and how much' },
		reads: ({ id, fromTeam, fromVillage, toVillage, items: given }) => [
			byId(donations, id),
			byId(items, ...given.map((item) => item.id)),
			byId(teams, fromTeam),
			byId(orgUnits, fromVillage, toVillage),
			byId(varieties, ...given.map(({ variety }) => variety)),
		],
		decide: ({ id, fromTeam, fromVillage, toVillage, items: given, note }, { rows, actor, today }) => {
			if ((fromTeam === undefined) === (fromVillage === undefined)) return refuse('donation_from', 'fromVillage');
			const village = fromVillage ?? rows.get(teams, fromTeam ?? '')?.village;
			if (!village || !mayWriteVillage(actor, village, today))
				return refuse('not_found', fromTeam === undefined ? 'fromVillage' : 'fromTeam');
			if (toVillage === village) return refuse('donation_to_self', 'toVillage');
			if (rows.get(orgUnits, toVillage)?.level !== 'village') return refuse('donation_village_unknown', 'toVillage');
			return (
				itemsRefusal(given, rows) ?? [
					insert(donations, {
						...{ id, village, fromVillage: village, fromTeam: fromTeam ?? null, toVillage },
						...{ state: 'draft', note: note || null, ...nowhere },
					}),
					...given.map(({ typed = null, perBundle = null, note: said, ...item }) =>
						insert(items, { ...unmoved, ...item, village: toVillage, donation: id, typed, perBundle, note: said || null }),
					),
				]
			);
		},
	}),
	command({
		name: 'donation.amend',
		input: inputs.donationAmend,
		who: villageWriters,
		about: { 'zh-CN': '送出以前改一样', en: 'Correct an item before it is dispatched' },
		merge: 'fields',
		reads: ({ item, variety }) => [byId(items, item), byId(varieties, variety)],
		readsThen: ({ item }, rows) => [byId(donations, rows.get(items, item)?.donation), byId(varieties, rows.get(items, item)?.variety)],
		decide: ({ item, variety, qty, typed = null, perBundle, note }, context) => {
			const source = context.rows.get(items, item);
			const row = source && owned(source.donation, 'fromVillage', context);
			if (!source || !row) return refuse('not_found', 'item');
			if (row.state !== 'draft' && row.state !== 'pledged') return refuse('amend_late', 'item');
			const given = { variety: variety ?? source.variety, ...(qty === undefined ? {} : { qty, typed }) };
			const said = { perBundle, note: note === undefined ? undefined : note || null };
			return itemsRefusal([{ ...source, ...given }], context.rows) ?? [update(items, source, { ...given, ...said })];
		},
	}),
	step({
		name: 'donation.pledge',
		input: inputs.donationStep,
		about: { 'zh-CN': '答应送：对方看得到，开始准备', en: 'Pledge a drafted donation' },
		side: 'fromVillage',
		take: ({ on }, row, { today }) => {
			if (row.state !== 'draft') return refuse('pledge_late', 'donation');
			return dayRefusal(on ?? today, null, today) ?? [update(donations, row, { state: 'pledged', pledgedOn: on ?? today })];
		},
	}),
	step({
		name: 'donation.dispatch',
		input: inputs.donationStep,
		about: { 'zh-CN': '送出：等对方村签收', en: 'Dispatch a pledged donation; the receiving village signs for it next' },
		side: 'fromVillage',
		take: ({ on }, row, { rows, today }) => {
			if (row.state === 'draft') return refuse('dispatch_early', 'donation');
			if (row.state !== 'pledged')
				return refuse('dispatch_late', 'donation', { day: { day: row.dispatchedOn ?? '', today }, to: nameOf(row.toVillage, rows) });
			return dayRefusal(on ?? today, row.pledgedOn, today) ?? [update(donations, row, { state: 'dispatched', dispatchedOn: on ?? today })];
		},
	}),
	command({
		name: 'donation.receive',
		input: inputs.donationReceive,
		...{ who: villageWriters, reads },
		about: {
			'zh-CN': '签收：收的村才能签，每样实收多少，只签一次',
			en: 'Sign for a donation: by the receiving village only, what arrived of each item, once',
		},
		readsThen: (input, rows) => [
			...readsThen(input, rows),
			byId(varieties, ...rows.find(items, 'donation', input.donation).map(({ variety }) => variety)),
		],
		decide: ({ donation, items: counted, on, note }, context) => {
			const { rows, actor, today } = context;
			const row = owned(donation, 'toVillage', context);
			if (!row) return refuse('not_found', 'donation');
			if (row.receivedOn !== null) return already(row, rows, today);
			const ended = over(row, rows);
			if (ended) return ended;
			const from = nameOf(row.fromVillage, rows);
			if (row.state !== 'dispatched') return refuse('receive_early', 'donation', { from });
			const sent = itemsOf(donation, rows);
			const got = new Map(counted.map(({ item, receivedQty }) => [item, receivedQty]));
			if (got.size !== counted.length) return refuse('receive_items', 'items');
			const wrong = receiptRefusal(sent, got, from, rows) ?? dayRefusal(on ?? today, row.dispatchedOn, today);
			if (wrong) return wrong;
			return [
				update(donations, row, { state: 'received', receivedOn: on ?? today, receivedBy: actor.person, receivedNote: note || null }),
				...sent.map((item) => update(items, item, { receivedQty: got.get(item.id) ?? 0 })),
			];
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
	step({
		name: 'donation.plant',
		input: inputs.donationPlant,
		about: {
			'zh-CN': '栽下：收到的栽在哪块地、多少；生成一个种植批次，可注明补植',
			en: 'Plant what was received on a block: makes a planting cohort, or one that fills the gaps of another',
		},
		reads: (input) => [...reads(input), ...plantReads(input)],
		readsThen: (input, rows) => [...readsThen(input, rows), ...plantReadsThen(input, rows)],
		side: 'toVillage',
		take: ({ donation, item, block, planting, plantedQty, plantedOn, role, parent = null }, row, context) => {
			if (row.state !== 'received') return refuse('plant_early', 'donation');
			const source = itemsOf(donation, context.rows).find(({ id }) => id === item);
			if (!source) return refuse('not_found', 'item');
			if (context.rows.get(blocks, block)?.village !== row.toVillage) return refuse('not_found', 'block');
			const { variety, kind } = source;
			const wrong = plantRefusal(source, { block, plantedQty, plantedOn, parent }, row, context);
			return (
				wrong ?? [
					insert(plantings, {
						...newCohort,
						...{ id: planting, village: row.toVillage, block, variety, role, plantedOn, parent },
						...{ sourceItem: item, sourceQty: plantedQty },
						// Grams of seed and scions for grafting say nothing about a number of trees.
						plantedQty: kind === 'seedling' ? plantedQty : null,
					}),
					update(items, source, { plantedQty: source.plantedQty + plantedQty }),
				]
			);
		},
	}),
	step({
		name: 'donation.unplant',
		input: inputs.donationUnplant,
		about: {
			'zh-CN': '栽下记错了：没查过成活、没记过采收以前撤下，写明原因；退回收到还没栽的',
			en: 'Take back a planting entered by mistake, with a reason, before anything rests on it; it goes back to what is received and not planted',
		},
		reads: ({ donation, planting }) => [
			...reads({ donation }),
			...[byId(plantings, planting), byField(plantings, 'parent', planting), byField(topworks, 'planting', planting)],
			...[byField(checks, 'planting', planting), byField(harvests, 'planting', planting), byField(sales, 'planting', planting)],
		],
		side: 'toVillage',
		take: ({ donation, planting, reason }, _, { rows }) => {
			const cohort = rows.get(plantings, planting);
			const source = itemsOf(donation, rows).find(({ id }) => id === cohort?.sourceItem);
			if (!cohort || !source) return refuse('not_found', 'planting');
			const wrong = unplantRefusal(cohort, rows);
			if (wrong) return wrong;
			return [
				// It never stood, so it leaves on the day it is said to have come; the donation has nothing to do with it any more.
				update(plantings, cohort, { sourceItem: null, sourceQty: null, removedOn: cohort.plantedOn, removedReason: reason }),
				update(items, source, { plantedQty: source.plantedQty - (cohort.sourceQty ?? 0) }),
			];
		},
	}),
	step({
		name: 'donation.cancel',
		input: inputs.donationCancel,
		about: { 'zh-CN': '取消：签收以前，写明原因', en: 'Cancel a donation before it is received, with a reason' },
		side: 'fromVillage',
		take: ({ reason }, row, { rows, today }) => {
			if (row.state === 'received')
				return refuse('cancel_late', 'donation', { day: { day: row.receivedOn ?? '', today }, to: nameOf(row.toVillage, rows) });
			return [update(donations, row, { state: 'cancelled', cancelledReason: reason })];
		},
	}),
	step({
		name: 'donation.close',
		input: inputs.donationClose,
		about: { 'zh-CN': '办完：查过一季的成活，或者写明原因', en: 'Close a donation after a one-season check, or with a reason' },
		reads: ({ donation }) => [...reads({ donation }), byField(checks, 'donation', donation)],
		side: 'either',
		take: ({ donation, on, reason = null }, row, { rows, today }) => {
			if (row.state !== 'received') return refuse('close_early', 'donation');
			const followed = () => counting(rows.find(checks, 'donation', donation)).some(({ kind }) => kind === 'one_season');
			if (reason === null && !followed()) return refuse('close_unchecked', 'reason');
			return (
				dayRefusal(on ?? today, row.receivedOn, today) ?? [
					update(donations, row, { state: 'closed', closedOn: on ?? today, closedReason: reason }),
				]
			);
		},
	}),
];
