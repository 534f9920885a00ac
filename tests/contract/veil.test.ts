import { readWorkbook } from '@honghuo/server/src/sheets/workbook.ts';
import { newId } from '@honghuo/testing/pocket-county.ts';
import { startServer } from '@honghuo/testing/server.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { County, datun, xinlitun } from './county.ts';

/** A grower of 大屯村, and what devices of other villages are told of their name: nothing but its first letter, wherever it is read. */
type Person = Visitor & { id: string };
let county: County;
let own: Person;
let other: Person;
let saving: Person;
let township: Person;
let expert: Person;
let official: Person;
let elsewhere: Visitor;
let second: Awaited<ReturnType<typeof startServer>>;
const grower = newId();
const name = '欧阳守拙';

beforeAll(async () => {
	county = await County.open();
	second = await startServer(inject('cluster'), { beside: county.server });
	own = await county.person('village_secretary', { unit: datun });
	other = await county.person('village_secretary', { unit: xinlitun });
	saving = await county.person('first_secretary', { unit: xinlitun });
	township = await county.person('township_official', { unit: datun.slice(0, 9) });
	expert = await county.person('expert', { unit: '211422' });
	official = await county.person('county_official', { unit: '211422' });
	elsewhere = Object.assign(county.visitor(second.url), { cookie: other.cookie });
	for (const one of [own, other, township, expert, official, elsewhere]) await one.connect({ county: '211422' });
	await saving.connect({ county: '211422', own: true });
	const results = await county.administrator.send(
		['person.add', { id: grower, name }],
		['posting.give', { id: newId(), person: grower, role: 'grower', unit: datun, from: '2026-01-01' }],
		['person.rename', { person: grower, name: `${name}二` }],
		['person.rename', { person: grower, name }],
	);
	expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
});
afterAll(async () => {
	await second.close();
	await county.close();
});

/** Everything the server tells somebody who asks: snapshots, the journal forwards and backwards, a record's history, catching up, search, sheets. */
async function asked(one: Visitor): Promise<string> {
	const paths = [
		'/api/v1/snapshot',
		'/api/v1/snapshot?whole=1',
		`/api/v1/snapshot?village=${datun}`,
		`/api/v1/snapshot?village=${datun}&only=1`,
		'/api/v1/journal?after=0&limit=2000',
		'/api/v1/journal?after=0&limit=2000&own=1',
		'/api/v1/journal?limit=2000',
		`/api/v1/journal?row=${grower}`,
		`/api/v1/search?q=${encodeURIComponent(name.slice(0, 2))}`,
	];
	const answers = await Promise.all(paths.map((path) => one.ask('GET', path)));
	expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
	const caught = one.socket ? await one.emit<object>('catch-up', { after: 0 }) : {};
	return JSON.stringify([answers.map(({ body }) => body), caught]);
}

/** The grower's name as it came last over the socket. */
const heard = (one: Visitor): string | undefined =>
	one.heard
		.flatMap(({ changes }) => changes)
		.filter(({ row }) => row.id === grower)
		.map(({ row }) => (row as unknown as { name: string }).name)
		.at(-1);
const outside = () => [other, saving, expert, elsewhere];
const inside = () => [own, township, official];

test('never a byte more than the first letter outside the village; its own people, its township and the county read it', async () => {
	for (const one of outside()) {
		await expect.poll(() => heard(one)).toBe('欧*');
		expect(JSON.stringify(one.events)).not.toContain('守拙');
		expect(await asked(one)).not.toContain('守拙');
		expect(await asked(one)).toContain('欧*');
	}
	for (const one of inside()) {
		await expect.poll(() => heard(one)).toBe(name);
		expect(await asked(one)).toContain(name);
	}
});

test('with their consent everybody reads it, from that moment; withdrawn, it is veiled again on every device and in everything told before', async () => {
	const consent = newId();
	const given = { id: consent, person: grower, village: datun, purposes: ['name', 'attendance'], givenOn: '2026-02-01', how: 'paper' };
	expect((await own.send(['consent.record', given]))[0]?.status).toBe('accepted');
	for (const one of outside()) {
		await expect.poll(() => heard(one)).toBe(name);
		expect(await asked(one)).toContain(name);
	}
	expect((await own.send(['consent.withdraw', { consent, on: '2026-02-02', how: 'oral' }]))[0]?.status).toBe('accepted');
	for (const one of outside()) {
		await expect.poll(() => heard(one)).toBe('欧*');
		expect(await asked(one)).not.toContain('守拙');
	}
	// What else they agreed to, how, and that it was taken back is their village's and the county's to know: no answer and no push tells it elsewhere.
	const agreed = /"(purposes":\["name","attendance|givenOn":"2026-02-01|withdrawnOn":"2026-02-02|(how|withdrawnHow)":"(paper|oral))/;
	for (const one of outside()) expect((await asked(one)) + JSON.stringify(one.events)).not.toMatch(agreed);
	for (const one of inside()) expect(await asked(one)).toMatch(agreed);
});

test('who is asked as an expert or takes an office acts under their name', async () => {
	const [adviser, leader] = [newId(), newId()];
	const results = await county.administrator.send(
		['person.add', { id: adviser, name: '司马老师' }],
		['person.add', { id: leader, name: '诸葛队长' }],
	);
	expect(results.every(({ status }) => status === 'accepted')).toBe(true);
	expect(await asked(other)).not.toMatch(/司马老师|诸葛队长/);
	await county.administrator.send(
		['expert.add', { id: newId(), person: adviser, fields: ['pruning'] }],
		['team.create', { id: newId(), village: datun, name: '驻大屯村工作队', leader }],
	);
	const seen = await asked(other);
	expect(seen).toContain('司马老师');
	expect(seen).toContain('诸葛队长');
});

test('names typed into a village’s records stay there too: who came to listen, who keeps a grid, who helps whom', async () => {
	const [visit, profile, zone, pairing, advice] = [newId(), newId(), newId(), newId(), newId()];
	const [came, keeper, helped, helper] = ['钟离守静', '公孙大丫', '令狐小满', '尉迟老根'];
	const results = await own.send(
		['expert.add', { id: profile, person: expert.id, fields: ['pear'] }],
		['visit.request', { id: visit, village: datun, topic: '梨树拉枝', expert: profile }],
		['visit.schedule', { visit, scheduledOn: '2026-02-10' }],
		['visit.complete', { visit, doneOn: '2026-02-10', attended: 2, attendees: [came, '王平'], advice: [{ id: advice, text: '先拉大枝' }] }],
		['zone.add', { id: zone, village: datun, name: '东沟', keeperName: keeper }],
		['pairing.propose', { id: pairing, kind: 'growers', village: datun, helperName: helper, helpedName: helped, cadence: 'month' }],
	);
	expect(results.map(({ status }) => status)).toEqual(results.map(() => 'accepted'));
	const head = results.at(-1) as { version: number };
	const typedNames = /守静|大丫|小满|老根/;
	const rest = async (one: Visitor) => {
		const histories = [visit, zone, pairing].map((row) => `/api/v1/journal?row=${row}`);
		const searches = [came, keeper, helped, helper].map((who) => `/api/v1/search?q=${encodeURIComponent(who.slice(1))}`);
		const others = [
			'/api/v1/figures/zones',
			`/api/v1/figures/pairings?on=2026-02-26&village=${datun}`,
			`/api/v1/figures/visits?village=${datun}`,
			'/api/v1/me/data',
			`/api/v1/reports/${datun}/2026-02`,
		];
		const answers = await Promise.all([...histories, ...searches, ...others].map((path) => one.ask('GET', path)));
		expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
		const sheets = ['zones', 'pairings'].map(async (name) => {
			const file = await fetch(`${one.url}/api/v1/sheets/${name}/rows.xlsx?village=${datun}`, { headers: { cookie: one.cookie } });
			return readWorkbook(new Uint8Array(await file.arrayBuffer()));
		});
		return JSON.stringify([answers, await Promise.all(sheets)]);
	};
	for (const one of outside()) {
		await expect.poll(() => one.heard.at(-1)?.version).toBe(head.version);
		expect(JSON.stringify([one.events, one.heard])).not.toMatch(typedNames);
		expect(`${await asked(one)} ${await rest(one)}`).not.toMatch(typedNames);
		expect(await asked(one)).toContain('"attendees":["钟*","王*"]');
	}
	for (const one of inside()) {
		const read = `${await asked(one)} ${await rest(one)}`;
		for (const name of [came, keeper, helped, helper]) expect(read).toContain(name);
	}
	// The expert, who was there and reads no name, puts the number right; the list stays whole.
	const envelope = { id: newId(), name: 'visit.update', input: { visit, attended: 9 }, recordedAt: new Date().toISOString() };
	const seen = { [visit]: { attended: 2, attendees: ['钟*', '王*'] } };
	const { body } = await expert.ask<{ results: { status: string }[] }>('POST', '/api/v1/commands', { commands: [{ ...envelope, seen }] });
	expect(body.results[0]?.status).toBe('accepted');
	const [copied] = await expert.send(['visit.update', { visit, attendees: ['钟*'] }]);
	expect(copied).toMatchObject({ status: 'refused', code: 'visit_names_veiled', field: 'attendees' });
	await expect
		.poll(async () => JSON.stringify((await own.ask('GET', `/api/v1/journal?row=${visit}`)).body))
		.toMatch(/"attended":9.*钟离守静|钟离守静.*"attended":9/s);
});

test('a device that holds the veiled name cannot write it back, and what another put right stays whole', async () => {
	const [refused] = await official.send(['person.rename', { person: grower, name: '欧*' }]);
	expect(refused).toMatchObject({ status: 'refused', code: 'person_name_veiled', field: 'name' });
	const [added] = await official.send(['person.add', { id: newId(), name: '欧*' }]);
	expect(added).toMatchObject({ status: 'refused', code: 'person_name_veiled' });
	// A rename by somebody who saw another name, as a device does that was veiled when it looked: asked to look again, nothing is kept in the open.
	const envelope = {
		id: newId(),
		name: 'person.rename',
		input: { person: grower, name: '欧阳守愚' },
		recordedAt: new Date().toISOString(),
		seen: { [grower]: { name: '欧*' } },
	};
	const { body } = await official.ask<{ results: { code?: string }[] }>('POST', '/api/v1/commands', { commands: [envelope] });
	expect(body.results[0]?.code).toBe('changed_meanwhile');
	// A command beside it, decided on a device that holds 「欧*」, writes the row anew: with the name that stands in the ledger.
	const posting = { id: newId(), person: grower, role: 'grower', unit: datun, from: '2026-02-03' };
	expect((await official.send(['posting.give', posting]))[0]?.status).toBe('accepted');
	await expect.poll(() => heard(own)).toBe(name);
	await expect.poll(() => heard(other)).toBe('欧*');
});
