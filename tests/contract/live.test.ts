import { pruning } from '@honghuo/testing/records.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { County, datun, orchardIn, xinlitun } from './county.ts';

let county: County;
beforeAll(async () => {
	county = await County.open();
});
afterAll(() => county.close());

describe('what one records the others see at once', () => {
	test('by socket and by HTTP, in order, without a hole', async () => {
		const first = await county.person('first_secretary', { unit: datun });
		const secretary = await county.person('village_secretary', { unit: datun });
		const official = await county.person('county_official', { unit: '211422' });
		const { block } = await orchardIn(first, datun);
		const start = await secretary.connect({ county: '211422', after: 0 });
		await official.connect({ county: '211422', after: 0 });
		await first.connect({ county: '211422', after: 0 });
		const [bySocket] = await first.sendLive(['work.log', pruning(block, { doneValue: 30_000 })]);
		const [byHttp] = await first.send(['work.log', pruning(block, { doneValue: 40_000 })]);
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
		const first = await county.person('first_secretary', { unit: datun });
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
		const first = await county.person('first_secretary', { unit: datun });
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
		const first = await county.person('first_secretary', { unit: datun });
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

describe('saving data: a phone that asked for its own villages alone', () => {
	test('hears nothing of the others, and misses nothing of its own', async () => {
		const mine = await county.person('first_secretary', { unit: datun });
		const theirs = await county.person('village_secretary', { unit: xinlitun });
		const [here, there] = [await orchardIn(mine, datun), await orchardIn(theirs, xinlitun)];
		const { version } = await mine.connect({ county: '211422', after: 0, own: true });
		for (let i = 0; i < 5; i++) await theirs.send(['work.log', pruning(there.block, { doneValue: 1_000 + i })]);
		await mine.send(['work.log', pruning(here.block)]);
		await theirs.send(['work.log', pruning(there.block)]);
		await mine.send(['work.log', pruning(here.block, { doneValue: 10_000 })]);
		await expect.poll(() => mine.heard.at(-1)?.version).toBe(version + 8);
		expect(mine.heard.map(({ name, previous, version }) => [name, previous, version])).toEqual([
			['work.log', version, version + 6],
			['work.log', version + 6, version + 8],
		]);
		const caught = await mine.emit<{ entries: { name: string; previous: number; version: number }[] }>('catch-up', { after: version });
		expect(caught.entries.map((entry) => [entry.name, entry.previous, entry.version])).toEqual([
			['sealed', version, version + 5],
			['work.log', version + 5, version + 6],
			['sealed', version + 6, version + 7],
			['work.log', version + 7, version + 8],
		]);
		const page = await mine.ask('GET', `/api/v1/journal?county=211422&after=${version}&own=1`);
		expect(page.body).toEqual(caught);
	});

	test('who comes into an empty room while something is under way is shown the hole', async () => {
		const mine = await county.person('village_secretary', { unit: xinlitun });
		const { block } = await orchardIn(mine, xinlitun);
		await mine.connect({ county: '211422', after: 0, own: true });
		await mine.send(['work.log', pruning(block, { doneValue: 1_000 })]);
		await expect.poll(() => mine.heard.length).toBe(1);
		mine.leave();
		await mine.send(['work.log', pruning(block, { doneValue: 2_000 })]);
		const { version } = await mine.connect({ county: '211422', after: 0, own: true });
		await mine.send(['work.log', pruning(block, { doneValue: 3_000 })]);
		await expect.poll(() => mine.heard.at(-1)?.version).toBe(version + 1);
		expect(mine.heard.at(-1)?.previous).toBe(version);
	});
});

describe('rights on open sockets', () => {
	test('a phone number reaches the own village and the officials; others get its number only', async () => {
		const first = await county.person('first_secretary', { unit: datun });
		const neighbour = await county.person('village_secretary', { unit: xinlitun });
		const official = await county.person('county_official', { unit: '211422' });
		for (const screen of [first, neighbour, official]) await screen.connect();
		const phone = '13987654321';
		await county.administrator.send(['contact.set', { id: newId(), person: first.id, village: datun, phone }]);
		for (const screen of [first, neighbour, official]) await expect.poll(() => screen.heard.length).toBe(1);
		const counts = [first, neighbour, official].map((screen) => JSON.stringify(screen.heard).split(phone).length - 1);
		expect(counts).toEqual([1, 0, 1]);
		expect(neighbour.heard[0]).toMatchObject({ id: null, name: 'sealed', actor: null, changes: [] });
		for (const path of ['/api/v1/journal?after=0&limit=2000', '/api/v1/snapshot', '/api/v1/journal?limit=100']) {
			expect(JSON.stringify((await neighbour.ask('GET', path)).body)).not.toContain(phone);
		}
	});

	test('a posting ended is told at once, and the next command is refused', async () => {
		const leaving = await county.person('first_secretary', { unit: datun });
		const { block } = await orchardIn(leaving, datun);
		await leaving.connect();
		const me = await leaving.ask<{ postings: { id: string }[] }>('GET', '/api/v1/me');
		await county.administrator.send(['posting.end', { posting: me.body.postings[0]?.id, on: '2026-01-31' }]);
		await expect.poll(() => leaving.events.some(([event]) => event === 'rights')).toBe(true);
		const [answer] = await leaving.sendLive(['work.log', pruning(block)]);
		expect(answer).toMatchObject({ status: 'refused', code: 'not_permitted' });
		expect(answer).toHaveProperty('message', expect.stringContaining('任职'));
	});

	test('a disabled account loses its open socket with a word of farewell', async () => {
		const dismissed = await county.person('village_secretary', { unit: datun });
		await dismissed.connect();
		expect((await county.administrator.ask('POST', `/api/v1/accounts/${dismissed.id}/disable`)).status).toBeLessThan(300);
		await expect.poll(() => dismissed.socket?.connected, { timeout: 5_000 }).toBe(false);
		expect(dismissed.events).toContainEqual(['bye', { reason: 'revoked' }]);
		expect((await dismissed.ask('GET', '/api/v1/me')).status).toBe(401);
	});

	test('an invitation is worth no more than its inviter: not after they are dismissed, nor once the invited has risen above them', async () => {
		const official = await county.person('county_official', { unit: '211422' });
		const invited = newId();
		await official.send(
			['person.add', { id: invited, name: '新来的' }],
			['posting.give', { id: newId(), person: invited, role: 'expert', unit: '211422', from: '2024-01-01' }],
		);
		const { body } = await official.ask<{ code: string }>('POST', '/api/v1/invitations', { person: invited });
		await county.administrator.send([
			'posting.give',
			{ id: newId(), person: invited, role: 'administrator', unit: '211422', from: '2024-01-01' },
		]);
		const accept = (username: string) =>
			county.visitor().ask('POST', `/api/v1/invitations/${body.code}/accept`, { username, password: 'dongpo-xiujian-7' });
		expect(await accept('shang-wei')).toMatchObject({ status: 404, body: { error: { code: 'invitation_unknown' } } });
	});

	test('a team member writes for the team’s village', async () => {
		const team = newId();
		await county.administrator.send(['team.create', { id: team, village: xinlitun, name: '驻新立屯村工作队' }]);
		const member = await county.person('team_member', { team });
		await orchardIn(member, xinlitun);
		const [answer] = await member.send(['orchard.create', { id: newId(), village: datun, name: '果园' }]);
		expect(answer).toMatchObject({ status: 'refused', code: 'village_not_yours', field: 'village' });
	});
});
