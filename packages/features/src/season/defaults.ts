import type { WorkKind } from '../work/model.ts';

/** Kinds of work in the order of the year. Those after bloom move with it; when each is usually done says `window`. */
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
