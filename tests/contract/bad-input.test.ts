import { startServer, type TestServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import fc from 'fast-check';
import postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { digestOf } from './digest.ts';

type Schema = { type?: string; properties?: Record<string, Schema>; required?: string[] };

let server: TestServer;
let administrator: Visitor;
let first: Visitor;
let commands: { name: string; input: Schema }[];
let sql: postgres.Sql;

beforeAll(async () => {
	server = await startServer(inject('cluster'), { limits: false });
	sql = postgres(server.databaseUrl, { max: 1 });
	administrator = new Visitor(server.url);
	const founded = {
		code: server.setupCode,
		county: '211422',
		administrator: { name: '县管理员', username: 'guanli', password: 'zaojinsu-2026-li' },
	};
	expect((await administrator.ask('POST', '/api/v1/setup', founded)).status).toBe(201);
	first = new Visitor(server.url);
	const id = newId();
	await administrator.send(
		['person.add', { id, name: '大屯村第一书记' }],
		['posting.give', { id: newId(), person: id, role: 'first_secretary', unit: '211422106214', from: '2024-01-01' }],
	);
	const { body } = await administrator.ask<{ code: string }>('POST', '/api/v1/invitations', { person: id });
	await first.ask('POST', `/api/v1/invitations/${body.code}/accept`, { username: 'datun-diyi', password: 'dongpo-xiujian-7' });
	commands = (await first.ask<{ commands: { name: string; input: Schema }[] }>('GET', '/api/v1/commands')).body.commands;
});
afterAll(async () => {
	await sql.end();
	await server.close();
});

/** A digest of everything kept, to show that nothing has changed. */
const state = () => digestOf(sql);

const canary = 'kan@ri-77';
const junk = fc.oneof(
	fc.constantFrom<unknown>(
		null,
		true,
		-1,
		0,
		1.5,
		1e300,
		'',
		' ',
		'2026-02-31',
		'9999-99-99',
		'二〇二六',
		canary,
		'\u202e倒',
		'x'.repeat(5_000),
		[],
		{},
		[[]],
		{ a: { b: 1 } },
	),
	fc.string(),
	fc.integer(),
	fc.jsonValue({ maxDepth: 2 }),
);

describe('bad input gets a clear 4xx and changes nothing', () => {
	test('every field of every command, filled with nonsense', async () => {
		const before = await state();
		let asked = 0;
		await fc.assert(
			fc.asyncProperty(fc.nat(), fc.nat(), junk, async (which, place, value) => {
				const { name, input } = commands[which % commands.length] as (typeof commands)[number];
				const fields = Object.keys(input.properties ?? {});
				const field = fields[place % fields.length] as string;
				// Whoever wants to say something to the county may say anything, and need not say how to be reached.
				fc.pre(name !== 'feedback.send' || field === 'id' || (typeof value !== 'string' && value !== null));
				const sane = Object.fromEntries(fields.map((one) => [one, newId()]));
				const envelope = { id: newId(), name, input: { ...sane, [field]: value }, recordedAt: new Date().toISOString() };
				const { status, body } = await first.ask<{
					results?: { status: string; code: string; message: string }[];
					error?: { code: string; message: string };
				}>('POST', '/api/v1/commands', { commands: [envelope] });
				asked++;
				expect(status).toBeGreaterThanOrEqual(400);
				expect(status).toBeLessThan(500);
				const said = body.results?.[0] ?? body.error;
				expect(said?.code).toMatch(/^[a-z_]+$/);
				expect(said?.message.length).toBeGreaterThan(5);
				expect(JSON.stringify(body)).not.toContain(canary);
			}),
			{ numRuns: 1_000 },
		);
		expect(asked).toBeGreaterThanOrEqual(1_000);
		expect(await state()).toBe(before);
	});

	test('bodies that are no requests', async () => {
		const before = await state();
		const bodies = [
			'',
			'{',
			'null',
			'[]',
			'7',
			'"x"',
			'{"commands":{}}',
			'{"commands":[]}',
			'{"commands":[{}],"more":1}',
			'{"__proto__":{"a":1},"commands":[]}',
			`${'['.repeat(40)}${']'.repeat(40)}`,
			'{"commands":"\\ud800"}',
		];
		for (const path of [
			'/api/v1/commands',
			'/api/v1/setup',
			'/api/v1/setup/demo',
			'/api/v1/invitations',
			'/api/auth/sign-in/username',
			'/api/v1/me/password',
		]) {
			for (const body of bodies) {
				const { status, body: answer } = await first.ask<{ error?: { code: string; message: string } }>('POST', path, body, {
					'Content-Type': 'application/json',
				});
				expect([status, path, body]).toEqual([expect.toSatisfy((code: number) => code >= 400 && code < 500), path, body]);
				expect(answer.error).toMatchObject({ code: expect.stringMatching(/^[a-z_]+$/), message: expect.any(String) });
			}
		}
		expect((await first.ask('POST', '/api/v1/commands', 'x'.repeat(1_100_000), { 'Content-Type': 'application/json' })).status).toBe(413);
		expect(
			(await first.ask('POST', '/api/v1/commands', 'commands=1', { 'Content-Type': 'application/x-www-form-urlencoded' })).status,
		).toBe(415);
		expect(await state()).toBe(before);
	});

	test('requests from a foreign page, of a foreign county, with nonsense in the address', async () => {
		const before = await state();
		const id = newId();
		const envelope = {
			id: newId(),
			name: 'orchard.create',
			input: { id, village: '211422106214', name: '果园' },
			recordedAt: new Date().toISOString(),
		};
		const foreign = await first.ask('POST', '/api/v1/commands', { commands: [envelope] }, { Origin: 'https://evil.example' });
		expect(foreign.status).toBe(403);
		for (const path of [
			'/api/v1/journal?county=211321&after=0',
			'/api/v1/journal?after=-1',
			'/api/v1/journal?after=x',
			'/api/v1/journal?after=0&limit=99999',
			'/api/v1/journal?row=nonsense',
			'/api/v1/snapshot?county=999999',
			'/api/v1/snapshot?village=1',
			'/api/v1/figures/nonsense',
			'/api/v1/figures/progress',
			'/api/v1/figures/progress?village=1',
			'/api/v1/invitations/nonsense',
			'/api/v1/setup/divisions?parent=nonsense',
			'/api/nonsense',
		]) {
			const { status, body } = await first.ask<{ error?: { code: string } }>('GET', path);
			expect([path, status >= 400 && status < 500, typeof body.error?.code]).toEqual([path, true, 'string']);
		}
		expect(await state()).toBe(before);
	});

	test('a second set-up, a used code, a village of another county, a stale posting', async () => {
		const before = await state();
		const again = await administrator.ask('POST', '/api/v1/setup', {
			code: server.setupCode,
			county: '211321',
			administrator: { name: '又一个', username: 'youyige', password: 'zaojinsu-2026-li' },
		});
		expect(again).toMatchObject({ status: 409, body: { error: { code: 'already_set_up' } } });
		const demo = await administrator.ask('POST', '/api/v1/setup/demo', { code: server.setupCode });
		expect(demo).toMatchObject({ status: 409, body: { error: { code: 'already_set_up' } } });
		const envelope = {
			id: newId(),
			name: 'orchard.create',
			input: { id: newId(), village: '211321101201', name: '果园' },
			recordedAt: new Date().toISOString(),
		};
		const abroad = await first.ask('POST', '/api/v1/commands', { commands: [envelope] });
		expect(abroad).toMatchObject({ status: 422, body: { results: [{ status: 'refused', code: 'village_not_yours' }] } });
		expect(await state()).toBe(before);
	});
});
