import { addDays, type LocalDate } from '@honghuo/core/dates.ts';
import type { Chance } from './chance.ts';
import { type Act, between, type Chain, later, moment, type Noun, type Village, type World } from './world.ts';

/** Pairs of growers, and technicians with a mentor: on trial at the end of the story, and confirmed after theirs (DOMAIN.md §2). */
const growers = 46;
/** One helper has three or four. */
const aHelper = 4;
const onTrial = 92;
const confirmed = 13;

const topics = ['梨树拉枝、修剪', '苹果疏花疏果', '山楂大小年', '梨下牡丹', '套袋', '土肥水'];
const met = ['到地里看了，照着剪了两棵。', '一起算了用药的日子。', '说了秋施基肥。', '看了套袋，补了漏的。', '约好开春一起拉枝。'];
const observed = ['会认几种病了，用药还要再教。', '能自己带人剪枝。', '问得细，记得牢。', '给三户看过树，说得在理。', '高接练熟了。'];

type Pair = {
	began: LocalDate;
	chance: Chance;
	input: Record<string, unknown>;
	village: Village;
	by: string;
	mentor?: 'trial' | 'confirmed';
	every: number;
};

/** Meetings of a pair until the story ends, a little early or late. */
function meetings({ began, chance, every, village, mentor }: Pair, pairing: string, world: World, until: LocalDate): Act[] {
	const acts: Act[] = [];
	for (let day = later(began, chance.whole(3, every)); day <= until; day = later(day, every + chance.whole(-4, 4))) {
		const at = between(day, 17, 20, chance);
		const text = mentor ? chance.one(observed) : chance.one(met);
		const input = { id: chance.id(at), pairing, occurredOn: day, text };
		if (chance.happens(mentor ? 0.95 : 0.9 * world.share)) acts.push({ at, by: village.secretary, name: 'pairing.contact', input });
	}
	return acts;
}

function chainOf(pair: Pair, world: World): Chain {
	const { began, chance, input, by, village, mentor } = pair;
	const [proposed, settled] = [moment(began, '09:00', chance), moment(began, '11:00', chance)];
	const pairing = chance.id(proposed);
	const first: Act = { at: proposed, by, name: 'pairing.propose', input: { id: pairing, ...input } };
	const over = addDays(began, 184);
	if (!mentor) {
		const confirm = { at: settled, by: village.secretary, name: 'pairing.confirm', input: { pairing, on: began } };
		return [first, confirm, ...meetings(pair, pairing, world, world.until)];
	}
	const trial = { at: settled, by: village.secretary, name: 'pairing.trial', input: { pairing, from: began } };
	const chain = [first, trial, ...meetings(pair, pairing, world, over < world.until ? over : world.until)];
	if (mentor !== 'confirmed') return chain;
	return [...chain, { at: moment(addDays(over, 1), '20:30', chance), by: village.secretary, name: 'pairing.confirm', input: { pairing } }];
}

/** Every pair of the story; each begins on its own day. */
function pairsOf(world: World): Pair[] {
	const by = world.officials[0] ?? world.administrator;
	const pairs: Pair[] = [];
	const days = (Date.parse(world.until) - Date.parse(world.from)) / 86_400_000;
	const add = (
		key: string,
		n: number,
		began: LocalDate,
		every: number,
		mentor: Pair['mentor'],
		input: (village: Village, chance: Chance) => object,
	) => {
		const chance = world.chance('pairings', key, n);
		const village = chance.one(world.villages);
		const said = { village: village.code, topic: chance.one(topics), ...input(village, chance) };
		pairs.push({ began, chance, village, by, every, input: said, ...(mentor ? { mentor } : {}) });
	};
	for (let n = 0; n < growers; n++) {
		const helper = Math.floor(n / aHelper);
		const home = world.chance('pairings', 'helper', helper).one(world.villages);
		const every = n % 3 === 0 ? 85 : 29;
		add('growers', n, later(world.from, 20 + n), every, undefined, ({ name }) => ({
			...{ kind: 'growers', cadence: every > 40 ? 'season' : 'month', helperName: `${home.name}种植能手${helper + 1}` },
			...{ helperVillage: home.code, helpedName: `${name}新种植户${n + 1}` },
		}));
	}
	for (const { lead, villages } of world.teams) {
		const [first] = villages.filter(({ code }) => code !== lead.code);
		if (!first) continue;
		const chance = world.chance('pairings', 'villages', lead.code);
		const input = { kind: 'villages', village: first.code, helperVillage: lead.code, topic: chance.one(topics), cadence: 'season' };
		pairs.push({ began: later(world.from, chance.whole(30, 200)), chance, village: first, by, every: 80, input });
	}
	const mentors = (n: number) => world.experts[n % world.experts.length];
	const technician =
		(n: number) =>
		({ name }: Village) => ({
			...{ kind: 'mentor', cadence: 'month', helperPerson: mentors(n)?.person, helpedName: `${name}土专家${n + 1}` },
		});
	for (let n = 0; n < confirmed; n++)
		add('confirmed', n, later(world.from, Math.max(10, Math.floor(days) - 400 + n)), 28, 'confirmed', technician(n));
	for (let n = 0; n < onTrial; n++) add('trial', n, addDays(world.until, -20 - n), 28, 'trial', technician(n + confirmed));
	return pairs;
}

/** Who helps whom, how they meet, and how technicians do. */
export const pairings: Noun = {
	year: (world, year) =>
		pairsOf(world)
			.filter(({ began }) => began.startsWith(String(year)))
			.map((pair) => chainOf(pair, world)),
};
