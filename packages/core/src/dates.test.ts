import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, asLocalDate, daysBetween, isInstant, isLocalDate, localDate, monthName, showDate, showTime, weekday } from './dates.ts';

const anyDay = fc
	.integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2100, 11, 31) / 86_400_000 })
	.map((days) => asLocalDate(new Date(days * 86_400_000).toISOString().slice(0, 10)));

describe('a civil day', () => {
	it.each(['2026-02-26', '2024-02-29', '2000-02-29', '1900-01-01', '2100-12-31'])('takes %s', (text) =>
		expect(isLocalDate(text)).toBe(true),
	);

	it.each([
		'2026-02-31',
		'2026-02-29',
		'1900-02-29',
		'2100-02-29',
		'2026-04-31',
		'2026-00-10',
		'2026-13-01',
		'2026-01-00',
		'1899-12-31',
		'2101-01-01',
		'2199-01-01',
		'2026-2-26',
		'26-02-2026',
		'2026/02/26',
		' 2026-02-26',
		'2026-02-26\n',
		'2026-02-26T00:00:00Z',
		'２０２６-02-26',
		'',
		20260226,
		null,
		undefined,
		new Date(),
	])('refuses %j', (value) => expect(isLocalDate(value)).toBe(false));

	it('throws on a wrong day written in code, and on counting past 2100', () => {
		expect(() => asLocalDate('2026-02-31')).toThrow(RangeError);
		expect(() => addDays(asLocalDate('2100-12-31'), 1)).toThrow(RangeError);
		expect(() => addDays(asLocalDate('1900-01-01'), -1)).toThrow(RangeError);
		expect(() => addDays(asLocalDate('2026-01-01'), 1e12)).toThrow(RangeError);
	});

	it('counts days over a leap day and backwards', () => {
		expect(addDays(asLocalDate('2024-02-28'), 2)).toBe('2024-03-01');
		expect(daysBetween(asLocalDate('2026-02-26'), asLocalDate('2026-03-05'))).toBe(7);
		expect(daysBetween(asLocalDate('2026-03-05'), asLocalDate('2026-02-26'))).toBe(-7);
	});

	it('adds and subtracts back to where it was, and orders as text as it does in time', () =>
		fc.assert(
			fc.property(anyDay, anyDay, (a, b) => {
				expect(addDays(a, daysBetween(a, b))).toBe(b);
				expect(Math.sign(daysBetween(b, a))).toBe(a < b ? -1 : a > b ? 1 : 0);
				expect(isLocalDate(a)).toBe(true);
			}),
		));

	it('agrees with the calendar on which texts are days', () =>
		fc.assert(
			fc.property(fc.integer({ min: 1890, max: 2110 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (y, m, d) => {
				const exists = y >= 1900 && y <= 2100 && m >= 1 && m <= 12 && d >= 1 && d <= new Date(Date.UTC(y, m, 0)).getUTCDate();
				expect(isLocalDate(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)).toBe(exists);
			}),
		));
});

describe('the county day and the clock on the wall', () => {
	it('turns at midnight in China, not in London', () => {
		expect(localDate('2026-02-25T15:59:59.999Z')).toBe('2026-02-25');
		expect(localDate('2026-02-25T16:00:00.000Z')).toBe('2026-02-26');
		expect(localDate(new Date('2026-02-25T16:00:00Z'), 'UTC')).toBe('2026-02-25');
		expect(localDate('2026-12-31T16:00:00Z')).toBe('2027-01-01');
	});

	it('keeps the summer time China had until 1991', () => expect(localDate('1988-07-01T15:30:00Z')).toBe('1988-07-02'));

	it('is eight hours ahead of UTC for every moment since 1992', () =>
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1992-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true }),
				(moment) => {
					const ahead = new Date(moment.getTime() + 8 * 3_600_000).toISOString();
					expect(localDate(moment)).toBe(ahead.slice(0, 10));
					expect(showTime(moment)).toBe(ahead.slice(11, 16));
				},
			),
		));

	it('shows 24 hours, midnight as 00:00', () => {
		expect(showTime('2026-02-26T08:38:00Z')).toBe('16:38');
		expect(showTime('2026-02-25T16:00:00Z')).toBe('00:00');
	});

	it('throws on a moment or a zone that does not exist', () => {
		expect(() => localDate('yesterday')).toThrow(RangeError);
		expect(() => showTime('2026-02-26T08:38:00Z', 'Mars/Olympus')).toThrow(RangeError);
	});
});

describe('an instant on the wire', () => {
	it.each(['2026-02-26T08:38:00Z', '2026-02-26T08:38:00.123Z', '2026-02-26T23:59:59.999999Z', '1900-01-01T00:00:00Z'])('takes %s', (text) =>
		expect(isInstant(text)).toBe(true),
	);

	it.each([
		'2026-02-26T08:38:00+08:00',
		'2026-02-26T08:38:00',
		'2026-02-26 08:38:00Z',
		'2026-02-26T08:38Z',
		'2026-02-31T08:38:00Z',
		'2026-02-26T24:00:00Z',
		'2026-02-26T08:60:00Z',
		'2026-02-26T08:38:60Z',
		'2026-02-26T08:38:00.Z',
		'2026-02-26T08:38:00.1234567890Z',
		'2026-02-26t08:38:00z',
		'2026-02-26T08:38:00Z\n',
		'2101-01-01T00:00:00Z',
		'2026-02-26',
		1772095080000,
		null,
	])('refuses %j', (value) => expect(isInstant(value)).toBe(false));

	it('takes whatever a clock gives', () =>
		fc.assert(
			fc.property(
				fc.date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2100-12-31T23:59:59Z'), noInvalidDate: true }),
				(moment) => {
					expect(isInstant(moment.toISOString())).toBe(true);
				},
			),
		));
});

describe('a day as people read it', () => {
	const today = asLocalDate('2026-02-26');

	it.each([
		['2026-02-26', '今天', 'Today'],
		['2026-02-25', '昨天', 'Yesterday'],
		['2026-02-27', '明天', 'Tomorrow'],
		['2026-02-24', '2月24日 周二', 'Tue 24 Feb'],
		['2026-12-01', '12月1日 周二', 'Tue 1 Dec'],
		['2025-02-26', '2025年2月26日', '26 Feb 2025'],
	])('%s is %s, %s', (date, chinese, english) => {
		expect(showDate(asLocalDate(date), 'zh-CN', today)).toBe(chinese);
		expect(showDate(asLocalDate(date), 'en', today)).toBe(english);
	});

	it('says yesterday across a new year, and the year when it knows no today', () => {
		expect(showDate(asLocalDate('2025-12-31'), 'zh-CN', asLocalDate('2026-01-01'))).toBe('昨天');
		expect(showDate(today, 'zh-CN')).toBe('2026年2月26日');
		expect(showDate(today, 'en')).toBe('26 Feb 2026');
	});

	it('names months as people do', () => {
		expect([monthName(3, 'zh-CN'), monthName(3, 'en'), monthName(12, 'en')]).toEqual(['3月', 'Mar', 'Dec']);
	});

	it('knows the weekday of any day', () => {
		expect(weekday(today, 'zh-CN')).toBe('周四');
		fc.assert(
			fc.property(anyDay, (day) => {
				const expected = new Intl.DateTimeFormat('zh-CN', { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
				expect(weekday(day, 'zh-CN')).toBe(expected);
			}),
		);
	});
});
