import type { Actor, Role } from '@honghuo/core/actor.ts';
import { judge, parseInput } from '@honghuo/core/command.ts';
import { isRefusal } from '@honghuo/core/refusal.ts';
import { type BaseRow, noRows, Overlay } from '@honghuo/core/row.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../slices.ts';
import { positionAt, scaleBar, sheet, sheetOf } from './figures.ts';
import { degreesOf, places } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'];
const actor = (role: Role, unit: string): Actor => ({
	person: 'p',
	county: '211422',
	grants: [{ role, unit, from: '2024-01-01', to: null }],
});
const official = actor('county_official', '211422');
const base = { county: '211422', version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
let rows: Overlay;
beforeEach(() => {
	rows = new Overlay(noRows);
	rows.apply(
		[datun, xinlitun].map((id) => ({
			table: 'org_unit',
			op: 'insert' as const,
			row: { ...base, id, village: id, level: 'village' } as BaseRow,
		})),
	);
});

/** Puts a village somewhere; the refusal's code, or undefined when it was taken. */
function put(who: Actor, input: object): string | undefined {
	const definition = features.commands.get('village.place');
	if (!definition) throw new Error('village.place');
	const parsed = parseInput(definition, input);
	const at = '2026-02-26T08:38:00Z';
	const decision = 'code' in parsed ? parsed : judge(definition, parsed.input, rows, { actor: who, recordedAt: at, now: at, version: 9 });
	if (isRefusal(decision)) return decision.code;
	rows.apply(decision);
	return undefined;
}

describe('putting a village on the map', () => {
	test('by coordinates, then by hand: the last one stands, whole', () => {
		expect(put(official, { village: datun, latitude: 408_100_000, longitude: 1_198_000_000 })).toBeUndefined();
		expect(put(official, { village: datun, across: 2_500, down: 10_000 })).toBeUndefined();
		expect(rows.get(places, datun)).toMatchObject({ latitude: null, longitude: null, across: 2_500, down: 10_000, village: datun });
	});

	test('half a place, two at once, the wrong way round, and what is no village', () => {
		expect(put(official, { village: datun })).toBe('place_incomplete');
		expect(put(official, { village: datun, latitude: 408_100_000 })).toBe('place_incomplete');
		expect(put(official, { village: datun, latitude: 408_100_000, across: 3 })).toBe('place_incomplete');
		expect(put(official, { village: datun, latitude: 408_100_000, longitude: 1_198_000_000, across: 3, down: 3 })).toBe('place_incomplete');
		expect(put(official, { village: datun, latitude: 1_198_000_00, longitude: 408_100_000 })).toBe('place_outside');
		expect(put(official, { village: '211422999999', across: 1, down: 1 })).toBe('not_found');
		expect(put(official, { village: datun, across: 10_001, down: 1 })).toBe('input_invalid');
	});

	test('a township’s official puts their own villages, a village’s people none', () => {
		expect(put(actor('township_official', '211422106'), { village: datun, across: 1, down: 1 })).toBeUndefined();
		expect(put(actor('township_official', '211422106'), { village: xinlitun, across: 1, down: 1 })).toBe('not_permitted');
		expect(put(actor('village_secretary', datun), { village: datun, across: 1, down: 1 })).toBe('not_permitted');
		expect(put(actor('viewer', '211422'), { village: datun, across: 1, down: 1 })).toBe('not_permitted');
	});

	test('degrees as they are typed are exact', () => {
		expect(degreesOf('40.81')).toBe(408_100_000);
		expect(degreesOf('１１９．８０００００１')).toBe(1_198_000_001);
		for (const wrong of ['', '40,81', '40.123456789', '-3', '40°48′', 'abc']) expect(degreesOf(wrong)).toBeUndefined();
	});
});

const village = (n: number) => ({ id: `211422${String(100 + (n % 9))}${String(200 + n)}`, parent: `211422${100 + (n % 9)}` });
const unit = (n: number) => ({ ...village(n), level: 'village' as const, closedOn: null });
const somewhere = fc.record({
	latitude: fc.integer({ min: 404_000_000, max: 412_000_000 }),
	longitude: fc.integer({ min: 1_190_000_000, max: 1_203_000_000 }),
});
const county = fc.integer({ min: 1, max: 300 }).chain((n) =>
	fc.record({
		units: fc.constant(Array.from({ length: n }, (_, i) => unit(i))),
		placed: fc.array(
			fc.tuple(fc.nat(n - 1), fc.oneof(somewhere, fc.record({ across: fc.nat(10_000), down: fc.nat(10_000) }))).map(([i, where]) => ({
				...{ latitude: null, longitude: null, across: null, down: null },
				...where,
				id: unit(i).id,
			})),
			{ maxLength: 60 },
		),
	}),
);

describe('the sheet', () => {
	test('holds every open village once, within its edges, and is the same however the rows come', () => {
		fc.assert(
			fc.property(county, ({ units, placed }) => {
				const once = [...new Map(placed.map((place) => [place.id, place])).values()];
				const drawn = sheetOf(units, once);
				expect(drawn.spots.size).toBe(units.length);
				for (const { x, y } of drawn.spots.values()) {
					expect(x).toBeGreaterThanOrEqual(0);
					expect(x).toBeLessThanOrEqual(sheet.width);
					expect(y).toBeGreaterThanOrEqual(0);
					expect(y).toBeLessThanOrEqual(sheet.height);
				}
				expect([...sheetOf(units.toReversed(), once.toReversed()).spots].sort()).toEqual([...drawn.spots].sort());
			}),
			{ numRuns: 60 },
		);
	});

	test('north is up, east is right, and a kilometre is as long as the scale says', () => {
		const at = (n: number, latitude: number, longitude: number) => ({ id: unit(n).id, latitude, longitude, across: null, down: null });
		const drawn = sheetOf([0, 1, 2].map(unit), [
			at(0, 408_000_000, 1_198_000_000),
			at(1, 409_000_000, 1_198_000_000),
			at(2, 408_000_000, 1_199_000_000),
		]);
		const [home, north, east] = [0, 1, 2].map((n) => drawn.spots.get(unit(n).id) ?? { x: 0, y: 0 });
		expect(north?.y).toBeLessThan(home?.y ?? 0);
		expect(north?.x).toBeCloseTo(home?.x ?? 0);
		expect(east?.x).toBeGreaterThan(home?.x ?? 0);
		const kilometres = ((home?.y ?? 0) - (north?.y ?? 0)) / (drawn.perKm ?? 1);
		expect(kilometres).toBeCloseTo(11.132);
	});

	test('without two coordinates there is neither scale nor graticule', () => {
		expect(sheetOf([unit(0), unit(1)], [])).toMatchObject({ perKm: null, graticule: [] });
		const one = { id: unit(0).id, latitude: 408_000_000, longitude: 1_198_000_000, across: null, down: null };
		expect(sheetOf([unit(0), unit(1)], [one]).perKm).toBeNull();
	});

	test('no village leaves its place because another is put by hand', () => {
		const units = Array.from({ length: 40 }, (_, n) => unit(n));
		const before = sheetOf(units, []).spots;
		const after = sheetOf(units, [{ id: unit(3).id, latitude: null, longitude: null, across: 9_000, down: 100 }]).spots;
		for (const { id } of units.filter(({ id }) => id !== unit(3).id)) expect(after.get(id)).toEqual(before.get(id));
		expect(after.get(unit(3).id)).toEqual({ x: 900, y: 7.4, by: 'hand' });
	});

	test('where somebody drops it is where it is drawn', () => {
		fc.assert(
			fc.property(fc.nat(10_000), fc.nat(10_000), (x, y) => {
				const point = { x: (x / 10_000) * sheet.width, y: (y / 10_000) * sheet.height };
				expect(positionAt(point)).toEqual({ across: x, down: y });
			}),
		);
		expect(positionAt({ x: -5, y: 5_000 })).toEqual({ across: 0, down: 10_000 });
		expect(scaleBar(8)).toEqual({ km: 20, length: 160 });
	});
});
