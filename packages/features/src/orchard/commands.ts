import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { checks, counting } from '../survival/model.ts';
import { orgUnits } from '../village/model.ts';
import {
	blockCreate,
	blockUpdate,
	orchardCreate,
	plantingCreate,
	plantingRemove,
	plantingTopwork,
	topworkWithdraw,
	varietyAdd,
	varietyUpdate,
} from './inputs.ts';
import { blocks, isTree, orchards, plantings, topworks, topworksOf, type Variety, varieties } from './model.ts';
import { refuse } from './refusals.ts';

const areaOrTrees = (areaE4mu: number | null, treeCount: number | null): boolean => areaE4mu !== null || treeCount !== null;

/** Who keeps the county's catalogue in order. */
const catalogueKeepers = ['administrator', 'county_official'] as const;

/** Why these facts of a cultivar can't all be true, if so. */
function varietyRefusal(fields: Pick<Variety, 'harvestFrom' | 'harvestTo' | 'firstBearingYear' | 'fullBearingYear'>): Refusal | undefined {
	if ((fields.harvestFrom === null) !== (fields.harvestTo === null)) return refuse('variety_window', 'harvestTo');
	const { firstBearingYear: first, fullBearingYear: full } = fields;
	return first !== null && full !== null && full < first ? refuse('variety_bearing', 'fullBearingYear') : undefined;
}

export const commands = [
	command({
		name: 'variety.add',
		input: varietyAdd,
		who: ['administrator', 'county_official', 'expert', ...villageWriters],
		about: { 'zh-CN': '添品种', en: 'Add a cultivar to the county’s catalogue' },
		reads: ({ id, name }) => [byId(varieties, id), byField(varieties, 'name', name)],
		decide: ({ id, crop, name, aliases = [], ...given }, { rows }) => {
			if (rows.find(varieties, 'name', name).some((row) => row.crop === crop)) return refuse('variety_known', 'name', { name });
			const { nameEn = null, harvestFrom = null, harvestTo = null, source = null } = given;
			const { firstBearingYear = null, fullBearingYear = null, usualBloom = null } = given;
			const fields = { nameEn, aliases, harvestFrom, harvestTo, source, firstBearingYear, fullBearingYear, usualBloom };
			return varietyRefusal(fields) ?? [insert(varieties, { id, village: null, crop, name, ...fields })];
		},
	}),
	command({
		name: 'variety.update',
		input: varietyUpdate,
		who: [...catalogueKeepers, 'expert'],
		about: {
			'zh-CN': '改品种资料：采收期、始果和盛果年、花期、出处',
			en: 'Correct what the catalogue says of a cultivar; only the fields given change',
		},
		merge: 'fields',
		reads: ({ variety, name }) => [byId(varieties, variety), ...(name === undefined ? [] : [byField(varieties, 'name', name)])],
		decide: ({ variety, ...fields }, { rows }) => {
			const row = rows.get(varieties, variety);
			if (!row) return refuse('not_found', 'variety');
			const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
			if (Object.entries(given).every(([field, value]) => JSON.stringify(row[field as keyof Variety]) === JSON.stringify(value)))
				return refuse('nothing_changed', 'variety');
			const { name } = fields;
			// Only a name that is given is looked up: `reads` names no other.
			if (name !== undefined && rows.find(varieties, 'name', name).some((other) => other.id !== row.id && other.crop === row.crop))
				return refuse('variety_known', 'name', { name });
			return varietyRefusal({ ...row, ...given }) ?? [update(varieties, row, given)];
		},
	}),
	command({
		name: 'orchard.create',
		input: orchardCreate,
		who: villageWriters,
		about: { 'zh-CN': '建果园', en: 'Create an orchard in a village' },
		reads: ({ id, village }) => [byId(orchards, id), byId(orgUnits, village)],
		decide: ({ id, village, name }, { rows, actor, today }) => {
			if (!rows.get(orgUnits, village) || !mayWriteVillage(actor, village, today)) return refuse('village_not_yours', 'village');
			return [insert(orchards, { id, village, name, closedReason: null })];
		},
	}),
	command({
		name: 'block.create',
		input: blockCreate,
		who: villageWriters,
		about: { 'zh-CN': '建地块：面积（万分之一亩）或株数', en: 'Create a block, with an area in 1/10,000 mu or a count of trees' },
		reads: ({ id, orchard }) => [byId(blocks, id), byId(orchards, orchard)],
		decide: ({ id, orchard, name, areaE4mu, treeCount = null, rowSpacingCm = null, treeSpacingCm = null, geometry = null }, context) => {
			const { rows, actor, today } = context;
			const parent = rows.get(orchards, orchard);
			if (!parent || !mayWriteVillage(actor, parent.village, today)) return refuse('not_found', 'orchard');
			if (!areaOrTrees(areaE4mu, treeCount)) return refuse('block_without_size', 'areaE4mu');
			return [
				insert(blocks, {
					id,
					village: parent.village,
					orchard,
					name,
					areaE4mu,
					treeCount,
					rowSpacingCm,
					treeSpacingCm,
					geometry,
					closedReason: null,
				}),
			];
		},
	}),
	command({
		name: 'block.update',
		input: blockUpdate,
		who: villageWriters,
		about: { 'zh-CN': '改地块', en: 'Correct a block; only the fields given change' },
		merge: 'fields',
		reads: ({ block }) => [byId(blocks, block)],
		decide: ({ block, ...fields }, { rows, actor, today }) => {
			const row = rows.get(blocks, block);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'block');
			const { areaE4mu = row.areaE4mu, treeCount = row.treeCount } = fields;
			if (!areaOrTrees(areaE4mu, treeCount)) return refuse('block_without_size', 'areaE4mu');
			return [update(blocks, row, fields)];
		},
	}),
	command({
		name: 'planting.create',
		input: plantingCreate,
		who: villageWriters,
		about: { 'zh-CN': '记种植：地块、品种、主栽或间作、哪天种的、多少株', en: 'Enter a planting cohort' },
		reads: ({ id, block, variety }) => [byId(plantings, id), byId(blocks, block), byId(varieties, variety)],
		decide: ({ id, block, variety, role, plantedOn, plantedPrecision, plantedQty = null }, { rows, actor, today }) => {
			const parent = rows.get(blocks, block);
			if (!parent || !mayWriteVillage(actor, parent.village, today)) return refuse('not_found', 'block');
			if (!rows.get(varieties, variety)) return refuse('variety_unknown', 'variety');
			if (plantedOn > today) return refuse('planted_in_future', 'plantedOn');
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
			if (row.removedOn !== null) return refuse('planting_removed', 'planting', { on: row.removedOn });
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
		reads: ({ planting }) => [byId(plantings, planting), byField(topworks, 'planting', planting), byField(checks, 'planting', planting)],
		decide: ({ planting, on, reason }, { rows, actor, today }) => {
			const row = rows.get(plantings, planting);
			if (!row || !mayWriteVillage(actor, row.village, today)) return refuse('not_found', 'planting');
			if (row.removedOn !== null) return refuse('planting_removed', 'planting', { on: row.removedOn });
			const last = topworksOf(planting, rows).at(-1);
			if (on > today || on < row.plantedOn || (last !== undefined && on < last.on)) return refuse('removed_day', 'on');
			// A donated cohort was seen standing on that day: its account of survival would speak of trees that were gone.
			const seen = row.sourceItem === null ? undefined : counting(rows.find(checks, 'planting', planting)).at(-1);
			if (seen && on < seen.occurredOn) return refuse('planting_checked', 'on', { on: seen.occurredOn });
			return [update(plantings, row, { removedOn: on, removedReason: reason })];
		},
	}),
];
