import { roles, type Scope } from '@honghuo/core/actor.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { entryFor, rowFor } from '@honghuo/core/veil.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { features } from '../slices.ts';
import { mayRead } from './model.ts';

const villages = ['211422106214', '211422106215', '211422222201'];
const scopes: Scope[] = [
	{ county: '211422', all: true, villages: [] },
	...[[], ...villages.map((village) => [village]), ['211422106'], ['211422222']].map((some) => ({
		county: '211422',
		all: false,
		villages: some,
	})),
];
const name = '欧阳守拙';

/** Somebody's life in the county's rows: postings begun and ended, consents given and withdrawn, asked as an expert, at the head of a team. */
const life = fc.record({
	postings: fc.array(fc.record({ role: fc.constantFrom(...roles), village: fc.constantFrom(...villages, null), ended: fc.boolean() }), {
		maxLength: 4,
	}),
	consents: fc.array(fc.record({ purposes: fc.subarray(['name', 'phone', 'photo', 'attendance']), withdrawn: fc.boolean() }), {
		maxLength: 3,
	}),
	expert: fc.boolean(),
	leader: fc.boolean(),
});

test('who may not read a name gets its first letter and nothing else of it, everything else of the row as it is; who may, the very row', () => {
	fc.assert(
		fc.property(life, fc.constantFrom(...scopes), ({ postings, consents, expert, leader }, scope) => {
			const county = new PocketCounty('2026-02-26');
			const id = newId();
			for (const { role, village, ended } of postings)
				county.put('posting', {
					id: newId(),
					person: id,
					role,
					village,
					unit: village,
					team: null,
					fromOn: '2025-01-01',
					toOn: ended ? '2025-12-31' : null,
				});
			for (const { purposes, withdrawn } of consents)
				county.put('consent', { id: newId(), person: id, purposes, withdrawnOn: withdrawn ? '2026-02-01' : null });
			if (expert) county.put('expert', { id: newId(), person: id });
			if (leader) county.put('team', { id: newId(), leader: id });
			const row = { id, county: '211422', village: null, version: 7, name } as unknown as BaseRow;
			const told = rowFor(features.veils, 'person', row, county, scope);

			const public_ = postings.some(({ role }) => role !== 'grower') || expert || leader;
			const agreed = consents.some(({ purposes, withdrawn }) => !withdrawn && purposes.includes('name'));
			const near = postings.some(({ village }) => scope.villages.some((unit) => village?.startsWith(unit)));
			if (scope.all || public_ || agreed || near) expect(told).toBe(row);
			else {
				expect(told).toEqual({ ...row, name: '欧*' });
				expect(JSON.stringify(told)).not.toMatch(/[阳守拙]/);
			}
			// Looked at twice it is the same, and the journal tells what the table tells.
			expect(rowFor(features.veils, 'person', told, county, scope)).toEqual(told);
			const entry = { version: 7, name: 'person.rename', changes: [{ table: 'person', op: 'update', row }] } as unknown as Entry;
			const read = entryFor(features.veils, entry, county, scope);
			expect(read.changes[0]?.row).toEqual(told);
			expect(read === entry).toBe(told === row);
			// What others hold is never touched: rows of other tables pass as they are.
			expect(rowFor(features.veils, 'posting', row, county, scope)).toBe(row);
		}),
		{ numRuns: 400 },
	);
});

/** A row of each table that holds typed names, with the fields that are veiled and the villages that may read them. */
const typed = fc.record({
	table: fc.constantFrom('expert_visit', 'zone', 'pairing'),
	village: fc.constantFrom(...villages),
	helperVillage: fc.constantFrom(...villages, null),
	names: fc.option(fc.array(fc.constantFrom(name, '司马小满', 'Wang Ping'), { minLength: 1, maxLength: 3 }), { nil: null }),
});

test('names typed into a village’s records leave it by their first letters; of a pair both villages read them, and the number stays everybody’s', () => {
	fc.assert(
		fc.property(typed, fc.constantFrom(...scopes), ({ table, village, helperVillage, names }, scope) => {
			const [one = null, other = null] = names ?? [];
			const fields = {
				expert_visit: { attended: 9, attendees: names },
				zone: { keeperName: one },
				pairing: { helperVillage, helperName: one, helpedName: other },
			};
			const row = {
				id: newId(),
				county: '211422',
				village,
				version: 7,
				topic: '拉枝',
				...fields[table as keyof typeof fields],
			} as unknown as BaseRow;
			const told = rowFor(features.veils, table, row, new PocketCounty('2026-02-26'), scope);
			const near = [village, table === 'pairing' ? helperVillage : null].some((code) =>
				scope.villages.some((unit) => code?.startsWith(unit)),
			);
			if (scope.all || near || names === null) expect(told).toBe(row);
			else {
				expect(JSON.stringify(told)).not.toMatch(/[阳守拙马小满]|ang/);
				expect(told).toMatchObject({ topic: '拉枝', village, ...(table === 'expert_visit' ? { attended: 9 } : {}) });
			}
			if (table === 'expert_visit') expect((told as unknown as { attendees: string[] | null }).attendees?.length).toBe(names?.length);
			expect(rowFor(features.veils, table, told, new PocketCounty('2026-02-26'), scope)).toEqual(told);
		}),
		{ numRuns: 400 },
	);
});

test('what else somebody agreed to, how, when and whether it was taken back is told in their village and above it; elsewhere only whether the name is shown', () => {
	const consent = fc.record({
		village: fc.constantFrom(...villages),
		purposes: fc.subarray(['name', 'phone', 'photo', 'attendance'], { minLength: 1 }),
		withdrawnOn: fc.constantFrom('2026-02-01', null),
		how: fc.constantFrom('paper', 'oral', 'app'),
	});
	fc.assert(
		fc.property(consent, fc.constantFrom(...scopes), (said, scope) => {
			const [county, person] = [new PocketCounty('2026-02-26'), newId()];
			const withdrawnHow = said.withdrawnOn && said.how;
			const row = { id: newId(), version: 7, person, ...said, givenOn: '2026-01-05', withdrawnHow } as unknown as BaseRow;
			const told = rowFor(features.veils, 'consent', row, county, scope);
			const entry = { version: 7, name: 'consent.record', changes: [{ table: 'consent', op: 'insert', row }] } as unknown as Entry;
			expect(entryFor(features.veils, entry, county, scope).changes[0]?.row).toEqual(told);
			if (scope.all || scope.villages.some((unit) => said.village.startsWith(unit))) {
				expect(told).toBe(row);
				return;
			}
			const shown = said.withdrawnOn === null && said.purposes.includes('name');
			expect(told).toEqual({ ...row, purposes: shown ? ['name'] : [], givenOn: '', how: null, withdrawnOn: null, withdrawnHow: null });
			expect(rowFor(features.veils, 'consent', told, county, scope)).toEqual(told);
			// By the row it is told a device shows the name as the server does, however often the name itself passes by.
			const device = new PocketCounty('2026-02-26');
			for (const [rows, one] of [[county, row] as const, [device, told] as const]) rows.put('consent', one as never);
			expect(mayRead(person, device, scope)).toBe(mayRead(person, county, scope));
		}),
		{ numRuns: 300 },
	);
});
