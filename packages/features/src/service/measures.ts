import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { serviceVisits } from './model.ts';

/** What a village, a township and the county add up of the teams' visits. */
export const measures: Measure[] = [
	{
		name: 'service.visits',
		unit: 'count',
		about: { 'zh-CN': '服务队和结对单位走访次数，按队分', en: 'Visits made by service teams and paired institutions, by team' },
		reads: [(village) => [byField(serviceVisits, 'village', village)]],
		shares: (village, rows) =>
			rows
				.find(serviceVisits, 'village', village)
				.filter(({ withdrawnReason }) => withdrawnReason === null)
				.map(({ occurredOn, team, version }) => ({ on: occurredOn, value: 1, part: team, entries: [version] })),
	},
];
