import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, describe, expect, test } from 'vitest';

const datun = '211422106214';
const [east, west] = [newId(), newId()];
let county: PocketCounty;
let first: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-08-20');
	first = county.person('first_secretary', datun);
	const size = { areaE4mu: 70_000, treeCount: null, rowSpacingCm: null, treeSpacingCm: null, geometry: null, closedReason: null };
	for (const block of [east, west]) {
		county.put('orchard_block', { id: block, village: datun, orchard: 'o', name: '东坡', ...size });
		const stands = { plantedOn: '2020-04-05', plantedPrecision: 'year', removedOn: null, parent: null, sourceItem: null };
		county.put('planting', { id: planting(block), village: datun, block, variety: 'pear', role: 'main', ...stands });
	}
	const label = { product: '多菌灵', registrationNumber: 'PD20070123', dose: '1000 倍液', phiDays: 14 };
	first.did('work.log', { ...work('spraying', '2026-08-01'), ...label });
});

const planting = (block: string) => block.replace(/^......../, 'aaaaaaaa');
const work = (kind: string, occurredOn: string) => ({ id: newId(), block: east, kind, doneValue: 70_000, doneUnit: 'e4mu', occurredOn });
const picked = (occurredOn: string, block = east) => ({ id: newId(), block, planting: planting(block), occurredOn, grossG: 1_000_000 });

describe('a weighed harvest after a spray', () => {
	test('waits for the label like the work does: refused on the 14th, taken on the 15th and on another block', () => {
		expect(first.does('harvest.record', picked('2026-08-14'))).toBe('harvest_sprayed');
		expect(first.does('harvest.record', picked('2026-08-14', west))).toBe('accepted');
		expect(first.does('harvest.record', picked('2026-08-15'))).toBe('accepted');
		expect(first.does('harvest.record', picked('2026-07-31'))).toBe('accepted');
	});

	test('can’t be moved into the interval by a correction of its day; other corrections are free', () => {
		const harvest = picked('2026-08-16');
		first.did('harvest.record', harvest);
		expect(first.does('harvest.correct', { harvest: harvest.id, occurredOn: '2026-08-10' })).toBe('harvest_sprayed');
		expect(first.does('harvest.correct', { harvest: harvest.id, grossG: 900_000 })).toBe('accepted');
	});

	test('is taken on a day for which somebody gave the reason why it could not wait', () => {
		first.did('work.log', { ...work('harvesting', '2026-08-14'), overrideReason: '雹灾前抢收，只作饲料' });
		expect(first.does('harvest.record', picked('2026-08-14'))).toBe('accepted');
		expect(first.does('harvest.record', picked('2026-08-13'))).toBe('harvest_sprayed');
	});
});
