import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { orchardWithBlock, pruning } from '@honghuo/testing/records.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let county: TestCounty;
let first: TestPerson;
let neighbour: TestPerson;

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	first = await county.person('first_secretary', '大屯村');
	neighbour = await county.person('village_secretary', '新立屯村');
});
afterAll(() => county.close());

const refusal = (code: string, field?: string) =>
	expect.objectContaining({ status: 'refused', refusal: expect.objectContaining(field ? { code, field } : { code }) });

describe('rights', () => {
	test('nobody writes another village’s records, and foreign rows look like missing ones', async () => {
		const { orchard, block } = await orchardWithBlock(first);
		expect(await neighbour.does('orchard.create', { id: newId(), village: villages.大屯村, name: '果园' })).toEqual(
			refusal('village_not_yours'),
		);
		expect(await neighbour.does('orchard.create', { id: newId(), village: '211321101201', name: '果园' })).toEqual(
			refusal('village_not_yours'),
		);
		const foreign = await neighbour.does('block.create', { id: newId(), orchard, name: '地', areaE4mu: 1 });
		const missing = await neighbour.does('block.create', { id: newId(), orchard: newId(), name: '地', areaE4mu: 1 });
		expect({ ...foreign, id: '' }).toEqual({ ...missing, id: '' });
		expect(await neighbour.does('work.log', pruning(block))).toEqual(refusal('not_found', 'block'));
	});

	test('an official cannot make themselves an administrator, nor dismiss one', async () => {
		const official = await county.person('county_official');
		const posting = { id: newId(), person: official.id, role: 'administrator', unit: county.code, from: '2026-01-01' };
		expect(await official.does('posting.give', posting)).toEqual(refusal('posting_administrator', 'role'));
		const scope = await county.journal.scopeOf(county.code, official.id);
		const { tables } = JSON.parse((await county.journal.snapshot(scope)).body);
		const own = tables.posting.find((row: { person: string }) => row.person === county.administrator.id).id;
		expect(await official.does('posting.end', { posting: own, on: '2026-01-31' })).toEqual(refusal('posting_administrator', 'posting'));
		expect(await county.administrator.does('posting.end', { posting: own, on: '2026-01-31' })).toEqual(refusal('posting_own', 'posting'));
	});

	test('ending a posting neither prolongs it nor puts its end before its beginning', async () => {
		const lapsed = await county.person('first_secretary', '大屯村', { from: '2024-01-01', to: '2024-12-31' });
		const scope = await county.journal.scopeOf(county.code, county.administrator.id);
		const { tables } = JSON.parse((await county.journal.snapshot(scope)).body);
		const posting = tables.posting.find((row: { person: string }) => row.person === lapsed.id).id;
		for (const on of ['2099-12-31', '1999-12-31', '2025-01-01']) {
			expect(await county.administrator.does('posting.end', { posting, on })).toEqual(refusal('posting_dates', 'on'));
		}
		await county.administrator.did('posting.end', { posting, on: '2024-06-30' });
	});

	test('a posting allows from its first day to its last', async () => {
		const former = await county.person('first_secretary', '大屯村', { from: '2021-05-01', to: '2024-04-30' });
		expect(await former.does('orchard.create', { id: newId(), village: villages.大屯村, name: '果园' })).toEqual(refusal('not_permitted'));
		const coming = await county.person('first_secretary', '大屯村', { from: '2099-01-01' });
		expect(await coming.does('orchard.create', { id: newId(), village: villages.大屯村, name: '果园' })).toEqual(refusal('not_permitted'));
	});

	test('a posting ended takes effect for the very next command, even in the same batch', async () => {
		const leaving = await county.person('village_secretary', '魏家岭村');
		const scope = await county.journal.scopeOf(county.code, county.administrator.id);
		const { tables } = JSON.parse((await county.journal.snapshot(scope)).body);
		const posting = tables.posting.find((row: { person: string }) => row.person === leaving.id).id;
		const orchard = { village: villages.魏家岭村, name: '山楂园' };
		await leaving.did('orchard.create', { id: newId(), ...orchard });
		const [ended, after] = await Promise.all([
			county.administrator.does('posting.end', { posting, on: '2026-01-31', reason: '轮换' }),
			leaving.does('orchard.create', { id: newId(), ...orchard }),
		]);
		expect(ended.status).toBe('accepted');
		expect(after).toEqual(refusal('not_permitted'));
	});

	test('a phone number reaches its village and the county, sealed for everybody else', async () => {
		const official = await county.person('county_official');
		const before = county.journal.version(county.code);
		await county.administrator.did('contact.set', { id: newId(), person: first.id, village: villages.大屯村, phone: '13800001111' });
		const seenBy = async (person: TestPerson) => {
			const scope = await county.journal.scopeOf(county.code, person.id);
			const page = await county.journal.catchUp(scope, before, 10);
			const snapshot = (await county.journal.snapshot(scope)).body;
			return JSON.stringify([page, snapshot, await county.journal.before(scope, undefined, 50)]).split('13800001111').length - 1;
		};
		expect(await seenBy(first)).toBe(3);
		expect(await seenBy(official)).toBe(3);
		expect(await seenBy(neighbour)).toBe(0);
		const scope = await county.journal.scopeOf(county.code, neighbour.id);
		const page = await county.journal.catchUp(scope, before, 10);
		expect(page.snapshot === false && JSON.parse(page.text).entries).toMatchObject([
			{ version: before + 1, previous: before, id: null, name: 'sealed', changes: [] },
		]);
	});
});
