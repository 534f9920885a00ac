import { pruning } from '@honghuo/testing/records.ts';
import { startServer } from '@honghuo/testing/server.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { County, datun, orchardIn } from './county.ts';

let county: County;
beforeAll(async () => {
	county = await County.open();
});
afterAll(() => county.close());

describe('two servers on one database', () => {
	test('are one: what is sent to one is seen on the other, in one order, and presence and dismissal cross over', async () => {
		const second = await startServer(inject('cluster'), { beside: county.server });
		try {
			const here = await county.person('first_secretary', { unit: datun });
			const there = await county.person('village_secretary', { unit: datun });
			const away = Object.assign(county.visitor(second.url), { cookie: there.cookie });
			await here.connect();
			const { version } = await away.connect();
			const { block } = await orchardIn(here, datun);
			const writers = [here, away].flatMap((who) =>
				Array.from({ length: 20 }, () => who.send(['work.log', pruning(block, { doneValue: 100 })])),
			);
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
			await county.administrator.ask('POST', `/api/v1/accounts/${there.id}/disable`);
			await expect.poll(() => away.socket?.connected, { timeout: 5_000 }).toBe(false);
		} finally {
			await second.close();
		}
	});
});

test('who signs out on one device hears nothing there from that moment, and goes on hearing on the other', async () => {
	const desk = await county.person('first_secretary', { unit: datun });
	const phone = county.visitor();
	await phone.ask('POST', '/api/auth/sign-in/username', { username: `u${desk.id.slice(-8)}`, password: 'dongpo-xiujian-7' });
	await desk.connect();
	await phone.connect();
	// A page that does not hang up by itself, as a thief's would not.
	await desk.ask('POST', '/api/auth/sign-out');
	await expect.poll(() => desk.socket?.connected).toBe(false);
	await orchardIn(phone, datun);
	await expect.poll(() => phone.heard.map(({ name }) => name)).toContain('block.create');
	expect(desk.heard).toEqual([]);
});

test('a server stops although a phone in a dead zone never hangs up', async () => {
	const second = await startServer(inject('cluster'), { beside: county.server });
	const first = await county.person('first_secretary', { unit: datun });
	const away = Object.assign(county.visitor(second.url), { cookie: first.cookie });
	await away.connect();
	const { transport } = (away.socket as unknown as { io: { engine: { transport: { ws: { _socket: { pause: () => void } } } } } }).io.engine;
	transport.ws._socket.pause();
	await second.close();
	await expect(fetch(second.url)).rejects.toThrow();
});

describe('at the door of the socket', () => {
	test('nobody without a session, nobody from a foreign page, nobody for a foreign county', async () => {
		await expect(county.visitor().connect()).rejects.toMatchObject({ data: { code: 'session_missing' } });
		const first = await county.person('first_secretary', { unit: datun });
		await expect(first.connect({ county: '211321' })).rejects.toMatchObject({ data: { code: 'county_foreign' } });
		await expect(first.connect({}, { Origin: 'https://evil.example' })).rejects.toBeInstanceOf(Error);
		await expect(first.connect({}, { Origin: county.server.url })).resolves.toHaveProperty('version');
	});

	test('messages that make no sense are answered, and the socket lives on', async () => {
		const first = await county.person('first_secretary', { unit: datun });
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

	test('whoever asks for many pages at once gets one, and is asked to wait for the others', async () => {
		const first = await county.person('first_secretary', { unit: datun });
		await first.connect();
		const ask = () => first.emit<{ entries?: unknown[]; error?: { code: string } }>('catch-up', { after: 0 });
		const answers = await Promise.all(Array.from({ length: 10 }, ask));
		expect(answers.filter(({ entries }) => entries)).not.toHaveLength(10);
		expect(new Set(answers.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(['too_fast']));
		expect(await ask()).toHaveProperty('entries');
	});

	test('presence names who looks at the same place, and forgets them when they leave', async () => {
		const first = await county.person('first_secretary', { unit: datun });
		const secretary = await county.person('village_secretary', { unit: datun });
		const third = await county.person('county_official', { unit: '211422' });
		for (const screen of [first, secretary, third]) await screen.connect();
		const place = `orchard:${newId()}`;
		await first.emit('here', { place });
		await secretary.emit('here', { place });
		const present = (screen: Visitor) => screen.events.filter(([event]) => event === 'here').at(-1)?.[1];
		await expect.poll(() => present(first)).toEqual({ place, people: [first.id, secretary.id].sort() });
		// On a sheet also which cell: the others see it framed.
		await secretary.emit('here', { place, at: 'line.gross' });
		await expect
			.poll(() => present(first))
			.toEqual({ place, people: [first.id, secretary.id].sort(), at: { [secretary.id]: 'line.gross' } });
		secretary.leave();
		await expect.poll(() => present(first)).toEqual({ place, people: [first.id] });
		expect(present(third)).toBeUndefined();
	});
});
