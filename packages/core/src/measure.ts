import type { Language } from './refusal.ts';
import type { Read, Rows } from './row.ts';

/**
 * What some rows add to a measure on a local day (`YYYY-MM-DD`): an exact integer in the measure's unit, and the journal versions it rests on.
 * `part` tells kinds of the same thing apart, such as the kind of work or who gave.
 */
export type Share = { on: string; value: number; part?: string; entries: readonly number[] };

/**
 * A number that villages, townships and a county add up over days: mu pruned, seedlings received, cases closed. Screens, reports, exports and the
 * API all add the same shares, so a number is computed in one place and can always name its entries. Names are `noun.what`.
 */
export type Measure = {
	name: string;
	/** A wire unit (units.ts), or `count`. */
	unit: string;
	/** What stands now, dated by when it came, such as land: a period takes all of it up to the period's end. */
	stock?: true;
	/** Rests on a private table: only who sees a village's private rows may read its shares. */
	private?: true;
	about: Record<Language, string>;
	/** Rows to load for one village, step by step: each step may look at the rows the steps before it loaded. */
	reads: ((village: string, rows: Rows) => Read[])[];
	/** The shares of one village, over all days, as of today. */
	shares: (village: string, rows: Rows, today: string) => Share[];
	/** The next day on which the shares change though nobody does anything, such as when a silence has lasted long enough. */
	turns?: (village: string, rows: Rows, today: string) => string | undefined;
};

/** The shares a measure gives for a span of days: of a stock everything up to its end. */
export const inSpan = ({ stock }: Pick<Measure, 'stock'>, shares: readonly Share[], from: string, to: string): Share[] =>
	within(shares, stock ? '' : from, to);

/** The shares of a span of days, both ends inclusive. */
export const within = (shares: readonly Share[], from: string, to: string): Share[] => shares.filter(({ on }) => from <= on && on <= to);

/** Shares added up, by part; `''` is what has none. */
export function sumByPart(shares: readonly Share[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const { part = '', value } of shares) sums.set(part, (sums.get(part) ?? 0) + value);
	return sums;
}

/** Shares added up, with the versions behind them in journal order. */
export const total = (shares: readonly Share[]): { value: number; entries: number[] } => ({
	value: shares.reduce((sum, { value }) => sum + value, 0),
	entries: [...new Set(shares.flatMap(({ entries }) => entries))].filter((version) => version > 0).sort((a, b) => a - b),
});
