import { readingOf } from '@honghuo/core/find.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreed } from './figures.ts';
import { purposes } from './messages.ts';
import { isVeiled, shownName } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'];

/** A grower of 大屯村, entered as the county would, and those who may or may not read their name. */
function village() {
	const county = new PocketCounty('2026-02-26');
	const secretary = county.person('village_secretary', datun);
	const neighbour = county.person('village_secretary', xinlitun);
	const grower = county.person('grower', datun, '王平');
	for (const [who, role, unit] of [
		[grower, 'grower', datun],
		[secretary, 'village_secretary', datun],
	] as const)
		county.put('posting', { id: newId(), village: unit, person: who.id, unit, team: null, role, fromOn: '2020-01-01', toOn: null });
	const reading = (person: string, villages: string[], all = false) =>
		readingOf(county, { actor: { person, county: '211422', grants: [] }, scope: { county: '211422', all, villages } });
	const consent = (more: object = {}) => ({
		id: newId(),
		person: grower.id,
		village: datun,
		purposes: ['name'],
		givenOn: '2026-02-20',
		how: 'paper',
		...more,
	});
	return { county, secretary, neighbour, grower, reading, consent };
}

describe('who reads a grower’s name', () => {
	test('their village, the county’s office and they themselves in full; everybody else its first letter', () => {
		const { grower, secretary, neighbour, reading } = village();
		expect(shownName(grower.id, reading(secretary.id, [datun]))).toBe('王平');
		expect(shownName(grower.id, reading('official', [], true))).toBe('王平');
		expect(shownName(grower.id, reading(grower.id, []))).toBe('王平');
		expect(shownName(grower.id, reading(neighbour.id, [xinlitun]))).toBe('王*');
		// The township above the village reads its records, and its names.
		expect(shownName(grower.id, reading('township', ['211422106']))).toBe('王平');
		expect(shownName(grower.id, reading('township', ['211422222']))).toBe('王*');
		expect(shownName(secretary.id, reading(neighbour.id, [xinlitun]))).toBe('village_secretary');
		expect([null, undefined, newId()].map((none) => shownName(none, reading(neighbour.id, [xinlitun])))).toEqual(['', '', '']);
	});

	test('from the day they agree it shows, from the day they withdraw it does not', () => {
		const { grower, secretary, neighbour, reading, consent } = village();
		const outside = reading(neighbour.id, [xinlitun]);
		const given = consent();
		secretary.did('consent.record', given);
		expect(shownName(grower.id, outside)).toBe('王平');
		grower.did('consent.withdraw', { consent: given.id, on: '2026-02-26', how: 'app' });
		expect(isVeiled(grower.id, outside)).toBe(true);
		expect(grower.does('consent.withdraw', { consent: given.id, on: '2026-02-26', how: 'app' })).toBe('consent_withdrawn');
	});
});

test('a consent is written down by the village, the county or the person; for people of that village; not ahead of its day', () => {
	const { neighbour, secretary, grower, consent } = village();
	expect(neighbour.does('consent.record', consent())).toBe('not_found');
	expect(secretary.does('consent.record', consent({ village: xinlitun }))).toBe('not_found');
	expect(secretary.does('consent.record', consent({ person: neighbour.id }))).toBe('consent_person_unknown');
	expect(secretary.does('consent.record', consent({ givenOn: '2026-02-27' }))).toBe('consent_in_future');
	expect(secretary.does('consent.record', consent({ purposes: ['name', 'name'] }))).toBe('input_invalid');
	expect(secretary.does('consent.record', consent({ purposes: [] }))).toBe('input_invalid');
	const given = consent({ how: 'app' });
	grower.did('consent.record', given);
	expect(neighbour.does('consent.withdraw', { consent: given.id, on: '2026-02-26', how: 'oral' })).toBe('not_found');
	expect(secretary.does('consent.withdraw', { consent: given.id, on: '2026-02-19', how: 'oral' })).toBe('consent_before');
	expect(secretary.does('consent.withdraw', { consent: given.id, on: '2026-02-27', how: 'oral' })).toBe('consent_in_future');
});

test('nobody but the server erases, whoever asks', () => {
	const { secretary, grower, county } = village();
	const administrator = county.person('administrator', '211422');
	for (const who of [secretary, grower, administrator]) {
		expect(who.does('person.erase', { person: grower.id, askedOn: '2026-02-26', how: 'paper' })).toBe('not_permitted');
		expect(who.does('contact.erase', { contact: newId() })).toBe('not_permitted');
		expect(who.does('feedback.erase', { feedback: newId() })).toBe('not_permitted');
	}
});

test('what a person agrees to is what they gave and did not withdraw, in whatever order', () => {
	const step = fc.record({ purpose: fc.constantFrom(...purposes), withdraw: fc.boolean() });
	fc.assert(
		fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
			const { county, grower, secretary, consent } = village();
			const open = new Map<string, string>();
			for (const { purpose, withdraw } of steps) {
				const known = open.get(purpose);
				if (withdraw && known) {
					secretary.did('consent.withdraw', { consent: known, on: '2026-02-26', how: 'oral' });
					open.delete(purpose);
				} else if (!withdraw && !known) {
					const given = consent({ purposes: [purpose] });
					secretary.did('consent.record', given);
					open.set(purpose, given.id);
				}
			}
			expect([...agreed(grower.id, county)].sort()).toEqual([...open.keys()].sort());
		}),
		{ numRuns: 50 },
	);
});
