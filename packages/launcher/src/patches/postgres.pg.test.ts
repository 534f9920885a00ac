import { createDatabase } from '@honghuo/testing/cluster.ts';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';

/** How a query on a lost connection may end. */
const refused = expect.objectContaining({
	status: 'rejected',
	reason: expect.objectContaining({ code: expect.stringMatching(/^(CONNECTION_CLOSED|57P01|ECONNRESET|EPIPE)$/) }),
});
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const uncaught: unknown[] = [];
const note = (error: unknown) => uncaught.push(error);
let close: () => Promise<unknown>;
let sql: postgres.Sql;
let killer: postgres.Sql;

beforeEach(async () => {
	const { url, drop } = await createDatabase(inject('cluster'));
	sql = postgres(url, { max: 2, backoff: () => 0.01, onnotice: () => undefined });
	killer = postgres(url, { max: 1 });
	close = async () => {
		await Promise.all([sql.end({ timeout: 1 }), killer.end({ timeout: 1 })]);
		await drop();
	};
	uncaught.length = 0;
	process.on('uncaughtException', note);
});
afterEach(async () => {
	process.off('uncaughtException', note);
	await close();
});

test('PostgreSQL drops a connection that is held: its queries are refused, none hangs, the process lives, the pool comes back', async () => {
	for (let round = 0; round < 8; round++) {
		const held = await sql.reserve();
		const [row] = await held<{ pid: number }[]>`select pg_backend_pid() as pid`;
		const others = Promise.allSettled(Array.from({ length: 20 }, () => sql`select pg_sleep(0.01)`));
		await killer`select pg_terminate_backend(${row?.pid ?? 0})`;
		const asked = [held`select 1`, held`select 2`, held`select ${'x'.repeat(2000)}`, pause(20).then(() => held`select 3`)];
		const answers = await Promise.race([Promise.allSettled(asked), pause(10_000).then(() => 'some hang')]);
		expect(answers).toEqual(asked.map(() => refused));
		held.release();
		expect((await others).map(({ status }) => status)).toContain('fulfilled');
		expect(await sql`select 1 as n`).toEqual([{ n: 1 }]);
	}
	expect(uncaught).toEqual([]);
});

test('PostgreSQL drops every connection at once: later queries are answered', async () => {
	for (let round = 0; round < 8; round++) {
		const asked = Array.from({ length: 20 }, () => sql`select pg_sleep(0.002)`);
		const dropped = await killer<{ pid: number }[]>`
			select pid, pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
		expect(await Promise.race([Promise.allSettled(asked).then(() => 'settled'), pause(10_000).then(() => 'some hang')])).toBe('settled');
		// Terminating only asks: on a busy machine a process goes later than the queries that follow.
		const pids = dropped.map(({ pid }) => pid);
		await expect.poll(() => killer`select 1 from pg_stat_activity where pid = any(${pids})`, { timeout: 5_000 }).toHaveLength(0);
		await Promise.allSettled([sql`select 1`, sql`select 1`]);
		expect(await sql`select 1 as n`).toEqual([{ n: 1 }]);
	}
	expect(uncaught).toEqual([]);
});

test('a transaction whose connection was dropped and opened again for others keeps nothing: not even what it writes afterwards', async () => {
	await sql`create table written (n int)`;
	const half = sql.begin(async (transaction) => {
		await transaction`insert into written values (1)`;
		const [row] = await transaction<{ pid: number }[]>`select pg_backend_pid() as pid`;
		const others = Array.from({ length: 10 }, () => sql`select pg_sleep(0.02)`);
		await killer`select pg_terminate_backend(${row?.pid ?? 0})`;
		await Promise.allSettled(others);
		await transaction`insert into written values (2)`;
	});
	await expect(half).rejects.toMatchObject({ code: expect.stringMatching(/CONNECTION_CLOSED|57P01/) });
	await pause(200);
	expect(await sql`select n from written`).toEqual([]);
	expect(uncaught).toEqual([]);
});
