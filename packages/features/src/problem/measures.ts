import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { type ClosurePart, closureOf, silenceEnds } from './figures.ts';
import { problems } from './model.ts';

/** Problems by the day they were asked, sorted as the closure rate sorts them. Silence closes one without anybody doing anything. */
const sorted = (name: string, part: ClosurePart, about: Measure['about']): Measure => ({
	name,
	unit: 'count',
	about,
	reads: [(village) => [byField(problems, 'village', village)]],
	shares: (village, rows, today) =>
		closureOf(rows.find(problems, 'village', village), today)[part].map(({ occurredOn, version }) => ({
			on: occurredOn,
			value: 1,
			entries: [version],
		})),
	turns: (village, rows, today) =>
		rows
			.find(problems, 'village', village)
			.flatMap((problem) => silenceEnds(problem) ?? [])
			.filter((day) => day > today)
			.sort()[0],
});

/** Technical problems of a village. Closure rate = closed / accepted; same-day and on-the-spot ones are part of the closed. */
export const measures: Measure[] = [
	sorted('problem.reported', 'reported', { 'zh-CN': '报了几件难题', en: 'Problems reported' }),
	sorted('problem.accepted', 'accepted', { 'zh-CN': '受理几件', en: 'Problems accepted' }),
	sorted('problem.closed', 'closed', { 'zh-CN': '办结几件', en: 'Problems closed' }),
	sorted('problem.on_the_spot', 'on_the_spot', { 'zh-CN': '当场解决几件', en: 'Problems solved on the spot' }),
	sorted('problem.same_day', 'same_day', { 'zh-CN': '当天办结几件', en: 'Problems solved the same day' }),
];
