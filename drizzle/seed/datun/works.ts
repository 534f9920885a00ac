/** An amount in a wire unit, beside what was typed. */
type Amount = { value: number; unit: 'e4mu' | 'tree' | 'person_hour'; typed?: { value: string; unit: string } };
const mu = (count: number): Amount => ({ value: count * 10_000, unit: 'e4mu', typed: { value: String(count), unit: 'mu' } });
const trees = (count: number): Amount => ({ value: count, unit: 'tree', typed: { value: String(count), unit: 'tree' } });

/** A plan: `window` in days from today, or the coming season of branch bending. */
export type StoryTask = {
	key: string;
	by: string;
	daysAgo: number;
	block: string;
	kind: string;
	window: readonly [number, number] | 'coming spring';
	target: Amount;
};

/** Work recorded on the day it was done. */
export type StoryLog = {
	key: string;
	by: string;
	daysAgo: number;
	at: string;
	block: string;
	kind: string;
	done: Amount;
	note?: string;
	corrected?: Amount;
};

const pruning = { kind: 'dormant_pruning', by: 'first', daysAgo: 12, window: [-10, 30] } as const;
const bending = { kind: 'branch_bending', by: 'first', daysAgo: 12, window: 'coming spring' } as const;

/** Pruning is under way, branch bending is planned for the coming spring. */
export const tasks: readonly StoryTask[] = [
	...['east', 'middle', 'west'].flatMap((block): StoryTask[] => [
		{ key: `prune:${block}`, ...pruning, block, target: mu(7) },
		{ key: `bend:${block}`, ...bending, block, target: mu(7) },
	]),
	{ key: 'prune:yards', ...pruning, by: 'secretary', daysAgo: 11, block: 'yards', target: trees(260) },
	{ key: 'scrape:hawthorns', kind: 'bark_scraping', by: 'hawthorn', daysAgo: 10, window: [-8, 40], block: 'hawthorns', target: mu(100) },
	{ key: 'prune:donated', ...pruning, by: 'partner', daysAgo: 9, block: 'donated:pears', target: trees(700) },
];

/** Seven of 21 mu are pruned: three on one day, four on the next, entered as five at first and corrected. */
export const logs: readonly StoryLog[] = [
	{ key: 'log:hawthorns', by: 'hawthorn', daysAgo: 6, at: '16:20', block: 'hawthorns', kind: 'bark_scraping', done: mu(18) },
	{ key: 'log:yards', by: 'secretary', daysAgo: 5, at: '11:05', block: 'yards', kind: 'dormant_pruning', done: trees(40) },
	{
		key: 'log:donated',
		by: 'partnerMember',
		daysAgo: 4,
		at: '15:40',
		block: 'donated:pears',
		kind: 'dormant_pruning',
		done: trees(120),
		note: '大屯村第一书记到地里教的。',
	},
	{ key: 'log:east:1', by: 'first', daysAgo: 3, at: '16:30', block: 'east', kind: 'dormant_pruning', done: mu(3) },
	{ key: 'log:hawthorns:2', by: 'hawthorn', daysAgo: 2, at: '17:00', block: 'hawthorns', kind: 'bark_scraping', done: mu(22) },
	{ key: 'log:east:2', by: 'member', daysAgo: 1, at: '16:10', block: 'east', kind: 'dormant_pruning', done: mu(5), corrected: mu(4) },
	{
		key: 'log:middle:peony',
		by: 'secretary',
		daysAgo: 1,
		at: '10:15',
		block: 'fen',
		kind: 'weeding',
		done: { value: 6, unit: 'person_hour' },
	},
];
