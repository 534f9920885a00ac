import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { blocks } from '../orchard/model.ts';
import {
	boxOf,
	cornerAdded,
	cornerMoved,
	drawnArea,
	EXTENT,
	isOutline,
	isRectangle,
	layOut,
	moved,
	type Point,
	rectangle,
	resized,
} from './figures.ts';

const [datun, elsewhere] = ['211422106214', '211422222201'];
const square = rectangle(0, 0, 100, 100);
const bowTie: Point[] = [
	[0, 0],
	[50, 50],
	[50, 0],
	[0, 50],
];
let county: PocketCounty;
let first: ReturnType<PocketCounty['person']>;
let outsider: ReturnType<PocketCounty['person']>;
let ids: { orchard: string; east: string; west: string };

beforeEach(() => {
	county = new PocketCounty('2026-11-20');
	for (const [code, name] of [
		[datun, '大屯村'],
		[elsewhere, '新立屯村'],
	] as const)
		county.put('org_unit', { id: code, village: code, level: 'village', name, parent: null, aliases: [], closedOn: null });
	first = county.person('first_secretary', datun);
	outsider = county.person('village_secretary', elsewhere);
	ids = { orchard: newId(), east: newId(), west: newId() };
	first.did('orchard.create', { id: ids.orchard, village: datun, name: '梨园' });
	first.did('block.create', { id: ids.east, orchard: ids.orchard, name: '东坡', areaE4mu: 70_000 });
	first.did('block.create', { id: ids.west, orchard: ids.orchard, name: '院里', areaE4mu: null, treeCount: 60 });
});
const draw = (outlines: object[], who = first) => who.does('sketch.draw', { orchard: ids.orchard, outlines });
const outlineOf = (id: string) => county.get(blocks, id)?.geometry;

describe('laying out an orchard', () => {
	test('several blocks are one act, and one goes back to the automatic sketch', () => {
		const east = { block: ids.east, geometry: { plan: square }, was: null };
		expect(draw([east, { block: ids.west, geometry: { plan: rectangle(110, 0, 30, 20) }, was: null }])).toBe('accepted');
		expect([outlineOf(ids.east), county.get(blocks, ids.east)?.areaE4mu]).toEqual([{ plan: square }, 70_000]);
		expect(draw([{ block: ids.west, geometry: null }])).toBe('accepted');
		expect(outlineOf(ids.west)).toBeNull();
		expect(draw([east])).toBe('nothing_changed');
	});

	test('nobody’s drawing is drawn over unseen, and one refused block leaves all as they were', () => {
		const other = { plan: rectangle(5, 5, 60, 70) };
		expect(draw([{ block: ids.east, geometry: { plan: square }, was: null }])).toBe('accepted');
		const late = [
			{ block: ids.west, geometry: other, was: null },
			{ block: ids.east, geometry: other, was: null },
		];
		expect([draw(late), outlineOf(ids.west), outlineOf(ids.east)]).toEqual(['drawn_meanwhile', null, { plan: square }]);
		expect(draw([{ block: ids.east, geometry: other, was: { plan: square } }])).toBe('accepted');
	});

	test('what is no outline, somebody else’s or closed is refused', () => {
		const plan = (points: unknown) => draw([{ block: ids.east, geometry: { plan: points } }]);
		expect([plan(bowTie), plan(square.slice(0, 2)), plan([[-1, 0], ...square]), plan([[0.5, 0], ...square])]).toEqual([
			'outline_crossed',
			'input_invalid',
			'input_invalid',
			'input_invalid',
		]);
		const fine = { block: ids.east, geometry: { plan: square } };
		expect([draw([fine, fine]), draw([fine], outsider), draw([{ ...fine, block: newId() }])]).toEqual([
			'outline_twice',
			'not_found',
			'not_found',
		]);
		first.did('block.close', { block: ids.east, on: '2026-11-01', reason: '修路' });
		expect(draw([fine])).toBe('block_closed');
		first.did('orchard.close', { orchard: ids.orchard, on: '2026-11-02', reason: '不种了' });
		expect(draw([fine])).toBe('orchard_closed');
	});
});

const metres = fc.integer({ min: 0, max: EXTENT });
const rectangles = fc
	.tuple(
		fc.integer({ min: 0, max: 2000 }),
		fc.integer({ min: 0, max: 2000 }),
		fc.integer({ min: 5, max: 900 }),
		fc.integer({ min: 5, max: 900 }),
	)
	.map(([x, y, width, height]) => rectangle(x, y, width, height));

describe('an outline', () => {
	test('of 70 by 66 m is 6.93 mu; a bow tie is none, nor is a line', () => {
		expect(drawnArea(rectangle(0, 0, 70, 66))).toBe(69_300);
		expect([isOutline(square), isOutline(bowTie), isOutline([...square, [0, 0]])]).toEqual([true, false, false]);
		expect(
			isOutline([
				[0, 0],
				[10, 0],
				[20, 0],
			]),
		).toBe(false);
		expect(
			isOutline([
				[0, 0],
				[40, 0],
				[20, 0],
				[20, 20],
			]),
		).toBe(false);
	});

	test('names no corner twice', () => {
		fc.assert(
			fc.property(rectangles, fc.nat(3), fc.nat(4), (points, corner, at) => {
				expect(isOutline(points)).toBe(true);
				expect(isOutline(points.toSpliced(at, 0, points[corner] as Point))).toBe(false);
			}),
		);
	});

	test('carried about keeps its form and stays on the drawing', () => {
		fc.assert(
			fc.property(rectangles, fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 }), (points, dx, dy) => {
				const there = moved(points, dx, dy);
				expect(drawnArea(there)).toBe(drawnArea(points));
				expect(there.flat().every((n) => n >= 0 && n <= EXTENT)).toBe(true);
			}),
		);
	});

	test('a rectangle stays one when a corner goes elsewhere, and a corner more changes no area', () => {
		fc.assert(
			fc.property(rectangles, fc.nat(3), metres, metres, (points, corner, x, y) => {
				const { x: left, y: top, width, height } = boxOf(points);
				const flat = [left, left + width].includes(x) || [top, top + height].includes(y);
				expect(flat || isRectangle(cornerMoved(points, corner, [x, y], true))).toBe(true);
				expect(Math.abs(drawnArea(cornerAdded(points, corner)) - drawnArea(points))).toBeLessThan(15 * (width + height));
			}),
		);
	});

	test('made as large as it is recorded it is so to the metre: within 7 % of a mu, closer the larger', () => {
		fc.assert(
			fc.property(rectangles, fc.integer({ min: 10_000, max: 3_000_000 }), (points, area) => {
				const { width, height } = boxOf(points);
				fc.pre(width / height < 3 && height / width < 3);
				const there = resized(points, Math.sqrt(area / drawnArea(points)));
				fc.pre(there.flat().every((n) => n < EXTENT));
				expect(Math.abs(drawnArea(there) / area - 1)).toBeLessThan(0.07);
			}),
		);
	});
});

test('blocks that nobody has laid out lie below the others, of their true size, none upon another', () => {
	const size = fc.record({ area: fc.integer({ min: 1_000, max: 1_000_000 }), drawn: fc.boolean() });
	fc.assert(
		fc.property(fc.array(size, { minLength: 1, maxLength: 25 }), (sizes) => {
			const all = sizes.map(({ area, drawn }, n) => ({
				id: String(n),
				areaE4mu: area,
				treeCount: null,
				geometry: drawn ? { plan: rectangle(10, 10, 50, 40) } : null,
			}));
			const laid = layOut(all);
			expect(laid.size).toBe(all.length);
			const boxes = all.filter(({ geometry }) => !geometry).map(({ id, areaE4mu }) => ({ areaE4mu, ...boxOf(laid.get(id) ?? []) }));
			for (const [n, a] of boxes.entries()) {
				if (all.some(({ geometry }) => geometry)) expect(a.y).toBeGreaterThan(50);
				for (const b of boxes.slice(n + 1))
					expect(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
			}
		}),
	);
});
