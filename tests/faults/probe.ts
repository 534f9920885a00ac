import type { Found } from './tally.ts';

/** What a probe came to: `breaks` are sentences, empty when every promise held. */
export type Report = {
	probe: string;
	rounds: number;
	sent: number;
	acknowledged: number;
	lost: number;
	twice: number;
	breaks: string[];
	/** What was measured besides, e.g. how long until the server answered again. */
	notes: string[];
};

/** An empty report. */
export const report = (probe: string): Report => ({ probe, rounds: 0, sent: 0, acknowledged: 0, lost: 0, twice: 0, breaks: [], notes: [] });

/** Whether every promise held. */
export const holds = ({ lost, twice, breaks }: Report): boolean => lost === 0 && twice === 0 && breaks.length === 0;

/** What is no fault seen: a server that did not start, and a switch that no longer finds its place in it. */
const blind = /^The program ended before|tests\/faults\/switches\.ts/;

/** Whether a probe has seen the fault it was given. */
export const found = (result: Report): boolean => !holds(result) && !result.breaks.some((sentence) => blind.test(sentence));

/** Adds what a comparison found. Losses are counted over all rounds at once, so the newest count stands. */
export function take(into: Report, { lost, twice, breaks }: Found): void {
	into.lost = Math.max(into.lost, lost);
	into.twice = Math.max(into.twice, twice);
	into.breaks.push(...breaks.slice(0, 10));
}

/** `median (least–most)` of milliseconds. */
export function spread(values: readonly number[]): string {
	const sorted = [...values].sort((a, b) => a - b).map(Math.round);
	return sorted.length === 0 ? '–' : `${sorted[sorted.length >> 1]} (${sorted[0]}–${sorted.at(-1)})`;
}
