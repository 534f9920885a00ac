import { type Act, between, type Chain, dayIn, later, moment, type Noun, type Village, type World } from './world.ts';

/** How many institutions are paired with villages, and how many of their people take part (DOMAIN.md §2). */
const units = 58;
const unitPeople = 1593;
/** In what share of months a team goes to each of its villages. */
const monthly = 0.9;
const done = [
	'看了剪枝的进度。',
	'到地里看了新栽的苗。',
	'和村书记对了开春的计划。',
	'帮着算了今年的账。',
	'看了树盘覆草。',
	'问了卖果的事。',
];

/** `01` to `12`. */
const months = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'));

/** Who is in a team from its first day: whoever leads it, the first secretaries and team members of its villages, and an expert. */
function founders({ lead, villages }: World['teams'][number], n: number, day: string, world: World) {
	const chance = world.chance('members', lead.code);
	const one = (person: string, role: 'leader' | 'member', dispatchedBy: string | null = null) => ({
		...{ id: chance.id(Date.parse(day)), person, role, dispatchedBy },
	});
	const others = villages.flatMap(({ first, member }) => [first, member]).filter((person) => person !== lead.first);
	const expert = world.experts[n % world.experts.length];
	return [
		...(lead.first ? [one(lead.first, 'leader')] : []),
		...others.filter((person) => person !== undefined).map((person) => one(person, 'member')),
		...(expert ? [one(expert.person, 'member', '省农业科学院')] : []),
	];
}

/** Service teams with their members and villages, and institutions with theirs; how the teams go round. */
export const services: Noun = {
	begin: (world) => {
		const chance = world.chance('services');
		const by = world.officials[0] ?? world.administrator;
		const day = later(world.from, 3);
		const linked = (villages: readonly Village[]) => villages.map(({ code }) => ({ id: chance.id(Date.parse(day)), village: code }));
		const formed = world.teams.map((team, n): Act => {
			const { id, name, lead, villages } = team;
			const members = founders(team, n, day, world);
			const input = { id, kind: 'team', name, leader: lead.first, from: day, villages: linked(villages), members };
			return { at: moment(day, '09:00', chance) + n * 60_000, by, name: 'service.form', input };
		});
		const entered = Array.from({ length: units }, (_, n): Act => {
			const headcount = Math.floor(unitPeople / units) + (n < unitPeople % units ? 1 : 0);
			const villages = linked(chance.some(world.villages, chance.whole(1, 3)));
			const input = { id: chance.id(Date.parse(day)), kind: 'unit', name: `${world.name}结对单位${n + 1}`, headcount, from: day, villages };
			return { at: moment(day, '13:00', chance) + n * 60_000, by, name: 'service.form', input };
		});
		return [...formed, ...entered].map((act) => [act]);
	},
	year: (world, year) =>
		world.teams.flatMap(({ id: team, lead, villages }) =>
			villages.flatMap(({ code: village }) => {
				const chance = world.chance('services', village, year);
				return months.flatMap((month): Chain[] => {
					if (!chance.happens(monthly * world.share)) return [];
					const occurredOn = dayIn(year, [`${month}-01`, `${month}-28`], chance);
					// Before the team was formed it went nowhere.
					if (occurredOn < later(world.from, 4)) return [];
					const at = between(occurredOn, 17, 21, chance);
					const text = chance.happens(0.7) ? { text: chance.one(done) } : {};
					const input = { id: chance.id(at), team, village, occurredOn, ...text };
					return [[{ at, by: lead.first ?? lead.secretary, name: 'service.visit', input }]];
				});
			}),
		),
};

/** Grids of the county and those of one township's town (DOMAIN.md §2), spread over the villages. */
const grids = 700;
/** How many of them still want a keeper. */
const open = 9;

/** The zones of villages, nearly all with a keeper. */
export const zones: Noun = {
	begin: (world: World) => {
		const chance = world.chance('zones');
		const day = later(world.from, 5);
		return Array.from({ length: grids }, (_, n): Chain => {
			const village = world.villages[n % world.villages.length] as Village;
			const name = `${'一二三四五六'[Math.floor(n / world.villages.length)]}组`;
			const keeper = n % Math.ceil(grids / open) === 7 ? {} : { keeperName: `${village.name}${name}网格员` };
			const input = { id: chance.id(Date.parse(day)), village: village.code, name, households: chance.whole(25, 90), ...keeper };
			return [{ at: moment(day, '09:00', chance) + n * 20_000, by: village.secretary, name: 'zone.add', input }];
		});
	},
};
