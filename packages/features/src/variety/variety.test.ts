import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { isOffered, varieties } from '../orchard/model.ts';
import { marketOf } from '../season/figures.ts';

let county: PocketCounty;
let official: PocketPerson;
let secretary: PocketPerson;
let early: string;

beforeEach(() => {
	county = new PocketCounty('2026-11-26');
	official = county.person('county_official', '211422');
	secretary = county.person('village_secretary', '211422106214');
	early = newId();
	const facts = { harvestFrom: '07-25', harvestTo: '08-15', firstBearingYear: 3, fullBearingYear: 5 };
	official.did('variety.add', { id: early, crop: 'pear', name: '早金酥', ...facts });
	official.did('variety.add', { id: newId(), crop: 'pear', name: '早酥', harvestFrom: '08-14', harvestTo: '08-31' });
});
const row = () => county.get(varieties, early);

test('a cultivar’s years must not contradict each other, its window needs both days, and an unchanged entry is none', () => {
	const change = (fields: object) => official.does('variety.update', { variety: early, ...fields });
	expect(change({ fullBearingYear: 2 })).toBe('variety_bearing');
	expect(change({ harvestFrom: '07-20', harvestTo: null })).toBe('variety_window');
	expect(change({ fullBearingYear: 5 })).toBe('nothing_changed');
	expect(change({ name: '早酥' })).toBe('variety_known');
});

describe('a cultivar this county does not grow', () => {
	const retire = (by = official) => by.does('variety.retire', { variety: early, reason: '本县不种' });

	test('is no longer offered, is out of the market’s calendar, and comes back as it was', () => {
		const shown = () => marketOf(county.find(varieties, 'crop', 'pear'), 2026).map(({ variety }) => variety.name);
		expect(shown()).toEqual(['早金酥', '早酥']);
		expect(retire()).toBe('accepted');
		expect(row()).toMatchObject({ retiredReason: '本县不种', fullBearingYear: 5 });
		expect(row() && isOffered(row() as never)).toBe(false);
		expect(shown()).toEqual(['早酥']);
		expect(official.does('variety.restore', { variety: early })).toBe('accepted');
		expect(shown()).toEqual(['早金酥', '早酥']);
	});

	test('may stay in the ground and be corrected; its name is not given twice, and whoever asks hears that it is retired', () => {
		retire();
		expect(official.does('variety.update', { variety: early, fullBearingYear: 6 })).toBe('accepted');
		expect(secretary.does('variety.add', { id: newId(), crop: 'pear', name: '早金酥' })).toBe('variety_known_retired');
		expect(secretary.does('variety.add', { id: newId(), crop: 'pear', name: '早酥' })).toBe('variety_known');
	});

	test('is retired once, by the county, and restored only then', () => {
		expect(official.does('variety.restore', { variety: early })).toBe('variety_offered');
		expect(retire(secretary)).toBe('not_permitted');
		expect(retire()).toBe('accepted');
		expect(retire()).toBe('variety_retired');
		expect(official.does('variety.retire', { variety: newId(), reason: '没有' })).toBe('not_found');
	});
});
