import type { BaseRow, Rows, TableRef } from '@honghuo/core/row.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressOf } from './figures.ts';
import type { WorkKind } from './messages.ts';
import { amountVerdict, counting, doneOf, type Log, logs, nextWindow, seasons, stateOf, type Task, taskFor, tasks } from './model.ts';

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
const rowsOf = (all: Record<string, BaseRow[]>): Rows => ({
	get: <R extends BaseRow>(table: TableRef<R>, id: string) => all[table.name]?.find((row) => row.id === id) as R | undefined,
	find: <R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string) =>
		((all[table.name] ?? []) as R[]).filter((row) => row[field] === value),
});

describe('progress', () => {
	test('Zhao prunes the east slope: 7 of 21 mu', () => {
		const tasks = ['east', 'middle', 'west'].map((block) => task({ id: block, block }));
		const rows = rowsOf({ work_task: tasks, work_log: [log({ task: 'east', version: 9 })] });
		expect(progressOf(tasks, rows)).toMatchObject([{ kind: 'dormant_pruning', done: 70_000, target: 210_000, entries: [1, 1, 1, 9] }]);
		expect(tasks.map((one) => stateOf(one, rows))).toEqual(['done', 'planned', 'planned']);
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

test('every season gives a window that has not ended, on any day of ten years', () => {
	const day = fc.integer({ min: 0, max: 3650 }).map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
	fc.assert(
		fc.property(day, fc.constantFrom(...(Object.keys(seasons) as WorkKind[])), (today, kind) => {
			const { from, to } = nextWindow(kind, today);
			expect(from <= to && to >= today).toBe(true);
		}),
	);
	expect(nextWindow('dormant_pruning', '2026-02-26')).toEqual({ from: '2025-12-01', to: '2026-03-10' });
	expect(nextWindow('branch_bending', '2026-02-26')).toEqual({ from: '2026-03-20', to: '2026-04-30' });
});

describe('a plan', () => {
	const [datun, east, west] = ['211422106214', newId(), newId()];
	function begin() {
		const county = new PocketCounty('2026-02-10');
		const size = { village: datun, orchard: 'o', treeCount: null, closedReason: null, closedOn: null };
		county.put('orchard_block', { id: east, name: '东坡', areaE4mu: 70_000, ...size });
		county.put('orchard_block', { id: west, name: '西坡', areaE4mu: 50_000, ...size });
		return { county, first: county.person('first_secretary', datun), outsider: county.person('first_secretary', '211422222201') };
	}
	const part = (block: string, targetValue: number) => ({ id: newId(), block, targetValue, targetUnit: 'e4mu' });
	const window = { kind: 'dormant_pruning', plannedFrom: '2026-02-01', plannedTo: '2026-03-10' };

	test('for several blocks is made for all of them or for none', () => {
		const { county, first, outsider } = begin();
		const plan = (parts: object[], who = first, more = {}) => who.does('task.planMany', { tasks: parts, ...window, ...more });
		expect(plan([part(east, 70_000), part(west, 50_001)])).toBe('work_exceeds_block');
		expect(plan([part(east, 1), part(east, 2)])).toBe('work_block_twice');
		expect(plan([part(east, 1)], first, { assignee: newId() })).toBe('not_found');
		expect(plan([part(east, 1)], outsider)).toBe('not_found');
		expect(county.find(tasks, 'village', datun)).toEqual([]);
		expect(plan([part(east, 35_000), part(west, 50_000)], first, { assignee: outsider.id })).toBe('accepted');
		expect(county.find(tasks, 'village', datun).map(({ targetValue, assignee }) => [targetValue, assignee])).toEqual([
			[35_000, outsider.id],
			[50_000, outsider.id],
		]);
	});

	test('a log on the wrong block moves to the right one, and counts for the plan there', () => {
		const { county, first, outsider } = begin();
		const [there, one] = [newId(), newId()];
		county.put('orchard_block', {
			id: 'far',
			village: '211422222201',
			name: '别村的',
			areaE4mu: 70_000,
			closedReason: null,
			closedOn: null,
		});
		first.did('task.plan', { id: there, block: west, ...window, targetValue: 50_000, targetUnit: 'e4mu' });
		const done = { kind: 'dormant_pruning', doneValue: 60_000, doneUnit: 'e4mu', occurredOn: '2026-02-10' };
		first.did('work.log', { id: one, block: east, ...done });
		const correct = (fields: object, who = first) => who.does('work.correct', { log: one, ...fields });
		expect([correct({ block: west }), correct({ block: newId() }), correct({ block: west, doneValue: 40_000 }, outsider)]).toEqual([
			'work_exceeds_block',
			'not_found',
			'not_found',
		]);
		expect(correct({ block: west, doneValue: 40_000 })).toBe('accepted');
		expect(county.get(logs, one)).toMatchObject({ block: west, task: there, doneValue: 40_000 });
	});

	test('is put right: its window, its target, who is asked', () => {
		const { county, first, outsider } = begin();
		const one = newId();
		first.did('task.plan', { id: one, block: east, ...window, targetValue: 70_000, targetUnit: 'e4mu' });
		const correct = (fields: object, who = first) => who.does('task.correct', { task: one, ...fields });
		expect([
			correct({ plannedTo: '2026-01-31' }),
			correct({ targetValue: 70_001 }),
			correct({ targetValue: 70_000 }),
			correct({ assignee: newId() }),
			correct({ targetValue: 1 }, outsider),
			correct({ targetValue: 35_000, plannedTo: '2026-02-28', assignee: first.id }),
		]).toEqual(['task_window', 'work_exceeds_block', 'nothing_changed', 'not_found', 'not_found', 'accepted']);
		first.did('work.log', {
			id: newId(),
			block: east,
			kind: 'dormant_pruning',
			doneValue: 10_000,
			doneUnit: 'e4mu',
			occurredOn: '2026-02-10',
		});
		// Whoever was asked stays asked when something else is put right.
		expect([correct({ plannedFrom: '2026-02-02' }), county.get(tasks, one)?.assignee]).toEqual(['accepted', first.id]);
		expect(correct({ targetUnit: 'person_hour', targetValue: 8 })).toBe('task_unit_begun');
		first.did('task.abandon', { task: one, reason: '不剪了' });
		expect(correct({ targetValue: 1 })).toBe('task_abandoned');
		expect(county.get(tasks, one)).toMatchObject({ targetValue: 35_000, plannedTo: '2026-02-28', assignee: first.id });
	});
});
