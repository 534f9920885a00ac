import { addDays, type LocalDate, localDate } from '@honghuo/core/dates.ts';
import { countyRegister } from '../divisions.ts';
import { Chance } from './chance.ts';
import { comments } from './comments.ts';
import { costs } from './costs.ts';
import { donations } from './donations.ts';
import { events } from './events.ts';
import { harvests } from './harvests.ts';
import { orchards } from './orchards.ts';
import { pairings } from './pairings.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { services, zones } from './services.ts';
import { together } from './together.ts';
import { visits } from './visits.ts';
import { work } from './work.ts';
import type { Act, Chain, Noun, World } from './world.ts';

/** The nouns of the story, in the order in which each may rest on those before. A new noun is a file and a line here. */
const nouns: readonly Noun[] = [
	people,
	orchards,
	work,
	costs,
	harvests,
	donations,
	events,
	visits,
	problems,
	services,
	zones,
	pairings,
	together,
	comments,
];

const lastDays = 7;
const fewAtLast = 8;

/** What a full county is told of: `share` is the part of its records, all villages stay; `until` is its last day. */
export type Telling = { county: string; seed: string; until: LocalDate; years: number; share: number };

/** How a story begins: the world before anybody has done anything. */
export async function beginWorld(
	telling: Telling,
	founded: { administrator: string; varieties: ReadonlyMap<string, string> },
): Promise<World> {
	const { county, seed, until, years, share } = telling;
	const register = (await countyRegister(county)) ?? [];
	const places = register.filter(({ level }) => level === 'village');
	if (places.length === 0) throw new Error('The register has no such county.');
	return {
		county,
		name: register.find(({ level }) => level === 'county')?.name ?? county,
		...founded,
		officials: [],
		townships: new Map(),
		townshipNames: new Map(register.filter(({ level }) => level === 'township').map(({ code, name }) => [code, name])),
		villages: places.map(({ code, name, parent }) => ({
			code,
			name: name.replace(/(居民|村民)?委员会$|委会$/, ''),
			township: parent,
			secretary: '',
			blocks: [],
		})),
		teams: [],
		experts: [],
		themes: [],
		talked: [],
		...{ from: addDays(until, -365 * years), until, share },
		chance: (...words) => new Chance([seed, county, ...words].join(' ')),
	};
}

/** Everything people did, year by year, in the order of time. Held a year at a time, so that a big county needs little memory. */
export function* tell(world: World): Generator<Act[]> {
	const [start, end] = [Date.parse(`${world.from}T00:00:00+08:00`), Date.parse(`${world.until}T23:59:59+08:00`)];
	// A chain that began before the story is not told; one that goes beyond its end has not come further yet.
	const told = (chains: readonly Chain[]): Act[] => chains.filter(([first]) => first !== undefined && first.at >= start).flat();
	yield told(nouns.flatMap(({ begin }) => begin?.(world) ?? [])).sort((a, b) => a.at - b.at);
	let waiting: Act[] = [];
	for (let year = Number(world.from.slice(0, 4)); year <= Number(world.until.slice(0, 4)) + 1; year++) {
		// Work of a winter is planned in the year before.
		const ends = Math.min(end, Date.parse(`${year}-11-01T00:00:00+08:00`));
		waiting.push(...told(nouns.flatMap(({ year: noun }) => noun?.(world, year) ?? [])));
		waiting.sort((a, b) => a.at - b.at);
		const due = waiting.findIndex(({ at }) => at > ends);
		const now = due < 0 ? waiting : waiting.slice(0, due);
		waiting = due < 0 ? [] : waiting.slice(due);
		yield now;
	}
}

/** Acts in batches as a server would have committed them: of one day, and not too many; the last days, which people look at first, in small ones. */
export function* batches(acts: readonly Act[], most: number, until: LocalDate): Generator<Act[]> {
	const lately = Date.parse(`${addDays(until, -lastDays)}T00:00:00+08:00`);
	for (let at = 0; at < acts.length; ) {
		const first = acts[at]?.at ?? 0;
		const day = localDate(new Date(first));
		const few = first < lately ? most : fewAtLast;
		let next = at;
		while (next < acts.length && next - at < few && localDate(new Date(acts[next]?.at ?? 0)) === day) next++;
		yield acts.slice(at, next);
		at = next;
	}
}
