import type { Measure } from '@honghuo/core/measure.ts';
import type { Tally } from '@honghuo/core/tally.ts';

/** One village's tally while it is being made. */
export type Sums = Record<string, Tally[string]>;

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
