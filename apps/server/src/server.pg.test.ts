import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { createDatabase, type TestDatabase } from '@honghuo/testing/cluster.ts';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let database: TestDatabase;
beforeAll(async () => {
	database = await createDatabase(inject('cluster'));
});
afterAll(() => database.drop());

type Ended = { code: number | null; out: string; err: string };

/** Runs a program of the server as its own process; `until` ends it with SIGTERM when its output says so. */
function run(
	program: string,
	args: string[],
	settings: Record<string, string>,
	options: { until?: string; input?: string } = {},
): Promise<Ended> {
	const child = spawn(process.execPath, [fileURLToPath(new URL(program, import.meta.url)), ...args], {
		env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATABASE_URL: database.url, ...settings },
	});
	const ended: Ended = { code: null, out: '', err: '' };
	child.stdout.on('data', (chunk: Buffer) => {
		ended.out += chunk.toString();
		if (options.until && ended.out.includes(options.until)) child.kill('SIGTERM');
	});
	child.stderr.on('data', (chunk: Buffer) => {
		ended.err += chunk.toString();
	});
	child.stdin.end(options.input ?? '');
	return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

/** One line for people: a code, what happened, what to do; no stack. */
function expectClear({ err }: Ended, code: string): void {
	expect(err.trimEnd().split('\n')).toHaveLength(1);
	expect(err).toMatch(new RegExp(`^\\[${code}\\] .*[\\u4e00-\\u9fff].*。 / [A-Z].*\\.$`, 'm'));
}

describe('starting the server', () => {
	test('prints where it is and the set-up code, and ends in order when told', async () => {
		const ended = await run('./main.ts', [], {}, { until: '"msg":"ready"' });
		expect(ended).toMatchObject({ code: 0, err: '' });
		expect(ended.out).toMatch(/http:\/\/127\.0\.0\.1:\d+/);
		expect(ended.out).toMatch(/set-up code +([0-9A-Z]{5}-){5}[0-9A-Z]/);
		expect(ended.out).toContain('"msg":"stopped"');
	});

	test('a database that does not answer', async () => {
		const ended = await run('./main.ts', [], { DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none' });
		expectClear(ended, 'database_unreachable');
		expect(ended.code).toBe(69);
		expect(ended.err).not.toContain('secret');
	});

	test('a port another program has', async () => {
		const other = createServer().listen(0, '127.0.0.1');
		await new Promise((resolve) => other.once('listening', resolve));
		const { port } = other.address() as { port: number };
		const ended = await run('./main.ts', [], { PORT: String(port) });
		other.close();
		expectClear(ended, 'port_taken');
		expect(ended.err).toContain(String(port));
		expect(ended.code).toBe(69);
	});

	test('a setting nobody understands', async () => {
		const ended = await run('./main.ts', [], { PORT: 'three thousand' });
		expectClear(ended, 'setting_invalid');
		expect(ended.code).toBe(78);
	});
});

describe('the command line', () => {
	const honghuo = (line: string, input = '') => run('./cli.ts', line.split(' ').filter(Boolean), { PORT: '' }, { input });

	test('sets up once, adds, resets and disables people, verifies', async () => {
		expectClear(await honghuo('setup --county 211422 --admin 县管理员'), 'password_missing');
		expectClear(await honghuo('setup --county 211422 --admin 县管理员', 'password123\n'), 'password_weak');
		expectClear(await honghuo('setup --county 999999 --admin 县管理员', 'dongpo-xiujian-7\n'), 'county_unknown');
		const made = await honghuo('setup --county 211422 --admin 县管理员', 'dongpo-xiujian-7\n');
		expect(made).toMatchObject({ code: 0, err: '', out: expect.stringContaining('县管理员') });
		expectClear(await honghuo('setup --county 211422 --admin 又一个', 'dongpo-xiujian-7\n'), 'already_set_up');
		expectClear(await honghuo('demo'), 'already_set_up');

		expect(await honghuo('user add --name 村书记 --role village_secretary --unit 211422106214', 'xipo-laziji-21\n')).toMatchObject({
			code: 0,
		});
		expectClear(await honghuo('user add --name 村书记二 --role village_secretary', 'xipo-laziji-21\n'), 'posting_role_misfit');
		expectClear(await honghuo('user add --name 村书记 --role village_secretary --unit 211422106214', 'xipo-laziji-21\n'), 'username_taken');
		expect(await honghuo('user reset 村书记', 'yige-xinde-mima\n')).toMatchObject({ code: 0 });
		expect(await honghuo('user disable 村书记')).toMatchObject({ code: 0 });
		expect(await honghuo('user enable 村书记')).toMatchObject({ code: 0 });
		expectClear(await honghuo('user disable 没有这个人'), 'username_unknown');
		expect(await honghuo('verify')).toMatchObject({ code: 0, out: expect.stringMatching(/211422 建昌县 .* head [0-9a-f]{64} .*whole/) });
	});

	test('says how it is meant', async () => {
		expect(await honghuo('--help')).toMatchObject({ code: 0, out: expect.stringContaining('user disable USERNAME') });
		const wrong = await honghuo('plant');
		expectClear(wrong, 'verb_unknown');
		expect(wrong.code).toBe(64);
		expect((await honghuo('backup')).code).toBe(64);
		expect((await honghuo('user reset a b')).code).toBe(64);
		expectClear(await honghuo('setup --county 大屯'), 'option_invalid');
	});
});
