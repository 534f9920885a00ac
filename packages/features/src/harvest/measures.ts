import type { Measure } from '@honghuo/core/measure.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { plantings, varieties } from '../orchard/model.ts';
import { counted, harvests } from './model.ts';

/** What a village picked. */
export const measures: Measure[] = [
	{
		name: 'harvest.weight',
		unit: 'g',
		about: { 'zh-CN': '采收多少，按作物分', en: 'Weight harvested, by crop' },
		reads: [
			(village) => [byField(harvests, 'village', village)],
			(village, rows) => [byId(plantings, ...new Set(rows.find(harvests, 'village', village).map(({ planting }) => planting)))],
			(village, rows) => [
				byId(varieties, ...rows.find(harvests, 'village', village).map(({ planting }) => rows.get(plantings, planting)?.variety)),
			],
		],
		shares: (village, rows) =>
			counted(rows.find(harvests, 'village', village)).map(({ planting, occurredOn, grossG, version }) => {
				const variety = rows.get(plantings, planting)?.variety;
				const crop = variety === undefined ? undefined : rows.get(varieties, variety)?.crop;
				return { on: occurredOn, value: grossG, part: crop ?? 'other', entries: [version] };
			}),
	},
];
