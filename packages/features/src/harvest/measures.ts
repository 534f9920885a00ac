import type { Measure } from '@honghuo/core/measure.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { plantings, topworks, varieties } from '../orchard/model.ts';
import { cultivarOf } from './figures.ts';
import { counted, harvests } from './model.ts';

/** What a village picked. */
export const measures: Measure[] = [
	{
		name: 'harvest.weight',
		unit: 'g',
		about: { 'zh-CN': '采收多少，按作物分', en: 'Weight harvested, by crop' },
		reads: [
			(village) => [byField(harvests, 'village', village)],
			(village, rows) => {
				const cohorts = [...new Set(rows.find(harvests, 'village', village).map(({ planting }) => planting))];
				return [byId(plantings, ...cohorts), ...cohorts.map((planting) => byField(topworks, 'planting', planting))];
			},
			(village, rows) => [byId(varieties, ...new Set(rows.find(harvests, 'village', village).map((row) => cultivarOf(row, rows))))],
		],
		shares: (village, rows) =>
			counted(rows.find(harvests, 'village', village)).map(({ planting, occurredOn, grossG, version }) => {
				const crop = rows.get(varieties, cultivarOf({ planting, occurredOn }, rows) ?? '')?.crop;
				return { on: occurredOn, value: grossG, part: crop ?? 'other', entries: [version] };
			}),
	},
];
