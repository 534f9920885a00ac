import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { hasCounted, sessions } from './model.ts';

/** Sessions at the village where they were held, by theme. */
export const measures: Measure[] = [
	{
		name: 'training.sessions',
		unit: 'count',
		about: { 'zh-CN': '办了几场培训，按主题分', en: 'Training sessions held, by theme' },
		reads: [(village) => [byField(sessions, 'village', village)]],
		shares: (village, rows) =>
			rows
				.find(sessions, 'village', village)
				.filter(hasCounted)
				.map(({ heldOn, theme, version }) => ({ on: heldOn ?? '', value: 1, part: theme ?? '', entries: [version] })),
	},
];
