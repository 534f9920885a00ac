import type { WorkKind } from '../work/model.ts';
import type { Extra } from './messages.ts';

/** First and last day of a usual year, `MM-DD`; one that crosses New Year begins in the year before. */
export type Window = readonly [firstDay: string, lastDay: string];

/** Usual windows of work until the county says otherwise: western Liaoning (DOMAIN.md §7). */
export const seasons = {
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
} as const satisfies Partial<Record<WorkKind, Window>>;

/** Windows no kind of work has for itself (the same calendar). */
export const extras: Readonly<Record<Extra, Window>> = {
	top_dressing: ['03-01', '03-31'],
	basal_dressing: ['09-01', '10-31'],
	survival_check: ['10-01', '11-30'],
};

/** Full bloom of pears in a usual year where the catalogue says nothing: pollination begins in late April (the same calendar). */
export const usualBloom = '04-25';
