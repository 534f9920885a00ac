import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, expect, test } from 'vitest';
import { harvests } from './model.ts';

const datun = '211422106214';
let county: PocketCounty;
let first: PocketPerson;
const [east, pears] = [newId(), newId()];

beforeEach(() => {
	county = new PocketCounty('2026-08-20');
	first = county.person('first_secretary', datun);
	const [orchard, variety] = [newId(), newId()];
	county.put('orchard', { id: orchard, village: datun, name: '早金酥梨园', closedReason: null });
	const size = { areaE4mu: 70_000, treeCount: null, rowSpacingCm: null, treeSpacingCm: null, geometry: null, closedReason: null };
	county.put('orchard_block', { id: east, village: datun, orchard, name: '东坡', ...size });
	const since = { plantedOn: '2020-04-05', plantedPrecision: 'year', plantedQty: null, removedOn: null, removedReason: null };
	county.put('planting', { id: pears, village: datun, block: east, variety, role: 'main', sourceItem: null, parent: null, ...since });
	const label = { product: '多菌灵', registrationNumber: 'PD20070123', dose: '1000 倍液', phiDays: 14 };
	first.did('work.log', {
		id: newId(),
		block: east,
		kind: 'spraying',
		doneValue: 70_000,
		doneUnit: 'e4mu',
		occurredOn: '2026-08-01',
		...label,
	});
});

const picked = (occurredOn: string, more: object = {}) => ({
	id: newId(),
	block: east,
	planting: pears,
	occurredOn,
	grossG: 3_000_000,
	...more,
});

test('a weight is not taken before the interval on the label is over, unless somebody answers for it', () => {
	expect(first.does('harvest.record', picked('2026-08-14'))).toBe('picked_too_early');
	expect(first.does('harvest.record', picked('2026-08-15'))).toBe('accepted');
	const hail = picked('2026-08-10', { overrideReason: '雹灾前抢收，只作饲料' });
	expect(first.does('harvest.record', hail)).toBe('accepted');
	expect(county.find(harvests, 'planting', pears).find(({ id }) => id === hail.id)?.overrideReason).toBe('雹灾前抢收，只作饲料');
	expect(first.does('harvest.correct', { harvest: hail.id, overrideReason: null })).toBe('picked_too_early');
});

test('a correction can’t move it into the interval; its weight may be put right all the same', () => {
	const late = picked('2026-08-16');
	first.did('harvest.record', late);
	expect(first.does('harvest.correct', { harvest: late.id, occurredOn: '2026-08-12' })).toBe('picked_too_early');
	const old = picked('2026-07-30');
	first.did('harvest.record', old);
	first.did('work.log', {
		id: newId(),
		block: east,
		kind: 'spraying',
		doneValue: 10_000,
		doneUnit: 'e4mu',
		occurredOn: '2026-07-25',
		phiDays: 10,
	});
	expect(first.does('harvest.correct', { harvest: old.id, grossG: 2_900_000 })).toBe('accepted');
});
