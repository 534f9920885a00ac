import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from './dates.ts';
import { closedBetween, closingOf, nextClosing, type Period, periodAt, periodBefore, periodKinds, periodName, periodOf } from './period.ts';

test('a month, a quarter and a year know their first and last day, leap years included', () => {
	expect(periodOf('2026-02')).toMatchObject({ kind: 'month', from: '2026-02-01', to: '2026-02-28' });
	expect(periodOf('2024-02')?.to).toBe('2024-02-29');
	expect(periodOf('2026-12')?.to).toBe('2026-12-31');
	expect(periodOf('2026-Q1')).toMatchObject({ kind: 'quarter', from: '2026-01-01', to: '2026-03-31' });
	expect(periodOf('2026')).toMatchObject({ kind: 'year', from: '2026-01-01', to: '2026-12-31' });
});

test('what is no period is none', () => {
	for (const key of ['', '26-2', '2026-13', '2026-00', '2026-Q5', '2026-2', '1066', '2026-02-26', '2026年'])
		expect(periodOf(key)).toBeUndefined();
});

test('people call them by their names', () => {
	const name = (key: string, language: 'zh-CN' | 'en' = 'zh-CN') => periodName(periodOf(key) as never, language);
	expect([name('2026-02'), name('2026-Q4'), name('2026')]).toEqual(['2026年2月', '2026年第四季度', '2026年']);
	expect([name('2026-02', 'en'), name('2026-Q4', 'en')]).toEqual(['February 2026', 'Quarter 4 of 2026']);
});

test('every day lies in its period, and the period before ends the day before', () => {
	const day = fc
		.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
	fc.assert(
		fc.property(day, fc.constantFrom(...periodKinds), (on, kind) => {
			const period = periodAt(kind, on);
			expect(period.from <= on && on <= period.to).toBe(true);
			expect(periodOf(period.key)).toEqual(period);
			expect(addDays(periodBefore(period).to, 1)).toBe(period.from);
		}),
	);
});

const keys = (periods: readonly Period[]): string[] => periods.map(({ key }) => key);

test('a period closes at six in the evening of its last day in China: not a minute earlier, nor when the day ends elsewhere', () => {
	expect(closingOf(periodOf('2026-02') as Period)).toBe('2026-02-28T10:00:00.000Z');
	expect(closingOf(periodOf('2024-02') as Period)).toBe('2024-02-29T10:00:00.000Z');
	const since = '2026-02-15T00:00:00.000Z';
	expect(keys(closedBetween(since, '2026-02-28T09:59:59.999Z'))).toEqual([]);
	expect(keys(closedBetween(since, '2026-02-28T10:00:00.000Z'))).toEqual(['2026-02']);
	// In China it is March already, in London still February.
	expect(keys(closedBetween(since, '2026-02-28T16:00:00.000Z'))).toEqual(['2026-02']);
	expect(keys(closedBetween('2026-02-28T10:00:00.000Z', '2026-03-01T00:00:00.000Z'))).toEqual([]);
});

test('on the last evening of a year its month, quarter and year close together, and what was missed comes in order', () => {
	expect(keys(closedBetween('2026-12-31T09:00:00.000Z', '2026-12-31T10:00:00.000Z'))).toEqual(['2026-12', '2026-Q4', '2026']);
	expect(keys(closedBetween('2026-02-27T00:00:00.000Z', '2026-04-02T00:00:00.000Z'))).toEqual(['2026-02', '2026-03', '2026-Q1']);
});

test('the next closing lies ahead, and nothing closes before it', () => {
	const moment = fc
		.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString());
	fc.assert(
		fc.property(moment, (now) => {
			const next = nextClosing(now);
			expect(next > now).toBe(true);
			expect(closedBetween(now, new Date(Date.parse(next) - 1).toISOString())).toEqual([]);
			expect(closedBetween(now, next).length).toBeGreaterThan(0);
		}),
	);
});
