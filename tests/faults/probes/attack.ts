import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import type { Installation, Sabotage } from '../installation.ts';
import { type Report, report } from '../probe.ts';
import { county, type Person, pruning, type Town, visitorOf } from '../town.ts';

/** R7: what others may wait at most under attack, as a multiple of a quiet time. */
const mostSlower = 2;
/** What the server may hold because of an attack, MB. */
const mostHeld = 24;
const perSocket = 400;
const hook = fileURLToPath(new URL('../memory-hook.ts', import.meta.url));

/** R7: one socket that floods and one that never reads, beside others who work: how long these wait, and what the server holds in memory. */
export async function attack(town: Town, options: { seconds: number; asserted: boolean; sabotage?: Sabotage }): Promise<Report> {
	const result = report('a flood and a slow reader beside others');
	const place = await town.installation.copy();
	const screens: Visitor[] = [];
	try {
		await place.start({ ...options.sabotage, hook });
		const [flooder, reader, ...good] = town.writers as [Person, Person, ...Person[]];
		const others = good.slice(0, 4).map((person) => ({ person, screen: visitorOf(place.url, person) }));
		const bad = [flooder, reader].map((person) => visitorOf(place.url, person));
		screens.push(...bad, ...others.map(({ screen }) => screen));
		for (const { screen } of others) await screen.connect({ county });
		await work(others, 2);
		const quiet = await work(others, options.seconds);
		const before = await heldBy(place);
		for (const screen of bad) await screen.connect({ county });
		stopReading(bad[1] as Visitor);
		let over = false;
		const flooding = flood(bad[0] as Visitor, () => over);
		const attacked = await work(others, options.seconds);
		const more = (await heldBy(place)) - before;
		over = true;
		const sent = await flooding;
		const [calm, hurt] = [p99(quiet), p99(attacked)];
		result.sent = quiet.length + attacked.length;
		result.acknowledged = result.sent;
		result.rounds = 1;
		result.notes.push(
			`p99 ${calm.toFixed(1)} ms quiet, ${hurt.toFixed(1)} ms attacked (${(hurt / calm).toFixed(2)}×) by ${sent} messages`,
			`held ${more < 0 ? '' : '+'}${more.toFixed(1)} MB`,
		);
		if (bad[0]?.socket?.connected) result.breaks.push('the flooder was not dropped');
		if (options.asserted && hurt > mostSlower * calm) result.breaks.push(`others waited ${(hurt / calm).toFixed(1)} times as long`);
		if (more > mostHeld) result.breaks.push(`${Math.round(more)} MB more are held`);
	} catch (error) {
		result.breaks.push(error instanceof Error ? error.message : String(error));
	} finally {
		for (const screen of screens) screen.leave();
		await place.close();
	}
	return result;
}

/** Each of them logs work over the socket, ten times a second, and waits for the answer. Resolves with how long each waited, in ms. */
async function work(others: readonly { person: Person; screen: Visitor }[], seconds: number): Promise<number[]> {
	const end = performance.now() + seconds * 1_000;
	const waits = others.map(async ({ person, screen }) => {
		const own: number[] = [];
		while (performance.now() < end) {
			const from = performance.now();
			await screen.sendLive(['work.log', pruning(person.block, 'x'.repeat(400))]);
			own.push(performance.now() - from);
			await sleep(100);
		}
		return own;
	});
	return (await Promise.all(waits)).flat();
}

/** Sends as fast as the line takes it until it is dropped, and comes back once a second. */
async function flood(screen: Visitor, over: () => boolean): Promise<number> {
	let sent = 0;
	while (!over()) {
		for (let turn = 0; turn < perSocket && screen.socket?.connected; turn++) {
			screen.socket.emit('catch-up', { after: 0 }, () => undefined);
			sent++;
		}
		await sleep(20);
	}
	return sent;
}

/** The connection stays open and its bytes are left lying. */
function stopReading({ socket }: Visitor): void {
	const { transport } = (socket as unknown as { io: { engine: { transport: { ws: { _socket: { pause: () => void } } } } } }).io.engine;
	transport.ws._socket.pause();
	// It asks for everything again and again and reads none of it: a few events a second are allowed to everybody.
	const asking = setInterval(() => socket?.emit('catch-up', { after: 0 }, () => undefined), 100).unref();
	socket?.on('disconnect', () => clearInterval(asking));
}

const p99 = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.99)] ?? 0;

/** What the server process holds once its rubbish was taken out, in MB. */
async function heldBy({ program }: Installation): Promise<number> {
	if (!program) throw new Error('No server is running');
	const answers = () => [...program.said.matchAll(/held \d+: (\d+)\n/g)].map(([, bytes]) => Number(bytes));
	const next = answers().length + 1;
	program.tell('SIGUSR2');
	await program.hears(`held ${next}: `);
	return (answers()[next - 1] ?? Number.NaN) / 1_048_576;
}
