import { addDays, asLocalDate, isLocalDate, type LocalDate } from '@honghuo/core/dates.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { dayOfYear } from '../orchard/figures.ts';
import type { WorkKind } from '../work/model.ts';
import { extras, seasons, usualBloom, type Window } from './defaults.ts';
import type { Extra } from './messages.ts';
import { fullBloom, type SeasonWindow, type Timed, windows } from './model.ts';

const defaults: Readonly<Partial<Record<WorkKind | Extra | typeof fullBloom, Window>>> = {
	...seasons,
	...extras,
	[fullBloom]: [usualBloom, usualBloom],
};

/** When a work is usually done: `own` is the county's row when it has set the days itself. Undefined for work that has no time of the year. */
export function windowOf(work: Timed, rows: Rows): { days: Window; own?: SeasonWindow };
export function windowOf(work: WorkKind | Timed, rows: Rows): { days: Window; own?: SeasonWindow } | undefined;
export function windowOf(work: WorkKind | Timed, rows: Rows): { days: Window; own?: SeasonWindow } | undefined {
	const usual = defaults[work];
	if (!usual) return undefined;
	const own = ownWindow(work, rows);
	return own && own.firstDay !== null && own.lastDay !== null ? { days: [own.firstDay, own.lastDay], own } : { days: usual };
}

/** The county's row of a work, with days or put back to the default. */
export const ownWindow = (work: WorkKind | Timed, rows: Rows): SeasonWindow | undefined => rows.find(windows, 'work', work)[0];

/** A window in words: 「12月1日–3月10日」, a single day as one. */
export const daysInWords = ([first, last]: Window, language: Language): string =>
	[...new Set([first, last])].map((day) => dayOfYear(day, language)).join('–');

/** The usual window of a kind of work that is running or comes next, as dates. */
export function nextWindow(kind: WorkKind, today: string, rows: Rows): { from: string; to: string } {
	const [first, last] = windowOf(kind, rows)?.days ?? [];
	if (first === undefined || last === undefined) return { from: today, to: addDays(asLocalDate(today), 30) };
	const year = Number(today.slice(0, 4));
	for (const start of [year - 1, year, year + 1]) {
		const from = dayIn(start, first);
		const to = dayIn(last < first ? start + 1 : start, last);
		if (to >= today) return { from, to };
	}
	return { from: today, to: today };
}

/** `MM-DD` in a year; a day the year lacks (29 February) is the last of its month. */
export function dayIn(year: number, monthDay: string): LocalDate {
	const [month, day] = [monthDay.slice(0, 2), Number(monthDay.slice(3))];
	for (let tried = day; tried > 27; tried--) {
		const date = `${year}-${month}-${tried}`;
		if (isLocalDate(date)) return date;
	}
	return asLocalDate(`${year}-${monthDay}`);
}

/** `7-25` or 「7月25日」 as `07-25`; null for nothing, undefined for anything else. */
export function monthDayOf(text: string): string | null | undefined {
	if (text.trim() === '') return null;
	const [, month = '', day = ''] = /^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text.trim().normalize('NFKC')) ?? [];
	const [m, d] = [Number(month), Number(day)];
	return m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(2024, m, 0)).getUTCDate()
		? `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
		: undefined;
}
