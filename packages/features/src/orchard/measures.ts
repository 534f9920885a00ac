import type { Measure } from '@honghuo/core/measure.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { checks } from '../survival/model.ts';
import { ofBlock, type Standing, treesOn } from '../tree/figures.ts';
import { cultivarsEver } from './figures.ts';
import { blocks, plantings, topworks, varieties } from './model.ts';

const reads: Measure['reads'] = [
	(village) => [byField(blocks, 'village', village), byField(plantings, 'village', village)],
	(village, rows) => [
		...rows.find(blocks, 'village', village).map(({ id }) => byField(plantings, 'block', id)),
		...rows.find(plantings, 'village', village).flatMap(({ id }) => [byField(checks, 'planting', id), byField(topworks, 'planting', id)]),
	],
	(village, rows) => [byId(varieties, ...cultivarsEver(rows.find(plantings, 'village', village), rows))],
];

const shareOf = ({ rows: _, ...share }: Standing) => share;

/** The land and the trees of a village as they stand, by crop; a block counts once, for its main crop. */
export const measures: Measure[] = [
	{
		name: 'orchard.area',
		unit: 'e4mu',
		stock: true,
		about: { 'zh-CN': '果园面积，按主栽作物分', en: 'Area of the orchards, by main crop' },
		reads,
		shares: (village, rows) =>
			rows
				.find(blocks, 'village', village)
				.flatMap((block) => (block.areaE4mu === null ? [] : ofBlock(block, block.areaE4mu, rows)).map(shareOf)),
	},
	{
		name: 'orchard.trees',
		unit: 'tree',
		stock: true,
		about: { 'zh-CN': '果树活着多少株，按作物分；补植只补死了的', en: 'Trees standing, by crop; what fills gaps stands for what died' },
		reads,
		shares: (village, rows) => rows.find(blocks, 'village', village).flatMap((block) => treesOn(block, rows).map(shareOf)),
	},
];
