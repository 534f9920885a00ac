import { treesPerMu } from '@honghuo/core/rates.ts';
import { add, compare, multiply, type Rational, rational, toInteger } from '@honghuo/core/rational.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { type Block, byAge, type Planting, standing, varieties } from '../orchard/model.ts';
import { defaults } from './defaults.ts';
import { type Assumption, assumptions, type Curve, type CurvePoint, curvesOf } from './model.ts';

/** What is reckoned with: the county's own numbers where it has set them. `maizeFenPerMu` is null while nobody has said what maize leaves. */
export type Terms = {
	priceFenPerKg: number;
	startFenPerMu: number;
	yearlyFenPerMu: number;
	peonyFenPerMu: number;
	maizeFenPerMu: number | null;
	maizeSource: string | null;
	/** The row the county's numbers come from. */
	row: Assumption | undefined;
};

/** The county's assumptions over the defaults. */
export function termsOf(rows: Rows): Terms {
	const [row] = rows.find(assumptions, 'scope', 'county');
	return {
		priceFenPerKg: row?.priceFenPerKg ?? defaults.priceFenPerKg,
		startFenPerMu: row?.startFenPerMu ?? defaults.startFenPerMu,
		yearlyFenPerMu: row?.yearlyFenPerMu ?? defaults.yearlyFenPerMu,
		peonyFenPerMu: row?.peonyFenPerMu ?? defaults.peonyFenPerMu,
		maizeFenPerMu: row?.maizeFenPerMu ?? null,
		maizeSource: row?.maizeSource ?? null,
		row,
	};
}

/** How a year's yield is known: printed by the source, assumed there, on the line between two known years, before the first, or held after the last. */
export type Known = 'source' | 'assumed' | 'between' | 'none' | 'held';

const zero = rational(0);

/** Grams a mu in a year after planting: nothing before the first known year, on a straight line between two, held after the last. Exact. */
export function yieldIn(points: readonly CurvePoint[], year: number): { grams: Rational; known: Known } {
	const at = points.find(({ age }) => age === year);
	if (at) return { grams: rational(at.gPerMu), known: at.assumed ? 'assumed' : 'source' };
	const [before, after] = [points.findLast(({ age }) => age < year), points.find(({ age }) => age > year)];
	if (!before) return { grams: zero, known: 'none' };
	if (!after) return { grams: rational(before.gPerMu), known: 'held' };
	const rise = rational(BigInt(after.gPerMu - before.gPerMu) * BigInt(year - before.age), after.age - before.age);
	return { grams: add(rational(before.gPerMu), rise), known: 'between' };
}

/** One year of a mu: money in fen, the sums since planting. `lowFen` and `highFen` are the income so far with the fruit 20 % cheaper or dearer. */
export type PaybackYear = {
	year: number;
	grams: number;
	known: Known;
	costFen: number;
	/** All income of the year, and what of it the intercrop brings. */
	incomeFen: number;
	seedFen: number;
	cumulativeCostFen: number;
	cumulativeIncomeFen: number;
	lowFen: number;
	highFen: number;
	/** What maize would have left by now; null without a baseline. */
	maizeFen: number | null;
};

/** An amount a mu over a whole area, in fen, rounded only at the end. */
export const over = (fenPerMu: number, areaE4mu: number): number => toInteger(rational(BigInt(fenPerMu) * BigInt(areaE4mu), 10_000));

/** When a mu has earned back what was put in: the year for the price reckoned with, for 20 % less and for 20 % more, and the year from which it has left more than maize. Null: not within the years looked at. */
export type Payback = {
	year: number | null;
	low: number | null;
	high: number | null;
	beatsMaize: number | null;
	years: PaybackYear[];
	entries: number[];
};

/** The static payback of a mu (静态投资回收期) on a yield curve: start in year 1, the yearly cost every year, fruit by the curve and the price, with peony its income from year 3. Compared exactly; rounded to fen only for showing. */
export function payback(
	curve: Pick<Curve, 'points' | 'version'>,
	terms: Terms,
	intercrop: 'none' | 'peony',
	horizon: number = defaults.horizon,
): Payback {
	const points = [...curve.points].sort((a, b) => a.age - b.age);
	const found: Record<'year' | 'low' | 'high' | 'beatsMaize', number | null> = { year: null, low: null, high: null, beatsMaize: null };
	const years: PaybackYear[] = [];
	let fruit = zero;
	let seed = zero;
	let cost = zero;
	for (let year = 1; year <= horizon; year++) {
		const { grams, known } = yieldIn(points, year);
		const fruitNow = multiply(grams, rational(terms.priceFenPerKg, 1000));
		const seedNow = rational(intercrop === 'peony' && year >= defaults.peonyFromYear ? terms.peonyFenPerMu : 0);
		const costNow = rational(terms.yearlyFenPerMu + (year === 1 ? terms.startFenPerMu : 0));
		fruit = add(fruit, fruitNow);
		seed = add(seed, seedNow);
		cost = add(cost, costNow);
		const at = (percent: number): Rational => add(multiply(fruit, rational(percent, 100)), seed);
		const [low, middle, high] = [at(100 - defaults.bandPercent), at(100), at(100 + defaults.bandPercent)];
		if (compare(middle, cost) >= 0) found.year ??= year;
		if (compare(low, cost) >= 0) found.low ??= year;
		if (compare(high, cost) >= 0) found.high ??= year;
		const maizeFen = terms.maizeFenPerMu === null ? null : terms.maizeFenPerMu * year;
		if (maizeFen !== null && compare(middle, add(cost, rational(maizeFen))) >= 0) found.beatsMaize ??= year;
		years.push({
			year,
			grams: toInteger(grams),
			known,
			costFen: toInteger(costNow),
			incomeFen: toInteger(add(fruitNow, seedNow)),
			seedFen: toInteger(seedNow),
			cumulativeCostFen: toInteger(cost),
			cumulativeIncomeFen: toInteger(middle),
			lowFen: toInteger(low),
			highFen: toInteger(high),
			maizeFen,
		});
	}
	const entries = [curve.version, terms.row?.version ?? 0].filter((version) => version > 0).sort((a, b) => a - b);
	return { ...found, years, entries };
}

/** The main cohort of a block: the one whose curve is asked for. */
export const mainCohort = (block: string, rows: Rows): Planting | undefined =>
	standing(block, rows)
		.filter(({ role }) => role === 'main')
		.sort(byAge)[0];

const apart = (a: Rational, b: number): Rational => {
	const { numerator, denominator } = a;
	const difference = numerator - BigInt(b) * denominator;
	return rational(difference < 0n ? -difference : difference, denominator);
};

/** The curve that fits a block: of the cultivar's crop, the nearest in trees a mu; where the block does not say its spacing, the cultivar's own. Undefined without any. */
export function curveFor(block: Block, rows: Rows): Curve | undefined {
	const cohort = mainCohort(block.id, rows);
	const variety = cohort && rows.get(varieties, cohort.variety);
	if (!variety) return undefined;
	const own = curvesOf(variety.id, rows);
	const density = treesPerMu(block.rowSpacingCm ?? 0, block.treeSpacingCm ?? 0);
	if (!density) return own[0];
	const others = rows.find(varieties, 'crop', variety.crop).filter(({ id }) => id !== variety.id);
	const all = [...own, ...others.sort(byAge).flatMap(({ id }) => curvesOf(id, rows))];
	return all
		.filter(({ treesPerMu: trees }) => trees !== null)
		.sort((a, b) => compare(apart(density, a.treesPerMu ?? 0), apart(density, b.treesPerMu ?? 0)))[0];
}
