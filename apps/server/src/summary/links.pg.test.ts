import type { Scope } from '@honghuo/core/actor.ts';
import type { Measure } from '@honghuo/core/measure.ts';
import { byField, byId } from '@honghuo/core/row.ts';
import { donations, items } from '@honghuo/features/donation/model.ts';
import { varieties } from '@honghuo/features/orchard/model.ts';
import { type TestCounty, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, inject, onTestFinished, test, vi } from 'vitest';
import { Summary } from './summary.ts';

const [datun, xinlitun] = [villages.大屯村, villages.新立屯村];
const everything: Scope = { county: '211422', all: true, villages: [] };
let county: TestCounty;

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
});
afterAll(() => county.close());

/** What became of a village's gifts, in rows of others; by cultivar, whose name is nobody's village's. */
const arrived: Measure = {
	name: 'gift.arrived',
	unit: 'tree',
	about: { 'zh-CN': '送出的收到了多少', en: 'What arrived of what was given' },
	reads: [
		(village) => [byField(donations, 'fromVillage', village)],
		(village, rows) => rows.find(donations, 'fromVillage', village).map(({ id }) => byField(items, 'donation', id)),
		(village, rows) =>
			rows
				.find(donations, 'fromVillage', village)
				.flatMap(({ id }) => rows.find(items, 'donation', id).map(({ variety }) => byId(varieties, variety))),
	],
	shares: (village, rows) =>
		rows.find(donations, 'fromVillage', village).flatMap(({ id, receivedOn }) =>
			rows.find(items, 'donation', id).map(({ receivedQty, variety, version }) => ({
				on: receivedOn ?? '2026-01-01',
				value: receivedQty ?? 0,
				part: rows.get(varieties, variety)?.name ?? '',
				entries: [version],
			})),
		),
};

test('a village’s sums follow rows of another village, and of none, that they rest on', async () => {
	const giver = await county.person('first_secretary', '大屯村');
	const taker = await county.person('village_secretary', '新立屯村');
	const official = await county.person('county_official');
	const summary = new Summary({
		sql: county.sql,
		version: (code) => county.journal.version(code),
		measures: new Map([[arrived.name, arrived]]),
		rules: 'gifts',
	});
	const sums = async (): Promise<Record<string, number>> => {
		const { text } = await summary.answer(everything, { from: '2026-01', to: '2100-12' });
		const parts =
			(JSON.parse(text) as { villages: Record<string, Record<string, Record<string, Record<string, number>>>> }).villages[datun]?.[
				arrived.name
			] ?? {};
		return Object.fromEntries(Object.entries(parts).map(([part, months]) => [part, Object.values(months).reduce((a, b) => a + b, 0)]));
	};
	const [donation, item, variety] = [newId(), newId(), newId()];
	await giver.did('variety.add', { id: variety, crop: 'pear', name: '新梨' });
	await giver.did('donation.draft', {
		id: donation,
		fromVillage: datun,
		toVillage: xinlitun,
		items: [{ id: item, kind: 'seedling', variety, qty: 700, unit: 'tree' }],
	});
	await giver.did('donation.pledge', { donation });
	await giver.did('donation.dispatch', { donation });
	await taker.did('donation.receive', { donation, items: [{ item, receivedQty: 690 }] });
	expect(await sums()).toEqual({ 新梨: 690 });
	// Changes one row of the receiving village and nothing else.
	await taker.did('donation.recount', { item, receivedQty: 700 });
	expect(await sums()).toEqual({ 新梨: 700 });
	// A row of no village at all.
	await official.did('variety.update', { variety, name: '早新梨' });
	expect(await sums()).toEqual({ 早新梨: 700 });
});

test('one meeting of a village and its paired institution, which never came by its service team, is counted, and silences nobody', async () => {
	const official = await county.person('county_official');
	const taker = await county.person('village_secretary', '新立屯村');
	const [institute, pairing] = [newId(), newId()];
	await official.did('service.form', { id: institute, kind: 'unit', name: '省农科院', from: '2026-01-01' });
	await taker.did('pairing.propose', { id: pairing, kind: 'unit', village: xinlitun, helperTeam: institute, cadence: 'month' });
	await official.did('pairing.confirm', { pairing, on: '2026-02-01' });
	await taker.did('pairing.contact', { id: newId(), pairing, occurredOn: '2026-02-10' });
	const summary = new Summary({ sql: county.sql, version: (code) => county.journal.version(code) });
	const { text } = await summary.answer(everything, { from: '2026-01', to: '2100-12' });
	expect(JSON.parse(text).villages[xinlitun]).toMatchObject({ 'support.acts': { 'pairing:省农科院': { '2026-02': 1 } } });
});

test('a row that a measure forgot to declare is fetched, the number stands and follows that row; whoever runs the server is warned', async () => {
	const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
	onTestFinished(() => warned.mockRestore());
	const forgetful = new Map([['gift.arrived', { ...arrived, reads: arrived.reads.slice(0, 1) }]]);
	const summary = new Summary({
		sql: county.sql,
		version: (code) => county.journal.version(code),
		measures: forgetful,
		rules: 'forgetful',
	});
	const told = async () => JSON.parse((await summary.answer(everything, { from: '2026-01', to: '2100-12' })).text).villages[datun];
	expect(Object.keys((await told())['gift.arrived'])).toEqual(['早新梨']);
	expect(warned).toHaveBeenCalledWith(expect.stringMatching(/^donation_item by donation was looked at/), 'UndeclaredRead');
	const variety = (await county.sql<{ id: string }[]>`select id from variety where name = '早新梨'`)[0]?.id;
	await (await county.person('county_official')).did('variety.update', { variety, name: '晚新梨' });
	expect(Object.keys((await told())['gift.arrived'])).toEqual(['晚新梨']);
});
