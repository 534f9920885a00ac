import type { Zone } from './model.ts';

/** The zones of some villages: those with a keeper, those that still want one, and the versions behind it. */
export type ZoneFigures = { kept: Zone[]; open: Zone[]; households: number; entries: number[] };

/** Counts zones that were not closed. */
export function zoneFigures(all: readonly Zone[]): ZoneFigures {
	const standing = all.filter(({ closedReason }) => closedReason === null);
	const hasKeeper = ({ keeper, keeperName }: Zone): boolean => keeper !== null || keeperName !== null;
	return {
		kept: standing.filter(hasKeeper),
		open: standing.filter((one) => !hasKeeper(one)),
		households: standing.reduce((sum, { households }) => sum + (households ?? 0), 0),
		entries: [...new Set(standing.map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b),
	};
}
