const rounded = (amount: number): string => String(Math.round(amount * 10_000) / 10_000);

/**
 * What − and + make of a number: 3.5 goes to 4 and to 3, to the next whole step first; at one step and below − goes on by tenths of it, as far as the
 * unit can be divided (`read` takes it), so that a packet of seed of half a jin can be made less. Never above `max`, never to nothing.
 */
export function stepped(
	now: number,
	direction: 1 | -1,
	{ step, max = Number.POSITIVE_INFINITY, read }: { step: number; max?: number | undefined; read: (text: string) => number | undefined },
): string {
	if (direction > 0) return rounded(Math.min(Math.floor(Number((now / step).toFixed(6)) + 1) * step, max));
	let fine = step;
	while (now > 0 && now <= fine && fine > 0.001) fine /= 10;
	const next = Math.min(Math.ceil(Number((now / fine).toFixed(6)) - 1) * fine, max);
	return next > 0 && read(rounded(next)) !== undefined ? rounded(next) : rounded(now > 0 ? Math.min(now, max) : Math.min(step, max));
}
