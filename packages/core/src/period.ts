import { addDays, asLocalDate, type LocalDate, localDate } from './dates.ts';
import type { Language } from './refusal.ts';

/** What is reported on: 月调度, 季考评, 年总结. */
export const periodKinds = ['month', 'quarter', 'year'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** A month `2026-02`, a quarter `2026-Q1` or a year `2026`, with its first and last day. */
export type Period = { key: string; kind: PeriodKind; from: LocalDate; to: LocalDate };

const lengths: Record<PeriodKind, number> = { month: 1, quarter: 3, year: 12 };

/** The period a key names; undefined for anything else, and outside 1901–2099. */
export function periodOf(key: string): Period | undefined {
	const [, year = '', quarter, month] = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(key) ?? [];
	if (year < '1901' || year > '2099') return undefined;
	const kind = quarter ? 'quarter' : month ? 'month' : 'year';
	const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
	const from = asLocalDate(`${year}-${two(first)}-01`);
	return { key, kind, from, to: addDays(monthsLater(from, lengths[kind]), -1) };
}

/** The period of a kind that a day lies in. */
export function periodAt(kind: PeriodKind, day: string): Period {
	const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
	const key = kind === 'year' ? year : kind === 'month' ? `${year}-${two(month)}` : `${year}-Q${Math.ceil(month / 3)}`;
	const found = periodOf(key);
	if (!found) throw new RangeError('No period there.');
	return found;
}

/** The period of the same kind just before. */
export const periodBefore = ({ kind, from }: Period): Period => periodAt(kind, addDays(from, -1));

/** When a period closes, ISO-8601 UTC: at six in the evening of its last day, in China. From then on what was reckoned of it is kept. */
export const closingOf = ({ to }: Pick<Period, 'to'>): string => new Date(`${to}T18:00:00+08:00`).toISOString();

/** The periods that closed after one moment and no later than another, the earliest first, and of one evening the month before the quarter before the year. */
export function closedBetween(after: string, until: string): Period[] {
	const closed: Period[] = [];
	for (const kind of periodKinds) {
		for (let period = periodAt(kind, localDate(until)); closingOf(period) > after; period = periodBefore(period))
			if (closingOf(period) <= until) closed.push(period);
	}
	return closed.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : periodKinds.indexOf(a.kind) - periodKinds.indexOf(b.kind)));
}

/** When the next period closes after a moment. */
export function nextClosing(now: string): string {
	const month = periodAt('month', localDate(now));
	return closingOf(month) > now ? closingOf(month) : closingOf(periodAt('month', addDays(month.to, 1)));
}

const quarters = ['一', '二', '三', '四'] as const;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** 「2026年2月」, 「2026年第一季度」, 「2026年」. */
export function periodName({ key, kind, from }: Period, language: Language): string {
	const [year, month] = [key.slice(0, 4), Number(from.slice(5, 7))];
	const nth = Math.ceil(month / 3);
	if (language === 'en') return kind === 'year' ? year : kind === 'month' ? `${months[month - 1]} ${year}` : `Quarter ${nth} of ${year}`;
	return `${year}年${kind === 'year' ? '' : kind === 'month' ? `${month}月` : `第${quarters[nth - 1]}季度`}`;
}

const two = (number: number): string => String(number).padStart(2, '0');

function monthsLater(first: LocalDate, count: number): LocalDate {
	const month = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + count;
	return asLocalDate(`${Math.floor(month / 12)}-${two((month % 12) + 1)}-01`);
}
