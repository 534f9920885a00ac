import type { Chance } from './chance.ts';
import { type Act, between, type Chain, dayIn, later, moment, type Noun, type Village, type World } from './world.ts';

/** Donations a service team makes in a year, within the team or to a neighbour. */
const aTeam = 2.4;
const goods = [
	{ variety: '早金酥', kind: 'seedling', unit: 'tree', qty: [2, 14], size: 50 },
	{ variety: '信农黄', kind: 'seedling', unit: 'tree', qty: [2, 8], size: 50 },
	{ variety: '维纳斯黄金', kind: 'seedling', unit: 'tree', qty: [1, 6], size: 50 },
	{ variety: '山楂', kind: 'seedling', unit: 'tree', qty: [2, 10], size: 50 },
	{ variety: '谷子', kind: 'seed', unit: 'g', qty: [5, 40], size: 1_000 },
] as const;
type Good = { id: string; qty: number; received: number } & Omit<(typeof goods)[number], 'qty'>;

/** Seedlings and seed from village to village, from the draft to the look at how they live. */
export const donations: Noun = {
	year: (world, year) =>
		world.teams.flatMap((team) => {
			const chance = world.chance('donations', team.id, year);
			return Array.from({ length: chance.times(aTeam * world.share) }, () => {
				const from = chance.happens(0.6) ? team.lead : chance.one(team.villages);
				const within = chance.happens(0.8) ? team.villages : world.villages;
				const to = chance.one(within.filter((village) => village !== from && village.blocks.some(({ areaE4mu }) => areaE4mu !== null)));
				return given(world, from, to, year, chance);
			});
		}),
};

function given(world: World, from: Village, to: Village, year: number, chance: Chance): Chain {
	const drafted = dayIn(year, ['03-01', '03-28'], chance);
	const [pledged, sent, arrived, planted] = [1, 8, 9, chance.whole(10, 15)].map((days) => later(drafted, days)) as [
		typeof drafted,
		typeof drafted,
		typeof drafted,
		typeof drafted,
	];
	const at = moment(drafted, '14:00', chance);
	const donation = chance.id(at);
	const parts: Good[] = chance.some(goods, chance.whole(1, 2)).map((good) => {
		const qty = chance.whole(good.qty[0], good.qty[1]) * good.size;
		return {
			...good,
			id: chance.id(at),
			qty,
			received: chance.happens(0.8) ? qty : Math.max(1, Math.floor(qty * (0.93 + chance.next() * 0.06))),
		};
	});
	const giver = from.first ?? from.secretary;
	const taker = to.secretary;
	const items = parts.map(({ id, kind, variety, qty, unit, size }) => ({
		id,
		kind,
		variety: world.varieties.get(variety),
		qty,
		unit,
		...(unit === 'tree' ? { perBundle: size } : {}),
	}));
	const received = parts.map(({ id, received: receivedQty }) => ({ item: id, receivedQty }));
	const acts: Act[] = [
		{ at, by: giver, name: 'donation.draft', input: { id: donation, fromVillage: from.code, toVillage: to.code, items } },
		{ at: moment(pledged, '09:00', chance), by: giver, name: 'donation.pledge', input: { donation, on: pledged } },
		{ at: moment(sent, '08:30', chance), by: giver, name: 'donation.dispatch', input: { donation, on: sent } },
		{ at: moment(arrived, '11:00', chance), by: taker, name: 'donation.receive', input: { donation, items: received, on: arrived } },
	];
	const trees = parts.filter(({ kind }) => kind === 'seedling');
	return [...acts, ...trees.flatMap((good, n) => raised(donation, good, n, to, planted, chance))]
		.concat(
			trees.length > 0 && chance.happens(0.7)
				? [{ at: moment(later(planted, 215), '16:00', chance), by: taker, name: 'donation.close', input: { donation } }]
				: [],
		)
		.sort((a, b) => a.at - b.at);
}

/** Planted, looked at in June and after a season; where too many died, gaps are filled the spring after. */
function raised(
	donation: string,
	{ id: item, received }: Good,
	n: number,
	to: Village,
	plantedOn: ReturnType<typeof later>,
	chance: Chance,
): Act[] {
	const at = moment(plantedOn, '15:00', chance) + n * 120_000;
	const block = chance.one(to.blocks.filter(({ areaE4mu }) => areaE4mu !== null)).id;
	const planting = chance.id(at);
	const by = to.secretary;
	const look = (kind: string, days: number, share: number): Act => {
		const day = later(plantedOn, days);
		const alive = Math.round(received * share);
		const missing = Math.round((received - alive) * 0.3);
		const counts = { inspected: received, alive, missing, deadByCause: { drought: received - alive - missing } };
		const looked = between(day, 14, 18, chance);
		return {
			at: looked,
			by,
			name: 'survival.record',
			input: { id: chance.id(looked), planting, kind, method: 'census', ...counts, occurredOn: day },
		};
	};
	const leafed = 0.86 + chance.next() * 0.13;
	const season = leafed - chance.next() * 0.12;
	return [
		{ at, by, name: 'donation.plant', input: { donation, item, block, planting, plantedQty: received, plantedOn } },
		look('leaf_out', 62 + chance.whole(0, 15), leafed),
		look('one_season', 195 + chance.whole(0, 15), season),
		...(season < 0.85 ? [fill(planting, Math.max(1, received - Math.round(received * season)), later(plantedOn, 360), by, chance)] : []),
	];
}

function fill(parent: string, plantedQty: number, day: ReturnType<typeof later>, by: string, chance: Chance): Act {
	const at = moment(day, '10:00', chance);
	return { at, by, name: 'survival.fill', input: { id: chance.id(at), parent, plantedQty, plantedOn: day } };
}
