import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import type { WorkKind } from '../work/model.ts';

/** Usual windows of work in western Liaoning (DOMAIN.md §7), `MM-DD` to `MM-DD`; a window that crosses New Year begins in the year before. */
export const seasons: Partial<Record<WorkKind, readonly [string, string]>> = {
	dormant_pruning: ['12-01', '03-10'],
	bark_scraping: ['12-01', '03-10'],
	sanitation: ['12-01', '03-10'],
	notching: ['03-01', '03-31'],
	top_working: ['03-15', '04-15'],
	lime_sulphur: ['03-25', '04-10'],
	branch_bending: ['03-20', '04-30'],
	planting_out: ['03-25', '04-25'],
	pollination: ['04-20', '05-10'],
	frost_watch: ['04-20', '05-10'],
	thinning: ['04-25', '06-10'],
	bagging: ['05-15', '06-30'],
	summer_pruning: ['06-01', '07-31'],
	harvesting: ['07-25', '08-15'],
	fertilizing: ['09-01', '10-31'],
	freeze_up_irrigation: ['10-20', '11-20'],
	whitewash: ['10-20', '11-30'],
};

/** The usual window of a kind of work that is running or comes next, as dates. */
export function nextWindow(kind: WorkKind, today: string): { from: string; to: string } {
	const season = seasons[kind];
	if (!season) return { from: today, to: addDays(asLocalDate(today), 30) };
	const year = Number(today.slice(0, 4));
	for (const start of [year - 1, year, year + 1]) {
		const from = `${start}-${season[0]}`;
		const to = `${season[1] < season[0] ? start + 1 : start}-${season[1]}`;
		if (to >= today) return { from, to };
	}
	return { from: today, to: today };
}
