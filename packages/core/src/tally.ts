/** Sums of a village, or of several together: measure → part → month `YYYY-MM` → value. What is not there is nothing. */
export type Tally = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** What of a tally is meant: a measure, some of its parts (all, when none are named), and months, both ends inclusive; without `from`, since the beginning. */
export type Asked = { measure: string; parts?: readonly string[] | undefined; from?: string | undefined; to: string };

/** The sum of what is asked. */
export function sumOf(tally: Tally, { measure, parts, from = '', to }: Asked): number {
	const byPart = tally[measure] ?? {};
	let sum = 0;
	for (const part of parts ?? Object.keys(byPart)) {
		for (const [month, value] of Object.entries(byPart[part] ?? {})) if (from <= month && month <= to) sum += value;
	}
	return sum;
}

/** The parts of a measure that came to something in these months, in no order. */
export const partsIn = (tally: Tally, asked: Omit<Asked, 'parts'>): string[] =>
	Object.keys(tally[asked.measure] ?? {}).filter((part) => sumOf(tally, { ...asked, parts: [part] }) !== 0);

type Sums = Record<string, Record<string, Record<string, number>>>;

/** Tallies added up: what villages, a township and a county have in common is that their numbers are sums. */
export function addTallies(all: Iterable<Tally>): Tally {
	const sums: Sums = {};
	for (const tally of all) {
		for (const [measure, byPart] of Object.entries(tally)) {
			sums[measure] ??= {};
			for (const [part, byMonth] of Object.entries(byPart)) {
				sums[measure][part] ??= {};
				const into = sums[measure][part];
				for (const [month, value] of Object.entries(byMonth)) into[month] = (into[month] ?? 0) + value;
			}
		}
	}
	return sums;
}

/** Shares added up by part (`''` without one) and month. */
export function byMonth(shares: readonly { on: string; value: number; part?: string }[]): Tally[string] {
	const byPart: Record<string, Record<string, number>> = {};
	for (const { on, value, part = '' } of shares) {
		byPart[part] ??= {};
		const [into, month] = [byPart[part], on.slice(0, 7)];
		into[month] = (into[month] ?? 0) + value;
	}
	return byPart;
}

/** A tally of shares of one measure, as `Measure.shares` gives them. */
export const tallyOf = (measure: string, shares: Parameters<typeof byMonth>[0]): Tally => ({ [measure]: byMonth(shares) });
