import type { Sums } from '#lib/summary.svelte.ts';

/** Villages whose work stands below the map. */
export const LINES = 4;

/**
 * The villages with most going on: planned work of this month and the next, done or not. A board's choice of what to show, never shown as a
 * number; ties go by code, so that every screen shows the same.
 */
export function busiest(villages: Readonly<Record<string, Sums>>, from: string, to: string, most = LINES): string[] {
	const busy = Object.entries(villages).map(([village, sums]) => {
		const parts = sums['work.items'] ?? {};
		const going = ['done', 'open'].flatMap((part) => Object.entries(parts[part] ?? {}));
		return { village, n: going.reduce((sum, [month, value]) => sum + (from <= month && month <= to ? value : 0), 0) };
	});
	return busy
		.filter(({ n }) => n > 0)
		.sort((a, b) => b.n - a.n || (a.village < b.village ? -1 : 1))
		.slice(0, most)
		.map(({ village }) => village);
}

const KEY = 'honghuo.board.villages';

/** The villages somebody chose for this screen; empty when none were. */
export function chosenVillages(): string[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
		return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string' && /^\d{12}$/.test(one)).slice(0, LINES) : [];
	} catch {
		return [];
	}
}

/** Keeps them on this screen. */
export const chooseVillages = (codes: readonly string[]): void => localStorage.setItem(KEY, JSON.stringify(codes));
