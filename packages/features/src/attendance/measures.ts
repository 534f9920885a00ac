import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { turnouts } from './model.ts';

/** Person-times at the village people came from, on the day of the session, by theme. */
export const measures: Measure[] = [
	{
		name: 'training.person_times',
		unit: 'person_time',
		about: { 'zh-CN': '参加培训的人次，按主题分', en: 'Person-times at training, by theme' },
		reads: [(village) => [byField(turnouts, 'village', village)]],
		shares: (village, rows) =>
			rows
				.find(turnouts, 'village', village)
				.filter(({ withdrawnReason, people }) => withdrawnReason === null && people > 0)
				.map(({ heldOn, people, theme, version }) => ({ on: heldOn, value: people, part: theme ?? '', entries: [version] })),
	},
];
