/**
 * Exact fractions. Sums, rates and shares are computed without rounding and become decimal text only where they are shown, so that
 * the same figure is the same on the phone, the server and in a report.
 */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));

/** A fraction in lowest terms with a positive denominator. Whole numbers only: 0.5 or NaN throws a RangeError, so does a zero denominator. */
export function rational(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
	const [n, d] = [BigInt(numerator), BigInt(denominator)];
	if (d === 0n) throw new RangeError('A fraction needs a denominator other than zero.');
	const divisor = gcd(n, d);
	const common = d < 0n === divisor < 0n ? divisor : -divisor;
	return { numerator: n / common, denominator: d / common };
}

/** a + b. */
export const add = (a: Rational, b: Rational): Rational =>
	rational(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);

/** a × b. */
export const multiply = (a: Rational, b: Rational): Rational => rational(a.numerator * b.numerator, a.denominator * b.denominator);

/** a ÷ b; a RangeError when b is zero. */
export const divide = (a: Rational, b: Rational): Rational => rational(a.numerator * b.denominator, a.denominator * b.numerator);

/** Negative when a < b, zero when equal, positive when a > b. Thresholds (85 % survival) are compared here, never on rounded text. */
export const compare = (a: Rational, b: Rational): number => {
	const difference = a.numerator * b.denominator - b.numerator * a.denominator;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};

/** The nearest whole number, half away from zero. */
const nearest = ({ numerator, denominator }: Rational): bigint => {
	const size = numerator < 0n ? -numerator : numerator;
	const whole = (2n * size + denominator) / (2n * denominator);
	return numerator < 0n ? -whole : whole;
};

/** The nearest whole number, half away from zero; a RangeError when it is not a safe integer. */
export function toInteger(value: Rational): number {
	const whole = Number(nearest(value));
	if (!Number.isSafeInteger(whole)) throw new RangeError('The number is too large to be exact.');
	return whole;
}

/**
 * Decimal text such as `10123.2`, rounded half away from zero to `maxDecimals`, trailing zeros dropped down to `minDecimals`.
 * No thousands separators, never `-0`; see `grouped`.
 */
export function toDecimal(value: Rational, maxDecimals: number, minDecimals = 0): string {
	const scaled = nearest(multiply(value, rational(10n ** BigInt(maxDecimals))));
	const digits = String(scaled < 0n ? -scaled : scaled).padStart(maxDecimals + 1, '0');
	const whole = digits.slice(0, digits.length - maxDecimals);
	let decimals = digits.slice(digits.length - maxDecimals);
	while (decimals.length > minDecimals && decimals.endsWith('0')) decimals = decimals.slice(0, -1);
	return `${scaled < 0n ? '-' : ''}${whole}${decimals && `.${decimals}`}`;
}

/** Puts thousands separators into decimal text: `10123.25` → `10,123.25`. */
export const grouped = (decimal: string): string => {
	const [whole = '', decimals] = decimal.split('.');
	const separated = whole.replace(/\B(?=(\d{3})+$)/g, ',');
	return decimals === undefined ? separated : `${separated}.${decimals}`;
};

/** A share as text with exactly `decimals` places, `84.0%`; undefined when there is no whole to be a part of. */
export const percent = (part: number, whole: number, decimals = 1): string | undefined =>
	whole === 0 ? undefined : `${toDecimal(rational(BigInt(part) * 100n, whole), decimals, decimals)}%`;
