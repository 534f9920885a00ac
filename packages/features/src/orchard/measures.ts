import { localDate } from '@honghuo/core/dates.ts';
import type { Measure, Share } from '@honghuo/core/measure.ts';
import { byField, byId, type Rows } from '@honghuo/core/row.ts';
import { type Block, blocks, cropsOf, isTree, type Planting, plantings, standing, varieties } from './model.ts';

const reads: Measure['reads'] = [
	(village) => [byField(blocks, 'village', village), byField(plantings, 'village', village)],
	(village, rows) => [
		...rows.find(blocks, 'village', village).map(({ id }) => byField(plantings, 'block', id)),
		byId(varieties, ...new Set(rows.find(plantings, 'village', village).map(({ variety }) => variety))),
	],
];

/** The blocks worked now. */
const open = (village: string, rows: Rows): Block[] => rows.find(blocks, 'village', village).filter((block) => block.closedReason === null);

/** When a block became what it is: the day of the oldest cohort that stands there, else the day it was entered. */
const since = (block: Block, cohorts: readonly Planting[]): string =>
	cohorts
		.map(({ plantedOn }) => plantedOn)
		.sort()
		.at(0) ?? localDate(block.receivedAt);

const versions = (block: Block, cohorts: readonly Planting[]): number[] => [block.version, ...cohorts.map(({ version }) => version)];

/** The trees of a block by crop: as counted there, else as planted. */
function treesOf(block: Block, rows: Rows): Share[] {
	const cohorts = standing(block.id, rows).filter(({ variety }) => isTree(rows.get(varieties, variety)?.crop ?? 'other'));
	const [crop] = cropsOf(block.id, rows);
	if (block.treeCount !== null)
		return [{ on: since(block, cohorts), value: block.treeCount, part: crop ?? 'other', entries: versions(block, cohorts) }];
	return cohorts.flatMap(({ plantedOn, plantedQty, variety, version }) =>
		plantedQty === null
			? []
			: [{ on: plantedOn, value: plantedQty, part: rows.get(varieties, variety)?.crop ?? 'other', entries: [block.version, version] }],
	);
}

/** The land and the trees of a village as they stand now, by crop; a block counts once, for its main crop. */
export const measures: Measure[] = [
	{
		name: 'orchard.area',
		unit: 'e4mu',
		stock: true,
		about: { 'zh-CN': '果园面积，按主栽作物分', en: 'Area of the orchards, by main crop' },
		reads,
		shares: (village, rows) =>
			open(village, rows).flatMap((block) => {
				if (block.areaE4mu === null) return [];
				const cohorts = standing(block.id, rows);
				const [crop] = cropsOf(block.id, rows);
				return [{ on: since(block, cohorts), value: block.areaE4mu, part: crop ?? 'other', entries: versions(block, cohorts) }];
			}),
	},
	{
		name: 'orchard.trees',
		unit: 'tree',
		stock: true,
		about: { 'zh-CN': '果树株数，按作物分', en: 'Trees, by crop' },
		reads,
		shares: (village, rows) => open(village, rows).flatMap((block) => treesOf(block, rows)),
	},
];
