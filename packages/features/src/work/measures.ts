import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import type { WorkUnit } from './messages.ts';
import { counting, logs } from './model.ts';

/** What was done in one unit, by kind of work: amounts in mu, in trees and in hours are never added to each other. */
const done = (name: string, unit: WorkUnit, about: Measure['about']): Measure => ({
	name,
	unit,
	about,
	reads: [(village) => [byField(logs, 'village', village)]],
	shares: (village, rows) =>
		counting(rows.find(logs, 'village', village))
			.filter(({ doneUnit }) => doneUnit === unit)
			.map(({ occurredOn, doneValue, kind, version }) => ({ on: occurredOn, value: doneValue, part: kind, entries: [version] })),
});

/** What a village, a township and the county add up of the work done. */
export const measures: Measure[] = [
	done('work.done', 'e4mu', { 'zh-CN': '干了多少亩，按活儿分', en: 'Area worked, by kind of work' }),
	done('work.trees', 'tree', { 'zh-CN': '干了多少株，按活儿分', en: 'Trees worked, by kind of work' }),
	done('work.hours', 'person_hour', { 'zh-CN': '用了多少工时，按活儿分', en: 'Person-hours, by kind of work' }),
];
