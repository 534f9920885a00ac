import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { calendarOf, shiftOf, windowIn } from '../season/figures.ts';
import { daysInWords, monthDayOf, nextWindow, ownWindow, windowOf } from './figures.ts';
import { type Timed, windows } from './model.ts';

const village = '469001100201';
let county: PocketCounty;
let official: PocketPerson;
let secretary: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-11-26');
	official = county.person('county_official', '469001');
	secretary = county.person('village_secretary', village);
});
const set = (work: Timed, firstDay: string | null, lastDay: string | null, by = official) =>
	by.does('window.set', { window: ownWindow(work, county)?.id ?? newId(), work, firstDay, lastDay });

describe('a county’s own times of the year', () => {
	test('a county in the south prunes in January: its calendar and new plans follow, the rest stays as it was', () => {
		expect(set('dormant_pruning', '01-05', '02-10')).toBe('accepted');
		const of = (key: string) => calendarOf(village, 2026, [], county).find((line) => line.key === key);
		expect(of('dormant_pruning')).toMatchObject({ spans: [{ from: '2026-01-05', to: '2026-02-10' }], entries: [1] });
		expect(of('sanitation')).toMatchObject({ spans: [{ to: '2026-03-10' }, { from: '2026-12-01' }], entries: [] });
		expect(windowIn(village, 'dormant_pruning', '2026-11-26', county)).toEqual({ from: '2027-01-05', to: '2027-02-10' });
	});

	test('put back, the default holds; the row and its history stay', () => {
		set('survival_check', '11-01', '12-31');
		expect(windowOf('survival_check', county)?.days).toEqual(['11-01', '12-31']);
		expect(set('survival_check', null, null)).toBe('accepted');
		expect(windowOf('survival_check', county)).toEqual({ days: ['10-01', '11-30'] });
		expect(set('survival_check', null, null)).toBe('nothing_changed');
		expect(ownWindow('survival_check', county)).toMatchObject({ firstDay: null, version: 2 });
	});

	test('two officials who set the same work, each without having seen the other, have one row of it', () => {
		official.did('window.set', { window: newId(), work: 'bagging', firstDay: '04-01', lastDay: '05-10' });
		official.did('window.set', { window: newId(), work: 'bagging', firstDay: '04-05', lastDay: '05-15' });
		expect(county.find(windows, 'work', 'bagging')).toHaveLength(1);
		expect(windowOf('bagging', county)?.days).toEqual(['04-05', '05-15']);
	});

	test('a usual bloom of its own is what a bloom is compared with', () => {
		county.today = '2026-03-06';
		expect(set('full_bloom', '03-01', '03-01')).toBe('accepted');
		county.put('org_unit', { id: village, village, name: '什保村' });
		secretary.did('bloom.record', { id: newId(), village, on: '2026-03-05' });
		expect(shiftOf(village, 2026, county)?.days).toBe(4);
	});

	test('half a window, a bloom of many days or in autumn, work without a season, and a village that sets the county’s days are refused', () => {
		expect(set('bagging', '04-01', null)).toBe('window_half');
		expect(set('full_bloom', '03-01', '03-09')).toBe('window_bloom');
		expect(set('full_bloom', '09-01', '09-01')).toBe('window_bloom');
		expect(set('bagging', '04-01', '05-10', secretary)).toBe('not_permitted');
		expect(set('weeding' as Timed, '04-01', '05-10')).toBe('input_invalid');
		expect(set('bagging', '4-1', '05-10')).toBe('input_invalid');
		expect(windowOf('bagging', county)).toEqual({ days: ['05-15', '06-30'] });
	});

	test('whatever days a county sets, the window that runs or comes next has not ended, and is the same on its last day', () => {
		const within = (from: string, to: string) =>
			fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
		const day = within('2024-01-01', '2024-12-31').map((date) => date.slice(5));
		fc.assert(
			fc.property(day, day, within('1990-01-01', '2090-12-31'), (first, last, today) => {
				county.put('season_window', { id: 'w', work: 'bagging', firstDay: first, lastDay: last });
				const found = nextWindow('bagging', today, county);
				expect(found.to >= today && found.from <= found.to).toBe(true);
				expect(nextWindow('bagging', found.to, county)).toEqual(found);
			}),
		);
	});
});

test('days are read as people write them, and said as they read them', () => {
	const said = ['3-25', '3月25日', '03/25', '３．２５', ' ', '2-30', '13-1', '春分'];
	expect(said.map(monthDayOf)).toEqual(['03-25', '03-25', '03-25', '03-25', null, undefined, undefined, undefined]);
	expect(daysInWords(['12-01', '03-10'], 'zh-CN')).toBe('12月1日–3月10日');
	expect(daysInWords(['03-01', '03-01'], 'zh-CN')).toBe('3月1日');
});
