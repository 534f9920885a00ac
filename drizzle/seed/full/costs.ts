import { between, type Chain, dayIn, type Noun, writer } from './world.ts';

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

/** What the blocks of a village cost in a year. */
export const costs: Noun = {
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
