import type { Measure, Share } from '@honghuo/core/measure.ts';

/** One village's shares added up: measure → part (`''` without one) → month `YYYY-MM` → value in the measure's unit. */
export type Sums = Record<string, Record<string, Record<string, number>>>;

/** Adds shares up by part and month. Undefined when they come to nothing. */
export function monthly(shares: readonly Share[]): Sums[string] | undefined {
	const sums: Sums[string] = {};
	for (const { on, value, part = '' } of shares) {
		const months = sums[part] ?? {};
		sums[part] = months;
		const month = on.slice(0, 7);
		months[month] = (months[month] ?? 0) + value;
	}
	return shares.length === 0 ? undefined : sums;
}

/** The months of a span, both ends inclusive; of a stock all months up to its end. */
export function between(sums: Sums, from: string, to: string, measures: ReadonlyMap<string, Pick<Measure, 'stock'>>): Sums {
	const kept: Sums = {};
	for (const [name, parts] of Object.entries(sums)) {
		const least = measures.get(name)?.stock ? '' : from;
		const found = Object.entries(parts)
			.map(([part, months]) => [part, Object.entries(months).filter(([month]) => least <= month && month <= to)] as const)
			.filter(([, months]) => months.length > 0)
			.map(([part, months]) => [part, Object.fromEntries(months)] as const);
		if (found.length > 0) kept[name] = Object.fromEntries(found);
	}
	return kept;
}
