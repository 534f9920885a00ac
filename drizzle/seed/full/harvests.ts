import type { Chance } from './chance.ts';
import {
	type Act,
	type Block,
	between,
	type Chain,
	dayIn,
	later,
	type Noun,
	type Planting,
	type Village,
	type World,
	writer,
} from './world.ts';

/** Windows of picking (DOMAIN.md §7), grams a mu at full bearing, the year it first bears, and the price in fen a jin, each with its spread. */
const crops: Record<string, { window: readonly [string, string]; full: number; bears: number; price: readonly [number, number] }> = {
	pear: { window: ['07-26', '08-28'], full: 2_400_000, bears: 3, price: [120, 240] },
	apple: { window: ['09-08', '10-18'], full: 2_000_000, bears: 3, price: [180, 420] },
	hawthorn: { window: ['09-20', '10-18'], full: 900_000, bears: 5, price: [90, 190] },
	peony: { window: ['07-27', '08-18'], full: 110_000, bears: 3, price: [450, 700] },
};
const channels = ['buyer_collects', 'wholesale', 'retail', 'online', 'cooperative'];
const pickings: readonly [number, number] = [2, 4];
const sold = 0.82;
/** Trees around a homestead, in grams each. */
const aTree = 9_000;

/** Harvests of what bears, and what was sold of each. */
export const harvests: Noun = {
	year: (world, year) =>
		world.villages.flatMap((village) =>
			village.blocks.flatMap((block) => block.plantings.flatMap((planting) => picked(world, village, block, planting, year))),
		),
};

function picked(world: World, village: Village, block: Block, planting: Planting, year: number): Chain[] {
	const crop = crops[planting.crop];
	const age = year - Number(planting.plantedOn.slice(0, 4)) + 1;
	if (!crop || age < crop.bears) return [];
	const chance = world.chance('harvests', planting.id, year);
	const bearing = Math.min(1, (age - crop.bears + 1) / 4) * (0.7 + chance.next() * 0.6);
	const whole = block.areaE4mu === null ? (block.trees ?? 0) * aTree : (block.areaE4mu / 10_000) * crop.full;
	const times = chance.times(chance.whole(...pickings) * world.share);
	return Array.from({ length: times }, (_, n) => {
		const day = dayIn(year, crop.window, chance);
		const grossG = Math.max(500, Math.round((whole * bearing) / times / 500) * 500);
		return sale(
			village,
			block,
			planting,
			{ at: between(day, 15, 21, chance) + n, day, grossG, crop, yearPrice: priceOf(world, planting.crop, year) },
			chance,
		);
	});
}

/** One price level a crop and year; sales scatter around it. */
const priceOf = (world: World, crop: string, year: number): number => world.chance('price', crop, year).next();

type Picking = { at: number; day: ReturnType<typeof later>; grossG: number; crop: (typeof crops)[string]; yearPrice: number };

function sale(village: Village, block: Block, planting: Planting, { at, day, grossG, crop, yearPrice }: Picking, chance: Chance): Chain {
	const by = writer(village, chance);
	const id = chance.id(at);
	const jin = (grams: number) => ({ value: String(grams / 500), unit: 'jin' });
	const marketableG = Math.floor((grossG * (0.75 + chance.next() * 0.2)) / 500) * 500;
	const acts: Act[] = [
		{
			at,
			by,
			name: 'harvest.record',
			input: {
				id,
				block: block.id,
				planting: planting.id,
				occurredOn: day,
				grossG,
				typedGross: jin(grossG),
				...(chance.happens(0.5) ? { marketableG, typedMarketable: jin(marketableG) } : {}),
			},
		},
	];
	if (!chance.happens(sold)) return acts;
	const on = later(day, chance.whole(0, 6));
	const [low, high] = crop.price;
	const fenAJin = low + (high - low) * (yearPrice * 0.7 + chance.next() * 0.3);
	const weightG = Math.max(500, Math.floor((grossG * (0.6 + chance.next() * 0.4)) / 500) * 500);
	const yuan = Math.max(1, Math.round((weightG / 500) * (fenAJin / 100)));
	acts.push({
		at: Math.max(at + 60_000, between(on, 17, 22, chance)),
		by,
		name: 'sale.record',
		input: {
			id: chance.id(at + 1),
			harvest: id,
			weightG: Math.min(weightG, grossG),
			typedWeight: jin(Math.min(weightG, grossG)),
			amountFen: yuan * 100,
			typedAmount: { value: String(yuan), unit: 'yuan' },
			channel: chance.one(channels),
			soldOn: on,
		},
	});
	return acts;
}
