import { byField, byId, type Read } from '@honghuo/core/command.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { figure } from '@honghuo/core/slice.ts';
import * as v from 'valibot';
import * as input from '../inputs.ts';
import { blocks } from '../orchard/model.ts';
import { type WorkKind, type WorkUnit, workKinds, workUnits } from './messages.ts';
import { counting, doneOf, logs, type Task, tasks } from './model.ts';

/** How far a kind of work has come: `done` of `target` in `unit`, and the journal versions of the rows behind it. */
export type Progress = { kind: WorkKind; unit: WorkUnit; done: number; target: number; tasks: Task[]; entries: number[] };

/** Progress of tasks of one kind and unit: Σ done / Σ target (DOMAIN.md §6). Abandoned tasks count nothing. */
export function progressOf(all: readonly Task[], rows: Rows): Progress[] {
	const groups = new Map<string, Task[]>();
	for (const task of all) {
		if (task.abandonedReason !== null) continue;
		const key = `${task.kind} ${task.targetUnit}`;
		groups.set(key, [...(groups.get(key) ?? []), task]);
	}
	return [...groups.values()].map((group) => {
		const [first] = group as [Task, ...Task[]];
		return {
			kind: first.kind,
			unit: first.targetUnit,
			done: group.reduce((sum, task) => sum + doneOf(task, rows), 0),
			target: group.reduce((sum, task) => sum + task.targetValue, 0),
			tasks: group,
			entries: group
				.flatMap((task) => [task.version, ...counting(rows.find(logs, 'task', task.id)).map((log) => log.version)])
				.filter((version) => version > 0)
				.sort((a, b) => a - b),
		};
	});
}

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
];
