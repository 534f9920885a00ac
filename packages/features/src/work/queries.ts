import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { labourOf, personDays } from '../labour/figures.ts';
import { blocks } from '../orchard/model.ts';
import { progressOf } from './figures.ts';
import { workKinds, workUnits } from './messages.ts';
import { type Log, logs, type Task, tasks } from './model.ts';

const query = v.pipe(
	v.strictObject({
		task: v.optional(input.id),
		block: v.optional(input.id),
		orchard: v.optional(input.id),
		village: v.optional(input.villageCode),
		kind: v.optional(v.picklist(workKinds)),
		unit: v.optional(v.picklist(workUnits), 'e4mu'),
	}),
	v.check(
		({ task, block, orchard, village }) => [task, block, orchard, village].filter((one) => one !== undefined).length === 1,
		'exactly one place',
	),
);
type Query = v.InferOutput<typeof query>;

const tasksOf = ({ task, block, orchard, village, kind, unit }: Query, rows: Rows): Task[] => {
	const found = task
		? [rows.get(tasks, task)].filter((row) => row !== undefined)
		: block
			? rows.find(tasks, 'block', block)
			: orchard
				? rows.find(blocks, 'orchard', orchard).flatMap((row) => rows.find(tasks, 'block', row.id))
				: rows.find(tasks, 'village', village ?? '');
	// A task named is answered in its own unit.
	return found.filter((row) => (task !== undefined || row.targetUnit === unit) && (kind === undefined || row.kind === kind));
};

const labourQuery = v.pipe(
	v.strictObject({
		block: v.optional(input.id),
		orchard: v.optional(input.id),
		village: v.optional(input.villageCode),
		kind: v.optional(v.picklist(workKinds)),
		from: v.optional(input.localDate),
		to: v.optional(input.localDate),
	}),
	v.check(({ block, orchard, village }) => [block, orchard, village].filter((one) => one !== undefined).length === 1, 'exactly one place'),
);

const logsOf = ({ block, orchard, village }: v.InferOutput<typeof labourQuery>, rows: Rows): Log[] =>
	block
		? rows.find(logs, 'block', block)
		: orchard
			? rows.find(blocks, 'orchard', orchard).flatMap((row) => rows.find(logs, 'block', row.id))
			: rows.find(logs, 'village', village ?? '');

/** The figures others may ask for: `GET /api/v1/figures/:name`. */
export const figures = [
	figure({
		name: 'progress',
		query,
		about: {
			'zh-CN': '进度：已干 / 计划，按一项计划、一块地、一个果园或一个村，可限定一种活',
			en: 'Progress: done of target, of a task, a block, an orchard or a village, optionally of one kind of work',
		},
		reads: [
			({ task, block, orchard, village }): Read[] => [
				byId(tasks, task),
				...(block ? [byField(tasks, 'block', block)] : []),
				...(orchard ? [byField(blocks, 'orchard', orchard)] : []),
				...(village ? [byField(tasks, 'village', village)] : []),
			],
			({ orchard }, rows): Read[] => (orchard ? rows.find(blocks, 'orchard', orchard).map((row) => byField(tasks, 'block', row.id)) : []),
			(asked, rows): Read[] => tasksOf(asked, rows).map((row) => byField(logs, 'task', row.id)),
		],
		compute: (asked, rows) => {
			const groups = progressOf(tasksOf(asked, rows), rows);
			const sum = (part: 'done' | 'target') => groups.reduce((total, group) => total + group[part], 0);
			return {
				value: sum('done'),
				unit: groups[0]?.unit ?? asked.unit,
				parts: { done: sum('done'), target: sum('target') },
				entries: [...new Set(groups.flatMap((group) => group.entries))].sort((a, b) => a - b),
			};
		},
	}),
	figure({
		name: 'labour',
		query: labourQuery,
		about: {
			'zh-CN': '用工：按工时记的活加起来，8 工时 = 1 工日；按一块地、一个果园或一个村，可限定一种活和起止日期',
			en: 'Labour: person-hours summed, 8 of them a person-day; of a block, an orchard or a village, optionally of one kind of work and between two days',
		},
		reads: [
			({ block, orchard, village }): Read[] => [
				...(block ? [byField(logs, 'block', block)] : []),
				...(orchard ? [byField(blocks, 'orchard', orchard)] : []),
				...(village ? [byField(logs, 'village', village)] : []),
			],
			({ orchard }, rows): Read[] => (orchard ? rows.find(blocks, 'orchard', orchard).map((row) => byField(logs, 'block', row.id)) : []),
		],
		compute: (asked, rows) => {
			const { kind, from, to } = asked;
			const { hours, kinds, entries } = labourOf(logsOf(asked, rows), {
				...(kind === undefined ? {} : { kind }),
				...(from === undefined ? {} : { from }),
				...(to === undefined ? {} : { to }),
			});
			return {
				value: hours,
				unit: 'person_hour',
				parts: { personDays: personDays(hours), ...Object.fromEntries(kinds.map((one) => [one.kind, one.hours])) },
				entries,
			};
		},
	}),
];
