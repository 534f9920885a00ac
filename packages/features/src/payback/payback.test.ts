import { compare, rational } from '@honghuo/core/rational.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block, Planting, Variety } from '../orchard/model.ts';
import { startingCurves } from '../variety/defaults.ts';
import { defaults } from './defaults.ts';
import { curveFor, over, payback, type Terms, termsOf, yieldIn } from './figures.ts';
import { type Curve, type CurvePoint, systemName } from './model.ts';

const base = { county: '211422', village: null, version: 7, createdBy: 'z', recordedAt: '', receivedAt: '' };
const curve = (index: 0 | 1): Curve => ({
	...base,
	...startingCurves[index],
	id: `c${index}`,
	variety: `v${index}`,
	points: [...startingCurves[index].points],
	withdrawnReason: null,
});
const [dense, wide] = [curve(0), curve(1)];
const usual = termsOf(rowsOf({}));

test('every way of planting a county starts with has an English name, and a county’s own keeps what nobody can translate', () => {
	expect(startingCurves.map((one) => systemName(one, 'zh-CN'))).toEqual(startingCurves.map(({ system }) => system));
	expect(startingCurves.map((one) => systemName(one, 'en'))).toEqual(['V-shape, dense, 0.5×4 m', 'wide rows 3×4 m']);
	expect(systemName({ system: '宽行 4×5 米，王家的办法' }, 'en')).toBe('wide rows 4×5 m，王家的办法');
});

describe('a mu of pears, at 2 yuan/kg, 4,000 yuan to start and 1,500 yuan a year', () => {
	test('is paid back in year 5 on the trial curve', () => {
		const found = payback(dense, usual, 'none');
		expect(found).toMatchObject({ year: 5, low: 6, high: 5, entries: [7] });
		expect(found.years[3]).toMatchObject({
			grams: 2_281_050,
			known: 'between',
			cumulativeCostFen: 1_000_000,
			cumulativeIncomeFen: 616_050,
		});
		expect(found.years[4]).toMatchObject({
			grams: 3_762_900,
			known: 'source',
			cumulativeCostFen: 1_150_000,
			cumulativeIncomeFen: 1_368_630,
		});
		expect(found.years[5]?.grams).toBe(5_061_600);
	});

	test('is paid back in year 10 at wide spacing, and in year 8 with peony below', () => {
		expect(payback(wide, usual, 'none').year).toBe(10);
		expect(payback(wide, usual, 'peony').year).toBe(8);
		expect(
			payback(wide, usual, 'peony')
				.years.map(({ incomeFen }) => incomeFen)
				.slice(0, 3),
		).toEqual([0, 0, 37_200 + 100_000]);
	});

	test('stands beside maize only when somebody has said what maize leaves', () => {
		expect(payback(dense, usual, 'none').beatsMaize).toBeNull();
		expect(payback(dense, usual, 'none').years[0]?.maizeFen).toBeNull();
		const found = payback(dense, { ...usual, maizeFenPerMu: 60_000 }, 'none');
		expect(found.beatsMaize).toBe(6);
		expect(found.years[4]?.maizeFen).toBe(300_000);
	});

	test('the county’s own numbers take the place of the defaults, one by one', () => {
		const row = { ...base, id: 'a', scope: 'county', priceFenPerKg: 100, startFenPerMu: null, yearlyFenPerMu: 0, version: 9 };
		const own = termsOf(rowsOf({ assumption: [{ ...row, peonyFenPerMu: null, maizeFenPerMu: null, maizeSource: null }] }));
		expect(own).toMatchObject({ priceFenPerKg: 100, startFenPerMu: 400_000, yearlyFenPerMu: 0, maizeFenPerMu: null });
		expect(payback(dense, own, 'none').entries).toEqual([7, 9]);
	});

	test('over a block is the mu’s times its area', () => {
		expect(over(1_150_000, 70_000)).toBe(8_050_000);
		expect(over(1, 15)).toBe(0);
	});

	test('that never bears is never said to be paid back', () => {
		expect(payback({ points: [{ age: 9, gPerMu: 1 }], version: 0 }, usual, 'none')).toMatchObject({ year: null, low: null, high: null });
	});
});

const points = fc
	.uniqueArray(fc.record({ age: fc.integer({ min: 1, max: 20 }), gPerMu: fc.integer({ min: 0, max: 20_000_000 }) }), {
		minLength: 1,
		maxLength: 8,
		selector: ({ age }) => age,
	})
	.map((all): CurvePoint[] => all.sort((a, b) => a.age - b.age));
const terms = fc.record({
	priceFenPerKg: fc.integer({ min: 1, max: 5_000 }),
	startFenPerMu: fc.integer({ min: 0, max: 5_000_000 }),
	yearlyFenPerMu: fc.integer({ min: 0, max: 1_000_000 }),
	peonyFenPerMu: fc.integer({ min: 0, max: 500_000 }),
	maizeFenPerMu: fc.option(fc.integer({ min: 0, max: 300_000 })),
});
const full = (given: Omit<Terms, 'maizeSource' | 'row'>): Terms => ({ ...given, maizeSource: null, row: undefined });

describe('for any curve and any assumptions', () => {
	test('a dearer price never pays back later, peony never does, and sums never fall', () => {
		fc.assert(
			fc.property(points, terms, (points, given) => {
				const [plain, below] = (['none', 'peony'] as const).map((one) => payback({ points, version: 1 }, full(given), one));
				if (!plain || !below) throw new Error();
				const never = (year: number | null) => year ?? 99;
				expect(never(plain.high)).toBeLessThanOrEqual(never(plain.year));
				expect(never(plain.year)).toBeLessThanOrEqual(never(plain.low));
				expect(never(below.year)).toBeLessThanOrEqual(never(plain.year));
				expect(never(plain.year)).toBeLessThanOrEqual(never(plain.beatsMaize));
				for (const [n, now] of plain.years.entries()) {
					const before = plain.years[n - 1];
					expect(now.lowFen <= now.cumulativeIncomeFen && now.cumulativeIncomeFen <= now.highFen).toBe(true);
					expect(now.cumulativeCostFen - (before?.cumulativeCostFen ?? 0)).toBe(now.costFen);
					expect(now.cumulativeIncomeFen).toBeGreaterThanOrEqual(before?.cumulativeIncomeFen ?? 0);
				}
			}),
		);
	});

	test('a yield between two known years lies between them', () => {
		fc.assert(
			fc.property(points, fc.integer({ min: 1, max: 25 }), (points, year) => {
				const { grams, known } = yieldIn(points, year);
				const [before, after] = [points.findLast(({ age }) => age <= year), points.find(({ age }) => age >= year)];
				if (!before) expect([grams.numerator, known]).toEqual([0n, 'none']);
				else if (after) {
					const [least, most] = [Math.min(before.gPerMu, after.gPerMu), Math.max(before.gPerMu, after.gPerMu)];
					expect(compare(rational(least), grams) <= 0 && compare(grams, rational(most)) <= 0).toBe(true);
				} else expect(known).toBe('held');
			}),
		);
	});
});

test('a block is reckoned on the curve nearest to its density, one without spacing on its cultivar’s own', () => {
	const variety = (id: string): Variety => ({ id, crop: 'pear' }) as Variety;
	const block = (row: number | null, tree: number | null): Block => ({ id: 'b', rowSpacingCm: row, treeSpacingCm: tree }) as Block;
	const planting = { id: 'p', block: 'b', variety: 'v0', role: 'main', removedOn: null } as Planting;
	const rows = rowsOf({ variety: [variety('v0'), variety('v1')], planting: [planting], yield_curve: [dense, wide] });
	expect(curveFor(block(400, 50), rows)?.id).toBe('c0');
	expect(curveFor(block(400, 200), rows)?.id).toBe('c1');
	expect(curveFor(block(null, null), rows)?.id).toBe('c0');
	expect(curveFor({ ...block(400, 50), id: 'elsewhere' }, rows)).toBeUndefined();
	expect(defaults.bandPercent).toBe(20);
});
