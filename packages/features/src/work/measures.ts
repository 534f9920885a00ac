import { groupBy } from '@honghuo/core/group.ts';
import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { standingIn, standingTurns } from '../monthly/figures.ts';
import type { WorkUnit } from './messages.ts';
import { counting, logs, stateWith, tasks } from './model.ts';

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
	{
		name: 'work.items',
		unit: 'count',
		about: {
			'zh-CN': '计划的活儿几件：干完的、没干完的、不干了的，按应当干完的月份',
			en: 'Planned work by the month it should be done in: done, open, abandoned',
		},
		reads: [(village) => [byField(tasks, 'village', village), byField(logs, 'village', village)]],
		shares: (village, rows) => {
			const its = groupBy(rows.find(logs, 'village', village), ({ task }) => task);
			return rows.find(tasks, 'village', village).map((task) => {
				const of = its.get(task.id) ?? [];
				const state = stateWith(task, of);
				return {
					on: task.plannedTo,
					value: 1,
					part: state === 'planned' || state === 'doing' ? 'open' : state,
					entries: [task.version, ...counting(of).map(({ version }) => version)],
				};
			});
		},
	},
	{
		name: 'work.month',
		unit: 'count',
		about: {
			'zh-CN': '本月调度几项：办完 done、在办 doing、还没动 planned、过了日子没办完 stuck；只有当月的',
			en: 'Items of the present month: done, doing, planned (not begun), stuck (past their last day); of no other month',
		},
		reads: [(village) => [byField(tasks, 'village', village), byField(logs, 'village', village)]],
		shares: (village, rows, today) => {
			const its = groupBy(rows.find(logs, 'village', village), ({ task }) => task);
			return rows.find(tasks, 'village', village).flatMap((task) => {
				const of = its.get(task.id) ?? [];
				const part = standingIn(task, of, today);
				const entries = [task.version, ...counting(of).map(({ version }) => version)];
				return part ? [{ on: `${today.slice(0, 7)}-01`, value: 1, part, entries }] : [];
			});
		},
		turns: (village, rows, today) => standingTurns(rows.find(tasks, 'village', village), today),
	},
];
