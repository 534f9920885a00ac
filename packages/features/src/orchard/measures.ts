import type { Measure } from '@honghuo/core/measure.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { checks } from '../survival/model.ts';
import { since, treesOn, whileOpen } from '../tree/figures.ts';
import { blocks, cropsOf, plantings, standing, varieties } from './model.ts';

const reads: Measure['reads'] = [
	(village) => [byField(blocks, 'village', village), byField(plantings, 'village', village)],
	(village, rows) => [
		...rows.find(blocks, 'village', village).map(({ id }) => byField(plantings, 'block', id)),
		byId(varieties, ...new Set(rows.find(plantings, 'village', village).map(({ variety }) => variety))),
		...rows.find(plantings, 'village', village).map(({ id }) => byField(checks, 'planting', id)),
	],
];

/** The land and the trees of a village as they stand, by crop; a block counts once, for its main crop. */
export const measures: Measure[] = [
	{
		name: 'orchard.area',
		unit: 'e4mu',
		stock: true,
		about: { 'zh-CN': '果园面积，按主栽作物分', en: 'Area of the orchards, by main crop' },
		reads,
		shares: (village, rows) =>
			rows.find(blocks, 'village', village).flatMap((block) => {
				if (block.areaE4mu === null) return [];
				const cohorts = standing(block.id, rows);
				const part = cropsOf(block.id, rows)[0] ?? 'other';
				const entries = [block, ...cohorts].map(({ version }) => version);
				return whileOpen(block, { on: since(block, cohorts), value: block.areaE4mu, part, entries });
			}),
	},
	{
		name: 'orchard.trees',
		unit: 'tree',
		stock: true,
		about: { 'zh-CN': '果树活着多少株，按作物分；补植只补死了的', en: 'Trees standing, by crop; what fills gaps stands for what died' },
		reads,
		shares: (village, rows) =>
			rows.find(blocks, 'village', village).flatMap((block) => treesOn(block, rows).map(({ rows: _, ...share }) => share)),
	},
];
