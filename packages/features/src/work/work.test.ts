import type { Rows } from '@honghuo/core/row.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingIn, standings, standingTurns } from '../monthly/figures.ts';
import { taskFor } from '../plan/figures.ts';
import { seasons } from '../window/defaults.ts';
import { nextWindow } from '../window/figures.ts';
import { progressOf, tasksOfSeason } from './figures.ts';
import type { WorkKind } from './messages.ts';
import { amountVerdict, counting, doneOf, type Log, stateOf, type Task } from './model.ts';

const base = { county: '211422', village: '211422106214', version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
const task = (fields: Partial<Task> = {}): Task => ({
	...base,
	id: 't1',
	block: 'east',
	kind: 'dormant_pruning',
	plannedFrom: '2025-12-01',
	plannedTo: '2026-03-10',
	targetValue: 70_000,
	targetUnit: 'e4mu',
	assignee: null,
	abandonedReason: null,
	...fields,
});
const log = (fields: Partial<Log> = {}): Log => ({
	...base,
	id: 'l1',
	block: 'east',
	task: 't1',
	kind: 'dormant_pruning',
	doneValue: 70_000,
	doneUnit: 'e4mu',
	typed: null,
	occurredOn: '2026-02-26',
	note: null,
	product: null,
	registrationNumber: null,
	dose: null,
	phiDays: null,
	overrideReason: null,
	withdrawnReason: null,
	...fields,
});

describe('progress', () => {
	test('Zhao prunes the east slope: 7 of 21 mu', () => {
		const tasks = ['east', 'middle', 'west'].map((block) => task({ id: block, block }));
		const rows = rowsOf({ work_task: tasks, work_log: [log({ task: 'east', version: 9 })] });
		expect(progressOf(tasks, rows)).toMatchObject([{ kind: 'dormant_pruning', done: 70_000, target: 210_000, entries: [1, 1, 1, 9] }]);
		expect(tasks.map((one) => stateOf(one, rows))).toEqual(['done', 'planned', 'planned']);
	});

	test('winter pruning is one season’s work, and another winter’s begins at nothing', () => {
		const [last, next, spray] = [
			task({ id: 'last', plannedFrom: '2025-12-01', plannedTo: '2026-03-10' }),
			task({ id: 'next', plannedFrom: '2026-12-01', plannedTo: '2027-03-10' }),
			task({ id: 'spray', plannedFrom: '2026-06-01', plannedTo: '2026-06-10' }),
		];
		const on = (day: string, all = [last, next, spray]) => tasksOfSeason(all, day).map(({ id }) => id);
		expect(['2025-12-20', '2026-08-01', '2026-10-31', '2026-11-01', '2027-09-01'].map((day) => on(day))).toEqual([
			['last', 'next', 'spray'],
			['last', 'next', 'spray'],
			['last', 'next', 'spray'],
			['next'],
			['next'],
		]);
		// Until something is planned for the season, what there was stays to be seen.
		expect(on('2026-12-01', [last, spray])).toEqual(['last', 'spray']);
		expect(tasksOfSeason([], '2026-12-01')).toEqual([]);
	});

	test('two people who log the same rows make a task done, never more than done', () => {
		const rows = rowsOf({ work_log: [log(), log({ id: 'l2' })] });
		expect(doneOf(task(), rows)).toBe(70_000);
	});

	test('withdrawn logs, abandoned tasks and other units count nothing', () => {
		const rows = rowsOf({
			work_log: [log({ withdrawnReason: '记错了' }), log({ id: 'l2', doneUnit: 'person_hour', doneValue: 8 })],
		});
		expect(doneOf(task(), rows)).toBe(0);
		expect(progressOf([task({ abandonedReason: '改种' })], rows)).toEqual([]);
	});

	test('is the sum over the tasks, in any order, and between nothing and the target', () => {
		const amounts = fc.array(fc.record({ done: fc.integer({ min: 1, max: 200_000 }), withdrawn: fc.boolean() }), { maxLength: 12 });
		fc.assert(
			fc.property(amounts, fc.integer({ min: 1, max: 300_000 }), (logged, targetValue) => {
				const all = logged.map(({ done, withdrawn }, index) =>
					log({ id: `l${index}`, doneValue: done, withdrawnReason: withdrawn ? '撤' : null }),
				);
				const one = task({ targetValue });
				const done = doneOf(one, rowsOf({ work_log: all }));
				expect(done).toBe(doneOf(one, rowsOf({ work_log: [...all].reverse() })));
				expect(done).toBe(
					Math.min(
						targetValue,
						counting(all).reduce((sum, { doneValue }) => sum + doneValue, 0),
					),
				);
			}),
		);
	});
});

describe('a log without a task', () => {
	test('counts for the task of its kind whose window is near, the latest of several', () => {
		const past = task({ id: 'past', plannedFrom: '2024-12-01', plannedTo: '2025-03-10' });
		const now = task({ id: 'now' });
		const when = { kind: 'dormant_pruning', doneUnit: 'e4mu', occurredOn: '2026-02-26' } as const;
		expect(taskFor([past, now], when)?.id).toBe('now');
		expect(taskFor([past, now], { ...when, occurredOn: '2025-01-10' })?.id).toBe('past');
		expect(taskFor([past, now], { ...when, kind: 'branch_bending' })).toBeUndefined();
		const soon = task({ id: 'soon', plannedFrom: '2026-03-15', plannedTo: '2026-04-01' });
		expect(taskFor([soon, now], when)?.id).toBe('now');
		expect(taskFor([task({ abandonedReason: '改种' })], when)).toBeUndefined();
		expect(taskFor([task({ plannedFrom: '1900-01-01', plannedTo: '2100-12-31' })], { ...when, occurredOn: '1900-01-01' })?.id).toBe('t1');
	});
});

describe('an amount', () => {
	test('must fit its block: 70 mu on 7 mu is a slip, mu on homestead trees is a misfit', () => {
		const slope = { areaE4mu: 70_000, treeCount: null };
		expect(amountVerdict(70_000, 'e4mu', slope)).toBe('fits');
		expect(amountVerdict(700_000, 'e4mu', slope)).toBe('exceeds');
		expect(amountVerdict(9_000, 'tree', slope)).toBe('fits');
		expect(amountVerdict(70_000, 'e4mu', { areaE4mu: null, treeCount: 30 })).toBe('misfit');
		expect(amountVerdict(31, 'tree', { areaE4mu: null, treeCount: 30 })).toBe('exceeds');
		expect(amountVerdict(1_000_000, 'person_hour', slope)).toBe('absurd');
	});
});

const nothing: Rows = { get: () => undefined, find: () => [] };
test('every season gives a window that has not ended, on any day of ten years', () => {
	const day = fc.integer({ min: 0, max: 3650 }).map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
	fc.assert(
		fc.property(day, fc.constantFrom(...(Object.keys(seasons) as WorkKind[])), (today, kind) => {
			const { from, to } = nextWindow(kind, today, nothing);
			expect(from <= to && to >= today).toBe(true);
		}),
	);
	expect(nextWindow('dormant_pruning', '2026-02-26', nothing)).toEqual({ from: '2025-12-01', to: '2026-03-10' });
	expect(nextWindow('branch_bending', '2026-02-26', nothing)).toEqual({ from: '2026-03-20', to: '2026-04-30' });
});

describe('the items of a month', () => {
	const half = [log({ doneValue: 1_000 })];
	test('winter pruning stands in every month it lasts: not begun, under way, done', () => {
		expect(standingIn(task(), [], '2025-11-30')).toBeUndefined();
		expect(standingIn(task(), [], '2025-12-01')).toBe('planned');
		expect(standingIn(task(), half, '2026-02-26')).toBe('doing');
		expect(standingIn(task(), [log()], '2026-02-26')).toBe('done');
		expect(standingIn(task(), [log()], '2026-04-01')).toBeUndefined();
	});
	test('past its last day it is stuck, begun or not, until it is done, given up, or its season is over', () => {
		for (const its of [[], half])
			expect([standingIn(task(), its, '2026-03-10'), standingIn(task(), its, '2026-03-11')]).not.toContain(undefined);
		expect(standingIn(task(), half, '2026-03-10')).toBe('doing');
		expect(standingIn(task(), half, '2026-03-11')).toBe('stuck');
		expect([standingIn(task(), [], '2026-05-09'), standingIn(task(), [], '2026-05-10')]).toEqual(['stuck', undefined]);
		expect(standingIn(task({ abandonedReason: '改种' }), half, '2026-03-11')).toBeUndefined();
	});
	test('between two of its turning days nothing changes by itself', () => {
		const day = fc.integer({ min: 0, max: 500 }).map((n) => new Date(Date.parse('2025-10-01') + n * 86_400_000).toISOString().slice(0, 10));
		fc.assert(
			fc.property(day, day, day, fc.nat({ max: 70_000 }), (a, b, today, doneValue) => {
				const [plannedFrom = '', plannedTo = ''] = [a, b].sort();
				const one = task({ plannedFrom, plannedTo });
				const its = doneValue > 0 ? [log({ doneValue })] : [];
				const turn = standingTurns([one], today) ?? '';
				expect(turn > today).toBe(true);
				const before = new Date(Date.parse(turn) - 86_400_000).toISOString().slice(0, 10);
				expect(standingIn(one, its, before)).toBe(standingIn(one, its, today));
				expect([undefined, ...standings]).toContain(standingIn(one, its, turn));
			}),
		);
	});
});
