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

/**
 * What may not grow, and by how much the last quarter of a day may lie above the second: a share of it, and so many besides. The floors of both are held
 * against each other: what an answer on its way holds comes and goes with the hour, what has leaked stays.
 */
const allowed: Readonly<Record<'megabytes' | 'detached' | 'listeners' | 'sockets', { share: number; more: number }>> = {
	/** Half a megabyte is what a device rightly keeps of a busy day's records. */
	megabytes: { share: 0.05, more: 0.5 },
	detached: { share: 0.05, more: 20 },
	listeners: { share: 0.05, more: 5 },
	sockets: { share: 0, more: 0 },
};

/** A board shows more lines of support in the evening than in the morning, but never more than fit on it: no hour has more nodes than this. */
const mostNodes = 3_000;

/** The second and the last quarter: by the first everything has been loaded, drawn and opened once. */
const quarters = (samples: readonly Held[], hours: number): [Held[], Held[]] => [
	samples.filter(({ hour }) => hour > hours / 4 && hour <= hours / 2),
	samples.filter(({ hour }) => hour > (hours * 3) / 4),
];

/** The least and the middle value of the second and of the last quarter; NaN for one that was not measured. */
export function levels(samples: readonly Held[], hours: number, of: keyof Held): { floor: number; middle: number }[] {
	return quarters(samples, hours).map((quarter) => {
		const sorted = quarter.map((one) => one[of]).sort((a, b) => a - b);
		return { floor: sorted[0] ?? Number.NaN, middle: sorted[sorted.length >> 1] ?? Number.NaN };
	});
}

/** What has grown from the second quarter of the day to its last, by name; empty when nothing has. A quarter that was not measured is a leak of ours. */
export function grown(samples: readonly Held[], hours: number): (keyof Held)[] {
	const higher = (Object.keys(allowed) as (keyof typeof allowed)[]).filter((of) => {
		const [early, late] = levels(samples, hours, of).map(({ floor }) => floor);
		return !((late ?? Number.NaN) <= (early ?? Number.NaN) * (1 + allowed[of].share) + allowed[of].more);
	});
	return [...higher, ...(samples.some(({ nodes }) => nodes > mostNodes) ? (['nodes'] as const) : [])];
}
