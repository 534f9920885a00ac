import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../slices.ts';
import { linked, tagsInUse, tagsOf } from '../tag/figures.ts';
import { tags } from '../tag/model.ts';
import { type IncomeShare, sharesOf, thresholdOf, yearly } from './figures.ts';
import { hasCollective, type Income, incomes, incomesOf } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'];
let county: PocketCounty;
let secretary: PocketPerson;
let official: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-02-26');
	for (const id of [datun, xinlitun]) county.put('org_unit', { id, level: 'village', name: '村', aliases: [], closedOn: null });
	secretary = county.person('village_secretary', datun);
	official = county.person('county_official', '211422');
});
const record = (who: PocketPerson, village: string, source: string, amountFen: number, year = 2025) =>
	who.does('income.record', { id: newId(), village, year, source, amountFen });

const share = fc.record({
	village: fc.constantFrom('a', 'b', 'c', 'd'),
	year: fc.constantFrom(2024, 2025),
	source: fc.constantFrom('operating' as const, 'leasing' as const, 'subsidy' as const),
	amountFen: fc.nat(30_000_000),
});

describe('how many villages reached an amount', () => {
	test('asking for more never finds more; reached, below and missing are all there are', () => {
		fc.assert(
			fc.property(fc.array(share), fc.nat(40_000_000), fc.nat(40_000_000), (shares: IncomeShare[], one, two) => {
				const at = (amountFen: number) => thresholdOf(yearly(shares), { villages: ['a', 'b', 'c', 'd'], year: 2025, amountFen });
				const [low, high] = [at(Math.min(one, two)), at(Math.max(one, two))];
				expect(high.reached.length).toBeLessThanOrEqual(low.reached.length);
				expect(low.reached).toEqual(expect.arrayContaining(high.reached));
				expect([...low.reached, ...low.below, ...low.missing].sort()).toEqual(['a', 'b', 'c', 'd']);
			}),
		);
	});

	test('the county is the sum of its villages, and of its sources', () => {
		fc.assert(
			fc.property(fc.array(share), (shares: IncomeShare[]) => {
				const all = [...yearly(shares).values()];
				const sum = shares.reduce((total, one) => total + one.amountFen, 0);
				expect(all.reduce((total, { fen }) => total + fen, 0)).toBe(sum);
				expect(all.flatMap(({ sources }) => Object.values(sources)).reduce((total, fen) => total + fen, 0)).toBe(sum);
			}),
		);
	});

	test('295 of 295; a residents’ committee counts once it has a figure', () => {
		const villages = Array.from({ length: 295 }, (_, n) => `v${n}`);
		const shares = villages.map((village): IncomeShare => ({ village, year: 2025, source: 'total', amountFen: 10_000_000 }));
		const asked = { villages, others: ['town'], year: 2025, amountFen: 10_000_000 };
		expect(thresholdOf(yearly(shares), asked)).toMatchObject({ villages: 295, missing: [], below: [] });
		expect(thresholdOf(yearly(shares), asked).reached).toHaveLength(295);
		const more = [...shares, { village: 'town', year: 2025, source: 'leasing' as const, amountFen: 1 }];
		expect(thresholdOf(yearly(more), asked)).toMatchObject({ villages: 296, below: ['town'] });
		const grants = [{ village: 'v0', year: 2025, source: 'subsidy' as const, amountFen: 10_000_000 }];
		expect(thresholdOf(yearly(grants, ['subsidy']), { ...asked, villages: ['v0'] }).below).toEqual(['v0']);
	});

	test('which units have a collective the register tells', () => {
		const named = (name: string, ...aliases: string[]) => hasCollective({ name, aliases });
		expect([named('大屯村', '大屯村委会'), named('凌波社区'), named('十家子社区', '十家子社区村民委员会')]).toEqual([true, false, true]);
	});
});

describe('a source and year is recorded once', () => {
	test('twice, split and unsplit, a year to come, another’s village', () => {
		expect(record(secretary, datun, 'leasing', 4_000_000)).toBe('accepted');
		expect(record(secretary, datun, 'leasing', 5_000_000)).toBe('income_there');
		expect(record(secretary, datun, 'total', 5_000_000)).toBe('income_split');
		expect(record(secretary, datun, 'operating', 0)).toBe('accepted');
		expect(record(secretary, datun, 'operating', 1, 2027)).toBe('income_in_future');
		expect(record(secretary, xinlitun, 'operating', 1)).toBe('not_found');
		expect(record(official, xinlitun, 'total', 12_000_000)).toBe('accepted');
		expect(record(official, xinlitun, 'subsidy', 1)).toBe('income_split');
		const [income] = county.find(incomes, 'village', datun);
		secretary.did('income.withdraw', { income: income?.id, reason: '记错了' });
		expect(record(secretary, datun, 'leasing', 5_000_000)).toBe('accepted');
		expect(incomesOf(datun, county).map(({ amountFen }) => amountFen)).toEqual([0, 5_000_000]);
	});

	test('what was typed is the amount', () => {
		const said = { id: newId(), village: datun, year: 2025, source: 'leasing' };
		const typed = { value: '12.8', unit: 'wan_yuan' };
		expect(secretary.does('income.record', { ...said, amountFen: 12_000_000, typed })).toBe('income_typed');
		expect(secretary.does('income.record', { ...said, amountFen: 12_800_000, typed })).toBe('accepted');
		secretary.did('income.correct', { income: said.id, amountFen: 13_000_000 });
		expect(incomesOf(datun, county)[0]).toMatchObject({ amountFen: 13_000_000, typed: null });
	});

	test('its measure stands on the last day of the year, by source', () => {
		record(secretary, datun, 'leasing', 4_000_000);
		expect(features.measures.get('income.amount')?.shares(datun, county, county.today)).toMatchObject([
			{ on: '2025-12-31', value: 4_000_000, part: 'leasing' },
		]);
	});
});

test('the summary is put right by what this device knows better', () => {
	const row = (fields: Partial<Income>) => ({ village: 'a', year: 2025, withdrawnReason: null, version: 0, ...fields }) as Income;
	const sums = { a: { leasing: { '2025-12': 100 }, subsidy: { '2025-12': 7 } } };
	const told = (...rows: Income[]) => sharesOf(sums, 10, rows).map(({ source, amountFen }) => `${source} ${amountFen}`);
	expect(told()).toEqual(['leasing 100', 'subsidy 7']);
	expect(told(row({ source: 'leasing', amountFen: 1, version: 9 }))).toEqual(['leasing 100', 'subsidy 7']);
	expect(told(row({ source: 'leasing', amountFen: 120 }), row({ source: 'other', amountFen: 3, version: 11 }))).toEqual([
		'leasing 120',
		'subsidy 7',
		'other 3',
	]);
	expect(told(row({ source: 'leasing', amountFen: 100, withdrawnReason: '记错了' }))).toEqual(['subsidy 7']);
});

test('three demonstration chains link villages, orchards and cultivars, each from a day', () => {
	const ids = ['早金酥梨示范链', '油用牡丹示范链', '山楂示范链'].map((name) => {
		const id = newId();
		official.did('tag.define', { id, kind: 'chain', name, since: '2025-01-01' });
		return id;
	});
	const township = county.person('township_official', datun.slice(0, 9));
	const put = (who: PocketPerson, village: string, more: object = {}) =>
		who.does('tag.put', { id: newId(), tag: ids[0], village, ...more });
	expect(put(township, datun, { since: '2025-03-01' })).toBe('accepted');
	expect(put(township, datun)).toBe('tag_there');
	expect(put(township, xinlitun)).toBe('not_found');
	expect(put(official, xinlitun, { orchard: newId() })).toBe('tag_place');
	expect(put(secretary, datun)).toBe('not_permitted');
	expect(tagsInUse(county.find(tags, 'kind', 'chain'), '2026-02-26')).toHaveLength(3);
	const [tag] = tagsOf(datun, county, '2026-02-26');
	if (!tag) throw new Error('the village carries no tag');
	expect(linked(tag, county, '2025-02-01').villages).toEqual([]);
	const { villages, puts } = linked(tag, county, '2026-02-26');
	expect(villages).toEqual([datun]);
	official.did('tag.remove', { put: puts[0]?.id, on: '2026-02-01', reason: '退出' });
	expect(linked(tag, county, '2026-02-26').villages).toEqual([]);
	expect(linked(tag, county, '2026-01-31').villages).toEqual([datun]);
	expect(official.does('tag.define', { id: newId(), kind: 'brand', name: '山楂示范链' })).toBe('tag_known');
});
