import type { Scope } from '@honghuo/core/actor.ts';
import { type BaseRow, byField, type Rows, tableRef } from '@honghuo/core/row.ts';
import { type TestCounty, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { Summary } from './summary.ts';
import type { Sums } from './sums.ts';

const [datun, xinlitun] = [villages.大屯村, villages.新立屯村];
const everything: Scope = { county: '211422', all: true, villages: [] };
const always = { from: '1950-01', to: '2100-12' };

let county: TestCounty;

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
});
afterAll(() => county.close());

describe('a measure of private rows', () => {
	const contact = tableRef<BaseRow>('contact', { private: true });
	const secret = {
		name: 'contact.count',
		unit: 'count',
		about: { 'zh-CN': '电话几个', en: 'Contacts' },
		reads: [(village: string) => [byField(contact, 'village', village)]],
		shares: (village: string, rows: Rows) =>
			rows.find(contact, 'village', village).map(({ version }) => ({ on: '2026-01-01', value: 1, entries: [version] })),
	};
	const withSecret = (measure: object) =>
		new Summary({
			sql: county.sql,
			version: (code) => county.journal.version(code),
			measures: new Map([[secret.name, { ...secret, ...measure }]]),
			rules: JSON.stringify(measure),
		});

	test('is told only to those who see the rows', async () => {
		const first = await county.person('first_secretary', '大屯村');
		await county.sql`
			insert into contact (county, id, village, version, created_by, recorded_at, received_at, person, phone)
			values (${county.code}, ${newId()}, ${datun}, 1, ${first.id}, now(), now(), ${first.id}, '13900000000')`;
		const own: Scope = { county: county.code, all: false, villages: [datun] };
		const neighbour: Scope = { county: county.code, all: false, villages: [xinlitun] };
		const asked = withSecret({ private: true });
		const seen = async (scope: Scope) =>
			(JSON.parse((await asked.answer(scope, always)).text) as { villages: Record<string, Sums> }).villages[datun];
		expect(await seen(own)).toEqual({ 'contact.count': { '': { '2026-01': 1 } } });
		expect(await seen(everything)).toEqual({ 'contact.count': { '': { '2026-01': 1 } } });
		expect(await seen(neighbour)).toBeUndefined();
		const span = { villages: [datun], from: '2026-01-01', to: '2026-12-31' };
		expect(await asked.measure(neighbour, secret.name, span)).toBeUndefined();
		expect(await asked.measure(own, secret.name, span)).toMatchObject({ value: 1, unit: 'count' });
	});

	test('that does not say so is not reckoned at all', async () => {
		await expect(withSecret({}).answer(everything, always)).rejects.toThrow('private table');
	});
});
