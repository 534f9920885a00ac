import type { Actor } from '@honghuo/core/actor.ts';
import { judge, parseInput } from '@honghuo/core/command.ts';
import { isRefusal } from '@honghuo/core/refusal.ts';
import { type BaseRow, type Change, noRows, Overlay } from '@honghuo/core/row.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../slices.ts';
import { flowOf, flowOfBlock } from './figures.ts';
import { donations, items, stateOf, toPlant } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'];
const secretary = (person: string, unit: string): Actor => ({
	person,
	county: '211422',
	grants: [{ role: 'village_secretary', unit, from: '2024-01-01', to: null }],
});
const [zhao, liu] = [secretary('zhao', datun), secretary('liu', xinlitun)];
const id = (n: number) => `019abcde-0000-7000-8000-${String(n).padStart(12, '0')}`;
const [gift, pears, apples, east, west, zaojinsu, shinano] = [id(1), id(2), id(3), id(4), id(5), id(6), id(7)];
const base = { county: '211422', village: null, version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
const made = (table: string, row: object): Change => ({ table, op: 'insert', row: { ...base, ...row } as BaseRow });
const size = { orchard: 'o', areaE4mu: 21_000, treeCount: null, rowSpacingCm: 400, treeSpacingCm: 50, closedReason: null };

let rows: Overlay;
beforeEach(() => {
	rows = new Overlay(noRows);
	rows.apply([
		made('org_unit', { id: datun, village: datun, level: 'village', name: '大屯村', parent: null }),
		made('org_unit', { id: xinlitun, village: xinlitun, level: 'village', name: '新立屯村', parent: null }),
		made('person', { id: 'liu', name: '刘文书' }),
		made('variety', { id: zaojinsu, crop: 'pear', name: '早金酥' }),
		made('variety', { id: shinano, crop: 'apple', name: '信农黄' }),
		made('orchard_block', { ...size, id: east, village: xinlitun, name: '东洼' }),
		made('orchard_block', { ...size, id: west, village: xinlitun, name: '西洼' }),
	]);
});

/** Sends one command as somebody on a day; the refusal's code and sentence, or undefined when it was taken. */
function send(who: Actor, name: string, input: object, day = '2026-02-26'): { code: string; words: string } | undefined {
	const definition = features.commands.get(name);
	if (!definition) throw new Error(name);
	const parsed = parseInput(definition, input);
	const at = `${day}T08:38:00Z`;
	const decision = 'code' in parsed ? parsed : judge(definition, parsed.input, rows, { actor: who, recordedAt: at, now: at, version: 9 });
	if (isRefusal(decision)) return { code: decision.code, words: features.say(decision, 'zh-CN') };
	rows.apply(decision);
	return undefined;
}
const draft = {
	id: gift,
	fromVillage: datun,
	toVillage: xinlitun,
	items: [
		{ id: pears, kind: 'seedling', variety: zaojinsu, qty: 700, unit: 'tree', perBundle: 50, note: '两年生' },
		{ id: apples, kind: 'seedling', variety: shinano, qty: 300, unit: 'tree', perBundle: 50 },
	],
};
const all = [
	{ item: pears, receivedQty: 700 },
	{ item: apples, receivedQty: 300 },
];
const sent = () => {
	expect(send(zhao, 'donation.draft', draft, '2026-02-20')).toBeUndefined();
	expect(send(zhao, 'donation.pledge', { donation: gift }, '2026-02-21')).toBeUndefined();
	expect(send(zhao, 'donation.dispatch', { donation: gift, on: '2026-02-24' }, '2026-02-24')).toBeUndefined();
};
const plant = (item: string, block: string, planting: number, plantedQty: number, more: object = {}) =>
	send(
		liu,
		'donation.plant',
		{ donation: gift, item, block, planting: id(planting), plantedQty, plantedOn: '2026-04-05', ...more },
		'2026-04-05',
	);
const row = () => rows.get(donations, gift);
const state = () => stateOf(row() as never, rows);
const flow = () => flowOf([row() as never], rows);

describe('700 早金酥 and 300 信农黄 for 新立屯村', () => {
	test('are drafted, pledged, sent, received, planted, looked at and closed', () => {
		sent();
		expect(state()).toBe('dispatched');
		expect(send(liu, 'donation.receive', { donation: gift, items: all })).toBeUndefined();
		expect(row()).toMatchObject({ state: 'received', receivedOn: '2026-02-26', receivedBy: 'liu' });
		expect(plant(pears, east, 11, 700)).toBeUndefined();
		expect(state()).toBe('planted');
		expect(send(liu, 'donation.close', { donation: gift }, '2026-06-01')?.code).toBe('close_unchecked');
		const check = { id: id(20), planting: id(11), kind: 'one_season', method: 'census', inspected: 700, alive: 588 };
		expect(
			send(liu, 'survival.record', { ...check, deadByCause: { drought: 80 }, missing: 32, occurredOn: '2026-10-20' }, '2026-10-20'),
		).toBeUndefined();
		expect(state()).toBe('following');
		expect(flow()).toMatchObject({ donated: 1000, received: 1000, planted: 700, alive: 588, checked: 700 });
		expect(send(zhao, 'donation.close', { donation: gift }, '2026-11-25')).toBeUndefined();
		expect(state()).toBe('closed');
		expect(plant(apples, east, 12, 300)?.code).toBe('donation_closed');
	});

	test('can be signed for once: the second is told who signed and when', () => {
		sent();
		expect(send(liu, 'donation.receive', { donation: gift, items: all }, '2026-02-25')).toBeUndefined();
		expect(send(secretary('wang', xinlitun), 'donation.receive', { donation: gift, items: all })).toEqual({
			code: 'donation_received',
			words: '2月25日刘文书已经签收过，不能再签一次。你的照片可以补到那条上。',
		});
		expect(send(liu, 'donation.receive', { donation: gift, items: all }, '2027-01-05')?.words).toMatch(/^2026年2月25日刘文书/);
	});

	test('may arrive short, never in surplus, never uncounted', () => {
		sent();
		const count = (receivedQty: number) => ({ donation: gift, items: [{ item: pears, receivedQty }, all[1]], note: '少一捆的一头' });
		expect(send(liu, 'donation.receive', count(710))?.words).toContain('早金酥只送了 700 株，填了 710 株');
		expect(send(liu, 'donation.receive', { donation: gift, items: [all[0]] })?.code).toBe('receive_items');
		expect(send(liu, 'donation.receive', { donation: gift, items: [all[0], all[0]] })?.code).toBe('receive_items');
		expect(send(liu, 'donation.receive', { donation: gift, items: all.map(({ item }) => ({ item, receivedQty: 0 })) })?.code).toBe(
			'receive_nothing',
		);
		expect(send(liu, 'donation.receive', count(690))).toBeUndefined();
		expect(flow()).toMatchObject({ donated: 1000, received: 990, planted: 0, alive: null });
		expect(plant(pears, east, 11, 691)?.words).toContain('收到的还剩 690 株 没栽，填了 691 株');
	});

	test('are counted again when the count was wrong, between what was planted and what was sent', () => {
		sent();
		expect(send(liu, 'donation.recount', { item: pears, receivedQty: 690 })?.code).toBe('recount_late');
		send(liu, 'donation.receive', { donation: gift, items: all });
		expect(send(zhao, 'donation.recount', { item: pears, receivedQty: 690 })?.code).toBe('not_found');
		expect(send(liu, 'donation.recount', { item: pears, receivedQty: 701 })?.code).toBe('recount_exceeds');
		expect(send(liu, 'donation.recount', { item: pears, receivedQty: 690 })).toBeUndefined();
		plant(pears, east, 11, 690);
		expect(send(liu, 'donation.recount', { item: pears, receivedQty: 689 })?.words).toContain('已经栽下 690 株');
	});

	test('are the receiving village’s to sign for, and the giving one’s to send or cancel', () => {
		sent();
		expect(send(zhao, 'donation.receive', { donation: gift, items: all })?.code).toBe('not_found');
		expect(send(liu, 'donation.cancel', { donation: gift, reason: '不要了' })?.code).toBe('not_found');
		expect(send(liu, 'donation.dispatch', { donation: id(99) })?.code).toBe('not_found');
		expect(send(zhao, 'donation.cancel', { donation: gift, reason: '车坏了' })).toBeUndefined();
		expect(send(liu, 'donation.receive', { donation: gift, items: all })?.words).toBe(
			'这批已经取消了：车坏了。还要送的话，请大屯村另起一批。',
		);
		expect(flow().donated).toBe(0);
	});

	test('go step by step, on days that have come', () => {
		expect(send(zhao, 'donation.draft', draft)).toBeUndefined();
		expect(send(liu, 'donation.receive', { donation: gift, items: all })?.code).toBe('receive_early');
		expect(send(zhao, 'donation.dispatch', { donation: gift })?.code).toBe('dispatch_early');
		expect(send(zhao, 'donation.pledge', { donation: gift, on: '2026-02-27' })?.code).toBe('donation_in_future');
		expect(send(zhao, 'donation.pledge', { donation: gift })).toBeUndefined();
		expect(send(zhao, 'donation.pledge', { donation: gift })?.code).toBe('pledge_late');
		expect(send(zhao, 'donation.dispatch', { donation: gift, on: '2026-02-25' })?.words).toBe(
			'这一天在上一步（2月26日）前面。改一下日期。',
		);
		expect(send(zhao, 'donation.dispatch', { donation: gift })).toBeUndefined();
		expect(send(zhao, 'donation.dispatch', { donation: gift })?.words).toBe('2月26日已经送出了，不用再送一次。等新立屯村签收。');
		expect(plant(pears, east, 11, 1)?.code).toBe('plant_early');
		expect(send(liu, 'donation.receive', { donation: gift, items: all, on: '2026-02-25' }, '2026-02-27')?.code).toBe('donation_day_before');
		expect(send(liu, 'donation.receive', { donation: gift, items: all }, '2026-02-27')).toBeUndefined();
		expect(send(zhao, 'donation.cancel', { donation: gift, reason: '晚了' }, '2026-02-28')?.code).toBe('cancel_late');
		expect(plant(pears, east, 11, 1, { plantedOn: '2026-02-20' })?.code).toBe('plant_too_soon');
		expect(plant(pears, id(98), 11, 1)?.code).toBe('not_found');
	});
});

test('a draft says who gives what to whom, in units that fit', () => {
	const no = (change: object) => send(zhao, 'donation.draft', { ...draft, ...change })?.code;
	const item = draft.items[0];
	expect(no({ fromVillage: undefined })).toBe('donation_from');
	expect(no({ fromVillage: xinlitun })).toBe('not_found');
	expect(no({ toVillage: datun })).toBe('donation_to_self');
	expect(no({ toVillage: '211422000000' })).toBe('donation_village_unknown');
	expect(no({ items: [item, item] })).toBe('item_twice');
	expect(no({ items: [{ ...item, variety: id(97) }] })).toBe('item_variety_unknown');
	expect(no({ items: [{ ...item, unit: 'g' }] })).toBe('item_unit_misfit');
	expect(no({ items: [{ ...item, kind: 'seed', unit: 'g', qty: 5000, typed: { value: '1', unit: 'jin' } }] })).toBe('item_typed_differs');
	expect(no({ items: [] })).toBe('input_invalid');
	expect(no({ items: [{ ...item, kind: 'seed', unit: 'g', qty: 500, typed: { value: '1', unit: 'jin' } }] })).toBeUndefined();
});

test('filling gaps makes a cohort of its own on the same block; what was never planted is taken back while nothing rests on it', () => {
	sent();
	send(liu, 'donation.receive', { donation: gift, items: all });
	const unplant = (who: Actor, n: number) => send(who, 'donation.unplant', { donation: gift, planting: id(n), reason: '没栽' })?.code;
	expect(plant(pears, east, 11, 600)).toBeUndefined();
	expect(plant(pears, west, 12, 50, { parent: id(11) })?.code).toBe('plant_parent');
	expect(plant(pears, east, 12, 50, { parent: id(11) })).toBeUndefined();
	expect(plant(pears, east, 13, 50, { parent: id(12) })?.code).toBe('plant_parent');
	const gaps = { kind: 'adhoc', method: 'census', inspected: 600, alive: 520, missing: 80, occurredOn: '2026-11-25' };
	expect(send(liu, 'survival.record', { id: id(60), planting: id(11), ...gaps }, '2026-11-25')).toBeUndefined();
	expect(plant(pears, east, 13, 31, { parent: id(11) })?.code).toBe('plant_gaps');
	expect(send(liu, 'survival.withdraw', { check: id(60), reason: '没去看' }, '2026-11-25')).toBeUndefined();
	expect([unplant(liu, 11), unplant(zhao, 12), unplant(liu, 12), unplant(liu, 12)]).toEqual([
		'unplant_rests',
		'not_found',
		undefined,
		'not_found',
	]);
	expect([flow().planted, unplant(liu, 11), flow().planted]).toEqual([600, undefined, 0]);
	expect(plant(pears, west, 14, 700)).toBeUndefined();
});

test('donated ≥ received ≥ planted ≥ alive, whatever is sent in whatever order, and blocks add up to the village', () => {
	const number = fc.integer({ min: 0, max: 1200 });
	const steps = ['donation.pledge', 'donation.dispatch', 'donation.receive', 'donation.close'];
	const often = ['donation.plant', 'donation.unplant', 'survival.record'];
	const step = fc.record({
		name: fc.oneof(fc.constantFrom(...steps, ...often), fc.constantFrom(...often)),
		by: fc.constantFrom(zhao, liu, liu),
		item: fc.constantFrom(pears, apples),
		block: fc.constantFrom(east, west),
		method: fc.constantFrom('census', 'sample'),
		cohort: fc.nat(12),
		a: number,
		b: number,
	});
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), fc.boolean(), (all, started) => {
			const before = rows;
			rows = new Overlay(before);
			if (started) sent();
			else send(zhao, 'donation.draft', draft, '2026-02-20');
			for (const [n, { name, by, item, block, method, cohort, a, b }] of all.entries()) {
				const received = [pears, apples].map((one, at) => ({ item: one, receivedQty: at === 0 ? a : b }));
				const [alive, missing] = [Math.min(a, b), Math.max(0, a - b)];
				const more: Record<string, object> = {
					'donation.receive': { donation: gift, items: received },
					'donation.plant': { donation: gift, item, block, planting: id(100 + n), plantedQty: a, plantedOn: '2026-04-05' },
					'donation.unplant': { donation: gift, planting: id(100 + cohort), reason: '没栽' },
					'donation.recount': { item, receivedQty: a },
					'donation.close': { donation: gift, reason: '收尾' },
					'survival.record': {
						...{ id: id(200 + n), planting: id(100 + cohort), kind: 'adhoc', method, inspected: a, alive, missing },
						occurredOn: '2026-10-20',
					},
				};
				send(by, name, more[name] ?? { donation: gift }, '2026-11-01');
				const sum = flow();
				const chain = [sum.donated, sum.received, sum.planted, sum.checked, sum.alive ?? 0];
				expect(chain).toEqual([...chain].sort((x, y) => y - x));
				for (const one of rows.find(items, 'donation', gift)) expect(toPlant(one)).toBeGreaterThanOrEqual(0);
				const blocks = [flowOfBlock(east, rows), flowOfBlock(west, rows)];
				expect(blocks.reduce((total, one) => total + one.planted, 0)).toBe(sum.planted);
				expect(blocks.reduce((total, one) => total + (one.alive ?? 0), 0)).toBe(sum.alive ?? 0);
			}
			rows = before;
		}),
		{ numRuns: 200 },
	);
});
