import { grouped } from './rational.ts';
import type { Language } from './refusal.ts';
import { type CanonicalUnit, display, fromCanonical, isUnit, sizeOf, type Unit, unitName } from './units.ts';

/** What stands between the halves of a sentence. */
export const clauses = (language: Language): string => (language === 'en' ? '; ' : '；');

/** What stands between a name and what is said of it. */
export const colon = (language: Language): string => (language === 'en' ? ': ' : '：');

/** An amount with what it is counted in; `word` is what a `count` counts (次, 项). */
export type Amount = { value: number; unit: string; word?: string | undefined };

/** What papers tell in two units: the plain one, and the one for large amounts. */
const units: Readonly<Record<string, readonly [plain: Unit, large: Unit]>> = { fen: ['yuan', 'wan_yuan'], g: ['jin', 'wan_jin'] };

/**
 * The one unit in which amounts that stand together are told: the largest decides, and all stay exact. From ten thousand up it is 万 where two decimals
 * say every one of them, from a million up where four do; else the plain unit. Undefined for what people tell in one unit only.
 */
export function unitFor(values: readonly number[], unit: string): Unit | undefined {
	const [plain, large] = units[unit] ?? [];
	if (!plain || !large) return undefined;
	const [most, size] = [Math.max(0, ...values.map(Math.abs)), sizeOf(large)];
	const exactTo = (parts: number): boolean => values.every((value) => value % (size / parts) === 0);
	return (most >= size && exactTo(100)) || (most >= 100 * size && exactTo(10_000)) ? large : plain;
}

/** The one unit in which a table's column of amounts is told; undefined for what is only counted. */
export function columnUnit(values: readonly number[], unit: string): Unit | undefined {
	const plain: Unit | undefined = unit === 'e4mu' ? 'mu' : isUnit(unit) ? unit : undefined;
	return unitFor(values, unit) ?? plain;
}

function text({ value, unit, word }: Amount, told: Unit | undefined): string {
	if (unit === 'count') return `${grouped(String(value))} ${word || '个'}`;
	if (unit === 'ratio') return String(value);
	if (!told || told === 'yuan') return display(value, unit as CanonicalUnit, 'zh-CN');
	return `${grouped(fromCanonical(value, told))} ${unitName(told, 'zh-CN')}`;
}

/** Amounts of one sentence or one column as a paper says them: each kind of them in one unit, 「12.5 万元」 beside 「0.08 万元」, never rounded, so that parts add up as written. */
export function spokenTogether(amounts: readonly Amount[]): string[] {
	const kinds = Map.groupBy(amounts, ({ unit }) => unit);
	const told = new Map(
		[...kinds].map(([unit, some]) => [
			unit,
			unitFor(
				some.map(({ value }) => value),
				unit,
			),
		]),
	);
	return amounts.map((amount) => text(amount, told.get(amount.unit)));
}

/** An amount that stands alone: 「7 亩」, 「12.5 万元」, 「14 个」, a ratio as it is. */
export const spokenAmount = (value: number, unit: string, word?: string): string => spokenTogether([{ value, unit, word }])[0] ?? '';
