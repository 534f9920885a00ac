import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { turnouts } from '../attendance/model.ts';
import { hasCounted, sessions } from './model.ts';

/** Sessions at the village where they were held, person-times at the one people came from; both by theme, on the day of the session. */
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
