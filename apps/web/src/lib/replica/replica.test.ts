import { blocks, orchards } from '@honghuo/features/orchard/model.ts';
import { logs } from '@honghuo/features/work/model.ts';
import * as fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { reachOf } from './courier.ts';
import { memoryStore } from './store.ts';
import { datun, noon, official, phone, secretary, TinyServer, xinlitun } from './tiny-county.ts';

test('a log made without a signal is shown at once, survives the tab, and reaches the county once', async () => {
	const server = new TinyServer();
	const store = memoryStore();
	const zhao = await phone(server, secretary, store).start();
	const { block } = await zhao.plant();
	await zhao.level();
	server.cut = true;
	const { id } = await zhao.log(block, 70_000);
	expect(zhao.replica.get(logs, id)).toMatchObject({ doneValue: 70_000, version: 0, createdBy: secretary });
	expect(zhao.replica.pendingOf(id)?.state).toBe('kept');
	zhao.courier.stop();

	const again = await phone(server, secretary, store).start();
	expect(again.replica.get(logs, id)?.doneValue).toBe(70_000);
	server.cut = false;
	server.mute = true;
	await again.level();
	server.mute = false;
	await again.wait(60_000);
	await again.level();
	expect(server.entries.filter(({ name }) => name === 'work.log')).toHaveLength(1);
	expect(again.replica.outbox.items()).toEqual([]);
	expect(await store.outbox()).toEqual([]);
	expect(again.replica.get(logs, id)?.version).toBe(server.entries.length);
	expect(again.broken).toEqual([]);
});

test('an undo within five seconds leaves nothing; after them the county has it', async () => {
	const server = new TinyServer();
	const store = memoryStore();
	const zhao = await phone(server, secretary, store).start();
	const { block } = await zhao.plant();
	await zhao.level();
	const before = server.entries.length;
	const held = await zhao.log(block, 10_000, 5_000);
	expect(await store.outbox()).toHaveLength(1);
	await zhao.wait(4_000);
	expect(held.sent.ok && (await zhao.replica.undo(held.sent.id))).toBe(true);
	await zhao.wait(60_000);
	expect(server.entries).toHaveLength(before);
	expect(zhao.replica.get(logs, held.id)).toBeUndefined();
	expect(await store.outbox()).toEqual([]);

	const kept = await zhao.log(block, 10_000, 5_000);
	await zhao.wait(5_000);
	expect(server.entries).toHaveLength(before + 1);
	expect(kept.sent.ok && (await zhao.replica.undo(kept.sent.id))).toBe(false);
});

test('going on sends a held command at once', async () => {
	const server = new TinyServer();
	const zhao = await phone(server, secretary).start();
	const { block } = await zhao.plant();
	await zhao.level();
	await zhao.log(block, 10_000, 5_000);
	await zhao.replica.release();
	await zhao.wait(0);
	expect(server.entries.at(-1)?.name).toBe('work.log');
});

test('a refusal of the county waits for its author, and only what needs its row waits with it', async () => {
	const server = new TinyServer();
	const zhao = await phone(server, secretary).start();
	server.cut = true;
	const theirs = await zhao.plant();
	await zhao.log(theirs.block, 10_000);
	const posting = server.rows.find({ name: 'posting', private: false, whole: true, together: [] }, 'person' as never, secretary)[0]?.id;
	server.commit(
		{ id: v7(), name: 'posting.end', recordedAt: new Date(noon).toISOString(), input: { posting, on: '2026-02-25' } },
		official,
	);
	server.post(secretary, xinlitun);
	server.cut = false;
	await zhao.level();
	const states = zhao.replica.outbox.items().map(({ name, state }) => [name, state]);
	expect(states.filter(([, state]) => state === 'attention').length).toBeGreaterThan(0);
	expect(zhao.replica.get(orchards, theirs.orchard)).toBeUndefined();
	expect(zhao.replica.reach).toEqual([xinlitun]);
	const mine = await zhao.plant(xinlitun);
	await zhao.level();
	expect(server.rows.get(blocks, mine.block)?.village).toBe(xinlitun);
	expect(zhao.broken).toEqual([]);
});

test('a hole in the entries is noticed and filled; doubles and disorder change nothing', async () => {
	const server = new TinyServer();
	const watcher = await phone(server, official).start();
	const zhao = await phone(server, secretary).start();
	const { block } = await zhao.plant();
	const { id } = await zhao.log(block, 30_000);
	await zhao.level();
	watcher.courier.receive(server.entries.slice(-1));
	await watcher.wait(0);
	expect(watcher.replica.get(logs, id)?.doneValue).toBe(30_000);
	expect(watcher.replica.get(blocks, block)?.name).toBe('东坡');
	watcher.courier.receive(server.entries.slice(-2));
	watcher.courier.receive(server.entries.toReversed());
	await watcher.wait(0);
	expect(watcher.replica.cursor).toBe(server.entries.length);
	expect(watcher.replica.feed[0]?.name).toBe('work.log');
});

test('a phone of one village holds that village only, and another one once it is opened', async () => {
	const server = new TinyServer();
	const zhao = await phone(server, secretary).start();
	server.post(official, xinlitun);
	const orchard = v7();
	server.commit(
		{
			id: v7(),
			name: 'orchard.create',
			recordedAt: new Date(noon).toISOString(),
			input: { id: orchard, village: xinlitun, name: '山楂园' },
		},
		official,
	);
	await zhao.level();
	expect(reachOf(zhao.replica)).toEqual([datun]);
	expect(zhao.replica.get(orchards, orchard)).toBeUndefined();
	expect(zhao.replica.feed[0]?.name).toBe('orchard.create');
	expect(await zhao.courier.widen(xinlitun)).toBe(true);
	expect(zhao.replica.get(orchards, orchard)?.name).toBe('山楂园');
});

test('whatever is cut, doubled or killed, the phones and the server end up equal', async () => {
	const step = fc.oneof(
		{ weight: 6, arbitrary: fc.record({ do: fc.constant('log' as const), who: fc.nat(1), amount: fc.integer({ min: 1, max: 90_000 }) }) },
		fc.record({ do: fc.constant('correct' as const), who: fc.nat(1), amount: fc.integer({ min: 1, max: 70_000 }) }),
		fc.record({ do: fc.constantFrom('cut' as const, 'mend' as const, 'mute' as const, 'unmute' as const) }),
		fc.record({ do: fc.constantFrom('kill' as const, 'level' as const, 'wait' as const, 'last' as const), who: fc.nat(1) }),
	);
	await fc.assert(
		fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
			const server = new TinyServer();
			const stores = [memoryStore(), memoryStore()];
			const phones = [await phone(server, secretary, stores[0]).start(), await phone(server, secretary, stores[1]).start()];
			const { block } = await (phones[0] as (typeof phones)[0]).plant();
			for (const one of phones) await one.level();
			const made = [new Set<string>(), new Set<string>()];
			for (const step of steps) {
				if (!('who' in step)) {
					if (step.do === 'cut' || step.do === 'mend') server.cut = step.do === 'cut';
					else server.mute = step.do === 'mute';
				} else {
					const one = phones[step.who] as (typeof phones)[0];
					if (step.do === 'log') {
						const { id, sent } = await one.log(block, step.amount);
						expect(sent).toMatchObject({ ok: step.amount <= 70_000 });
						if (sent.ok) made[step.who]?.add(id);
					} else if (step.do === 'correct') {
						const [log] = one.replica.all(logs);
						if (log) await one.replica.send('work.correct', { log: log.id, doneValue: step.amount });
					} else if (step.do === 'level') await one.level();
					else if (step.do === 'wait') await one.wait(10_000);
					else if (step.do === 'last') one.courier.receive(server.entries.slice(-1));
					else {
						one.courier.stop();
						phones[step.who] = await phone(server, secretary, stores[step.who]).start();
					}
				}
			}
			server.cut = false;
			server.mute = false;
			for (let i = 0; i < 3; i++) for (const one of phones) await one.level();
			const truth = JSON.stringify([...server.rows.all('work_log')].sort((a, b) => (a.id < b.id ? -1 : 1)));
			for (const one of phones) {
				expect(one.replica.outbox.items().filter(({ state }) => state !== 'attention')).toEqual([]);
				expect(one.broken).toEqual([]);
				expect(JSON.stringify(one.replica.all(logs).sort((a, b) => (a.id < b.id ? -1 : 1)))).toBe(truth);
			}
			for (const ids of made) for (const id of ids) expect(server.rows.get(logs, id)).toBeDefined();
		}),
		{ numRuns: 150 },
	);
});
