import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { donations } from '../donation/model.ts';

const [giving, taking] = ['211422106214', '211422222201'];
let county: PocketCounty;
let secretary: ReturnType<PocketCounty['person']>;
const [variety, orchard, block, donation, item, planting, check] = Array.from({ length: 7 }, newId) as [
	...[string, string, string, string],
	...[string, string, string],
];

beforeEach(() => {
	county = new PocketCounty('2026-04-05');
	for (const id of [giving, taking]) county.put('org_unit', { id, village: id, level: 'village', name: id, parent: null });
	county.put('variety', { id: variety, crop: 'pear', name: '早金酥', aliases: [] });
	const first = county.person('first_secretary', giving);
	secretary = county.person('village_secretary', taking);
	secretary.did('orchard.create', { id: orchard, village: taking, name: '梨园' });
	secretary.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000 });
	const items = [{ id: item, kind: 'seedling', variety, qty: 600, unit: 'tree' }];
	first.did('donation.draft', { id: donation, fromVillage: giving, toVillage: taking, items });
	first.did('donation.pledge', { donation });
	first.did('donation.dispatch', { donation });
	secretary.did('donation.receive', { donation, items: [{ item, receivedQty: 600 }] });
	secretary.did('donation.plant', { donation, item, block, planting, plantedQty: 600, plantedOn: '2026-04-05' });
	county.today = '2026-10-20';
	look(check);
});
const look = (id: string, more: object = {}) =>
	secretary.did('survival.record', {
		...{ id, planting, kind: 'one_season', method: 'census', inspected: 600, alive: 504, missing: 96, occurredOn: '2026-10-20' },
		...more,
	});
const state = () => county.get(donations, donation);

describe('a donation closed by its one-season check', () => {
	test('is open again when that check is withdrawn, and can be closed by another', () => {
		secretary.did('donation.close', { donation });
		secretary.did('survival.withdraw', { check, reason: '记错了' });
		expect(state()).toMatchObject({ state: 'received', closedOn: null });
		expect(secretary.does('donation.close', { donation })).toBe('close_unchecked');
		look(newId());
		expect(secretary.does('donation.close', { donation })).toBe('accepted');
	});

	test('stays closed while another such check stands, or when it was closed with a reason', () => {
		const other = newId();
		look(other);
		secretary.did('donation.close', { donation });
		secretary.did('survival.withdraw', { check, reason: '记了两遍' });
		expect(state()).toMatchObject({ state: 'closed' });
		secretary.did('survival.withdraw', { check: other, reason: '记错了' });
		expect(state()).toMatchObject({ state: 'received' });
		secretary.did('donation.close', { donation, reason: '栽在别的村了' });
		look(check.replace(/.{6}$/, 'abcdef'));
		secretary.did('survival.withdraw', { check: check.replace(/.{6}$/, 'abcdef'), reason: '记错了' });
		expect(state()).toMatchObject({ state: 'closed', closedReason: '栽在别的村了' });
	});
});

test('a check is not corrected to fewer dead than gaps were filled, without a word of how that is', () => {
	secretary.did('survival.fill', { id: newId(), parent: planting, plantedQty: 96, plantedOn: '2026-10-20' });
	const alive = (n: number, more: object = {}) => secretary.does('survival.correct', { check, alive: n, missing: 600 - n, ...more });
	expect(alive(540)).toBe('survival_filled');
	expect(alive(500)).toBe('accepted');
	expect(alive(504)).toBe('accepted');
	expect(alive(540, { note: '晚发芽的 36 株也活了，补的栽在边上' })).toBe('accepted');
});
