import type { Tally } from '@honghuo/core/tally.ts';
import type { IncomeSource } from './messages.ts';
import type { Income } from './model.ts';

/** What a village's collective took in during a year: in all, and from where. */
export type Yearly = { village: string; year: number; fen: number; sources: Partial<Record<IncomeSource, number>> };

/** A share of a village's income, from its rows or from the county's summary. */
export type IncomeShare = Pick<Income, 'village' | 'year' | 'source' | 'amountFen'>;

/** Income by village and year. `without` leaves sources out, such as grants; a sum whose sources nobody told apart always counts. */
export function yearly(shares: readonly IncomeShare[], without: readonly IncomeSource[] = []): Map<string, Yearly> {
	const sums = new Map<string, Yearly>();
	for (const { village, year, source, amountFen } of shares) {
		const key = `${village} ${year}`;
		const known = sums.get(key) ?? { village, year, fen: 0, sources: {} };
		known.sources[source] = (known.sources[source] ?? 0) + amountFen;
		if (!without.includes(source)) known.fen += amountFen;
		sums.set(key, known);
	}
	return sums;
}

/** How many villages reached an amount in a year, of how many that have a figure, of how many there are; and which. */
export type Threshold = { reached: string[]; below: string[]; missing: string[]; villages: number; fen: number };

/**
 * Which of some villages reached an amount in a year: at least so much. A village without a figure is neither above nor below; it is missing, and
 * the sum says nothing of it. `others` are places that count only when they have a figure.
 */
export function thresholdOf(
	sums: ReadonlyMap<string, Yearly>,
	{ villages, others = [], year, amountFen }: { villages: readonly string[]; others?: readonly string[]; year: number; amountFen: number },
): Threshold {
	const all = [...villages, ...others.filter((code) => sums.has(`${code} ${year}`))];
	const found: Threshold = { reached: [], below: [], missing: [], villages: all.length, fen: 0 };
	for (const code of all) {
		const sum = sums.get(`${code} ${year}`);
		if (!sum) found.missing.push(code);
		else (sum.fen >= amountFen ? found.reached : found.below).push(code);
		found.fen += sum?.fen ?? 0;
	}
	return found;
}

/** What the county's summary says of income: village → source → month → fen. */
export type IncomeSums = Readonly<Record<string, Tally[string] | undefined>>;

/**
 * Shares out of the county's summary, put right by rows this device knows better: its own unsent ones (version 0) and those newer than the summary.
 * Without a summary the rows are all there is.
 */
export function sharesOf(sums: IncomeSums | undefined, version: number | null, rows: readonly Income[]): IncomeShare[] {
	const shares = new Map<string, IncomeShare>();
	const keyOf = ({ village, year, source }: Pick<Income, 'village' | 'year' | 'source'>) => `${village} ${year} ${source}`;
	for (const [village, sources] of Object.entries(sums ?? {})) {
		for (const [source, months] of Object.entries(sources ?? {})) {
			for (const [month, amountFen] of Object.entries(months)) {
				const share = { village, year: Number(month.slice(0, 4)), source: source as IncomeSource, amountFen };
				shares.set(keyOf(share), share);
			}
		}
	}
	const newer = rows.filter((row) => version === null || row.version === 0 || row.version > version);
	// What was taken away first: another record may have taken its place.
	for (const row of newer.filter(({ withdrawnReason }) => withdrawnReason !== null)) shares.delete(keyOf(row));
	for (const row of newer.filter(({ withdrawnReason }) => withdrawnReason === null)) shares.set(keyOf(row), row);
	return [...shares.values()];
}
