/**
 * A whole shared out by weights, exactly: the parts are whole numbers that add up to it, each within one of its true share. What is over after
 * rounding down goes to the largest remainders, the earlier first. Without any weight all share alike.
 */
export function spread(whole: number, weights: readonly number[]): number[] {
	const even = weights.every((weight) => weight === 0);
	const exact = weights.map((weight) => BigInt(even ? 1 : weight));
	const sum = exact.reduce((total, weight) => total + weight, 0n);
	if (sum === 0n) return [];
	const shares = exact.map((weight, n) => ({ n, part: (BigInt(whole) * weight) / sum, over: (BigInt(whole) * weight) % sum }));
	const left = BigInt(whole) - shares.reduce((total, { part }) => total + part, 0n);
	const first = new Set(
		[...shares]
			.sort((a, b) => (a.over === b.over ? a.n - b.n : a.over > b.over ? -1 : 1))
			.slice(0, Number(left))
			.map(({ n }) => n),
	);
	return shares.map(({ n, part }) => Number(part) + (first.has(n) ? 1 : 0));
}
