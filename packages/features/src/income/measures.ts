import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { incomes, incomesOf } from './model.ts';

/** Collective income by source, on the last day of its year. */
export const measures: Measure[] = [
	{
		name: 'income.amount',
		unit: 'fen',
		about: {
			'zh-CN': '村集体经济收入，按来源分，记在当年最后一天',
			en: 'Village collective income by source, on the last day of its year',
		},
		reads: [(village) => [byField(incomes, 'village', village)]],
		shares: (village, rows) =>
			incomesOf(village, rows).map(({ year, amountFen, source, version }) => ({
				on: `${year}-12-31`,
				value: amountFen,
				part: source,
				entries: [version],
			})),
	},
];
