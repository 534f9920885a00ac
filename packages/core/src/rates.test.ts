import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertRate, displayRate, ler, muCovered, perMu, type RateUnit, treesPerMu } from './rates.ts';
import { type Rational, rational, toDecimal } from './rational.ts';

const show = (value: Rational | undefined, decimals: number) => (value ? toDecimal(value, decimals) : undefined);

describe('yields, incomes and prices', () => {
	it('carries 5,061.6 kg/mu into jin/mu and t/ha', () => {
		const yieldKg = rational(50616, 10);
		expect(displayRate(convertRate(yieldKg, 'kg/mu', 'jin/mu'), 'jin/mu', 'zh-CN')).toBe('10,123.2 斤/亩');
		expect(displayRate(convertRate(yieldKg, 'kg/mu', 't/ha'), 't/ha', 'en', 3)).toBe('75.924 t/ha');
	});

	it.each<[RateUnit, RateUnit, string]>([
		['jin/mu', 'kg/ha', '7.5'],
		['kg/mu', 'kg/ha', '15'],
		['yuan/jin', 'yuan/kg', '2'],
		['kg/mu', 'g/e4mu', '0.1'],
		['fen/g', 'yuan/jin', '5'],
	])('one %s is %s: × %s', (from, to, factor) => expect(show(convertRate(rational(1), from, to), 9)).toBe(factor));

	it('does not turn a yield into a price', () => expect(() => convertRate(rational(1), 'jin/mu', 'yuan/jin')).toThrow(RangeError));

	it('comes back from any detour', () => {
		const yields: RateUnit[] = ['jin/mu', 'kg/ha', 't/ha', 'g/e4mu', 'kg/m2', 'liang/fen_area'];
		fc.assert(
			fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom(...yields), fc.constantFrom(...yields), (n, a, b) => {
				expect(convertRate(convertRate(rational(n, 7n), a, b), b, a)).toEqual(rational(n, 7n));
			}),
		);
	});

	it('makes 800 yuan from 8 fen of land 1,000 yuan a mu', () => {
		const income = perMu(80_000, 8_000);
		expect(income && displayRate(convertRate(income, 'fen/mu', 'yuan/mu'), 'yuan/mu', 'zh-CN')).toBe('1,000 元/亩');
	});

	it('says nothing where there is no area', () => {
		expect(perMu(80_000, 0)).toBeUndefined();
		expect(perMu(80_000, -1)).toBeUndefined();
	});
});

describe('land equivalent ratio', () => {
	const part = (intercrop: number, sole: number | undefined) => ({
		intercrop: rational(intercrop),
		sole: sole === undefined ? undefined : rational(sole),
	});

	it('is 1.4 for pears at 9,000 of 10,000 jin over peony at 200 of 400', () =>
		expect(show(ler([part(9000, 10000), part(200, 400)]), 4)).toBe('1.4'));

	it('cannot be computed without a sole reference, and is never 0 instead', () => {
		expect(ler([part(9000, 10000), part(200, undefined)])).toBeUndefined();
		expect(ler([part(9000, 10000), part(200, 0)])).toBeUndefined();
		expect(ler([])).toBeUndefined();
		expect(show(ler([part(0, 400)]), 1), 'a failed harvest is a real 0').toBe('0');
	});
});

describe('density', () => {
	it.each([
		[50, 400, '333.3'],
		[200, 300, '111.1'],
		[200, 400, '83.3'],
		[300, 400, '55.6'],
	])('%i × %i cm is %s trees a mu', (row, tree, density) => {
		expect(show(treesPerMu(row, tree), 1)).toBe(density);
		expect(show(treesPerMu(tree, row), 1)).toBe(density);
	});

	it('knows no density without a spacing', () => {
		expect(treesPerMu(0, 400)).toBeUndefined();
		expect(treesPerMu(50, -1)).toBeUndefined();
	});

	it('spreads 700 pears over 2.1 mu at 333 a mu and 8.4 at 83', () => {
		expect(show(muCovered(700, rational(333)), 1)).toBe('2.1');
		expect(show(muCovered(700, rational(83)), 1)).toBe('8.4');
		expect(muCovered(700, rational(0))).toBeUndefined();
	});
});
