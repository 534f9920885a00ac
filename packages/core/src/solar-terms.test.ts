import { SolarTerm as Almanac } from 'tyme4ts';
import { describe, expect, it } from 'vitest';
import { addDays, asLocalDate, type LocalDate } from './dates.ts';
import { showSolarTerm, solarTerm } from './solar-terms.ts';

/** The first day of every term of these years by tyme4ts, in order, with its Chinese name. */
function* almanac(from: number, to: number): Generator<{ name: string; date: LocalDate }> {
	for (let year = from; year <= to; year++)
		for (let index = 1; index <= 24; index++) {
			const term = Almanac.fromIndex(year, index);
			const day = term.getSolarDay();
			const iso = [day.getYear(), String(day.getMonth()).padStart(2, '0'), String(day.getDay()).padStart(2, '0')].join('-');
			yield { name: term.getName(), date: asLocalDate(iso) };
		}
}

describe('the solar terms a farmer reads on 今日', () => {
	it('says 雨水第9天，距惊蛰7天 on 26 February 2026', () => {
		expect(solarTerm(asLocalDate('2026-02-26'))).toEqual({
			name: { 'zh-CN': '雨水', en: 'Rain Water' },
			day: 9,
			next: { 'zh-CN': '惊蛰', en: 'Awakening of Insects' },
			daysToNext: 7,
		});
		expect(showSolarTerm(asLocalDate('2026-02-26'), 'zh-CN')).toBe('雨水第9天，距惊蛰7天');
		expect(showSolarTerm(asLocalDate('2026-02-26'), 'en')).toBe('Rain Water, day 9; Awakening of Insects in 7 days');
		expect(showSolarTerm(asLocalDate('2026-03-04'), 'en')).toBe('Rain Water, day 15; Awakening of Insects in 1 day');
	});

	it('begins every term of 1900–2100 on the day the almanac does', () => {
		const wrong: string[] = [];
		let checked = 0;
		for (const { name, date } of almanac(1900, 2100)) {
			const first = solarTerm(date);
			if (first.name['zh-CN'] !== name || first.day !== 1) wrong.push(`${date} should begin ${name}`);
			const before = solarTerm(addDays(date, -1));
			if (before.next['zh-CN'] !== name || before.daysToNext !== 1) wrong.push(`the day before ${date} should await ${name}`);
			checked++;
		}
		expect(wrong).toEqual([]);
		expect(checked).toBe(201 * 24);
	});

	it('counts every day of two centuries, without a gap at a new year or at either end', () => {
		let date = asLocalDate('1900-01-01');
		let before = solarTerm(date);
		while (date < '2100-12-31') {
			date = addDays(date, 1);
			const now = solarTerm(date);
			const begun = before.daysToNext === 1;
			const expected = begun
				? { name: before.next, day: 1 }
				: { name: before.name, day: before.day + 1, daysToNext: before.daysToNext - 1 };
			if (now.name !== expected.name || now.day !== expected.day || now.day + now.daysToNext < 15 || now.day + now.daysToNext > 18)
				expect.fail(`${date}: ${showSolarTerm(date, 'zh-CN')}`);
			before = now;
		}
		expect(showSolarTerm(date, 'zh-CN')).toBe('冬至第10天，距小寒5天');
	});
});
