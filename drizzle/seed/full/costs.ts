import { type Block, between, type Chain, dayIn, later, type Noun, type Village, type World, writer } from './world.ts';

/** What is spent on an orchard, when, and how much a mu in yuan. */
const kinds = [
	{
		category: 'fertilizer',
		windows: [
			['03-05', '03-30'],
			['09-05', '10-25'],
		],
		perMu: [90, 260],
		share: 0.8,
	},
	{
		category: 'pesticide',
		windows: [
			['03-26', '04-10'],
			['05-05', '06-20'],
		],
		perMu: [30, 90],
		share: 0.7,
	},
	{
		category: 'labour',
		windows: [
			['01-05', '03-08'],
			['05-15', '06-28'],
			['08-01', '10-10'],
		],
		perMu: [80, 300],
		share: 0.6,
	},
	{
		category: 'water_power',
		windows: [
			['05-01', '06-30'],
			['10-25', '11-18'],
		],
		perMu: [20, 60],
		share: 0.5,
	},
	{ category: 'bag', windows: [['05-10', '06-10']], perMu: [100, 320], share: 0.4 },
] as const;
const payers = ['grower', 'collective', 'project', 'dispatcher'];

/** What a mu took in the year it was planted, and in each year after, in yuan: about what the county reckons with (4,000 and 1,500). */
const outlay = {
	first: [
		['seedling', 1_800],
		['facility', 1_200],
		['labour', 1_000],
	],
	after: [
		['labour', 900],
		['fertilizer', 600],
	],
} as const;
/** So many years before the story a block was planted at most for its outlay to be still on somebody's paper, and how many kept it. */
const [remembered, kept] = [4, 0.5];

/** Of young orchards somebody brings the accounts along: what was spent since they were planted, entered when the county begins. */
function accountsOf(world: World, village: Village, block: Block): Chain[] {
	const chance = world.chance('outlay', block.id);
	const [planted, began] = [Number(block.plantings[0]?.plantedOn.slice(0, 4)), Number(world.from.slice(0, 4))];
	if (block.areaE4mu === null || planted < began - remembered || !chance.happens(kept)) return [];
	const [mu, day] = [block.areaE4mu / 10_000, later(world.from, 12)];
	return Array.from({ length: began - planted }, (_, n) => planted + n).flatMap((year) =>
		(year === planted ? outlay.first : outlay.after).map(([category, perMu], n): Chain => {
			const at = between(day, 18, 22, chance);
			const yuan = Math.round((mu * perMu * chance.whole(85, 115)) / 100);
			const spent = { category, amountFen: yuan * 100, typed: { value: String(yuan), unit: 'yuan' }, occurredOn: `${year}-0${4 + n}-20` };
			return [{ at, by: writer(village, chance), name: 'cost.record', input: { id: chance.id(at), block: block.id, ...spent } }];
		}),
	);
}

/** What the blocks of a village cost in a year, and what the young ones had cost before. */
export const costs: Noun = {
	begin: (world) => world.villages.flatMap((village) => village.blocks.flatMap((block) => accountsOf(world, village, block))),
	year: (world, year) =>
		world.villages.flatMap((village) =>
			village.blocks.flatMap((block) => {
				const chance = world.chance('costs', block.id, year);
				const mu = block.areaE4mu === null ? Math.max(1, (block.trees ?? 0) / 50) : block.areaE4mu / 10_000;
				return kinds.flatMap(({ category, windows, perMu, share }) =>
					windows
						.filter(() => chance.happens(share * world.share))
						.map((window): Chain => {
							const day = dayIn(year, window, chance);
							const at = between(day, 18, 22, chance);
							const yuan = Math.max(10, Math.round(mu * chance.whole(perMu[0], perMu[1])));
							const input = {
								id: chance.id(at),
								block: block.id,
								category,
								amountFen: yuan * 100,
								typed: { value: String(yuan), unit: 'yuan' },
								paidBy: chance.one(payers),
								occurredOn: day,
							};
							return [{ at, by: writer(village, chance), name: 'cost.record', input }];
						}),
				);
			}),
		),
};
