import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byField, byId, insert, type Read, type Rows, update } from '@honghuo/core/row.ts';
import { blocks, plantings, varieties } from '../orchard/model.ts';
import { checks, counting, newCohort } from '../survival/model.ts';
import { orgUnits, people, teams } from '../village/model.ts';
import { donationCancel, donationClose, donationDraft, donationPlant, donationReceive, donationRecount, donationStep } from './inputs.ts';
import { donations, items, itemsOf, saysTheSame, toPlant, unitFits } from './model.ts';
import { already, dayRefusal, dayWords, nameOf, open, over, owned, refuse } from './refusals.ts';

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

export const commands = [
	command({
		name: 'donation.draft',
		input: donationDraft,
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
			if (new Set(given.map((item) => item.id)).size < given.length) return refuse('item_twice', 'items');
			for (const { kind, variety, qty, unit, typed } of given) {
				if (!rows.get(varieties, variety)) return refuse('item_variety_unknown', 'items');
				if (!unitFits(kind, unit)) return refuse('item_unit_misfit', 'items');
				if (typed && !saysTheSame(typed, qty, unit)) return refuse('item_typed_differs', 'items');
			}
			return [
				insert(donations, {
					id,
					village,
					fromVillage: village,
					fromTeam: fromTeam ?? null,
					toVillage,
					state: 'draft',
					note: note || null,
					...nowhere,
				}),
				...given.map(({ typed = null, perBundle = null, note: itemNote, ...item }) =>
					insert(items, {
						...item,
						village: toVillage,
						donation: id,
						typed,
						perBundle,
						note: itemNote || null,
						receivedQty: null,
						plantedQty: 0,
					}),
				),
			];
		},
	}),
	command({
		name: 'donation.pledge',
		input: donationStep,
		who: villageWriters,
		about: { 'zh-CN': '答应送：对方看得到，开始准备', en: 'Pledge a drafted donation' },
		reads,
		readsThen,
		decide: ({ donation, on }, context) => {
			const { today } = context;
			const row = open(donation, 'fromVillage', context);
			if ('code' in row) return row;
			if (row.state !== 'draft') return refuse('pledge_late', 'donation');
			return dayRefusal(on ?? today, null, today) ?? [update(donations, row, { state: 'pledged', pledgedOn: on ?? today })];
		},
	}),
	command({
		name: 'donation.dispatch',
		input: donationStep,
		who: villageWriters,
		about: { 'zh-CN': '送出：等对方村签收', en: 'Dispatch a pledged donation; the receiving village signs for it next' },
		reads,
		readsThen,
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
	command({
		name: 'donation.receive',
		input: donationReceive,
		who: villageWriters,
		about: {
			'zh-CN': '签收：收的村才能签，每样实收多少，只签一次',
			en: 'Sign for a donation: by the receiving village only, what arrived of each item, once',
		},
		reads,
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
			if (got.size !== counted.length || got.size !== sent.length || sent.some(({ id }) => !got.has(id)))
				return refuse('receive_items', 'items');
			for (const { id, qty, unit, variety } of sent) {
				const value = got.get(id) ?? 0;
				const name = rows.get(varieties, variety)?.name ?? '';
				if (value > qty) return refuse('receive_exceeds', 'items', { name, sent: { value: qty, unit }, got: { value, unit }, from });
			}
			if ([...got.values()].every((value) => value === 0)) return refuse('receive_nothing', 'items', { from });
			const wrong = dayRefusal(on ?? today, row.dispatchedOn, today);
			if (wrong) return wrong;
			return [
				update(donations, row, { state: 'received', receivedOn: on ?? today, receivedBy: actor.person, receivedNote: note || null }),
				...sent.map((item) => update(items, item, { receivedQty: got.get(item.id) ?? 0 })),
			];
		},
	}),
	command({
		name: 'donation.recount',
		input: donationRecount,
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
	command({
		name: 'donation.plant',
		input: donationPlant,
		who: villageWriters,
		about: {
			'zh-CN': '栽下：收到的栽在哪块地、多少；生成一个种植批次，可注明补植',
			en: 'Plant what was received on a block: makes a planting cohort, or one that fills the gaps of another',
		},
		reads: ({ donation, block, planting, parent }) => [...reads({ donation }), byId(blocks, block), byId(plantings, planting, parent)],
		readsThen,
		decide: ({ donation, item, block, planting, plantedQty, plantedOn, role, parent = null }, context) => {
			const { rows, today } = context;
			const row = open(donation, 'toVillage', context);
			if ('code' in row) return row;
			if (row.state !== 'received') return refuse('plant_early', 'donation');
			const source = itemsOf(donation, rows).find(({ id }) => id === item);
			if (!source) return refuse('not_found', 'item');
			if (rows.get(blocks, block)?.village !== row.toVillage) return refuse('not_found', 'block');
			const { unit, variety, kind } = source;
			const [left, wanted] = [toPlant(source), plantedQty].map((value) => ({ value, unit }));
			if (left && wanted && wanted.value > left.value) return refuse('plant_exceeds', 'plantedQty', { left, qty: wanted });
			if (plantedOn > today) return refuse('donation_in_future', 'plantedOn');
			if (plantedOn < (row.dispatchedOn ?? '')) return refuse('plant_too_soon', 'plantedOn', dayWords(row.dispatchedOn, today));
			const older = parent === null ? undefined : rows.get(plantings, parent);
			if (parent !== null && (older?.block !== block || older.parent !== null)) return refuse('plant_parent', 'parent');
			return [
				insert(plantings, {
					id: planting,
					village: row.toVillage,
					block,
					variety,
					role,
					plantedOn,
					// Grams of seed and scions for grafting say nothing about a number of trees.
					plantedQty: kind === 'seedling' ? plantedQty : null,
					sourceItem: item,
					parent,
					...newCohort,
				}),
				update(items, source, { plantedQty: source.plantedQty + plantedQty }),
			];
		},
	}),
	command({
		name: 'donation.cancel',
		input: donationCancel,
		who: villageWriters,
		about: { 'zh-CN': '取消：签收以前，写明原因', en: 'Cancel a donation before it is received, with a reason' },
		reads,
		readsThen,
		decide: ({ donation, reason }, context) => {
			const { rows, today } = context;
			const row = open(donation, 'fromVillage', context);
			if ('code' in row) return row;
			if (row.state === 'received')
				return refuse('cancel_late', 'donation', { ...dayWords(row.receivedOn, today), to: nameOf(row.toVillage, rows) });
			return [update(donations, row, { state: 'cancelled', cancelledReason: reason })];
		},
	}),
	command({
		name: 'donation.close',
		input: donationClose,
		who: villageWriters,
		about: {
			'zh-CN': '办完：有过一季的成活检查，或者写明原因；送的村、收的村都能办',
			en: 'Close a donation after a one-season survival check or with a reason; by either village',
		},
		reads: ({ donation }) => [...reads({ donation }), byField(checks, 'donation', donation)],
		readsThen,
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
