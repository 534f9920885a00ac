import { add, divide, grouped, multiply, type Rational, rational, toDecimal } from './rational.ts';
import type { Language } from './refusal.ts';
import { canonicalOf, sizeOf, type Unit, unitName } from './units.ts';

/** One unit for each of another: `jin/mu` is yield, `yuan/mu` income, `yuan/jin` price, `tree/mu` density. */
export type RateUnit = `${Unit}/${Unit}`;

const parts = (unit: RateUnit): [Unit, Unit] => unit.split('/') as [Unit, Unit];

/**
 * The same rate in other units, exactly: 5061.6 kg/mu → 10123.2 jin/mu → 75.924 t/ha. A RangeError when the two do not measure the same
 * thing (weight per area into money per weight).
 */
export function convertRate(value: Rational, from: RateUnit, to: RateUnit): Rational {
	const [[amountFrom, perFrom], [amountTo, perTo]] = [parts(from), parts(to)];
	if (canonicalOf(amountFrom) !== canonicalOf(amountTo) || canonicalOf(perFrom) !== canonicalOf(perTo))
		throw new RangeError(`${from} and ${to} do not measure the same thing.`);
	return multiply(value, rational(BigInt(sizeOf(amountFrom)) * BigInt(sizeOf(perTo)), BigInt(sizeOf(perFrom)) * BigInt(sizeOf(amountTo))));
}

/** A rate as text: 「10,123.2 斤/亩」, rounded to `maxDecimals` (1 unless told). */
export const displayRate = (value: Rational, unit: RateUnit, language: Language, maxDecimals = 1): string => {
	const [amount, per] = parts(unit);
	return `${grouped(toDecimal(value, maxDecimals))} ${unitName(amount, language)}/${unitName(per, language)}`;
};

/**
 * A canonical total over an area in e4mu, as canonical unit per mu (g/mu, fen/mu, tree/mu). Undefined without an area (trees around
 * homesteads have none). The yield of an intercrop uses the whole block's area (DOMAIN.md §4).
 */
export const perMu = (total: number, areaE4mu: number): Rational | undefined =>
	areaE4mu > 0 ? rational(BigInt(total) * 10_000n, areaE4mu) : undefined;

/**
 * Land equivalent ratio: Σ (intercrop yield ÷ sole yield), both in the same unit per area. Undefined, to be shown as 「缺参照，不能计算」,
 * when there is no component or one lacks a sourced sole yield: a missing reference is never zero.
 */
export function ler(components: readonly { intercrop: Rational; sole: Rational | undefined }[]): Rational | undefined {
	let sum = rational(0);
	for (const { intercrop, sole } of components) {
		if (!sole || sole.numerator <= 0n) return undefined;
		sum = add(sum, divide(intercrop, sole));
	}
	return components.length === 0 ? undefined : sum;
}

/** Trees per mu at a spacing of whole centimetres: 50 × 400 → 333.3. Undefined when a spacing is not positive. */
export const treesPerMu = (rowCm: number, treeCm: number): Rational | undefined =>
	rowCm > 0 && treeCm > 0 ? rational(20_000_000n, 3n * BigInt(rowCm) * BigInt(treeCm)) : undefined;

/** The area, in mu, so many trees cover at a density in trees per mu; undefined when the density is not positive. */
export const muCovered = (trees: number, density: Rational): Rational | undefined =>
	density.numerator > 0n ? divide(rational(trees), density) : undefined;
