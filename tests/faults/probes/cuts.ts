import { setTimeout as sleep } from 'node:timers/promises';
import type { Installation, Sabotage } from '../installation.ts';
import { Phone } from '../phone.ts';
import { holds, type Report, report, spread } from '../probe.ts';
import { hillside, Way } from '../proxy.ts';
import { county, type Town } from '../town.ts';

/** All must be level so soon after the way is good again. */
const goal = 5_000;
const patience = 40_000;
const phones = 6;

/** What happens to the way, or to the server behind it, in one step. */
const mishaps = {
	cut: async (way: Way) => {
		way.cut();
		await sleep(200 + Math.random() * 1_500);
	},
	drop: async (way: Way) => {
		way.drop();
		await sleep(100 + Math.random() * 300);
	},
	freeze: async (way: Way) => {
		way.freeze();
		await sleep(500 + Math.random() * 1_500);
	},
	halfClose: async (way: Way) => {
		way.halfClose();
		await sleep(100 + Math.random() * 300);
	},
	slow: async (way: Way) => {
		way.slow(hillside);
		await sleep(1_500);
	},
	restart: async (_way: Way, place: Installation, sabotage: Sabotage) => {
		if (Math.random() < 0.5) await place.stop();
		else await place.kill('server');
		await place.start(sabotage);
	},
};

/**
 * R3, R3b: six phones write into the same county over bad ways, each its own, with frames doubled and out of order and the server restarted;
 * soon after all is well, every phone's rows are byte-equal to the server's, and what phones took is in the journal once and in their order.
 * `woken` is whether the phones are told that the signal is back, as a browser is by `online`; otherwise they must find out by themselves.
 */
export async function cuts(
	town: Town,
	options: {
		rounds: number;
		woken: boolean /** Whether the goal of 5 s is insisted on; else 40 s. */;
		asserted: boolean;
		sabotage?: Sabotage;
		untilBroken?: boolean;
	},
): Promise<Report> {
	const { rounds, woken, asserted, sabotage = {}, untilBroken = false } = options;
	const result = report(`bad ways, phones ${woken ? 'told' : 'not told'} when they are good again`);
	const place = await town.installation.copy();
	const ways: Way[] = [];
	const screens: Phone[] = [];
	const level: number[] = [];
	try {
		await place.start(sabotage);
		const people = [...town.writers.slice(0, 3), ...town.writers.slice(-2), town.official].slice(0, phones);
		for (const person of people) {
			const way = await Way.open(place.port);
			ways.push(way);
			screens.push(await new Phone(way.url, person).open());
		}
		while (result.rounds < rounds && !(untilBroken && !holds(result))) {
			await badTimes(place, ways, screens, sabotage);
			const healed = performance.now();
			for (const way of ways) way.heal();
			for (const phone of screens) {
				phone.behave();
				if (woken) phone.wake();
			}
			const differences = await untilLevel(place.url, screens);
			level.push(performance.now() - healed);
			if (differences.length > 0) result.breaks.push(`round ${result.rounds + 1}: ${differences.join('; ')}`);
			else if (asserted && performance.now() - healed > goal)
				result.breaks.push(`level only after ${Math.round(performance.now() - healed)} ms`);
			result.rounds++;
			await compare(place, screens, result);
			for (const phone of screens) result.breaks.push(...phone.broken.splice(0).slice(0, 3));
		}
		result.breaks.push(...(await place.verify()));
		await place.stop();
	} catch (error) {
		result.breaks.push(error instanceof Error ? error.message : String(error));
	} finally {
		for (const phone of screens) phone.close();
		await Promise.all(ways.map((way) => way.close()));
		await place.close();
	}
	result.sent = screens.reduce((sum, { taken }) => sum + taken.length, 0);
	result.notes.push(`ms until level: ${spread(level)}`);
	return result;
}

async function badTimes(place: Installation, ways: readonly Way[], screens: readonly Phone[], sabotage: Sabotage): Promise<void> {
	let over = false;
	for (const phone of screens) phone.unruly = true;
	const writing = screens.map(async (phone) => {
		while (!over) {
			await phone.write();
			await sleep(20 + Math.random() * 120);
		}
	});
	const kinds = ['cut', 'drop', 'freeze', 'halfClose', 'slow'] as const;
	const suffering = ways.map(async (way) => {
		for (let step = 0; step < 3; step++) {
			await sleep(Math.random() * 400);
			await mishaps[kinds[Math.floor(Math.random() * kinds.length)] ?? 'cut'](way);
			if (Math.random() < 0.7) way.heal();
		}
	});
	await sleep(Math.random() * 2_000);
	await mishaps.restart(ways[0] as Way, place, sabotage);
	await Promise.all(suffering);
	over = true;
	await Promise.all(writing);
}

/** Waits until all are quiet and equal to the server. Resolves with what still differs when patience ends. */
async function untilLevel(url: string, screens: readonly Phone[]): Promise<string[]> {
	const deadline = performance.now() + patience;
	for (;;) {
		const waiting = screens.filter(({ quiet }) => !quiet).length;
		const found = waiting > 0 ? [] : await Promise.all(screens.map((phone) => phone.differences(url).catch(() => undefined)));
		if (waiting === 0 && found.every((differences) => differences?.length === 0)) return [];
		if (performance.now() > deadline) {
			return waiting > 0
				? [`${waiting} phones still have something to send`]
				: found.flatMap((differences, index) => differences ?? [`phone ${index} stands at ${screens[index]?.replica.cursor}`]);
		}
		await sleep(50);
	}
}

/** What phones took against the journal: there once and in order, or refused and kept for its author. */
async function compare(place: Installation, screens: readonly Phone[], result: Report): Promise<void> {
	const entries = await place.ask(
		(sql) => sql<{ id: string; version: string }[]>`select id, version from journal where county = ${county}`,
	);
	const versions = new Map<string, number[]>();
	for (const { id, version } of entries) versions.set(id, [...(versions.get(id) ?? []), Number(version)]);
	result.acknowledged = 0;
	let lost = 0;
	let twice = 0;
	for (const { taken, replica, person } of screens) {
		let before = 0;
		for (const id of taken) {
			const found = versions.get(id) ?? [];
			if (found.length > 1) twice++;
			const [version] = found;
			if (version === undefined) {
				if (replica.outbox.get(id)?.state !== 'attention') lost++;
				continue;
			}
			result.acknowledged++;
			if (version < before) result.breaks.push(`${person.role}: ${id} took effect before an earlier one`);
			before = version;
		}
	}
	result.lost = Math.max(result.lost, lost);
	result.twice = Math.max(result.twice, twice);
}
