import { total } from '@honghuo/core/measure.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, expect, test } from 'vitest';
import { features } from '../slices.ts';
import { tasks } from '../work/model.ts';

/** What was planned on a block that is worked no more must not stay open where nobody can do it. */
const datun = '211422106214';
const [orchard, east, west] = [newId(), newId(), newId()];
const [pruning, bending, weeding, dropped] = [newId(), newId(), newId(), newId()];
let county: PocketCounty;
let first: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-11-20');
	county.put('org_unit', { id: datun, village: datun, level: 'village', name: '大屯村', parent: null, aliases: [], closedOn: null });
	first = county.person('first_secretary', datun);
	first.did('orchard.create', { id: orchard, village: datun, name: '梨园' });
	first.did('block.create', { id: east, orchard, name: '东坡', areaE4mu: 70_000 });
	first.did('block.create', { id: west, orchard, name: '西坡', areaE4mu: 30_000 });
	for (const [id, kind, block] of [
		[pruning, 'dormant_pruning', east],
		[bending, 'branch_bending', east],
		[dropped, 'bark_scraping', east],
		[weeding, 'weeding', west],
	]) {
		const window = { plannedFrom: '2026-02-01', plannedTo: '2026-03-31' };
		first.did('task.plan', { id, block, kind, ...window, targetValue: 30_000, targetUnit: 'e4mu' });
	}
	first.did('task.abandon', { task: dropped, reason: '雨太多' });
});

const log = (task: string, kind: string, doneValue: number, occurredOn = '2026-02-10') =>
	first.does('work.log', { id: newId(), task, block: east, kind, doneValue, doneUnit: 'e4mu', occurredOn });

/** The month's items as the county adds them up, and why the bending was given up. */
function standing() {
	const shares = features.measures.get('work.items')?.shares(datun, county, county.today) ?? [];
	const count = (part: string) => total(shares.filter((share) => share.part === part)).value;
	return { done: count('done'), open: count('open'), abandoned: count('abandoned'), why: county.get(tasks, bending)?.abandonedReason };
}

test('what was left to do of a closed block is given up for its reason, what was done stays done; opened again it is as before', () => {
	expect([log(pruning, 'dormant_pruning', 30_000), log(bending, 'branch_bending', 10_000)]).toEqual(['accepted', 'accepted']);
	const before = standing();
	expect(before).toEqual({ done: 1, open: 2, abandoned: 1, why: null });
	first.did('block.close', { block: east, on: '2026-03-01', reason: '修路占了' });
	expect(standing()).toEqual({ done: 1, open: 1, abandoned: 2, why: '修路占了' });
	first.did('block.reopen', { block: east });
	expect(standing()).toEqual(before);
	first.did('orchard.close', { orchard, on: '2026-03-01', reason: '不种了' });
	expect(standing()).toEqual({ done: 1, open: 0, abandoned: 3, why: '不种了' });
	first.did('orchard.reopen', { orchard });
	expect(standing()).toEqual(before);
});

test('work of the days before, still on a phone without a signal, is taken though its plan ended with the block', () => {
	first.did('block.close', { block: east, on: '2026-03-01', reason: '修路占了' });
	const late = (on: string) => log(bending, 'branch_bending', 5_000, on);
	expect([late('2026-02-27'), late('2026-03-01')]).toEqual(['accepted', 'task_block_closed']);
	expect(log(dropped, 'bark_scraping', 5_000)).toBe('task_abandoned');
});
