import type { Rows } from '@honghuo/core/row.ts';
import type { WorkKind, WorkUnit } from './messages.ts';
import { counting, doneOf, logs, type Task } from './model.ts';

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
