import { isLocalDate, type LocalDate } from '@honghuo/core/dates.ts';
import { add, compare, multiply, type Rational, rational, toDecimal } from '@honghuo/core/rational.ts';
import { fromCanonical, isUnit, parseDecimal, sizeOf, toCanonical, type Unit, unitName } from '@honghuo/core/units.ts';
import { fenPerKgOf } from '../market/figures.ts';
import { areaWords, countWords, lengthWords, moneyWords, multipliers, nothingWords, priceWords, weightWords } from './messages.ts';
import { plain } from './model.ts';

/** What was typed, in a unit. */
type Said = { value: string; unit: string };

/**
 * What a cell says: nothing, a value in the canonical unit beside what was typed, or something that is not clear. What is not clear is asked
 * about; nothing is ever guessed.
 */
export type Reading<T> =
	| { kind: 'none' }
	| { kind: 'value'; value: T; typed: Said }
	| { kind: 'unclear'; why: 'number' | 'unit' | 'fine' | 'zero' };

const unclear = (why: 'number' | 'unit' | 'fine' | 'zero') => ({ kind: 'unclear', why }) as const;

/** A number, perhaps 「1.2万」, and what stands behind it. Undefined when no number stands in front. */
function split(text: string, words: Readonly<Record<string, string>>): { value: string; rest: string } | undefined {
	const match = /^([+-]?[\d,.。]+)\s*(.*)$/su.exec(plain(text));
	if (!match) return undefined;
	const [, digits = '', behind = ''] = match;
	const number = parseDecimal(digits);
	if (!number) return undefined;
	const lower = behind.toLowerCase();
	const times = lower in words ? undefined : multipliers[behind.charAt(0)];
	if (times === undefined) return { value: toDecimal(number, 20), rest: lower };
	return { value: toDecimal(multiply(number, rational(times)), 20), rest: lower.slice(1).trim() };
}

/**
 * An amount said in several units, as people do: 「3亩5分」, 「2吨300公斤」, 「3亩半」. Each unit is smaller than the one before, and what is said in it
 * less than one of those; 「3亩15分」 and 「3亩5」 may mean something else and are asked about.
 */
function readCompound(text: string, words: Readonly<Record<string, Unit>>): Reading<number> {
	const said = plain(text).toLowerCase().replace(/\s/g, '');
	const halved = /^(.+[^\d.。,万千百])半$/su.exec(said);
	const body = halved?.[1] ?? said;
	const pieces = body.match(/[\d,.。]+[^\d,.。]+/gsu) ?? [];
	const parts = pieces.map((piece) => {
		const one = split(piece, words);
		const unit = one && words[one.rest];
		const number = one && parseDecimal(one.value);
		return unit && number ? { unit, number } : undefined;
	});
	const [first] = parts;
	if (!first || pieces.join('') !== body || (parts.length === 1 && !halved)) return unclear('unit');
	let sum = rational(0);
	let before: Unit | undefined;
	for (const part of parts) {
		if (!part) return unclear('unit');
		const worth: Rational = multiply(part.number, rational(sizeOf(part.unit)));
		if (before && (sizeOf(part.unit) >= sizeOf(before) || compare(worth, rational(sizeOf(before))) >= 0)) return unclear('unit');
		sum = add(sum, worth);
		before = part.unit;
	}
	const smallest = before ?? first.unit;
	if (halved) sum = add(sum, rational(sizeOf(smallest), 2));
	if (sum.denominator !== 1n || sum.numerator > BigInt(Number.MAX_SAFE_INTEGER)) return unclear('fine');
	const value = Number(sum.numerator);
	if (value <= 0) return unclear('zero');
	// Kept in the unit said first where that is exact: 3.5亩, not 35分.
	const typed = [first.unit, smallest].map((unit) => ({ value: fromCanonical(value, unit), unit }));
	const exact = typed.find((one) => toCanonical(one.value, one.unit) === value);
	return exact ? { kind: 'value', value, typed: exact } : unclear('fine');
}

/** Reads an amount; without a unit of its own it is in the column's. */
function readAmount(text: string, words: Readonly<Record<string, Unit>>, assumed: Unit): Reading<number> {
	if (nothingWords.includes(plain(text))) return { kind: 'none' };
	const parts = split(text, words);
	if (!parts) return unclear('number');
	const unit = parts.rest === '' ? assumed : words[parts.rest];
	if (!unit) return readCompound(text, words);
	const value = toCanonical(parts.value, unit);
	if (value === undefined) return unclear('fine');
	if (value <= 0) return unclear(value === 0 ? 'zero' : 'number');
	return { kind: 'value', value, typed: { value: parts.value, unit } };
}

/** A value as it was typed, ready to be read again: with its unit unless that is the one assumed; in that unit when nobody knows how it was typed. */
export const asTyped = (typed: Said | null, value: number, assumed: Unit): string =>
	typed && isUnit(typed.unit) && typed.unit !== assumed ? `${typed.value}${unitName(typed.unit, 'zh-CN')}` : fromCanonical(value, assumed);

/** A weight in grams: `6,930`, `６９３０`, `3465公斤`, `1.2万斤`, `3.5 t`, `2吨300公斤`. */
export const readWeight = (text: string, assumed: Unit = 'jin'): Reading<number> => readAmount(text, weightWords, assumed);

/** An area in e4mu: `2.4`, `0.16公顷`, `8分`, `1600㎡`, `3亩5分`, `3亩半`. */
export const readArea = (text: string, assumed: Unit = 'mu'): Reading<number> => readAmount(text, areaWords, assumed);

/** Money in fen: `800`, `1,200元`, `1.2万元`, `8角`. */
export const readMoney = (text: string, assumed: Unit = 'yuan'): Reading<number> =>
	readAmount(text.replace(/^\s*[¥￥]\s*/u, ''), moneyWords, assumed);

/** A count of plants: `700`, `700株`, `1.2万棵`. */
export const readCount = (text: string, assumed: Unit = 'tree'): Reading<number> => readAmount(text, countWords, assumed);

/** A distance in centimetres: `4`, `4米`, `50cm`. */
export const readLength = (text: string, assumed: Unit = 'm'): Reading<number> => readAmount(text, lengthWords, assumed);

/** A price in fen per kilogram: `1.80`, `¥1.8`, `1.8元`, `3.6元/公斤`. */
export function readPrice(text: string, assumed: 'yuan/jin' | 'yuan/kg' | 'yuan/t' = 'yuan/jin'): Reading<number> {
	const said = plain(text).replace(/^[¥￥]\s*/u, '');
	if (nothingWords.includes(said)) return { kind: 'none' };
	const parts = split(said, priceWords);
	if (!parts) return unclear('number');
	const rest = parts.rest.replace(/\s/g, '');
	const unit = rest === '' || rest === '元' || rest === '块' ? assumed : priceWords[rest];
	if (!unit) return unclear('unit');
	const value = fenPerKgOf(parts.value, unit);
	if (value !== undefined) return { kind: 'value', value, typed: { value: parts.value, unit } };
	return unclear(/^[0.]*$/.test(parts.value) ? 'zero' : /^-/.test(parts.value) ? 'number' : 'fine');
}

const pad = (part: string): string => part.padStart(2, '0');

/**
 * A day: `2026-08-02`, `2026/8/2`, `2026年8月2日`, `8月2日`, `8/2`, or `2日` of the month asked about (`YYYY-MM`). `8.2` and a bare `2` may be
 * something else and are asked about, so is a day that does not exist.
 */
export function readDay(text: string, month: string): Reading<LocalDate> {
	const said = plain(text).replace(/\s/g, '');
	if (nothingWords.includes(said)) return { kind: 'none' };
	const [year = '', ofYear = ''] = month.split('-');
	const whole = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(said);
	const monthDay = /^(\d{1,2})(?:月(\d{1,2})[日号]|\/(\d{1,2}))$/.exec(said);
	const dayOnly = /^(\d{1,2})[日号]$/.exec(said);
	const found = whole
		? `${whole[1]}-${pad(whole[2] ?? '')}-${pad(whole[3] ?? '')}`
		: monthDay
			? `${year}-${pad(monthDay[1] ?? '')}-${pad(monthDay[2] ?? monthDay[3] ?? '')}`
			: dayOnly
				? `${year}-${ofYear}-${pad(dayOnly[1] ?? '')}`
				: '';
	return isLocalDate(found) ? { kind: 'value', value: found, typed: { value: said, unit: 'day' } } : unclear('number');
}
