import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Block, blocks } from '../orchard/model.ts';
import { affectedBy } from './figures.ts';
import { events, eventsOf, hitId, hits, mostBlocks, type OrchardEvent } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'];
let county: PocketCounty;
let first: PocketPerson;
let neighbour: PocketPerson;
let slope: string;
let yards: string;
let foreign: string;

beforeEach(() => {
	county = new PocketCounty('2026-05-01');
	first = county.person('first_secretary', datun);
	neighbour = county.person('village_secretary', xinlitun);
	const block = (village: string, areaE4mu: number | null, treeCount: number | null) => {
		const id = newId();
		const rest = { orchard: newId(), rowSpacingCm: null, treeSpacingCm: null, geometry: null, closedReason: null, closedOn: null };
		county.put('orchard_block', { id, village, name: '地块', areaE4mu, treeCount, ...rest });
		return id;
	};
	slope = block(datun, 70_000, null);
	yards = block(datun, null, 260);
	foreign = block(xinlitun, 70_000, null);
});

const frost = (blocks: object[], more: object = {}) => ({ id: newId(), kind: 'frost', blocks, occurredOn: '2026-04-28', ...more });
const event = (id: string): OrchardEvent => county.get(events, id) as OrchardEvent;

describe('frost on many blocks', () => {
	test('is recorded at once; how much of each can follow', () => {
		const one = frost([{ block: slope, affectedE4mu: 35_000 }, { block: yards }]);
		first.did('event.record', one);
		expect(affectedBy([event(one.id)], county)).toEqual({
			areaE4mu: 35_000,
			trees: 0,
			blocks: 2,
			uncounted: 1,
			entries: [event(one.id).version],
		});
		const hit = county.find(hits, 'block', yards)[0]?.id ?? '';
		first.did('event.assess', { hit, affectedTrees: 40 });
		expect(affectedBy([event(one.id)], county)).toMatchObject({ trees: 40, uncounted: 0 });
		expect(first.does('event.assess', { hit, affectedTrees: 40 })).toBe('event_unchanged');
		expect(first.does('event.assess', { hit, affectedTrees: 261 })).toBe('event_exceeds_block');
		expect(eventsOf(yards, county).map(({ id }) => id)).toEqual([one.id]);
	});

	test('never affects more than there is, in a unit the block has, one unit at a time', () => {
		const record = (more: object, block = slope) => first.does('event.record', frost([{ block, ...more }]));
		expect(record({ affectedE4mu: 70_001 })).toBe('event_exceeds_block');
		expect(record({ affectedE4mu: 10_000 }, yards)).toBe('event_unit_misfit');
		expect(record({ affectedE4mu: 10_000, affectedTrees: 3 })).toBe('event_two_amounts');
		expect(record({ affectedTrees: 0 })).toBe('input_invalid');
	});

	test('names each block once, of one village, one’s own, on a day that has come', () => {
		expect(first.does('event.record', frost([{ block: slope }, { block: slope }]))).toBe('event_block_twice');
		expect(first.does('event.record', frost([{ block: slope }, { block: foreign }]))).toBe('not_found');
		expect(neighbour.does('event.record', frost([{ block: slope }]))).toBe('not_found');
		expect(first.does('event.record', frost([{ block: slope }], { occurredOn: '2026-05-02' }))).toBe('event_in_future');
		expect(first.does('event.record', frost([]))).toBe('input_invalid');
		expect(first.does('event.record', frost([{ block: slope }], { kind: 'war' }))).toBe('input_invalid');
	});

	test('does not befall a block that was closed by then', () => {
		county.put('orchard_block', { ...(county.get(blocks, yards) as Block), closedOn: '2025-01-01', closedReason: '修路' });
		expect(first.does('event.record', frost([{ block: slope }, { block: yards }]))).toBe('event_block_closed');
		const before = frost([{ block: yards }], { occurredOn: '2024-04-28' });
		expect(first.does('event.record', before)).toBe('accepted');
		expect(first.does('event.correct', { event: before.id, occurredOn: '2025-04-28' })).toBe('event_block_closed');
		expect(first.does('event.correct', { event: before.id, kind: 'hail' })).toBe('accepted');
	});

	test('withdrawn, it stays with its reason and counts nothing', () => {
		const one = frost([{ block: slope, affectedE4mu: 35_000 }]);
		first.did('event.record', one);
		expect(neighbour.does('event.withdraw', { event: one.id, reason: '不是我们' })).toBe('not_found');
		first.did('event.correct', { event: one.id, kind: 'hail' });
		first.did('event.withdraw', { event: one.id, reason: '看错了' });
		expect(first.does('event.correct', { event: one.id, kind: 'frost' })).toBe('event_withdrawn');
		expect(affectedBy([event(one.id)], county)).toMatchObject({ areaE4mu: 0, blocks: 0, entries: [] });
		expect(eventsOf(slope, county)).toEqual([]);
	});
});

test('others ask what befell a village: of one kind, between two days', async () => {
	const { features } = await import('../slices.ts');
	first.did('event.record', frost([{ block: slope, affectedE4mu: 35_000 }]));
	first.did('event.record', frost([{ block: yards, affectedTrees: 12 }], { kind: 'hail', occurredOn: '2026-04-30' }));
	const ask = (query: object) => features.figures.get('affected')?.compute({ village: datun, ...query }, county);
	expect(ask({})).toMatchObject({ value: 35_000, unit: 'e4mu', parts: { areaE4mu: 35_000, trees: 12, blocks: 2, uncounted: 0 } });
	expect(ask({ kind: 'hail' })).toMatchObject({ value: 0, parts: { trees: 12 } });
	expect(ask({ from: '2026-05-01' })).toMatchObject({ value: 0, entries: [] });
});

test('somebody who writes for two villages records an event for each', () => {
	const both = county.person('team_member', [datun, xinlitun]);
	expect(both.does('event.record', frost([{ block: slope }, { block: foreign }]))).toBe('event_many_villages');
	expect(both.does('event.record', frost([{ block: foreign }]))).toBe('accepted');
});

test('hits of an event have ids of their own, all valid', () => {
	fc.assert(
		fc.property(fc.uniqueArray(fc.integer({ min: 0, max: mostBlocks - 1 }), { maxLength: 20 }), (ns) => {
			const ids = ns.map((n) => hitId('0198f3c2-7d4e-7abc-8def-0123456789ab', n));
			expect(new Set(ids).size).toBe(ns.length);
			for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
		}),
	);
});
