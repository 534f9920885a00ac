import { addDays, asLocalDate, type LocalDate } from '@honghuo/core/dates.ts';
import type { Chance } from './chance.ts';

/** One command: by whom (a person's id), when (milliseconds since 1970). */
export type Act = { at: number; by: string; name: string; input: Record<string, unknown> };

/** Acts of which each follows from the one before: cut off by the end of the story it simply has not gone further yet. */
export type Chain = readonly Act[];

export type Planting = { id: string; variety: string; crop: string; role: 'main' | 'intercrop'; plantedOn: LocalDate };
/** A block: an area in e4mu, or trees without one. */
export type Block = { id: string; orchard: string; areaE4mu: number | null; trees: number | null; plantings: Planting[] };
export type Village = {
	code: string;
	name: string;
	township: string;
	secretary: string;
	/** First secretary and member of the resident team, where one is posted. */
	first?: string;
	member?: string;
	blocks: Block[];
};
/** A service team as the county's list has it: one village whose first secretary leads it, and the villages it goes to. */
export type ServiceTeam = { id: string; name: string; lead: Village; villages: Village[] };

/** What has been entered of the county by the time a noun has its turn. */
export type World = {
	county: string;
	name: string;
	administrator: string;
	officials: string[];
	/** Township's code → its official. */
	townships: Map<string, string>;
	/** Names of the townships by code. */
	townshipNames: ReadonlyMap<string, string>;
	villages: Village[];
	teams: ServiceTeam[];
	experts: { id: string; person: string }[];
	/** Themes of training. */
	themes: { id: string; name: string }[];
	/** Ids of the founding catalogue by name. */
	varieties: ReadonlyMap<string, string>;
	/** Records people talk about: when its story began, when there was something to say, whose it is. */
	talked: { table: string; row: string; began: number; at: number; village: Village }[];
	/** First and last day of the story, both told. */
	from: LocalDate;
	until: LocalDate;
	/** What share of a full county's records is told: 1 for all. */
	share: number;
	/** Chance of one noun in one place and year. */
	chance: (...words: (string | number)[]) => Chance;
};

/** A noun's part of the story: what is there at the beginning, and what happens in a calendar year. */
export type Noun = { begin?: (world: World) => Chain[]; year?: (world: World, year: number) => Chain[] };

/** A moment of a day in China, `HH:MM`, with chance seconds so that two never coincide. */
export const moment = (day: string, time: string, chance: Chance): number =>
	Date.parse(`${day}T${time}:00+08:00`) + chance.whole(0, 59_999);

/** Some time of a day between two hours. */
export const between = (day: string, from: number, to: number, chance: Chance): number =>
	Date.parse(`${day}T00:00:00+08:00`) + chance.whole(from * 3_600_000, to * 3_600_000 - 1);

/** A day of a window `MM-DD` to `MM-DD`; a window that crosses New Year begins in the year before. */
export function dayIn(year: number, [from, to]: readonly [string, string], chance: Chance): LocalDate {
	const first = asLocalDate(`${to < from ? year - 1 : year}-${from}`);
	const days = Math.round((Date.parse(`${year}-${to}`) - Date.parse(first)) / 86_400_000);
	return addDays(first, chance.whole(0, days));
}

/** Days later. */
export const later = (day: LocalDate, days: number): LocalDate => addDays(day, days);

/** Whoever of a village takes up the phone. */
export const writer = ({ secretary, first, member }: Village, chance: Chance): string =>
	chance.one([secretary, ...(first ? [first, first] : []), ...(member ? [member, member] : [])]);
