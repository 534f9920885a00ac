import type { Measure, Share } from '@honghuo/core/measure.ts';
import { byField, type Rows } from '@honghuo/core/row.ts';
import { madeIn, peopleAt } from './figures.ts';
import { type Visit, visits } from './model.ts';

const reads: Measure['reads'] = [(village) => [byField(visits, 'village', village)]];

const each = (name: string, about: Measure['about'], value: (visit: Visit) => number, part?: (visit: Visit) => string): Measure => ({
	name,
	unit: 'count',
	about,
	reads,
	shares: (village: string, rows: Rows): Share[] =>
		madeIn(rows.find(visits, 'village', village)).map((visit) => ({
			on: visit.doneOn,
			value: value(visit),
			...(part ? { part: part(visit) } : {}),
			entries: [visit.version],
		})),
});

/** Visits of experts to a village. */
export const measures: Measure[] = [
	each('visit.done', { 'zh-CN': '专家来了几次', en: 'Visits made by experts' }, () => 1),
	each('visit.people', { 'zh-CN': '专家指导听了多少人次', en: 'Person-times at experts’ visits, where counted' }, peopleAt),
	each(
		'visit.by_expert',
		{ 'zh-CN': '专家来了几次，按专家分', en: 'Visits made, by expert' },
		() => 1,
		({ expert }) => expert ?? '',
	),
];
