import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const datun = '211422106214';
const xinlitun = '211422222201';

let server: TestServer;
let administrator: Visitor;
const visitors: Visitor[] = [];
const visitor = () => {
	const one = new Visitor(server.url);
	visitors.push(one);
	return one;
};

/** Enters a person, posts them, invites them and lets them accept: the way real people come in. */
async function person(role: string, place: { unit: string } | { team: string }, name = role): Promise<Visitor & { id: string }> {
	const id = newId();
	const results = await administrator.send(
		['person.add', { id, name }],
		['posting.give', { id: newId(), person: id, role, from: '2024-01-01', ...place }],
	);
	expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
	const { body } = await administrator.ask<{ code: string }>('POST', '/api/v1/invitations', { person: id });
	const one = visitor();
	const joined = await one.ask('POST', `/api/v1/invitations/${body.code}/accept`, {
		username: `u${id.slice(-8)}`,
		password: 'dongpo-xiujian-7',
	});
	expect(joined.status).toBe(201);
	return Object.assign(one, { id });
}

const orchardIn = async (who: Visitor, village: string) => {
	const [orchard, block] = [newId(), newId()];
	const results = await who.send(
		['orchard.create', { id: orchard, village, name: '早金酥梨园' }],
		['block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000 }],
	);
	expect(results.map(({ status }) => status)).toEqual(['accepted', 'accepted']);
	return { orchard, block };
};
const pruning = (block: string, doneValue = 70_000) => ({
	id: newId(),
	block,
	kind: 'dormant_pruning',
	doneValue,
	doneUnit: 'e4mu',
	occurredOn: '2026-02-26',
});

beforeAll(async () => {
	server = await startServer(inject('cluster'));
	administrator = visitor();
	const setUp = await administrator.ask('POST', '/api/v1/setup', {
		code: server.setupCode,
		county: '211422',
		administrator: { name: '县管理员', username: 'guanli', password: 'zaojinsu-2026-li' },
	});
	expect(setUp.status).toBe(201);
});
afterAll(async () => {
	for (const one of visitors) one.leave();
	await server.close();
});

describe('what one records the others see at once', () => {
	test('by socket and by HTTP, in order, without a hole', async () => {
		const first = await person('first_secretary', { unit: datun });
		const secretary = await person('village_secretary', { unit: datun });
		const official = await person('county_official', { unit: '211422' });
		const { block } = await orchardIn(first, datun);
		const start = await secretary.connect({ county: '211422', after: 0 });
		await official.connect({ county: '211422', after: 0 });
		await first.connect({ county: '211422', after: 0 });
		const [bySocket] = await first.sendLive(['work.log', pruning(block, 30_000)]);
		const [byHttp] = await first.send(['work.log', pruning(block, 40_000)]);
		expect([bySocket?.status, byHttp?.status]).toEqual(['accepted', 'accepted']);
		for (const screen of [secretary, official, first]) {
			await expect.poll(() => screen.heard.length).toBe(2);
			expect(screen.heard.map(({ version, previous }) => [version, previous])).toEqual([
				[start.version + 1, start.version],
				[start.version + 2, start.version + 1],
			]);
			expect(screen.heard[0]).toMatchObject({ name: 'work.log', actor: first.id, changes: [{ table: 'work_log', op: 'insert' }] });
		}
	});

	test('a command sent by socket and HTTP together, several times, takes effect once with one answer', async () => {
		const first = await person('first_secretary', { unit: datun });
		const { block } = await orchardIn(first, datun);
		await first.connect();
		const draft: [string, unknown, string] = ['work.log', pruning(block), newId()];
		const answers = await Promise.all([first.send(draft), first.sendLive(draft), first.send(draft), first.sendLive(draft)]);
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		const { body } = await first.ask<{ tables: { work_log: { block: string }[] } }>(
			'GET',
			`/api/v1/snapshot?county=211422&village=${datun}`,
		);
		expect(body.tables.work_log.filter((row) => row.block === block)).toHaveLength(1);
	});

	test('catching up over the socket joins what came live', async () => {
		const first = await person('first_secretary', { unit: datun });
		const { version } = await first.connect();
		const { block } = await orchardIn(first, datun);
		await first.sendLive(['work.log', pruning(block)]);
		await expect.poll(() => first.heard.at(-1)?.version).toBe(version + 3);
		const caught = await first.emit<{ entries: unknown[]; version: number; more: boolean }>('catch-up', { after: version });
		expect(caught).toEqual({ entries: first.heard.filter((entry) => entry.version > version), version: version + 3, more: false });
		const page = await first.ask<{ entries: unknown[] }>('GET', `/api/v1/journal?county=211422&after=${version}&limit=2`);
		expect(page.body).toMatchObject({ entries: caught.entries.slice(0, 2), more: true });
	});

	test('progress 7 of 21 mu can be asked as a figure that names its entries', async () => {
		const first = await person('first_secretary', { unit: datun });
		const { orchard, block } = await orchardIn(first, datun);
		const others = [newId(), newId()];
		await first.send(
			...others.map((id): [string, unknown] => ['block.create', { id, orchard, name: `坡${id.slice(-4)}`, areaE4mu: 70_000 }]),
		);
		const window = { kind: 'dormant_pruning', plannedFrom: '2025-12-01', plannedTo: '2026-03-10', targetValue: 70_000, targetUnit: 'e4mu' };
		await first.send(...[block, ...others].map((id): [string, unknown] => ['task.plan', { id: newId(), block: id, ...window }]));
		const [logged] = await first.send(['work.log', pruning(block)]);
		const { body } = await first.ask<{ value: number; entries: { version: number }[] }>(
			'GET',
			`/api/v1/figures/progress?orchard=${orchard}&kind=dormant_pruning`,
		);
		expect(body).toMatchObject({ value: 70_000, unit: 'e4mu', parts: { done: 70_000, target: 210_000 } });
		expect(body.entries).toContainEqual({ version: logged?.status === 'accepted' ? logged.version : 0 });
	});
});

describe('rights on open sockets', () => {
	test('a phone number reaches the own village and the officials; others get its number only', async () => {
		const first = await person('first_secretary', { unit: datun });
		const neighbour = await person('village_secretary', { unit: xinlitun });
		const official = await person('county_official', { unit: '211422' });
		for (const screen of [first, neighbour, official]) await screen.connect();
		const phone = '13987654321';
		await administrator.send(['contact.set', { id: newId(), person: first.id, village: datun, phone }]);
		for (const screen of [first, neighbour, official]) await expect.poll(() => screen.heard.length).toBe(1);
		const counts = [first, neighbour, official].map((screen) => JSON.stringify(screen.heard).split(phone).length - 1);
		expect(counts).toEqual([1, 0, 1]);
		expect(neighbour.heard[0]).toMatchObject({ id: null, name: 'sealed', actor: null, changes: [] });
		for (const path of ['/api/v1/journal?after=0&limit=2000', '/api/v1/snapshot', '/api/v1/journal?limit=100']) {
			expect(JSON.stringify((await neighbour.ask('GET', path)).body)).not.toContain(phone);
		}
	});

	test('a posting ended is told at once, and the next command is refused', async () => {
		const leaving = await person('first_secretary', { unit: datun });
		const { block } = await orchardIn(leaving, datun);
		await leaving.connect();
		const me = await leaving.ask<{ postings: { id: string }[] }>('GET', '/api/v1/me');
		await administrator.send(['posting.end', { posting: me.body.postings[0]?.id, on: '2026-01-31' }]);
		await expect.poll(() => leaving.events.some(([event]) => event === 'rights')).toBe(true);
		const [answer] = await leaving.sendLive(['work.log', pruning(block)]);
		expect(answer).toMatchObject({ status: 'refused', code: 'not_permitted' });
		expect(answer).toHaveProperty('message', expect.stringContaining('任职'));
	});

	test('a disabled account loses its open socket with a word of farewell', async () => {
		const dismissed = await person('village_secretary', { unit: datun });
		await dismissed.connect();
		expect((await administrator.ask('POST', `/api/v1/accounts/${dismissed.id}/disable`)).status).toBeLessThan(300);
		await expect.poll(() => dismissed.socket?.connected, { timeout: 5_000 }).toBe(false);
		expect(dismissed.events).toContainEqual(['bye', { reason: 'revoked' }]);
		expect((await dismissed.ask('GET', '/api/v1/me')).status).toBe(401);
	});

	test('an invitation is worth no more than its inviter: not after they are dismissed, nor once the invited has risen above them', async () => {
		const official = await person('county_official', { unit: '211422' });
		const invited = newId();
		await official.send(
			['person.add', { id: invited, name: '新来的' }],
			['posting.give', { id: newId(), person: invited, role: 'expert', unit: '211422', from: '2024-01-01' }],
		);
		const { body } = await official.ask<{ code: string }>('POST', '/api/v1/invitations', { person: invited });
		await administrator.send(['posting.give', { id: newId(), person: invited, role: 'administrator', unit: '211422', from: '2024-01-01' }]);
		const accept = (username: string) =>
			visitor().ask('POST', `/api/v1/invitations/${body.code}/accept`, { username, password: 'dongpo-xiujian-7' });
		expect(await accept('shang-wei')).toMatchObject({ status: 404, body: { error: { code: 'invitation_unknown' } } });
	});

	test('a team member writes for the team’s village', async () => {
		const team = newId();
		await administrator.send(['team.create', { id: team, village: xinlitun, name: '驻新立屯村工作队' }]);
		const member = await person('team_member', { team });
		await orchardIn(member, xinlitun);
		const [answer] = await member.send(['orchard.create', { id: newId(), village: datun, name: '果园' }]);
		expect(answer).toMatchObject({ status: 'refused', code: 'village_not_yours', field: 'village' });
	});
});

describe('two servers on one database', () => {
	test('are one: what is sent to one is seen on the other, in one order, and presence and dismissal cross over', async () => {
		const second = await startServer(inject('cluster'), { beside: server });
		try {
			const here = await person('first_secretary', { unit: datun });
			const there = await person('village_secretary', { unit: datun });
			const away = Object.assign(new Visitor(second.url), { cookie: there.cookie });
			visitors.push(away);
			await here.connect();
			const { version } = await away.connect();
			const { block } = await orchardIn(here, datun);
			const writers = [here, away].flatMap((who) => Array.from({ length: 20 }, () => who.send(['work.log', pruning(block, 100)])));
			expect((await Promise.all(writers)).flat().every(({ status }) => status === 'accepted')).toBe(true);
			const expected = Array.from({ length: 42 }, (_, index) => version + 1 + index);
			for (const screen of [here, away])
				await expect.poll(() => screen.heard.map((entry) => entry.version).filter((one) => one > version)).toEqual(expected);
			const place = `block:${block}`;
			await here.emit('here', { place });
			await away.emit('here', { place });
			await expect
				.poll(() => here.events.filter(([event]) => event === 'here').at(-1)?.[1])
				.toEqual({ place, people: [here.id, there.id].sort() });
			await administrator.ask('POST', `/api/v1/accounts/${there.id}/disable`);
			await expect.poll(() => away.socket?.connected, { timeout: 5_000 }).toBe(false);
		} finally {
			await second.close();
		}
	});
});

describe('at the door of the socket', () => {
	test('nobody without a session, nobody from a foreign page, nobody for a foreign county', async () => {
		await expect(visitor().connect()).rejects.toMatchObject({ data: { code: 'session_missing' } });
		const first = await person('first_secretary', { unit: datun });
		await expect(first.connect({ county: '211321' })).rejects.toMatchObject({ data: { code: 'county_foreign' } });
		await expect(first.connect({}, { Origin: 'https://evil.example' })).rejects.toBeInstanceOf(Error);
		await expect(first.connect({}, { Origin: server.url })).resolves.toHaveProperty('version');
	});

	test('messages that make no sense are answered, and the socket lives on', async () => {
		const first = await person('first_secretary', { unit: datun });
		await first.connect();
		for (const body of [null, 7, 'x', [], {}, { commands: 'no' }, { commands: [{}] }, { commands: [] }, { commands: Array(51).fill({}) }]) {
			expect(await first.emit('commands', body)).toMatchObject({ error: { code: 'message_invalid', message: expect.any(String) } });
		}
		for (const after of [-1, 'x', 1.5, null])
			expect(await first.emit('catch-up', { after })).toMatchObject({ error: { code: 'message_invalid' } });
		first.socket?.emit('commands', { commands: [] });
		first.socket?.emit('no-such-event', 1);
		expect(await first.emit('here', { place: `village:${datun}` })).toEqual({});
	});

	test('presence names who looks at the same place, and forgets them when they leave', async () => {
		const first = await person('first_secretary', { unit: datun });
		const secretary = await person('village_secretary', { unit: datun });
		const third = await person('county_official', { unit: '211422' });
		for (const screen of [first, secretary, third]) await screen.connect();
		const place = `orchard:${newId()}`;
		await first.emit('here', { place });
		await secretary.emit('here', { place });
		const present = (screen: Visitor) => screen.events.filter(([event]) => event === 'here').at(-1)?.[1];
		await expect.poll(() => present(first)).toEqual({ place, people: [first.id, secretary.id].sort() });
		secretary.leave();
		await expect.poll(() => present(first)).toEqual({ place, people: [first.id] });
		expect(present(third)).toBeUndefined();
	});
});
