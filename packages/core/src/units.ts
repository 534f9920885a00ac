import { grouped, multiply, type Rational, rational, toDecimal } from './rational.ts';
import type { Language } from './refusal.ts';

/**
 * Units (DOMAIN.md §4). Every amount is kept as a whole number of its canonical unit: area in e4mu (1/10,000 mu), weight in grams,
 * money in fen, length in centimetres, counts in pieces. A value that is not a whole number of it is not taken: rounding is for showing only.
 */
type Definition = { base: string; size: number; 'zh-CN': string; en: string };

const units = {
	e4mu: { base: 'e4mu', size: 1, 'zh-CN': '毫亩', en: 'e4mu' },
	mu: { base: 'e4mu', size: 10_000, 'zh-CN': '亩', en: 'mu' },
	fen_area: { base: 'e4mu', size: 1_000, 'zh-CN': '分', en: 'fen (0.1 mu)' },
	li_area: { base: 'e4mu', size: 100, 'zh-CN': '厘', en: 'li (0.01 mu)' },
	m2: { base: 'e4mu', size: 15, 'zh-CN': '平方米', en: 'm²' },
	ha: { base: 'e4mu', size: 150_000, 'zh-CN': '公顷', en: 'ha' },
	g: { base: 'g', size: 1, 'zh-CN': '克', en: 'g' },
	liang: { base: 'g', size: 50, 'zh-CN': '两', en: 'liang' },
	jin: { base: 'g', size: 500, 'zh-CN': '斤', en: 'jin' },
	kg: { base: 'g', size: 1_000, 'zh-CN': '公斤', en: 'kg' },
	t: { base: 'g', size: 1_000_000, 'zh-CN': '吨', en: 't' },
	wan_jin: { base: 'g', size: 5_000_000, 'zh-CN': '万斤', en: '10,000 jin' },
	fen: { base: 'fen', size: 1, 'zh-CN': '分', en: 'fen' },
	jiao: { base: 'fen', size: 10, 'zh-CN': '角', en: 'jiao' },
	yuan: { base: 'fen', size: 100, 'zh-CN': '元', en: 'yuan' },
	wan_yuan: { base: 'fen', size: 1_000_000, 'zh-CN': '万元', en: '10,000 yuan' },
	cm: { base: 'cm', size: 1, 'zh-CN': '厘米', en: 'cm' },
	m: { base: 'cm', size: 100, 'zh-CN': '米', en: 'm' },
	tree: { base: 'tree', size: 1, 'zh-CN': '株', en: 'trees' },
	spike: { base: 'spike', size: 1, 'zh-CN': '穗', en: 'spikes' },
	person_hour: { base: 'person_hour', size: 1, 'zh-CN': '工时', en: 'person-hours' },
	person_time: { base: 'person_time', size: 1, 'zh-CN': '人次', en: 'person-times' },
} as const satisfies Record<string, Definition>;

/** A unit that can be typed or shown. `fen` is money; a tenth of a mu is `fen_area`. */
export type Unit = keyof typeof units;

/** A unit amounts are stored and sent in. */
export type CanonicalUnit = (typeof units)[Unit]['base'];

/** Whether the text names a unit, as it arrives beside a typed value. */
export const isUnit = (text: string): text is Unit => Object.hasOwn(units, text);

/** The canonical unit an amount in this unit is kept in: `mu` → `e4mu`. */
export const canonicalOf = (unit: Unit): CanonicalUnit => units[unit].base;

/** How many canonical units one of this unit is: `mu` → 10,000. */
export const sizeOf = (unit: Unit): number => units[unit].size;

/** The unit's word: `mu` → 「亩」. */
export const unitName = (unit: Unit, language: Language): string => units[unit][language];

const FULL_WIDTH: Readonly<Record<string, string>> = { '．': '.', '。': '.', '，': ',', '－': '-', '−': '-', '＋': '+' };
const LONGEST = 40;

/**
 * Reads a decimal exactly as typed: `0.75`, `１２．５`, `1,000`, `-3`. Full-width digits and marks are what a Chinese keyboard gives.
 * Undefined for anything else (blank, `1e3`, `1,00`, `5.`, `1/3`), also beyond 40 characters.
 */
export function parseDecimal(text: string): Rational | undefined {
	if (text.length > LONGEST) return undefined;
	const plain = text
		.trim()
		.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xff10 + 0x30))
		.replace(/[．。，－−＋]/g, (mark) => FULL_WIDTH[mark] ?? mark);
	const match = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)?(?:\.(\d+))?$/.exec(plain);
	if (!match) return undefined;
	const [, sign, whole = '', decimals = ''] = match;
	if (whole === '' && decimals === '') return undefined;
	const digits = BigInt(whole.replaceAll(',', '') + decimals);
	return rational(sign === '-' ? -digits : digits, 10n ** BigInt(decimals.length));
}

/**
 * What was typed, as a whole number of the canonical unit: `toCanonical('0.75', 'mu')` → 7500. Undefined when it is not a number,
 * not a whole number of the canonical unit (0.00001 mu, 0.001 yuan), or too large to be exact.
 */
export function toCanonical(value: string, unit: Unit): number | undefined {
	const parsed = parseDecimal(value);
	if (!parsed) return undefined;
	const { numerator, denominator } = multiply(parsed, rational(units[unit].size));
	const canonical = Number(numerator);
	return denominator === 1n && Number.isSafeInteger(canonical) ? canonical : undefined;
}

/**
 * A canonical whole number as decimal text in another unit, without separators: `fromCanonical(7500, 'mu')` → `0.75`.
 * Seven decimals are exact for every unit but m² and ha (thirds); rounded half away from zero. For an input box use it as it is.
 */
export const fromCanonical = (canonical: number, unit: Unit, maxDecimals = 7): string =>
	toDecimal(rational(canonical, units[unit].size), maxDecimals);

const ONE: Partial<Record<Unit, string>> = { tree: 'tree', spike: 'spike', person_hour: 'person-hour', person_time: 'person-time' };

const withUnit = (number: string, unit: Unit, language: Language): string =>
	`${number} ${(language === 'en' && number === '1' && ONE[unit]) || unitName(unit, language)}`;

/** The unit people speak in, and how many decimals: UX.md asks for 亩, whole 斤 and 元. */
const SPOKEN: Record<CanonicalUnit, { unit: Unit; decimals: (canonical: number) => readonly [most: number, least: number] }> = {
	e4mu: { unit: 'mu', decimals: () => [4, 0] },
	// Whole jin from 100 up; a packet of seed of 0.4 jin must not read 0.
	g: { unit: 'jin', decimals: (grams) => (Math.abs(grams) < 50_000 ? [3, 0] : [0, 0]) },
	fen: { unit: 'yuan', decimals: (fen) => (fen % 100 === 0 ? [0, 0] : [2, 2]) },
	cm: { unit: 'm', decimals: () => [2, 0] },
	tree: { unit: 'tree', decimals: () => [0, 0] },
	spike: { unit: 'spike', decimals: () => [0, 0] },
	person_hour: { unit: 'person_hour', decimals: () => [0, 0] },
	person_time: { unit: 'person_time', decimals: () => [0, 0] },
};

/**
 * A stored amount as people say it: 210000 e4mu → 「21 亩」, 7500 e4mu → 「0.75 亩」, 50 cm → 「0.5 米」, 1250 fen → 「12.50 元」.
 * Exact except weights of 100 jin and more, which are rounded to whole jin; `maxDecimals` rounds further, such as the average of a board.
 */
export function display(canonical: number, base: CanonicalUnit, language: Language, maxDecimals?: number): string {
	const { unit, decimals } = SPOKEN[base];
	const [most, least] = maxDecimals === undefined ? decimals(canonical) : [maxDecimals, 0];
	return withUnit(grouped(toDecimal(rational(canonical, units[unit].size), most, least)), unit, language);
}

/** A stored amount in the unit somebody chose for it: 333 g in grams → 「333 克」, never rounded. */
export const displayIn = (canonical: number, unit: Unit, language: Language): string =>
	withUnit(grouped(fromCanonical(canonical, unit)), unit, language);

/** What was typed, shown back as typed: `{value: '500', unit: 'm2'}` → 「500 平方米」. */
export const displayTyped = (typed: { value: string; unit: Unit }, language: Language): string =>
	withUnit(typed.value.trim(), typed.unit, language);
