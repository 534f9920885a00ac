import { dayNumber, type LocalDate } from './dates.ts';
import type { Language } from './refusal.ts';

/**
 * The 24 solar terms (节气) by which farm work is spoken of. A term begins on the day, in China, on which the sun's apparent longitude
 * reaches a multiple of 15°. The sun is computed with the short formula of J. Meeus, Astronomical Formulae for Calculators, ch. 18, good
 * to 7 minutes here; the few terms it puts on the wrong side of midnight, 1900–2100, are listed in `CORRECTIONS`.
 */
export type TermName = Record<Language, string>;

/** Where a day stands among the terms: the term it is in, which day of it (from 1), the term to come, and in how many days (1 or more). */
export type SolarTerm = { name: TermName; day: number; next: TermName; daysToNext: number };

const NAMES = (
	'小寒 Minor Cold,大寒 Major Cold,立春 Start of Spring,雨水 Rain Water,惊蛰 Awakening of Insects,春分 Spring Equinox,' +
	'清明 Pure Brightness,谷雨 Grain Rain,立夏 Start of Summer,小满 Grain Buds,芒种 Grain in Ear,夏至 Summer Solstice,' +
	'小暑 Minor Heat,大暑 Major Heat,立秋 Start of Autumn,处暑 End of Heat,白露 White Dew,秋分 Autumn Equinox,' +
	'寒露 Cold Dew,霜降 Frost Descent,立冬 Start of Winter,小雪 Minor Snow,大雪 Major Snow,冬至 Winter Solstice'
)
	.split(',')
	.map((pair): TermName => ({ 'zh-CN': pair.slice(0, 2), en: pair.slice(3) }));

const DEGREE = Math.PI / 180;
const JULIAN_1970 = 2_440_587.5;

/**
 * A term's count (year × 24 + 0 for 小寒 … 23 for 冬至) → the days to add. Those up to 1928, except 1923, are terms the almanacs of their time put on
 * another day; the others fall within three minutes of midnight, where the short formula cannot tell.
 */
const CORRECTIONS: Readonly<Record<number, 1 | -1>> = {
	[1912 * 24 + 21]: 1,
	[1913 * 24 + 17]: 1,
	[1917 * 24 + 22]: -1,
	[1923 * 24 + 3]: -1,
	[1927 * 24 + 16]: -1,
	[1928 * 24 + 11]: -1,
	[1948 * 24 + 4]: -1,
	[1979 * 24 + 1]: -1,
	[2008 * 24 + 9]: 1,
	[2051 * 24 + 5]: -1,
	[2084 * 24 + 5]: -1,
};

/** The sun's apparent longitude in degrees, not reduced, at a Julian day of dynamical time. */
function sunLongitude(julianDay: number): number {
	const t = (julianDay - 2_415_020) / 36_525;
	const sin = (degrees: number) => Math.sin(degrees * DEGREE);
	const cos = (degrees: number) => Math.cos(degrees * DEGREE);
	const anomaly = 358.47583 + (35_999.04975 - 0.00015 * t) * t;
	return (
		279.69668 +
		(36_000.76892 + 0.0003025 * t) * t +
		(1.91946 - 0.004789 * t) * sin(anomaly) +
		(0.020094 - 0.0001 * t) * sin(2 * anomaly) +
		0.000293 * sin(3 * anomaly) +
		// Venus twice, Jupiter, the moon, and a slow term.
		0.00134 * cos(153.23 + 22_518.7541 * t) +
		0.00154 * cos(216.57 + 45_037.5082 * t) +
		0.002 * cos(312.69 + 32_964.3577 * t) +
		0.00179 * sin(350.74 + 445_267.1142 * t) +
		0.00178 * sin(231.19 + 20.2 * t) -
		// Aberration and nutation.
		0.00569 -
		0.00479 * sin(259.18 - 1_934.142 * t)
	);
}

/** The day number (since 1970) on which a term begins in China. */
function beginning(count: number): number {
	const year = Math.floor(count / 24);
	const index = count - year * 24;
	let julianDay = JULIAN_1970 + Date.UTC(year, 0, 6) / 86_400_000 + index * 15.2184;
	for (let step = 0; step < 5; step++) {
		const missing = (285 + 15 * index - sunLongitude(julianDay)) % 360;
		julianDay += (((missing + 540) % 360) - 180) * (365.2422 / 360);
	}
	// Dynamical time runs ahead of the clock; a straight line in seconds is near enough for two centuries.
	const ahead = (29 + 0.65 * (year - 1950)) / 86_400;
	return Math.floor(julianDay - JULIAN_1970 - ahead + 8 / 24) + (CORRECTIONS[count] ?? 0);
}

/** The solar term a day is in: 2026-02-26 is day 9 of 雨水, 7 days before 惊蛰. */
export function solarTerm(date: LocalDate): SolarTerm {
	const today = dayNumber(date);
	// Term k of a year begins between the 3rd and the 24th: the later term of the month may still be to come, hence one or two steps back.
	let count = Number(date.slice(0, 4)) * 24 + Number(date.slice(5, 7)) * 2 - 1;
	while (beginning(count) > today) count--;
	const next = count + 1;
	return {
		name: nameOf(count),
		day: today - beginning(count) + 1,
		next: nameOf(next),
		daysToNext: beginning(next) - today,
	};
}

const nameOf = (count: number): TermName => NAMES[count % 24] as TermName;

/** The line above 今日: 「雨水第9天，距惊蛰7天」. */
export function showSolarTerm(date: LocalDate, language: Language): string {
	const { name, day, next, daysToNext } = solarTerm(date);
	return language === 'en'
		? `${name.en}, day ${day}; ${next.en} in ${daysToNext} ${daysToNext === 1 ? 'day' : 'days'}`
		: `${name['zh-CN']}第${day}天，距${next['zh-CN']}${daysToNext}天`;
}
