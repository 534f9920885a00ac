import { mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { orgUnits } from '../village/model.ts';
import { blockCreate, blockUpdate, orchardCreate, plantingCreate, varietyAdd } from './inputs.ts';
import { blocks, orchards, plantings, varieties } from './model.ts';
import { refuse } from './refusals.ts';

const areaOrTrees = (areaE4mu: number | null, treeCount: number | null): boolean => areaE4mu !== null || treeCount !== null;

export const commands = [
	command({
		name: 'variety.add',
		input: varietyAdd,
		who: ['administrator', 'county_official', 'expert', ...villageWriters],
		about: { 'zh-CN': '添品种', en: 'Add a cultivar to the county’s catalogue' },
		reads: ({ id, name }) => [byId(varieties, id), byField(varieties, 'name', name)],
		decide: ({ id, crop, name, nameEn, aliases, harvestFrom, harvestTo, source }, { rows }) => {
			if (rows.find(varieties, 'name', name).some((row) => row.crop === crop)) return refuse('variety_known', 'name', { name });
			return [
				insert(varieties, {
					id,
					village: null,
					crop,
					name,
					nameEn: nameEn ?? null,
					aliases: aliases ?? [],
					harvestFrom: harvestFrom ?? null,
					harvestTo: harvestTo ?? null,
					source: source ?? null,
				}),
			];
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
					parent: null,
					removedOn: null,
					removedReason: null,
				}),
			];
		},
	}),
];
