import { blocks, orchards } from '@honghuo/features/orchard/model.ts';
import { postings } from '@honghuo/features/village/model.ts';
import { logs } from '@honghuo/features/work/model.ts';
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
	const posting = server.rows.find(postings, 'person', secretary)[0]?.id;
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

test('an official’s device holds what every device holds, and a village or a township once it is opened', async () => {
	const server = new TinyServer();
	const zhao = await phone(server, secretary).start();
	const { block } = await zhao.plant();
	await zhao.level();
	const desk = await phone(server, official, undefined, {}, []).start();
	expect(reachOf(desk.replica)).toEqual([]);
	expect(desk.replica.get(blocks, block)).toBeUndefined();
	expect(desk.replica.find(postings, 'person', secretary)).toHaveLength(1);
	expect(await desk.courier.widen(datun.slice(0, 9))).toBe(true);
	expect(desk.replica.get(blocks, block)?.village).toBe(datun);
	// From then on it is followed.
	const { id } = await zhao.log(block, 10_000);
	await zhao.level();
	await desk.level();
	expect(desk.replica.get(logs, id)?.doneValue).toBe(10_000);
});

test('who saves data sees another village as it is each time it is opened, and follows it again once saving ends', async () => {
	const server = new TinyServer();
	const zhao = await phone(server, secretary).start();
	server.post(official, xinlitun);
	const there = { id: v7(), village: xinlitun, name: '山楂园' };
	const send = (name: string, input: object) =>
		server.commit({ id: v7(), name, recordedAt: new Date(noon).toISOString(), input }, official);
	send('orchard.create', there);
	await zhao.courier.widen(xinlitun, true);
	expect(zhao.replica.get(orchards, there.id)?.name).toBe('山楂园');
	expect(zhao.replica.reach).toEqual([datun]);
	const block = { id: v7(), orchard: there.id, name: '南坡', areaE4mu: 10_000 };
	send('block.create', block);
	await zhao.level();
	expect(zhao.replica.get(blocks, block.id)).toBeUndefined();
	await zhao.courier.widen(xinlitun, true);
	expect(zhao.replica.get(blocks, block.id)?.name).toBe('南坡');
	await zhao.courier.widen(xinlitun);
	expect(zhao.replica.reach).toEqual([datun, xinlitun]);
});
