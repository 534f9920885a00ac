/** What a page holds at an hour of its day, after the rubbish has been taken out. */
export type Held = {
	hour: number;
	megabytes: number;
	/** Nodes of the document, and those no document holds any more. */
	nodes: number;
	detached: number;
	listeners: number;
	sockets: number;
	/** What the browser keeps on disk for the page, in kB. */
	kilobytes: number;
};

/** What is measured, and by how much the last quarter of a day may lie above the second: a share of it, and so many besides. */
const allowed: Readonly<Record<Exclude<keyof Held, 'hour' | 'kilobytes'>, { share: number; more: number }>> = {
	megabytes: { share: 0.05, more: 0 },
	nodes: { share: 0.05, more: 100 },
	detached: { share: 0, more: 50 },
	listeners: { share: 0, more: 10 },
	sockets: { share: 0, more: 0 },
};

/** The middle value; of an even number the upper one of the two. */
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

/** The second and the last quarter: by the first everything has been loaded, drawn and opened once. */
export const quarters = (samples: readonly Held[], hours: number): [Held[], Held[]] => [
	samples.filter(({ hour }) => hour > hours / 4 && hour <= hours / 2),
	samples.filter(({ hour }) => hour > (hours * 3) / 4),
];

/** Medians of the second and the last quarter. */
export function medians(samples: readonly Held[], hours: number, of: keyof Held): [early: number, late: number] {
	const [early, late] = quarters(samples, hours);
	return [median(early.map((one) => one[of])), median(late.map((one) => one[of]))];
}

/** What has grown from the second quarter of the day to its last, by name; empty when nothing has. A quarter that was not measured is a leak of ours. */
export const grown = (samples: readonly Held[], hours: number): (keyof Held)[] =>
	(Object.keys(allowed) as (keyof typeof allowed)[]).filter((of) => {
		const [early, late] = medians(samples, hours, of);
		return !(late <= early * (1 + allowed[of].share) + allowed[of].more);
	});
