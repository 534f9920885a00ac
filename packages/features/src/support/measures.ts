import type { Measure } from '@honghuo/core/measure.ts';
import { received } from './figures.ts';
import { partOf, receivedReads } from './model.ts';

/** What villages and the county add up of support: counted where it arrived, by what it was and who gave it. */
export const measures: Measure[] = [
	{
		name: 'support.acts',
		unit: 'count',
		about: {
			'zh-CN': '受帮扶几次，按收的村算；part 是「种类:谁给的」，谁给的是村编码、工作队编号或单位名',
			en: 'Acts of support, at the village helped; part is `kind:giver`, the giver a village’s code, a team’s id or an institution’s name',
		},
		reads: receivedReads,
		shares: (village, rows) =>
			received(village, rows).map(({ on, kind, giver, entries }) => ({ on, value: 1, part: partOf(kind, giver), entries })),
	},
];
