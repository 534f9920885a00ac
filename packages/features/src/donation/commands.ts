import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { type Command, command } from '@honghuo/core/command.ts';
import { byField, byId, insert, type Read, type Rows, update } from '@honghuo/core/row.ts';
import { harvests } from '../harvest/model.ts';
import { blocks, plantings, topworks, varieties } from '../orchard/model.ts';
import { sales } from '../sale/model.ts';
import { checks, counting, newCohort } from '../survival/model.ts';
import { orgUnits, people, teams } from '../village/model.ts';
import * as inputs from './inputs.ts';
import { donations, items, itemsOf } from './model.ts';
import {
	already,
	dayRefusal,
	dayWords,
	itemsRefusal,
	nameOf,
	open,
	over,
	owned,
	plantRefusal,
	receiptRefusal,
	refuse,
	unplantRefusal,
} from './refusals.ts';

/** A new donation has not come anywhere yet. */
const nowhere = {
	...{ pledgedOn: null, dispatchedOn: null, receivedOn: null, receivedBy: null, receivedNote: null },
	...{ closedOn: null, closedReason: null, cancelledReason: null },
};

/** The rows a step of a donation and its refusals speak of. */
const reads = ({ donation }: { donation: string }): Read[] => [byId(donations, donation), byField(items, 'donation', donation)];
const readsThen = ({ donation }: { donation: string }, rows: Rows): Read[] => {
	const row = rows.get(donations, donation);
	return row ? [byId(orgUnits, row.fromVillage, row.toVillage), byId(people, row.receivedBy)] : [];
};

/** A step of a donation: by people of a village, and reading what every step reads unless it says more. */
const step = <Input extends { donation: string }>(
	definition: Omit<Command<Input>, 'who' | 'reads'> & Pick<Partial<Command<Input>>, 'reads'>,
) => command<Input>({ who: villageWriters, reads, readsThen, ...definition });

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
			const wrong = itemsRefusal(given, rows);
			if (wrong) return wrong;
			return [
				insert(donations, {
					...{ id, village, fromVillage: village, fromTeam: fromTeam ?? null, toVillage },
					...{ state: 'draft', note: note || null, ...nowhere },
				}),
				...given.map(({ typed = null, perBundle = null, note: said, ...item }) =>
					insert(items, {
						...{ ...item, village: toVillage, donation: id, typed, perBundle, note: said || null },
						...{ receivedQty: null, plantedQty: 0 },
					}),
				),
			];
		},
	}),
	step({
		name: 'donation.pledge',
		input: inputs.donationStep,
		about: { 'zh-CN': '答应送：对方看得到，开始准备', en: 'Pledge a drafted donation' },
		decide: ({ donation, on }, context) => {
			const { today } = context;
			const row = open(donation, 'fromVillage', context);
			if ('code' in row) return row;
			if (row.state !== 'draft') return refuse('pledge_late', 'donation');
			return dayRefusal(on ?? today, null, today) ?? [update(donations, row, { state: 'pledged', pledgedOn: on ?? today })];
		},
	}),
	step({
		name: 'donation.dispatch',
		input: inputs.donationStep,
		about: { 'zh-CN': '送出：等对方村签收', en: 'Dispatch a pledged donation; the receiving village signs for it next' },
		decide: ({ donation, on }, context) => {
			const { rows, today } = context;
			const row = open(donation, 'fromVillage', context);
			if ('code' in row) return row;
			if (row.state === 'draft') return refuse('dispatch_early', 'donation');
			if (row.state !== 'pledged')
				return refuse('dispatch_late', 'donation', { ...dayWords(row.dispatchedOn, today), to: nameOf(row.toVillage, rows) });
			return dayRefusal(on ?? today, row.pledgedOn, today) ?? [update(donations, row, { state: 'dispatched', dispatchedOn: on ?? today })];
		},
	}),
	step({
		name: 'donation.receive',
		input: inputs.donationReceive,
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
	step({
		name: 'donation.plant',
		input: inputs.donationPlant,
		about: {
			'zh-CN': '栽下：收到的栽在哪块地、多少；生成一个种植批次，可注明补植',
			en: 'Plant what was received on a block: makes a planting cohort, or one that fills the gaps of another',
		},
		reads: ({ donation, block, planting, parent }) => [
			...[...reads({ donation }), byId(blocks, block), byId(plantings, planting, parent)],
			...(parent ? [byField(plantings, 'parent', parent), byField(checks, 'planting', parent)] : []),
		],
		readsThen: (input, rows) => [
			...readsThen(input, rows),
			...(input.parent ? rows.find(plantings, 'parent', input.parent).map(({ id }) => byField(checks, 'planting', id)) : []),
		],
		decide: ({ donation, item, block, planting, plantedQty, plantedOn, role, parent = null }, context) => {
			const { rows } = context;
			const row = open(donation, 'toVillage', context);
			if ('code' in row) return row;
			if (row.state !== 'received') return refuse('plant_early', 'donation');
			const source = itemsOf(donation, rows).find(({ id }) => id === item);
			if (!source) return refuse('not_found', 'item');
			if (rows.get(blocks, block)?.village !== row.toVillage) return refuse('not_found', 'block');
			const wrong = plantRefusal(source, { block, plantedQty, plantedOn, parent }, row, context);
			if (wrong) return wrong;
			const { variety, kind } = source;
			return [
				insert(plantings, {
					...newCohort,
					...{ id: planting, village: row.toVillage, block, variety, role, plantedOn, parent },
					...{ sourceItem: item, sourceQty: plantedQty },
					// Grams of seed and scions for grafting say nothing about a number of trees.
					plantedQty: kind === 'seedling' ? plantedQty : null,
				}),
				update(items, source, { plantedQty: source.plantedQty + plantedQty }),
			];
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
		decide: ({ donation, planting, reason }, context) => {
			const { rows } = context;
			const row = open(donation, 'toVillage', context);
			if ('code' in row) return row;
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
		decide: ({ donation, reason }, context) => {
			const { rows, today } = context;
			const row = open(donation, 'fromVillage', context);
			if ('code' in row) return row;
			if (row.state === 'received')
				return refuse('cancel_late', 'donation', { ...dayWords(row.receivedOn, today), to: nameOf(row.toVillage, rows) });
			return [update(donations, row, { state: 'cancelled', cancelledReason: reason })];
		},
	}),
	step({
		name: 'donation.close',
		input: inputs.donationClose,
		about: {
			'zh-CN': '办完：有过一季的成活检查，或者写明原因；送的村、收的村都能办',
			en: 'Close a donation after a one-season survival check or with a reason; by either village',
		},
		reads: ({ donation }) => [...reads({ donation }), byField(checks, 'donation', donation)],
		decide: ({ donation, on, reason = null }, context) => {
			const { rows, today } = context;
			const row = open(donation, 'either', context);
			if ('code' in row) return row;
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
