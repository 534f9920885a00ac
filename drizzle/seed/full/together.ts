import { type Act, between, type Chain, dayIn, moment, type Noun, writer } from './world.ts';

/** Sessions a village holds in a year, on average. */
const aYear = 1.4;
const themes = ['果树管理', '病虫害防治', '套种和油用牡丹', '市场和品牌', '政策和安全'];
const chains = ['早金酥梨示范链', '梨下牡丹示范链', '山楂示范链'];
const topics = [
	'冬剪先去大枝',
	'拉枝角度怎么定',
	'石硫合剂什么时候打',
	'疏果留多少',
	'套袋怎么不伤果柄',
	'秋施基肥',
	'牡丹籽怎么收',
	'分级装箱',
];
const places = ['村部', '地头', '文化广场'];
const windows = [
	['12-05', '03-10'],
	['04-10', '06-20'],
	['09-10', '11-20'],
] as const;
/** Sources with the least and most yuan a village takes in from them, and how many villages have them. */
const sources = [
	['contracting', 40_000, 160_000, 0.9],
	['leasing', 10_000, 80_000, 0.6],
	['operating', 10_000, 120_000, 0.4],
	['subsidy', 10_000, 50_000, 0.5],
	['investment', 2_000, 30_000, 0.2],
] as const;

/** What villages learn, take in and are known for together: themes and chains of the county, sessions with who came, a year's collective income. */
export const together: Noun = {
	begin: (world) => {
		const chance = world.chance('together');
		const [official] = world.officials;
		if (!official) return [];
		const at = moment(world.from, '10:30', chance);
		world.themes.push(...themes.map((name) => ({ id: chance.id(at), name })));
		const defined = world.themes.map((theme): Act => ({ at, by: official, name: 'theme.define', input: theme }));
		const tagged = chains.flatMap((name): Act[] => {
			const id = chance.id(at);
			const on = chance.some(world.villages, 12);
			return [
				{ at, by: official, name: 'tag.define', input: { id, kind: 'chain', name } },
				...on.map(({ code }): Act => ({ at, by: official, name: 'tag.put', input: { id: chance.id(at), tag: id, village: code } })),
			];
		});
		return [defined, tagged];
	},
	year: (world, year) =>
		world.villages.flatMap((village) => {
			const chance = world.chance('together', village.code, year);
			const sessions = Array.from({ length: chance.times(aYear * world.share) }, (): Chain => {
				const on = dayIn(year, chance.one(windows), chance);
				const at = between(on, 16, 20, chance);
				const by = writer(village, chance);
				const session = chance.id(at);
				const guests = world.villages.filter(({ township, code }) => township === village.township && code !== village.code);
				const came = [village, ...(chance.happens(0.3) && guests.length > 0 ? [chance.one(guests)] : [])];
				const turnouts = came.map(({ code }) => ({ id: chance.id(at), village: code, people: chance.whole(8, 32) }));
				const said = { topic: chance.one(topics), place: chance.one(places), theme: chance.one(world.themes).id };
				const teacher = chance.happens(0.5) ? { expert: chance.one(world.experts).id } : village.first ? { teacher: village.first } : {};
				const held: Act = {
					at,
					by,
					name: 'training.hold',
					input: { id: session, village: village.code, heldOn: on, ...said, ...teacher, turnouts },
				};
				if (!chance.happens(0.4)) return [held];
				const count = Math.min(turnouts[0]?.people ?? 0, chance.whole(5, 20));
				const households = Array.from({ length: 60 }, (_, n) => `${village.name}种植户${n + 1}`);
				const people = chance.some(households, count).map((name) => ({ id: chance.id(at), name }));
				return [held, { at: at + 60_000, by, name: 'attendance.name', input: { session, village: village.code, people } }];
			});
			const told = dayIn(year, ['01-05', '02-25'], chance);
			// Residents’ committees in town have no collective.
			const incomes = (village.name.includes('社区') ? [] : sources).flatMap(([source, least, most, share]): Chain[] => {
				if (!chance.happens(share) || !chance.happens(world.share)) return [];
				const at = between(told, 9, 17, chance);
				const amountFen = chance.whole(least / 100, most / 100) * 10_000;
				const input = { id: chance.id(at), village: village.code, year: year - 1, source, amountFen };
				return [[{ at, by: village.secretary, name: 'income.record', input }]];
			});
			return [...sessions, ...incomes];
		}),
};
