import { addDays, localDate } from '@honghuo/core/dates.ts';
import { pruning } from '@honghuo/testing/records.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { County, datun, orchardIn } from './county.ts';

type Shown = { id: string; name: string; from: string; to: string | null; seenAt: string | null; revokedAt: string | null };
let county: County;
let official: Visitor;
let first: Visitor & { id: string };
beforeAll(async () => {
	county = await County.open({ limits: false });
	official = await county.person('county_official', { unit: '211422' });
	first = await county.person('first_secretary', { unit: datun });
});
afterAll(() => county.close());

async function link(name = '村部大厅屏', to?: string): Promise<{ id: string; token: string }> {
	const { status, body } = await official.ask<{ id: string; url: string }>('POST', '/api/v1/screens', { name, ...(to ? { to } : {}) });
	expect(status).toBe(201);
	return { id: body.id, token: body.url.split('/board#token=')[1] ?? '' };
}
async function hung(token: string): Promise<Visitor> {
	const screen = county.visitor();
	expect((await screen.ask('POST', '/api/v1/screens/enter', { token })).status).toBe(200);
	return screen;
}
const listed = async (id: string) =>
	(await official.ask<{ screens: Shown[] }>('GET', '/api/v1/screens')).body.screens.find((one) => one.id === id);

describe('a board on a wall', () => {
	test('opens by its link without signing in, hears what happens, and is listed by its name', async () => {
		const { id, token } = await link();
		expect(token).toMatch(/^[\w-]{43}$/);
		const screen = await hung(token);
		const { body: me } = await screen.ask('GET', '/api/v1/me');
		expect(me).toMatchObject({
			person: { name: '村部大厅屏', username: '' },
			grants: [{ role: 'viewer', unit: '211422' }],
			permissions: { people: false, villages: [], all: false },
		});
		await screen.connect();
		const { block } = await orchardIn(first, datun);
		await first.send(['work.log', pruning(block)]);
		await expect.poll(() => screen.heard.map(({ name }) => name)).toContain('work.log');
		expect(await listed(id)).toMatchObject({ name: '村部大厅屏', to: null, seenAt: expect.any(String), revokedAt: null });
	});

	test('sees nothing private, writes nothing, looks after nobody', async () => {
		const screen = await hung((await link()).token);
		await screen.connect();
		const results = await screen.send(
			['person.add', { id: newId(), name: '谁' }],
			['comment.add', { id: newId(), table: 'person', row: first.id, text: '我是屏' }],
			['feedback.send', { id: newId(), kind: 'complaint', text: '我是屏' }],
		);
		expect(results.every(({ status }) => status === 'refused')).toBe(true);
		for (const path of ['/api/v1/accounts', '/api/v1/screens']) expect((await screen.ask('GET', path)).status).toBe(403);
		expect((await screen.ask('POST', '/api/v1/screens', { name: '又一块屏' })).status).toBe(403);
		expect((await screen.ask('POST', '/api/v1/me/password', { current: 'x', next: 'y' })).status).toBe(403);
		await first.send(['contact.set', { id: newId(), person: first.id, village: datun, phone: '13900000000' }]);
		await first.send(['orchard.create', { id: newId(), village: datun, name: '新园' }]);
		await expect.poll(() => screen.heard.at(-1)?.name).toBe('orchard.create');
		expect(JSON.stringify(screen.heard)).not.toContain('13900000000');
		const { status, body } = await screen.ask('GET', '/api/v1/snapshot?county=211422');
		expect(status).toBe(200);
		expect(JSON.stringify(body)).not.toContain('13900000000');
	});

	test('revoked, it is cut off at once and the link no longer opens; the others go on', async () => {
		const [{ id, token }, other] = [await link(), await link('乡里的屏')];
		const [screen, neighbour] = [await hung(token), await hung(other.token)];
		await screen.connect();
		await neighbour.connect();
		expect((await official.ask('POST', `/api/v1/screens/${id}/revoke`)).status).toBe(204);
		await expect.poll(() => screen.socket?.connected, { timeout: 5_000 }).toBe(false);
		expect(screen.events.filter(([event]) => event === 'bye')).toEqual([['bye', { reason: 'revoked' }]]);
		expect((await screen.ask('GET', '/api/v1/me')).status).toBe(401);
		expect(await county.visitor().ask('POST', '/api/v1/screens/enter', { token })).toMatchObject({
			status: 404,
			body: { error: { code: 'screen_unknown' } },
		});
		expect(neighbour.socket?.connected).toBe(true);
		expect((await official.ask('POST', `/api/v1/screens/${id}/revoke`)).status).toBe(404);
		expect((await listed(id))?.revokedAt).not.toBeNull();
	});

	test('is cut off when its viewer’s posting ends', async () => {
		const screen = await hung((await link()).token);
		await screen.connect();
		const { body } = await screen.ask<{ postings: { id: string }[] }>('GET', '/api/v1/me');
		const yesterday = addDays(localDate(new Date()), -1);
		await county.administrator.send(['posting.end', { posting: body.postings[0]?.id, on: yesterday }]);
		await expect.poll(() => screen.socket?.connected, { timeout: 5_000 }).toBe(false);
		expect((await screen.ask('GET', '/api/v1/me')).status).toBe(401);
	});

	test('is nobody of the county: not posted, not leading, not asked, not called by name, not invited, not found, on no list', async () => {
		const screen = await hung((await link('走廊屏')).token);
		const wall = (await screen.ask<{ person: { id: string } }>('GET', '/api/v1/me')).body.person.id;
		const { block } = await orchardIn(first, datun);
		const [team, served, session, problem] = [newId(), newId(), newId(), newId()];
		const today = localDate(new Date());
		const task = {
			id: newId(),
			block,
			kind: 'dormant_pruning',
			plannedFrom: today,
			plannedTo: today,
			targetValue: 10_000,
			targetUnit: 'e4mu',
		};
		const prepared = [
			...(await official.send(
				['team.create', { id: team, village: datun, name: '工作队' }],
				['service.form', { id: served, kind: 'team', name: '服务队', from: today }],
				[
					'training.hold',
					{ id: session, village: datun, topic: '冬剪', heldOn: today, turnouts: [{ id: newId(), village: datun, people: 9 }] },
				],
			)),
			...(await first.send(['task.plan', task], ['problem.report', { id: problem, village: datun, channel: 'field', text: '腐烂病' }])),
			...(await official.send(['problem.accept', { id: newId(), problem }])),
		];
		expect(prepared.map((result) => ('code' in result ? result.code : result.status))).toEqual(Array(6).fill('accepted'));
		const named: [name: string, input: object][] = [
			['posting.give', { id: newId(), person: wall, role: 'village_secretary', unit: datun, from: '2024-01-01' }],
			['contact.set', { id: newId(), person: wall, phone: '13900000000' }],
			['team.create', { id: newId(), village: datun, name: '屏队', leader: wall }],
			['team.update', { team, leader: wall }],
			['service.form', { id: newId(), kind: 'team', name: '屏服务队', leader: wall, from: today }],
			['service.form', { id: newId(), kind: 'team', name: '屏员', from: today, members: [{ id: newId(), person: wall, role: 'member' }] }],
			['service.update', { team: served, leader: wall }],
			['member.join', { id: newId(), team: served, person: wall, from: today }],
			['expert.add', { id: newId(), person: wall, fields: ['pests'] }],
			['comment.add', { id: newId(), on: { table: 'tech_problem', row: problem }, text: '看看', mentions: [wall] }],
			['problem.assign', { id: newId(), problem, assignee: wall }],
			['zone.add', { id: newId(), village: datun, name: '一网格', keeper: wall }],
			['pairing.propose', { id: newId(), kind: 'growers', village: datun, helperPerson: wall, helpedName: '李四', cadence: 'month' }],
			['training.correct', { session, teacher: wall }],
			['attendance.name', { session, village: datun, people: [{ id: newId(), person: wall }] }],
		];
		const told = [
			...(await official.send(...named)),
			...(await first.send(['task.plan', { ...task, id: newId(), assignee: wall }], ['task.correct', { task: task.id, assignee: wall }])),
		];
		expect(told.map((result) => ('code' in result ? result.code : result.status))).toEqual(Array(17).fill('person_is_screen'));
		expect((await screen.ask('GET', '/api/v1/me')).status).toBe(200);
		expect(await official.ask('POST', '/api/v1/invitations', { person: wall })).toMatchObject({
			status: 422,
			body: { error: { code: 'person_is_screen' } },
		});
		const found = await official.ask('GET', `/api/v1/search?q=${encodeURIComponent('走廊屏')}`);
		expect([found.status, JSON.stringify(found.body).includes(wall)]).toEqual([200, false]);
		const human = await official.ask('GET', `/api/v1/search?q=${encodeURIComponent('first_secretary')}`);
		expect(JSON.stringify(human.body)).toContain(first.id);
	});

	test('a made-up link, one that is too long, a past day and a village’s secretary', async () => {
		const stranger = county.visitor();
		const enter = (token: unknown) => stranger.ask<{ error?: { code: string } }>('POST', '/api/v1/screens/enter', { token });
		expect((await enter('x'.repeat(43))).body.error?.code).toBe('screen_unknown');
		expect((await enter('x'.repeat(129))).body.error?.code).toBe('input_invalid');
		expect(stranger.cookie).toBe('');
		const past = await official.ask('POST', '/api/v1/screens', { name: '屏', to: '2020-01-01' });
		expect(past).toMatchObject({ status: 422, body: { error: { code: 'screen_over' } } });
		expect((await first.ask('POST', '/api/v1/screens', { name: '屏' })).status).toBe(403);
		expect((await stranger.ask('GET', '/api/v1/screens')).status).toBe(401);
	});

	test('the link is nowhere in the database, only its hash', async () => {
		const { token } = await link();
		const postgres = (await import('postgres')).default;
		const sql = postgres(county.server.databaseUrl, { max: 1 });
		const [row] = await sql<
			{ found: boolean }[]
		>`select exists(select from screen_link where encode(token, 'escape') like ${`%${token}%`}) as found`;
		const [entry] = await sql<{ found: boolean }[]>`select exists(select from journal where input::text like ${`%${token}%`}) as found`;
		await sql.end();
		expect([row?.found, entry?.found]).toEqual([false, false]);
	});
});
