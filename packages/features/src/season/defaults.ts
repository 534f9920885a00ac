import type { WorkKind } from '../work/model.ts';
import type { Extra } from './messages.ts';

/** Full bloom of pears in a usual year where the catalogue says nothing: pollination begins in late April (calendar of western Liaoning, DOMAIN.md §7). */
export const usualBloom = '04-25';

/** Kinds of work in the order of the year. Those after bloom move with it; their windows are `seasons` of the work itself. */
export const worksOfTheYear: readonly { kind: WorkKind; afterBloom?: true }[] = [
	{ kind: 'dormant_pruning' },
	{ kind: 'bark_scraping' },
	{ kind: 'sanitation' },
	{ kind: 'notching' },
	{ kind: 'top_working' },
	{ kind: 'lime_sulphur' },
	{ kind: 'branch_bending' },
	{ kind: 'planting_out' },
	{ kind: 'pollination', afterBloom: true },
	{ kind: 'frost_watch', afterBloom: true },
	{ kind: 'thinning', afterBloom: true },
	{ kind: 'bagging', afterBloom: true },
	{ kind: 'summer_pruning', afterBloom: true },
	{ kind: 'freeze_up_irrigation' },
	{ kind: 'whitewash' },
];

/** Windows no kind of work has for itself (calendar of western Liaoning, DOMAIN.md §7). */
export const extras: Readonly<Record<Extra, readonly [string, string]>> = {
	top_dressing: ['03-01', '03-31'],
	basal_dressing: ['09-01', '10-31'],
	survival_check: ['10-01', '11-30'],
};
