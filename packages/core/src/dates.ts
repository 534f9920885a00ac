import type { Language } from './refusal.ts';

declare const civilDay: unique symbol;

/** A civil day `YYYY-MM-DD` that exists, 1900–2100: what was done on it, never a moment. Compare with `<` and `===`. */
export type LocalDate = string & { readonly [civilDay]: true };

const DAY = 86_400_000;
const CHINA = 'Asia/Shanghai';

const civil = (days: number): string => new Date(days * DAY).toISOString().slice(0, 10);

/** Whether the value is a civil day that exists (no 31 February) from 1900-01-01 to 2100-12-31, written `YYYY-MM-DD`. */
export function isLocalDate(value: unknown): value is LocalDate {
	if (typeof value !== 'string' || !/^(19|20|21)\d\d-\d\d-\d\d$/.test(value) || value > '2100-12-31') return false;
	const time = Date.parse(`${value}T00:00:00Z`);
	return !Number.isNaN(time) && civil(time / DAY) === value;
}

/** The day, checked: for dates written in code, such as seeds and tests. A RangeError when `isLocalDate` says no. */
export function asLocalDate(text: string): LocalDate {
	if (!isLocalDate(text)) throw new RangeError('Not a day YYYY-MM-DD from 1900 to 2100.');
	return text;
}

/** Whole days since 1970-01-01, the number calendars are computed with. */
export const dayNumber = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The day so many days later (or earlier, when negative); a RangeError outside 1900–2100. */
export const addDays = (date: LocalDate, days: number): LocalDate => asLocalDate(civil(dayNumber(date) + days));

/** Days from one day to another: 2026-02-26 to 2026-03-05 is 7; negative backwards. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from);

/** The moment a civil day begins in China, as ISO-8601 UTC: for ordering what is known by its day only among moments. */
export const beginOf = (date: string): string => new Date(`${date}T00:00:00+08:00`).toISOString();

/** Whether the value is a moment in ISO-8601 UTC, `2026-02-26T08:38:00Z` with up to nine decimals of a second, 1900–2100. Offsets and leap seconds are refused. */
export function isInstant(value: unknown): value is string {
	return (
		typeof value === 'string' &&
		/^[^T]+T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/.test(value) &&
		isLocalDate(value.slice(0, value.indexOf('T')))
	);
}

// A formatter takes long to make and none to use.
const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(timeZone: string): Intl.DateTimeFormat {
	let made = clocks.get(timeZone);
	if (!made) {
		made = new Intl.DateTimeFormat('en-GB', {
			timeZone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			hourCycle: 'h23',
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			minute: '2-digit',
		});
		clocks.set(timeZone, made);
	}
	return made;
}

function wallClock(moment: Date | string, timeZone: string): Record<string, string> {
	return Object.fromEntries(
		clock(timeZone)
			.formatToParts(new Date(moment))
			.map(({ type, value }) => [type, value]),
	);
}

/** The civil day it is at a moment, in China unless told otherwise. A RangeError when the moment or the time zone does not exist, or the day is outside 1900–2100. */
export function localDate(now: Date | string, timeZone: string = CHINA): LocalDate {
	const { year, month, day } = wallClock(now, timeZone);
	return asLocalDate(`${year}-${month}-${day}`);
}

/** The time of day at a moment, 24 h `16:38`, in China unless told otherwise. A RangeError when the moment or the time zone does not exist. */
export function showTime(moment: Date | string, timeZone: string = CHINA): string {
	const { hour, minute } = wallClock(moment, timeZone);
	return `${hour}:${minute}`;
}

const WEEKDAYS = {
	'zh-CN': ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
	en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
} as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const NEAR: Readonly<Record<number, Record<Language, string>>> = {
	[-1]: { 'zh-CN': '昨天', en: 'Yesterday' },
	0: { 'zh-CN': '今天', en: 'Today' },
	1: { 'zh-CN': '明天', en: 'Tomorrow' },
};

/** A month by its number: 「3月」, `Mar`. */
export const monthName = (month: number, language: Language): string => (language === 'en' ? (MONTHS[month - 1] ?? '') : `${month}月`);

/** The day of the week: 「周四」, `Thu`. */
export const weekday = (date: LocalDate, language: Language): string => WEEKDAYS[language][(((dayNumber(date) + 4) % 7) + 7) % 7] ?? '';

/**
 * A day as people read it. Given today: 「今天」「昨天」「明天」, in the same year 「2月26日 周四」. Otherwise, or without today: 「2026年2月26日」.
 */
export function showDate(date: LocalDate, language: Language, today?: LocalDate): string {
	const near = today && NEAR[daysBetween(today, date)];
	if (near) return near[language];
	const [year = '', month, day] = date.split('-');
	const [m, d] = [Number(month), Number(day)];
	const thisYear = today?.startsWith(year);
	if (language === 'en') return thisYear ? `${weekday(date, language)} ${d} ${MONTHS[m - 1]}` : `${d} ${MONTHS[m - 1]} ${year}`;
	return thisYear ? `${m}月${d}日 ${weekday(date, language)}` : `${year}年${m}月${d}日`;
}
