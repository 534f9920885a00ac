import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Variety } from '../orchard/model.ts';
import { startingVarieties } from '../variety/defaults.ts';
import { dayIn } from '../window/figures.ts';
import { calendarOf, marketOf, shiftOf, termsIn, windowIn } from './figures.ts';
import type { Bloom } from './model.ts';

const base = { county: '211422', createdBy: 'z', recordedAt: '', receivedAt: '' };
const datun = '211422106214';
const varieties = startingVarieties.map((given, n) => {
	const { harvestFrom = null, harvestTo = null, usualBloom = null } = given;
	return { ...base, ...given, id: `v${n}`, village: null, version: 1, harvestFrom, harvestTo, usualBloom } as unknown as Variety;
});
const withBlooms = (bloom: Bloom[]): Rows => rowsOf({ bloom, variety: varieties });
const bloom = (on: string, fields: Partial<Bloom> = {}): Bloom => ({
	...base,
	id: on,
	village: datun,
	version: 5,
	block: null,
	variety: null,
	on,
	note: null,
	withdrawnReason: null,
	...fields,
});

describe('a village’s year', () => {
	test('a bloom six days early moves what follows it and the pear harvest, and nothing before', () => {
		const rows = withBlooms([bloom('2026-04-19')]);
		const lines = calendarOf(datun, 2026, varieties, rows);
		const of = (key: string) => lines.find((line) => line.key === key);
		expect(of('thinning')).toMatchObject({ shift: -6, spans: [{ from: '2026-04-19', to: '2026-06-04' }], entries: [5] });
		expect(of('v0')).toMatchObject({ shift: -6, spans: [{ from: '2026-07-19', to: '2026-08-09' }] });
		expect(of('lime_sulphur')).toMatchObject({ shift: 0, spans: [{ from: '2026-03-25', to: '2026-04-10' }], entries: [] });
		expect(of('top_dressing')).toMatchObject({ shift: 0 });
		expect(calendarOf('211422222201', 2026, varieties, rows).every(({ shift }) => shift === 0)).toBe(true);
	});

	test('a plan made after a late bloom is preset with the moved window, pruning with the usual one', () => {
		const rows = withBlooms([bloom('2026-05-02')]);
		expect(windowIn(datun, 'thinning', '2026-05-03', rows)).toEqual({ from: '2026-05-02', to: '2026-06-17' });
		expect(windowIn(datun, 'dormant_pruning', '2026-05-03', rows)).toEqual({ from: '2026-12-01', to: '2027-03-10' });
		expect(windowIn('211422222201', 'thinning', '2026-05-03', rows).from).toBe('2026-04-25');
		// A bloom so early that the moved window is over: the usual one still runs.
		expect(windowIn(datun, 'pollination', '2026-05-09', withBlooms([bloom('2026-04-10')])).to).toBe('2026-05-10');
	});

	test('winter work stands at both ends', () => {
		expect(calendarOf(datun, 2026, [], withBlooms([]))[0]?.spans).toEqual([
			{ from: '2026-01-01', to: '2026-03-10' },
			{ from: '2026-12-01', to: '2026-12-31' },
		]);
	});

	test('the cultivar’s own bloom counts before the general one, the village’s before a block’s, the middle one of several blocks', () => {
		const shift = (all: Bloom[], variety?: string) => shiftOf(datun, 2026, withBlooms(all), variety)?.days;
		const general = bloom('2026-04-27');
		expect(shift([general, bloom('2026-05-01', { variety: 'v0' })], 'v0')).toBe(6);
		expect(shift([general, bloom('2026-05-01', { variety: 'v0' })], 'v1')).toBe(2);
		expect(shift([general, bloom('2026-05-01', { block: 'east' })])).toBe(2);
		const blocks = ['2026-04-20', '2026-04-26', '2026-05-09'].map((on) => bloom(on, { block: on }));
		expect(shift(blocks)).toBe(1);
		expect(shift([bloom('2026-04-20', { withdrawnReason: '记错' })])).toBeUndefined();
		expect(shift([bloom('2025-04-20')])).toBeUndefined();
	});

	test('its solar terms follow each other without a gap, from New Year to its last day', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1900, max: 2100 }), (year) => {
				const terms = termsIn(year);
				expect(terms[0]?.from).toBe(`${year}-01-01`);
				expect(terms.at(-1)?.to).toBe(`${year}-12-31`);
				for (const [n, { from }] of terms.entries()) if (n > 0) expect(from).toBe(addDays(asLocalDate(terms[n - 1]?.to ?? ''), 1));
			}),
			{ numRuns: 40 },
		);
		expect(termsIn(2026).map(({ name }) => name['zh-CN'])).toContain('清明');
	});

	test('a day a year lacks is the last of its month', () => {
		expect(dayIn(2026, '02-29')).toBe('2026-02-28');
		expect(dayIn(2026, '04-31')).toBe('2026-04-30');
	});
});

test('早金酥 is alone among the pears until 早酥 comes, twenty days after it', () => {
	const [first, second] = marketOf(
		varieties.filter(({ crop }) => crop === 'pear'),
		2026,
	);
	expect(first).toMatchObject({ variety: { name: '早金酥' }, alone: [{ from: '2026-07-25', to: '2026-08-13' }] });
	expect(second).toMatchObject({
		variety: { name: '早酥' },
		window: { from: '2026-08-14' },
		alone: [{ from: '2026-08-16', to: '2026-08-31' }],
	});
});
