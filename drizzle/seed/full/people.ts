import type { Act, Chain, Noun, Village, World } from './world.ts';
import { later, moment } from './world.ts';

/** How many villages have a first secretary and a resident team, and how many service teams link how many of them (DOMAIN.md §2). */
const postedVillages = 149;
const serviceTeams = 28;
const villagesATeam = 5;
const officials = 6;

const expertise = [
	['梨树专家', ['pear', 'pruning']],
	['苹果专家', ['apple', 'pruning']],
	['山楂专家', ['hawthorn']],
	['植保专家', ['pests']],
	['土肥专家', ['soil']],
	['牡丹专家', ['peony']],
] as const;
const expertsOfAKind = 4;

const dispatchers = [
	'省农业科学院',
	'市林业和草原局',
	'市农业农村局',
	'县农业农村局',
	'县水利局',
	'县科学技术局',
	'县教育局',
	'县自然资源局',
];

/** Administrator, officials, a secretary a village, first secretaries with their teams, experts. */
export const people: Noun = {
	begin: (world) => {
		const chance = world.chance('people');
		const { administrator, from } = world;
		const acts: Act[] = [];
		const start = moment(from, '08:30', chance);
		const act = (name: string, input: Record<string, unknown>) => {
			acts.push({ at: start + acts.length * 20_000, by: administrator, name, input });
		};
		const person = (name: string): string => {
			const id = chance.id(Date.parse(from));
			act('person.add', { id, name });
			return id;
		};
		const post = (who: string, role: string, place: { unit: string } | { team: string }, years: number) =>
			act('posting.give', { id: chance.id(Date.parse(from)), person: who, role, ...place, from: later(from, -365 * years) });
		const posted = (name: string, role: string, place: { unit: string } | { team: string }, years = chance.whole(1, 6)): string => {
			const who = person(name);
			post(who, role, place, years);
			return who;
		};

		for (let n = 1; n <= officials; n++) world.officials.push(posted(`${world.name}干部${n}`, 'county_official', { unit: world.county }));
		for (const township of [...new Set(world.villages.map((village) => village.township))]) {
			world.townships.set(township, posted(`${world.townshipNames.get(township)}干部`, 'township_official', { unit: township }));
		}
		for (const village of world.villages) village.secretary = posted(`${village.name}书记`, 'village_secretary', { unit: village.code });
		for (const village of chance.some(world.villages, postedVillages)) {
			const [team, lead] = [chance.id(Date.parse(from)), person(`${village.name}第一书记`)];
			act('team.create', {
				id: team,
				village: village.code,
				name: `驻${village.name}工作队`,
				dispatchedBy: chance.one(dispatchers),
				leader: lead,
			});
			post(lead, 'first_secretary', { team }, 2);
			village.first = lead;
			village.member = posted(`${village.name}工作队员`, 'team_member', { team }, 2);
		}
		for (const [name, fields] of expertise) {
			for (let n = 1; n <= expertsOfAKind; n++) {
				const who = posted(`${name}${n}`, 'expert', { unit: world.county });
				const id = chance.id(Date.parse(from));
				act('expert.add', { id, person: who, fields });
				world.experts.push({ id, person: who });
			}
		}
		world.teams = teamsOf(world);
		return acts.map((one): Chain => [one]);
	},
};

/** Service teams: each led from a village with a first secretary, each village in one team, neighbours together. */
function teamsOf(world: World): World['teams'] {
	const chance = world.chance('teams');
	const leads = chance.some(
		world.villages.filter(({ first }) => first),
		serviceTeams,
	);
	const free = world.villages.filter((village) => !leads.includes(village));
	return leads.map((lead, index) => {
		const near = (village: Village) => Math.abs(Number(village.code) - Number(lead.code));
		const others = free.sort((a, b) => near(a) - near(b)).splice(0, villagesATeam - 1);
		return { id: chance.id(Date.parse(world.from)), name: `第${index + 1}服务队`, lead, villages: [lead, ...others] };
	});
}
