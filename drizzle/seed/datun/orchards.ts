import { places } from './people.ts';

/** A cohort: variety by its name in the catalogue, planted in which spring before today's (0 is the last one), how many if it is told. */
export type StoryPlanting = { variety: string; role: 'main' | 'intercrop' | 'pollinizer'; springsAgo: number; quantity?: number };

/** A block: an area in mu, or trees without one. Spacing in centimetres, between rows and between trees. */
export type StoryBlock = {
	key: string;
	name: string;
	mu?: number;
	trees?: number;
	spacing?: readonly [number, number];
	plantings: readonly StoryPlanting[];
};

/** An orchard and who enters it how many days before today. */
export type StoryOrchard = { key: string; name: string; village: string; by: string; daysAgo: number; blocks: readonly StoryBlock[] };

const pears = { variety: '早金酥', role: 'main', springsAgo: 5 } as const;
const slope = { mu: 7, spacing: [400, 200] } as const;

/** The orchards the story tells of; areas and numbers are the story's own. */
export const orchards: readonly StoryOrchard[] = [
	{
		key: 'orchard:datun',
		name: '大屯村早金酥梨园',
		village: places.datun,
		by: 'first',
		daysAgo: 40,
		blocks: [
			{ key: 'east', name: '东坡', ...slope, plantings: [pears, { variety: '油用牡丹', role: 'intercrop', springsAgo: 3 }] },
			{ key: 'middle', name: '中坡', ...slope, plantings: [pears] },
			{ key: 'west', name: '西坡', ...slope, plantings: [pears] },
		],
	},
	{
		key: 'orchard:homestead',
		name: '大屯村房前屋后',
		village: places.datun,
		by: 'secretary',
		daysAgo: 39,
		blocks: [
			{ key: 'yards', name: '房前屋后', trees: 260, plantings: [{ variety: '早金酥', role: 'main', springsAgo: 3 }] },
			{ key: 'fen', name: '八分牡丹地', mu: 0.8, plantings: [{ variety: '油用牡丹', role: 'main', springsAgo: 5 }] },
		],
	},
	{
		key: 'orchard:trial',
		name: '大屯村新品种园',
		village: places.datun,
		by: 'member',
		daysAgo: 38,
		blocks: [
			{ key: 'venus', name: '维纳斯黄金', trees: 60, plantings: [{ variety: '维纳斯黄金', role: 'main', springsAgo: 0 }] },
			{ key: 'rockit', name: '乐琪', trees: 60, plantings: [{ variety: '乐琪', role: 'main', springsAgo: 0 }] },
			{ key: 'envy', name: '爱妃', trees: 60, plantings: [{ variety: '爱妃', role: 'main', springsAgo: 0 }] },
		],
	},
	{
		key: 'orchard:xinlitun',
		name: '新立屯村受赠果园',
		village: places.xinlitun,
		by: 'partnerMember',
		daysAgo: 36,
		blocks: [
			// Their plantings come with the donation (donations.ts).
			{ key: 'donated:pears', name: '梨苗地', trees: 700, plantings: [] },
			{ key: 'donated:apples', name: '苹果苗地', trees: 300, plantings: [] },
		],
	},
	{
		key: 'orchard:weijialing',
		name: '魏家岭村山楂园',
		village: places.weijialing,
		by: 'hawthorn',
		daysAgo: 34,
		blocks: [
			{ key: 'hawthorns', name: '山楂坡', mu: 100, spacing: [400, 300], plantings: [{ variety: '山楂', role: 'main', springsAgo: 12 }] },
		],
	},
];
