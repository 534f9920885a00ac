import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, divide, grouped, multiply, percent, type Rational, rational, toDecimal, toInteger } from './rational.ts';

const whole = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
const positive = fc.bigInt({ min: 1n, max: 10n ** 9n });
const fraction: fc.Arbitrary<Rational> = fc.tuple(whole, positive).map(([n, d]) => rational(n, d));

describe('exact fractions', () => {
	it('keeps lowest terms and a positive denominator', () => {
		expect(rational(6, -4)).toEqual({ numerator: -3n, denominator: 2n });
		expect(rational(-6, -4)).toEqual({ numerator: 3n, denominator: 2n });
		expect(rational(0, -5)).toEqual({ numerator: 0n, denominator: 1n });
	});

	it('takes whole numbers only', () => {
		expect(() => rational(0.5)).toThrow(RangeError);
		expect(() => rational(Number.NaN)).toThrow(RangeError);
		expect(() => rational(1, 0)).toThrow(RangeError);
		expect(() => divide(rational(1), rational(0))).toThrow(RangeError);
	});

	it('adds, multiplies and divides back without a loss', () =>
		fc.assert(
			fc.property(fraction, fraction, (a, b) => {
				expect(add(add(a, b), multiply(b, rational(-1)))).toEqual(a);
				if (b.numerator !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
				expect(compare(a, b)).toBe(-compare(b, a) || 0);
				expect(compare(add(a, rational(1n, 10n ** 9n)), a)).toBe(1);
			}),
		));

	it('works out the figures of the county page', () => {
		expect(toInteger(multiply(rational(21), rational(1, 3)))).toBe(7);
		expect(toInteger(multiply(rational(3000), rational(972, 1000)))).toBe(2916);
		expect(toInteger(multiply(rational(28), rational(5)))).toBe(140);
		expect(percent(2916, 3000)).toBe('97.2%');
		expect(percent(295, 295)).toBe('100.0%');
		expect(percent(0, 0)).toBeUndefined();
	});

	it('holds 588/700 below and 595/700 at the pass mark of 85 %', () => {
		expect(percent(588, 700)).toBe('84.0%');
		expect(compare(rational(588, 700), rational(85, 100))).toBe(-1);
		expect(percent(595, 700)).toBe('85.0%');
		expect(compare(rational(595, 700), rational(85, 100))).toBe(0);
		expect(compare(rational(8499, 10000), rational(85, 100)), 'shown as 85.0% but not a pass').toBe(-1);
	});
});

describe('decimal text', () => {
	it.each([
		[rational(5, 2), 0, '3'],
		[rational(-5, 2), 0, '-3'],
		[rational(1, 3), 4, '0.3333'],
		[rational(2, 3), 1, '0.7'],
		[rational(-1, 1000), 2, '0'],
		[rational(1005, 1000), 2, '1.01'],
		[rational(1200, 100), 2, '12'],
		[rational(0), 3, '0'],
	])('rounds half away from zero: %o to %i places is %s', (value, places, text) => expect(toDecimal(value, places)).toBe(text));

	it('keeps the places asked for', () => expect(toDecimal(rational(25, 2), 2, 2)).toBe('12.50'));

	it('is never further than half a unit of the last place from the truth', () =>
		fc.assert(
			fc.property(fraction, fc.integer({ min: 0, max: 8 }), (value, places) => {
				const text = toDecimal(value, places);
				expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/);
				const scale = 10n ** BigInt(places);
				const [integer = '', decimals = ''] = text.split('.');
				const shown = rational(BigInt(integer + decimals.padEnd(places, '0')), scale);
				const error = add(shown, multiply(value, rational(-1)));
				const size = error.numerator < 0n ? multiply(error, rational(-1)) : error;
				expect(compare(size, rational(1n, 2n * scale))).toBeLessThanOrEqual(0);
			}),
		));

	it('refuses to make an inexact integer', () => expect(() => toInteger(rational(2n ** 60n))).toThrow(RangeError));

	it('separates thousands, not decimals', () => {
		expect(grouped('1234567.12345')).toBe('1,234,567.12345');
		expect(grouped('-123456')).toBe('-123,456');
		expect(grouped('999')).toBe('999');
	});
});
