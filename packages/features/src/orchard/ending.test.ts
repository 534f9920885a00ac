import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../slices.ts';
import { plantings } from './model.ts';
import { closeRefusal } from './refusals.ts';

/** Trees that were dug up bore no fruit later, and nobody worked on a block that was closed. */
const datun = '211422106214';
const pear = newId();
let county: PocketCounty;
let first: PocketPerson;
let ids: { orchard: string; block: string; cohort: string };

beforeEach(() => {
	county = new PocketCounty('2026-11-20');
	county.put('org_unit', { id: datun, village: datun, level: 'village', name: '魏家岭村', parent: null, aliases: [], closedOn: null });
	county.put('variety', { id: pear, crop: 'pear', name: '早金酥', aliases: [] });
	first = county.person('village_secretary', datun);
	ids = { orchard: newId(), block: newId(), cohort: newId() };
	first.did('orchard.create', { id: ids.orchard, village: datun, name: '梨园' });
	first.did('block.create', { id: ids.block, orchard: ids.orchard, name: '甲', areaE4mu: 200_000 });
	const cohort = { id: ids.cohort, block: ids.block, variety: pear, role: 'main', plantedOn: '2015-04-01', plantedPrecision: 'day' };
	first.did('planting.create', { ...cohort, plantedQty: 100 });
});

const remove = (on: string) => first.does('planting.remove', { planting: ids.cohort, on, reason: '换品种' });
const closeBlock = (on: string) => first.does('block.close', { block: ids.block, on, reason: '修路占了' });
const closeOrchard = (on: string) => first.does('orchard.close', { orchard: ids.orchard, on, reason: '不种了' });
const pick = (occurredOn: string, id = newId()) =>
	first.does('harvest.record', { id, block: ids.block, planting: ids.cohort, occurredOn, grossG: 1_000_000 });

/** Something recorded on a day: its command, the withdrawing one, and whether it speaks of the trees as well as of the land. */
const records: [string, (id: string, on: string) => [string, object], (id: string) => [string, object], boolean][] = [
	[
		'采收',
		(id, on) => ['harvest.record', { id, block: ids.block, planting: ids.cohort, occurredOn: on, grossG: 1_000_000 }],
		(id) => ['harvest.withdraw', { harvest: id, reason: '记错了' }],
		true,
	],
	[
		'干活',
		(id, on) => ['work.log', { id, block: ids.block, kind: 'weeding', doneValue: 10_000, doneUnit: 'e4mu', occurredOn: on }],
		(id) => ['work.withdraw', { log: id, reason: '记错了' }],
		false,
	],
	[
		'灾情',
		(id, on) => ['event.record', { id, kind: 'hail', blocks: [{ block: ids.block }], occurredOn: on }],
		(id) => ['event.withdraw', { event: id, reason: '记错了' }],
		false,
	],
	[
		'成活检查',
		(id, on) => [
			'survival.record',
			{ id, planting: ids.cohort, kind: 'adhoc', method: 'census', inspected: 100, alive: 90, missing: 10, occurredOn: on },
		],
		(id) => ['survival.withdraw', { check: id, reason: '记错了' }],
		true,
	],
];

describe.each(records)('%s', (what, record, withdraw, ofTrees) => {
	test('on a later day keeps trees and land from having ended before; on that day they may, and once it is withdrawn', () => {
		const id = newId();
		first.did(...record(id, '2026-11-05'));
		expect([closeBlock('2026-11-04'), closeOrchard('2026-11-04')]).toEqual(['closed_day_rests', 'closed_day_rests']);
		if (ofTrees) expect(remove('2026-11-04')).toBe('planting_removed_rests');
		expect(closeBlock('2026-11-05')).toBe('accepted');
		first.did('block.reopen', { block: ids.block });
		first.did(...withdraw(id));
		expect(closeOrchard('2026-11-04')).toBe('accepted');
		first.did('orchard.reopen', { orchard: ids.orchard });
		expect(remove('2026-11-04')).toBe('accepted');
		expect(what.length).toBeGreaterThan(1);
	});
});

test('the day of the last record is named, in Chinese and in English', () => {
	expect([pick('2025-08-10'), pick('2026-08-10')]).toEqual(['accepted', 'accepted']);
	const block = county.find({ name: 'orchard_block', private: false, whole: false, together: [] }, 'id', ids.block);
	const refusal = closeRefusal(block as never, '2025-01-01', county);
	expect(refusal && features.say(refusal, 'zh-CN')).toBe(
		'「甲」2026年8月10日还有记录（采收），停用的日子不能在那以前。改成那天或以后；那条记错了，就先撤下它。',
	);
	expect(refusal && features.say(refusal, 'en')).toContain('“甲” on 10 Aug 2026 (a harvest)');
});

test('fruit kept in store is sold after its trees are gone, for a year; a closed block is picked no more', () => {
	const sell = (soldOn: string) => first.does('sale.record', { id: newId(), planting: ids.cohort, amountFen: 100_000, soldOn });
	expect(sell('2026-03-01')).toBe('accepted');
	expect([remove('2025-02-28'), remove('2025-11-01')]).toEqual(['planting_removed_rests', 'accepted']);
	expect(closeBlock('2025-12-01')).toBe('accepted');
	expect([pick('2025-12-01'), pick('2025-10-01')]).toEqual(['harvest_block_closed', 'accepted']);
});

test('whenever fruit was picked and trees removed, whatever is taken leaves no harvest from trees that were gone', () => {
	const day = fc.integer({ min: 0, max: 300 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
	fc.assert(
		fc.property(fc.array(day, { maxLength: 4 }), day, fc.array(day, { maxLength: 4 }), (before, on, after) => {
			const cohort = newId();
			const planted = { block: ids.block, variety: pear, role: 'intercrop', plantedOn: '2015-04-01', plantedPrecision: 'day' };
			first.did('planting.create', { id: cohort, ...planted });
			const picking = (days: readonly string[]) =>
				days.filter(
					(occurredOn) =>
						first.does('harvest.record', { id: newId(), block: ids.block, planting: cohort, occurredOn, grossG: 500 }) === 'accepted',
				);
			const early = picking(before);
			const removed = first.does('planting.remove', { planting: cohort, on, reason: '冻死' });
			expect(removed).toBe(early.every((one) => one <= on) ? 'accepted' : 'planting_removed_rests');
			const end = county.get(plantings, cohort)?.removedOn ?? '9999-12-31';
			for (const one of [...early, ...picking(after)]) expect(one <= end).toBe(true);
		}),
		{ numRuns: 100 },
	);
});
