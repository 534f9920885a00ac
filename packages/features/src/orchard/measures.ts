import type { Measure } from '@honghuo/core/measure.ts';
import { byField, byId, type Rows } from '@honghuo/core/row.ts';
import { since, treesOn } from './figures.ts';
import { type Block, blocks, cropsOf, plantings, standing, varieties } from './model.ts';

const reads: Measure['reads'] = [
	(village) => [byField(blocks, 'village', village), byField(plantings, 'village', village)],
	(village, rows) => [
		...rows.find(blocks, 'village', village).map(({ id }) => byField(plantings, 'block', id)),
		byId(varieties, ...new Set(rows.find(plantings, 'village', village).map(({ variety }) => variety))),
	],
];

/** The blocks worked now. */
const open = (village: string, rows: Rows): Block[] => rows.find(blocks, 'village', village).filter((block) => block.closedReason === null);

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
				return [
					{
						on: since(block, cohorts),
						value: block.areaE4mu,
						part: crop ?? 'other',
						entries: [block, ...cohorts].map(({ version }) => version),
					},
				];
			}),
	},
	{
		name: 'orchard.trees',
		unit: 'tree',
		stock: true,
		about: { 'zh-CN': '果树株数，按作物分', en: 'Trees, by crop' },
		reads,
		shares: (village, rows) => open(village, rows).flatMap((block) => treesOn(block, rows).map(({ rows: _, ...share }) => share)),
	},
];
