import { asLocalDate } from '@honghuo/core/dates.ts';
import { type Period, periodOf } from '@honghuo/core/period.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compose } from '../report/figures.ts';
import { starsOf } from './figures.ts';
import { maySeeStars, ruleOn, rules, settingOf, usual } from './model.ts';

const quarter = periodOf('2026-Q1') as Period;
const month = (value: number) => ({ '2026-02': value });
const [datun, jianchang] = ['211422106214', '211422'];

test('a star for each part in which enough was done, each with its reason; what there was nothing of takes none away', () => {
	const tally = {
		'work.items': { done: month(4), open: month(1), abandoned: month(3) },
		'survival.inspected': { one_season: month(700) },
		'survival.alive': { one_season: month(588) },
	};
	expect(starsOf(tally, quarter, usual)).toMatchObject([
		{ key: 'work', value: 4, whole: 5, share: '80.0%', least: 80, met: true },
		{ key: 'survival', value: 588, whole: 700, share: '84.0%', least: 85, met: false },
	]);
	expect(starsOf({}, quarter, usual)).toEqual([]);
});

test('595 of 700 are 85.0% and met, whatever the rounding', () => {
	const of = (alive: number) =>
		starsOf({ 'survival.inspected': { one_season: month(700) }, 'survival.alive': { one_season: month(alive) } }, quarter, usual)[0];
	expect(of(595)).toMatchObject({ share: '85.0%', met: true });
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 700 }), (alive) => {
			expect(of(alive)?.met).toBe(alive >= 595);
		}),
	);
});

test('off until an administrator switches it on and says why; nobody else can', () => {
	const county = new PocketCounty('2026-03-02');
	const administrator = county.person('administrator', jianchang);
	const official = county.person('county_official', jianchang);
	expect(settingOf(county)).toBeUndefined();
	expect(official.does('score.switch', { on: true, reason: '试一季' })).toBe('not_permitted');
	expect(administrator.does('score.switch', { on: true, reason: '' })).toBe('input_invalid');
	administrator.did('score.switch', { on: true, reason: '试一季，年底再议' });
	expect(settingOf(county)).toMatchObject({ on: true, reason: '试一季，年底再议' });
	expect(administrator.does('score.switch', { on: true, reason: '试一季，年底再议' })).toBe('score_same');
	administrator.did('score.switch', { on: false, reason: '群众有意见' });
	expect(settingOf(county)).toBeUndefined();
});

test('the county sets from which day and by what decision; a period keeps the rule of its last day', () => {
	const county = new PocketCounty('2026-03-02');
	const official = county.person('county_official', jianchang);
	const shares = { workPercent: 70, survivalPercent: 85, closurePercent: 95 };
	const decided = { id: newId(), fromOn: '2026-01-01', ...shares, basis: '县委农办〔2026〕3号' };
	official.did('score.rule', decided);
	official.did('score.rule', { ...decided, id: newId(), fromOn: '2026-07-01', workPercent: 90 });
	official.did('score.rule', { ...decided, id: newId(), workPercent: 75, basis: '更正' });
	const at = (day: string) => ruleOn(county.find(rules, 'county', jianchang), day);
	expect([at('2025-12-31'), at('2026-03-31')?.workPercent, at('2026-06-30')?.basis, at('2026-12-31')?.workPercent]).toEqual([
		undefined,
		75,
		'更正',
		90,
	]);
	expect(official.does('score.rule', { ...decided, id: newId(), workPercent: 0 })).toBe('input_invalid');
	expect(official.does('score.rule', { ...decided, id: newId(), fromOn: '2099-01-01' })).toBe('score_far');
	expect(official.does('score.rule', { ...decided, id: newId(), basis: ' ' })).toBe('input_invalid');
	expect(county.person('first_secretary', datun).does('score.rule', { ...decided, id: newId() })).toBe('not_permitted');
});

test('seen by the village’s own people and the county, not by a township, another village or an expert', () => {
	const who = (role: 'first_secretary' | 'township_official' | 'county_official' | 'expert', unit: string) =>
		maySeeStars({ person: 'p', county: jianchang, grants: [{ role, unit, from: '2020-01-01', to: null }] }, datun, '2026-03-02');
	expect([who('first_secretary', datun), who('county_official', jianchang)]).toEqual([true, true]);
	expect([who('township_official', '211422106'), who('first_secretary', '211422222201'), who('expert', jianchang)]).toEqual([
		false,
		false,
		false,
	]);
});

test('each star opens a number of the village’s own report', () => {
	const tally = {
		'work.items': { done: month(4), open: month(1) },
		'survival.inspected': { one_season: month(700) },
		'survival.alive': { one_season: month(588) },
		'problem.accepted': { '': month(14) },
		'problem.closed': { '': month(12) },
	};
	const { figures } = compose({
		...{ name: '大屯村', level: 'village', period: quarter, until: asLocalDate('2026-03-31'), tallies: new Map([[datun, tally]]) },
		...{ places: [], rows: {}, texts: {}, signature: '' },
	});
	const values = new Map(figures.map(({ key, value }) => [key, value]));
	for (const { figure, value } of starsOf(tally, quarter, usual)) expect([figure, values.get(figure)]).toEqual([figure, value]);
});
