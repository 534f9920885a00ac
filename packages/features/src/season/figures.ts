import { addDays, asLocalDate, dayNumber, daysBetween, type LocalDate } from '@honghuo/core/dates.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { solarTerm, type TermName } from '@honghuo/core/solar-terms.ts';
import { byAge, isOffered, type Variety, varieties } from '../orchard/model.ts';
import { dayIn, nextWindow, windowOf } from '../window/figures.ts';
import { type Extra, extraNames, fullBloom, type SeasonWindow, type Window } from '../window/model.ts';
import type { WorkKind } from '../work/model.ts';
import { worksOfTheYear } from './defaults.ts';
import { type Bloom, bloomsIn } from './model.ts';

/** The usual day of full bloom in a year: the cultivar's own, else the county's. */
export const usualBloomIn = (year: number, variety: Pick<Variety, 'usualBloom'> | undefined, rows: Rows): LocalDate =>
	dayIn(year, variety?.usualBloom ?? windowOf(fullBloom, rows).days[0]);

/** How many days later (earlier, when negative) than usual it bloomed. */
export const latenessOf = (bloom: Bloom, rows: Rows): number =>
	daysBetween(
		usualBloomIn(Number(bloom.on.slice(0, 4)), bloom.variety === null ? undefined : rows.get(varieties, bloom.variety), rows),
		asLocalDate(bloom.on),
	);

/** How far a village's year has moved and by which record: of this cultivar before of all; of the whole village before of single blocks, of which the middle one counts. */
export function shiftOf(village: string, year: number, rows: Rows, variety?: string): { days: number; bloom: Bloom } | undefined {
	const all = bloomsIn(village, year, rows);
	const own = variety === undefined ? [] : all.filter((one) => one.variety === variety);
	const general = all.filter((one) => one.variety === null);
	const near = own.length > 0 ? own : general.length > 0 || variety !== undefined ? general : all;
	const whole = near.filter((one) => one.block === null);
	const counted = (whole.length > 0 ? whole : near)
		.map((bloom) => ({ days: latenessOf(bloom, rows), bloom }))
		.sort((a, b) => a.days - b.days);
	return counted[Math.floor((counted.length - 1) / 2)];
}

/** A stretch of days, both ends included. */
export type Span = { from: LocalDate; to: LocalDate };

/** A line of the calendar: a kind of work, something beside it, or a cultivar's harvest. `shift` days it has moved with the bloom, by which entries. */
export type Line = {
	key: string;
	what: { kind: WorkKind } | { extra: Extra } | { harvest: Variety };
	spans: Span[];
	shift: number;
	entries: number[];
};

/** The solar terms of a year in order, the one the year begins in first, each with its days of this year. */
export function termsIn(year: number): (Span & { name: TermName })[] {
	const [first, last] = [asLocalDate(`${year}-01-01`), asLocalDate(`${year}-12-31`)];
	const found: (Span & { name: TermName })[] = [];
	for (let from = first; from <= last; ) {
		const { name, daysToNext } = solarTerm(from);
		const end = year === 2100 && dayNumber(last) - dayNumber(from) < daysToNext ? last : addDays(from, daysToNext - 1);
		found.push({ name, from, to: end < last ? end : last });
		if (end >= last) break;
		from = addDays(end, 1);
	}
	return found;
}

/** A window's days in a year; one that crosses New Year has two pieces. */
function spansIn(year: number, [from, to]: Window, shift: number): Span[] {
	const [first, last] = [asLocalDate(`${year}-01-01`), asLocalDate(`${year}-12-31`)];
	if (to < from)
		return [
			{ from: first, to: dayIn(year, to) },
			{ from: dayIn(year, from), to: last },
		];
	return [{ from: addDays(dayIn(year, from), shift), to: addDays(dayIn(year, to), shift) }];
}

/** A village's work calendar of a year: what follows the bloom has moved by as many days as the bloom recorded there; the rest stands as usual. */
export function calendarOf(village: string, year: number, harvested: readonly Variety[], rows: Rows): Line[] {
	const general = shiftOf(village, year, rows);
	const works = worksOfTheYear.flatMap(({ kind, afterBloom }): Line[] => {
		const window = windowOf(kind, rows);
		const moved = afterBloom ? general : undefined;
		return window ? [line(kind, { kind }, spansIn(year, window.days, moved?.days ?? 0), moved, window.own)] : [];
	});
	const beside = (Object.keys(extraNames) as Extra[]).map((extra) => {
		const { days, own } = windowOf(extra, rows);
		return line(extra, { extra }, spansIn(year, days, 0), undefined, own);
	});
	const harvests = harvested.flatMap((variety): Line[] => {
		const { harvestFrom, harvestTo } = variety;
		if (harvestFrom === null || harvestTo === null) return [];
		const moved = variety.usualBloom === null ? undefined : shiftOf(village, year, rows, variety.id);
		return [line(variety.id, { harvest: variety }, spansIn(year, [harvestFrom, harvestTo], moved?.days ?? 0), moved)];
	});
	const starts = ({ spans }: Line): string => spans.at(-1)?.from ?? '';
	const winter = (one: Line): boolean => one.spans.length > 1;
	return [...works, ...beside, ...harvests].sort(
		(a, b) => Number(winter(b)) - Number(winter(a)) || (starts(a) < starts(b) ? -1 : starts(a) > starts(b) ? 1 : 0),
	);
}

const line = (key: string, what: Line['what'], spans: Span[], moved: ReturnType<typeof shiftOf>, own?: SeasonWindow): Line => ({
	key,
	what,
	spans,
	shift: moved?.days ?? 0,
	entries: [own?.version ?? 0, moved?.bloom.version ?? 0].filter((version) => version > 0),
});

/** The usual window of a kind of work that is running or comes next in a village, moved with the bloom where the work follows it: what a plan is preset with. */
export function windowIn(village: string, kind: WorkKind, today: string, rows: Rows): { from: string; to: string } {
	const usual = nextWindow(kind, today, rows);
	const follows = kind === 'harvesting' || worksOfTheYear.some((work) => work.kind === kind && work.afterBloom);
	const moved = follows ? shiftOf(village, Number(usual.from.slice(0, 4)), rows)?.days : undefined;
	if (moved === undefined) return usual;
	const [from, to] = [addDays(asLocalDate(usual.from), moved), addDays(asLocalDate(usual.to), moved)];
	return to >= today ? { from, to } : usual;
}

/** When a cultivar is on the market, and on which days of that no other of its crop in the catalogue is: its gap (市场空档). */
export type Market = { variety: Variety; window: Span; alone: Span[] };

/** The market calendar of one crop in a year, earliest first; cultivars without a window are left out. */
export function marketOf(all: readonly Variety[], year: number): Market[] {
	const windows = all.filter(isOffered).flatMap((variety) => {
		const { harvestFrom: from, harvestTo: to } = variety;
		return from !== null && to !== null && from <= to ? [{ variety, window: { from: dayIn(year, from), to: dayIn(year, to) } }] : [];
	});
	return windows
		.sort((a, b) => (a.window.from < b.window.from ? -1 : a.window.from > b.window.from ? 1 : byAge(a.variety, b.variety)))
		.map(({ variety, window }) => {
			const others = windows.filter((one) => one.variety.id !== variety.id).map((one) => one.window);
			const alone: Span[] = [];
			for (let day = window.from; day <= window.to; day = addDays(day, 1)) {
				if (others.some(({ from, to }) => from <= day && day <= to)) continue;
				const last = alone.at(-1);
				if (last && addDays(last.to, 1) === day) last.to = day;
				else alone.push({ from: day, to: day });
			}
			return { variety, window, alone };
		});
}
