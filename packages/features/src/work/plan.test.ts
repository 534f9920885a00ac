import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import { describe, expect, test } from 'vitest';
import { logs, tasks } from './model.ts';

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
