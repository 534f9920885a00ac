import type { Happening } from '@honghuo/features/ledger.ts';

/** How long a happening stays in gold, in ms. */
export const GOLD = 8_000;

/** The one that is gold, and until when. */
export type Golden = { key: string; weight: number; until: number };

/** What one village does for another, and what the one window settles, comes before the day's many small records. */
const weightOf = ({ name }: Pick<Happening, 'name'>): number =>
	/^(donation\.(dispatch|receive|plant)|visit\.complete|problem\.(report|resolve|confirm)|training\.hold|pairing\.confirm)$/.test(name)
		? 2
		: 1;

/**
 * Which happening is gold now: one at a time. A weightier one takes the place at once, others when the eight seconds are over, and then the newest
 * does. What is older than that, or was there before the board was opened, is no news. `at` of happenings is the county's clock.
 */
export function goldenOf(
	golden: Golden | null,
	happenings: readonly Pick<Happening, 'key' | 'name' | 'at'>[],
	{ now, opened, done }: { now: number; opened: number; done: ReadonlySet<string> },
): Golden | null {
	const current = golden && golden.until > now && happenings.some(({ key }) => key === golden.key) ? golden : null;
	const fresh = happenings
		.filter(({ key, at }) => !done.has(key) && key !== golden?.key && Date.parse(at) > Math.max(opened, now - GOLD) - 2_000)
		.map((one) => ({ key: one.key, weight: weightOf(one), until: now + GOLD }))
		.sort((a, b) => b.weight - a.weight)[0];
	if (!fresh) return current;
	return current && current.weight >= fresh.weight ? current : fresh;
}

/** How fresh the board is: amber after half a minute without a sign of the county, red after a minute and a half. */
export const freshnessOf = (quietSeconds: number | null, live: boolean): 'never' | 'live' | 'slow' | 'stale' =>
	quietSeconds === null ? 'never' : quietSeconds >= 90 ? 'stale' : quietSeconds >= 30 || !live ? 'slow' : 'live';
