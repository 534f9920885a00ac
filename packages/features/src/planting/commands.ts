import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import { byField, byId, insert, type Read, update } from '@honghuo/core/row.ts';
import { harvests } from '../harvest/model.ts';
import { blocks, isTree, type Planting, plantings, topworks, topworksOf, varieties } from '../orchard/model.ts';
import { sales } from '../sale/model.ts';
import { checks, counting } from '../survival/model.ts';
import { plantingCreate, plantingRemove, plantingTopwork, plantingUpdate, plantingWithdraw, topworkWithdraw } from './inputs.ts';
import { refuse, removeRefusal, updateRefusal, withdrawRefusal } from './refusals.ts';

/** A cohort and everything that may rest on it. */
const readsOn = (planting: string): Read[] => [
	byId(plantings, planting),
	byField(plantings, 'parent', planting),
	byField(topworks, 'planting', planting),
	byField(checks, 'planting', planting),
	byField(harvests, 'planting', planting),
	byField(sales, 'planting', planting),
];

export const commands = [
	command({
		name: 'planting.create',
		input: plantingCreate,
		who: villageWriters,
		about: { 'zh-CN': '记种植：地块、品种、主栽或间作、哪天种的、多少株', en: 'Enter a planting cohort' },
		reads: ({ id, block, variety }) => [byId(plantings, id), byId(blocks, block), byId(varieties, variety)],
		decide: ({ id, block, variety, role, plantedOn, plantedPrecision, plantedQty = null, rootstock = null }, { rows, actor, today }) => {
			const parent = rows.get(blocks, block);
			if (!parent || !mayWriteVillage(actor, parent.village, today)) return refuse('not_found', 'block');
			if (!rows.get(varieties, variety)) return refuse('variety_unknown', 'variety');
			if (plantedOn > today) return refuse('planted_in_future', 'plantedOn');
			const { name, closedOn } = parent;
			if (closedOn !== null && plantedOn >= closedOn)
				return refuse('block_closed_then', 'plantedOn', { name, on: { day: closedOn, today } });
			return [
				insert(plantings, {
					id,
					village: parent.village,
					block,
					variety,
					role,
					plantedOn,
					plantedPrecision,
					plantedQty,
					rootstock,
					sourceItem: null,
					sourceQty: null,
					parent: null,
					removedOn: null,
					removedReason: null,
				}),
			];
		},
	}),
	command({
		name: 'planting.topwork',
		input: plantingTopwork,
		who: villageWriters,
		about: {
			'zh-CN': '高接换种：这批从哪天起是哪个品种',
			en: 'Work a cohort over to another cultivar from a day on; what stood before is kept',
		},
		reads: ({ id, planting, variety }) => [
			byId(topworks, id),
			byId(plantings, planting),
			byId(varieties, variety),
			byField(topworks, 'planting', planting),
		],
		readsThen: ({ planting }, rows) => [byId(varieties, rows.get(plantings, planting)?.variety)],
		decide: ({ id, planting, variety, on }, { rows, actor, today }) => {
			const row = rows.get(plantings, planting);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'planting');
			const [now, next] = [rows.get(varieties, row.variety), rows.get(varieties, variety)];
			if (!now || !next) return refuse('variety_unknown', 'variety');
			if (row.removedOn !== null) return refuse('planting_removed', 'planting', { on: { day: row.removedOn, today } });
			if (next.id === now.id) return refuse('topwork_same', 'variety', { name: now.name });
			if (!isTree(now.crop)) return refuse('topwork_no_tree', 'planting', { name: now.name });
			if (next.crop !== now.crop) return refuse('topwork_other_crop', 'variety', { from: now.name, to: next.name });
			const last = topworksOf(planting, rows).at(-1);
			if (on > today || on < row.plantedOn || (last !== undefined && on <= last.on)) return refuse('topwork_day', 'on');
			const { village } = row;
			return [
				insert(topworks, { id, village, planting, before: now.id, variety, on, withdrawnReason: null }),
				update(plantings, row, { variety }),
			];
		},
	}),
	command({
		name: 'topwork.withdraw',
		input: topworkWithdraw,
		who: villageWriters,
		about: {
			'zh-CN': '撤下记错的高接，写明原因；品种退回去',
			en: 'Withdraw a top-working entered by mistake, with a reason; the cultivar goes back',
		},
		merge: 'row',
		reads: ({ topwork }) => [byId(topworks, topwork)],
		readsThen: ({ topwork }, rows) => {
			const row = rows.get(topworks, topwork);
			return row ? [byId(plantings, row.planting), byField(topworks, 'planting', row.planting)] : [];
		},
		decide: ({ topwork, reason }, { rows, actor, today }) => {
			const row = rows.get(topworks, topwork);
			const cohort = row && rows.get(plantings, row.planting);
			if (!row || !cohort || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'topwork');
			if (row.withdrawnReason !== null) return refuse('topwork_withdrawn', 'topwork');
			if (topworksOf(row.planting, rows).at(-1)?.id !== row.id) return refuse('topwork_not_last', 'topwork');
			return [update(topworks, row, { withdrawnReason: reason }), update(plantings, cohort, { variety: row.before })];
		},
	}),
	command({
		name: 'planting.remove',
		input: plantingRemove,
		who: villageWriters,
		about: { 'zh-CN': '记挖掉：这批从哪天起没了，为什么', en: 'Enter that a cohort was removed, from which day and why' },
		merge: 'row',
		reads: ({ planting }) => readsOn(planting),
		decide: ({ planting, on, reason }, { rows, actor, today }) => {
			const row = rows.get(plantings, planting);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'planting');
			if (row.removedOn !== null) return refuse('planting_removed', 'planting', { on: { day: row.removedOn, today } });
			const last = topworksOf(planting, rows).at(-1);
			if (on > today || on < row.plantedOn || (last !== undefined && on < last.on)) return refuse('removed_day', 'on');
			// A donated cohort was seen standing on that day: its account of survival would speak of trees that were gone.
			const seen = row.sourceItem === null ? undefined : counting(rows.find(checks, 'planting', planting)).at(-1);
			if (seen && on < seen.occurredOn) return refuse('planting_checked', 'on', { on: { day: seen.occurredOn, today } });
			return removeRefusal(row, on, rows) ?? [update(plantings, row, { removedOn: on, removedReason: reason })];
		},
	}),
	command({
		name: 'planting.update',
		input: plantingUpdate,
		who: villageWriters,
		about: {
			'zh-CN': '改种植：品种、主栽或间作、哪天种的、多少株、砧木；只改给出的几项',
			en: 'Correct a planting cohort; only the fields given change',
		},
		merge: 'fields',
		reads: ({ planting, variety }) => [byId(varieties, variety), ...readsOn(planting)],
		readsThen: ({ planting }, rows) => [byId(plantings, rows.get(plantings, planting)?.parent)],
		decide: ({ planting, ...fields }, { rows, actor, today }) => {
			const row = rows.get(plantings, planting);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'planting');
			if (row.removedOn !== null) return refuse('planting_removed', 'planting', { on: { day: row.removedOn, today } });
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('nothing_changed', 'planting');
			if (fields.variety !== undefined && !rows.get(varieties, fields.variety)) return refuse('variety_unknown', 'variety');
			const next: Planting = { ...row, ...given };
			if (next.plantedOn > today) return refuse('planted_in_future', 'plantedOn');
			return updateRefusal(row, next, rows) ?? [update(plantings, row, given)];
		},
	}),
	command({
		name: 'planting.withdraw',
		input: plantingWithdraw,
		who: villageWriters,
		about: {
			'zh-CN': '撤下记错的种植，写明原因；有了采收、检查、高接以后就撤不了',
			en: 'Withdraw a planting entered by mistake, with a reason, before anything rests on it',
		},
		merge: 'row',
		reads: ({ planting }) => readsOn(planting),
		decide: ({ planting, reason }, { rows, actor, today }) => {
			const row = rows.get(plantings, planting);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'planting');
			// It never stood, so it leaves on the day it is said to have come.
			return withdrawRefusal(row, rows) ?? [update(plantings, row, { removedOn: row.plantedOn, removedReason: reason })];
		},
	}),
];
