import type { Measure } from '@honghuo/core/measure.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { counted } from '../harvest/model.ts';
import { plantings } from '../orchard/model.ts';
import { costs, sales } from './model.ts';

/** Money of a village's orchards: what came in, by main crop and intercrop, and what went out, by what for. They are never set off against each other. */
export const measures: Measure[] = [
	{
		name: 'sale.amount',
		unit: 'fen',
		about: { 'zh-CN': '卖了多少钱，主栽、间作分开', en: 'Sales, main crop and intercrop apart' },
		reads: [
			(village) => [byField(sales, 'village', village)],
			(village, rows) => [byId(plantings, ...new Set(rows.find(sales, 'village', village).map(({ planting }) => planting)))],
		],
		shares: (village, rows) =>
			counted(rows.find(sales, 'village', village)).map(({ planting, soldOn, amountFen, version }) => ({
				on: soldOn,
				value: amountFen,
				part: rows.get(plantings, planting)?.role ?? 'main',
				entries: [version],
			})),
	},
	{
		name: 'cost.amount',
		unit: 'fen',
		about: { 'zh-CN': '花了多少钱，按用途分', en: 'Costs, by what for' },
		reads: [(village) => [byField(costs, 'village', village)]],
		shares: (village, rows) =>
			counted(rows.find(costs, 'village', village)).map(({ occurredOn, amountFen, category, version }) => ({
				on: occurredOn,
				value: amountFen,
				part: category,
				entries: [version],
			})),
	},
];
