/** The middle value; of an even number the upper one of the two. */
export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Milliseconds on the clock all processes of a machine share. */
export const now = (): number => Number(process.hrtime.bigint()) / 1e6;

/** Runs A and B in turn, so that a machine whose speed drifts slows both; gives each one's results in order. */
export async function inTurn<T>(rounds: number, a: () => Promise<T>, b: () => Promise<T>): Promise<[T[], T[]]> {
	const [as, bs]: [T[], T[]] = [[], []];
	for (let round = 0; round < rounds; round++) {
		as.push(await a());
		bs.push(await b());
	}
	return [as, bs];
}

/** One line of the report: what, figures, the ratio that counts and what it must reach. */
export type Line = { what: string; figures: string; ratio?: number; goal?: string; met?: boolean };

const round = (value: number) => (value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3));
/** `1,234 (1,100–1,300)`: median and range. */
export const spread = (values: readonly number[]): string =>
	`${round(median(values))} (${round(Math.min(...values))}–${round(Math.max(...values))})`;

/** Prints the report as a Markdown table. */
export function print(lines: readonly Line[]): void {
	console.log('\n| what | measured, median (range) | ratio | goal | |\n|---|---|---|---|---|');
	for (const { what, figures, ratio, goal, met } of lines) {
		console.log(
			`| ${what} | ${figures} | ${ratio === undefined ? '' : `${ratio.toFixed(2)}×`} | ${goal ?? ''} | ${met === undefined ? '' : met ? 'met' : 'NOT MET'} |`,
		);
	}
}
