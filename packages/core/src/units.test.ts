import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from './rational.ts';
import { canonicalOf, display, displayTyped, fromCanonical, isUnit, parseDecimal, sizeOf, toCanonical, type Unit } from './units.ts';

const anyAmount = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
/** Every unit whose size divides a power of ten: all but those with a factor of three. */
const decimalUnits: Unit[] = [
	'e4mu',
	'mu',
	'fen_area',
	'li_area',
	'g',
	'liang',
	'jin',
	'kg',
	't',
	'wan_jin',
	'fen',
	'jiao',
	'yuan',
	'wan_yuan',
	'cm',
	'm',
];

describe('what is typed becomes a whole number', () => {
	it.each<[string, Unit, number]>([
		['500', 'm2', 7_500],
		['14000', 'm2', 210_000],
		['14,000', 'm2', 210_000],
		['21', 'mu', 210_000],
		['0.75', 'mu', 7_500],
		['8', 'fen_area', 8_000],
		['1', 'li_area', 100],
		['1', 'ha', 150_000],
		['1.4', 'ha', 210_000],
		['10123.2', 'jin', 5_061_600],
		['5061.6', 'kg', 5_061_600],
		['1', 'liang', 50],
		['0.35', 'kg', 350],
		['1', 't', 1_000_000],
		['1.2', 'wan_jin', 6_000_000],
		['800', 'yuan', 80_000],
		['12.5', 'jiao', 125],
		['10', 'wan_yuan', 10_000_000],
		['0.5', 'm', 50],
		['700', 'tree', 700],
		['－３', 'tree', -3],
		['１２．５', 'mu', 125_000],
		['。5', 'mu', 5_000],
		['1，000', 'tree', 1_000],
		[' 7 ', 'mu', 70_000],
		['+7', 'mu', 70_000],
		['007', 'mu', 70_000],
		['7.00000000', 'mu', 70_000],
		['-0', 'mu', 0],
	])('%s %s is %i', (value, unit, canonical) => expect(toCanonical(value, unit)).toBe(canonical));

	it.each<[string, Unit, string]>([
		['0.00001', 'mu', 'finer than 1/10,000 mu'],
		['0.1', 'm2', 'a square metre is 15, a tenth is 1.5'],
		['0.001', 'yuan', 'less than a fen'],
		['0.5', 'tree', 'no half trees'],
		['900719925474.0992', 'mu', 'beyond a safe integer'],
		['99999999999999999999', 'g', 'beyond a safe integer'],
		['9'.repeat(41), 'g', 'absurdly long'],
	])('%s %s is not taken: %s', (value, unit) => expect(toCanonical(value, unit)).toBeUndefined());

	it.each([
		'',
		' ',
		'.',
		'-',
		'5.',
		'1e3',
		'0x10',
		'1/3',
		'NaN',
		'Infinity',
		'1,00',
		'1,0000',
		',100',
		'1.2.3',
		'1 000',
		'--1',
		'7亩',
		'七',
		'²',
		'①',
		'٣',
	])('%j is no number', (text) => expect(parseDecimal(text)).toBeUndefined());

	it('is exact where floating point is not', () => {
		expect(parseDecimal('0.1')).toEqual(rational(1, 10));
		expect(toCanonical('1.0029', 'mu')).toBe(10_029);
		expect(toCanonical('4.35', 'yuan'), '4.35 × 100 is 434.99999999999994 in floating point').toBe(435);
		expect(toCanonical('900719925474.0991', 'mu')).toBe(Number.MAX_SAFE_INTEGER);
	});

	it('knows its units from other words', () => {
		expect(isUnit('fen_area')).toBe(true);
		expect(isUnit('亩')).toBe(false);
		expect(isUnit('constructor')).toBe(false);
		expect(canonicalOf('fen')).toBe('fen');
		expect(canonicalOf('fen_area')).toBe('e4mu');
	});
});

describe('a stored amount goes out and comes back', () => {
	it('is the same number in every decimal unit', () =>
		fc.assert(
			fc.property(anyAmount, fc.constantFrom(...decimalUnits), (amount, unit) => {
				expect(toCanonical(fromCanonical(amount, unit), unit)).toBe(amount);
			}),
		));

	it('is the same number for whole square metres and hectares', () =>
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 1e9 }), fc.constantFrom<Unit>('m2', 'ha'), (amount, unit) => {
				expect(fromCanonical(amount * sizeOf(unit), unit)).toBe(String(amount));
				expect(toCanonical(String(amount), unit)).toBe(amount * sizeOf(unit));
			}),
		));

	it('takes any decimal with as many places as the unit is fine', () =>
		fc.assert(
			fc.property(fc.nat({ max: 1e9 }), fc.nat({ max: 9_999 }), (whole, rest) => {
				expect(toCanonical(`${whole}.${String(rest).padStart(4, '0')}`, 'mu')).toBe(whole * 10_000 + rest);
			}),
		));

	it('rounds only thirds, and only when shown', () => {
		expect(fromCanonical(10_000, 'm2', 1)).toBe('666.7');
		expect(fromCanonical(1, 'ha')).toBe('0.0000067');
		expect(fromCanonical(7_550, 'mu', 1)).toBe('0.8');
		expect(fromCanonical(-7_550, 'mu', 1)).toBe('-0.8');
		expect(fromCanonical(-1, 'mu', 1)).toBe('0');
	});
});

describe('amounts as people say them', () => {
	it.each([
		[210_000, 'e4mu', '21 亩', '21 mu'],
		[7_500, 'e4mu', '0.75 亩', '0.75 mu'],
		[75_000, 'e4mu', '7.5 亩', '7.5 mu'],
		[12_345_678, 'e4mu', '1,234.5678 亩', '1,234.5678 mu'],
		[5_061_600, 'g', '10,123 斤', '10,123 jin'],
		[200, 'g', '0.4 斤', '0.4 jin'],
		[49_750, 'g', '99.5 斤', '99.5 jin'],
		[50_250, 'g', '101 斤', '101 jin'],
		[80_000, 'fen', '800 元', '800 yuan'],
		[1_250, 'fen', '12.50 元', '12.50 yuan'],
		[100_000, 'fen', '1,000 元', '1,000 yuan'],
		[50, 'cm', '0.5 米', '0.5 m'],
		[1_000, 'tree', '1,000 株', '1,000 trees'],
		[1, 'tree', '1 株', '1 tree'],
		[6, 'person_hour', '6 工时', '6 person-hours'],
		[623, 'person_time', '623 人次', '623 person-times'],
		[30, 'spike', '30 穗', '30 spikes'],
		[0, 'e4mu', '0 亩', '0 mu'],
	] as const)('%i %s is %s, %s', (amount, unit, chinese, english) => {
		expect(display(amount, unit, 'zh-CN')).toBe(chinese);
		expect(display(amount, unit, 'en')).toBe(english);
	});

	it('rounds further where a board asks for it', () => expect(display(3_333, 'e4mu', 'zh-CN', 1)).toBe('0.3 亩'));

	it('gives back what was typed as it was typed', () => {
		expect(displayTyped({ value: '500', unit: 'm2' }, 'zh-CN')).toBe('500 平方米');
		expect(displayTyped({ value: '8', unit: 'fen_area' }, 'zh-CN')).toBe('8 分');
		expect(displayTyped({ value: '0.750', unit: 'mu' }, 'en')).toBe('0.750 mu');
	});
});
