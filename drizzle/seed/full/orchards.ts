import { asLocalDate } from '@honghuo/core/dates.ts';
import type { Chance } from './chance.ts';
import { type Act, type Block, later, moment, type Noun, type Village, type World, writer } from './world.ts';

/** What stands in an orchard: cultivars of the founding catalogue, spacing in centimetres, blocks of so many mu, how old the trees may be. */
const kinds = [
	{ name: '梨园', crop: 'pear', varieties: ['早金酥', '早酥', '华酥'], spacing: [400, 200], mu: [3, 28], years: [3, 9], weight: 5 },
	{
		name: '苹果园',
		crop: 'apple',
		varieties: ['维纳斯黄金', '乐琪', '爱妃', '信农黄'],
		spacing: [400, 250],
		mu: [2, 24],
		years: [2, 9],
		weight: 3,
	},
	{ name: '山楂园', crop: 'hawthorn', varieties: ['山楂'], spacing: [400, 300], mu: [4, 40], years: [8, 20], weight: 2 },
] as const;
const blockNames = ['东坡', '西坡', '南洼', '北沟', '河套', '山前', '二道梁', '井台边', '坝上', '沟门'];
const homestead = 0.25;
const underPears = 0.2;

/** One or two orchards a village, each with two or three blocks; here and there trees around the homesteads, and peony under the pears. */
export const orchards: Noun = {
	begin: (world) =>
		world.villages.flatMap((village) => {
			const chance = world.chance('orchards', village.code);
			const count = chance.happens(0.5) ? 2 : 1;
			const chosen = chance.some(
				kinds.flatMap((kind) => Array.from({ length: kind.weight }, () => kind)),
				count,
			);
			return chosen.map((kind, n) => orchardOf(world, village, kind, n, chance));
		}),
};

function orchardOf(world: World, village: Village, kind: (typeof kinds)[number], n: number, chance: Chance): Act[] {
	const by = writer(village, chance);
	const day = later(world.from, chance.whole(1, 10));
	const start = moment(day, '09:00', chance);
	const orchard = chance.id(start);
	const acts: Act[] = [];
	const act = (name: string, input: Record<string, unknown>) => acts.push({ at: start + acts.length * 90_000, by, name, input });
	act('orchard.create', { id: orchard, village: village.code, name: `${village.name}${kind.name}${n === 0 ? '' : '二'}` });
	const names = chance.some(blockNames, chance.whole(2, 3));
	for (const name of names) enter(block(orchard, chance.whole(kind.mu[0] * 2, kind.mu[1] * 2) * 5_000, null, start, chance), name);
	if (n === 0 && chance.happens(homestead)) enter(block(orchard, null, chance.whole(4, 40) * 10, start, chance), '房前屋后');

	function enter(one: Block, name: string): void {
		village.blocks.push(one);
		const spacing = one.areaE4mu === null ? {} : { rowSpacingCm: kind.spacing[0], treeSpacingCm: kind.spacing[1] };
		act('block.create', {
			id: one.id,
			orchard,
			name,
			areaE4mu: one.areaE4mu,
			...(one.trees === null ? {} : { treeCount: one.trees }),
			...spacing,
		});
		const planted = asLocalDate(`${Number(world.from.slice(0, 4)) - chance.whole(kind.years[0], kind.years[1])}-04-05`);
		plant(one, chance.one(kind.varieties), kind.crop, 'main', planted);
		if (kind.crop === 'pear' && one.areaE4mu !== null && chance.happens(underPears))
			plant(one, '油用牡丹', 'peony', 'intercrop', later(planted, 365));
	}
	function plant(one: Block, name: string, crop: string, role: 'main' | 'intercrop', plantedOn: ReturnType<typeof asLocalDate>): void {
		const [variety, id] = [world.varieties.get(name), chance.id(start)];
		if (!variety) throw new Error(`The catalogue lacks ${name}.`);
		one.plantings.push({ id, variety, crop, role, plantedOn });
		act('planting.create', { id, block: one.id, variety, role, plantedOn, plantedPrecision: 'year' });
	}
	return acts;
}

const block = (orchard: string, areaE4mu: number | null, trees: number | null, start: number, chance: Chance): Block => ({
	id: chance.id(start),
	orchard,
	areaE4mu,
	trees,
	plantings: [],
});
