import { grouped, rational, toDecimal } from './rational.ts';
import type { Language } from './refusal.ts';
import { type CanonicalUnit, display } from './units.ts';

/** What stands between the halves of a sentence. */
export const clauses = (language: Language): string => (language === 'en' ? '; ' : '；');

/** What stands between a name and what is said of it. */
export const colon = (language: Language): string => (language === 'en' ? ': ' : '：');

/** An amount as a paper says it: 「7 亩」, 「12.5 万元」, 「14 个」, a ratio as it is. `word` is what a `count` is counted in. */
export function spokenAmount(value: number, unit: string, word = ''): string {
	if (unit === 'count') return `${grouped(String(value))} ${word || '个'}`;
	if (unit === 'ratio') return String(value);
	// From ten thousand yuan up people say 万元, as long as that is exact to the hundred yuan.
	if (unit === 'fen' && value >= 1_000_000 && value % 10_000 === 0) return `${grouped(toDecimal(rational(value, 1_000_000), 2))} 万元`;
	return display(value, unit as CanonicalUnit, 'zh-CN');
}
