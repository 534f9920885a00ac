import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type postgres from 'postgres';
import { Disk } from '../disk.ts';
import type { Installation, Sabotage, Target } from '../installation.ts';
import { holds, type Report, report, spread, take } from '../probe.ts';
import { livingIn } from '../processes.ts';
import { Tally } from '../tally.ts';
import { county, type Town } from '../town.ts';
import { Writer } from '../writer.ts';

/** How long the server may need until every sender has its answer again. */
const patience = 60_000;
/** How long after the blow the senders go on at least. */
const settle = 1_200;

type Options = { rounds: number; sabotage?: Sabotage /** Stops at the first break: all that a proof needs. */; untilBroken?: boolean };

/** R1–R4: kill -9 of the server, of PostgreSQL or of both, at any moment under load; afterwards the journal holds exactly what was acknowledged. */
export const killUnderLoad = (town: Town, target: Target, options: Options): Promise<Report> =>
	underLoad(town, `kill -9 ${target}`, options, async (place) => {
		await place.start(options.sabotage);
		return {
			strike: async () => {
				await sleep(200 + Math.random() * 1_000);
				const at = performance.now();
				await place.kill(target);
				if (target !== 'postgres') await place.start(options.sabotage);
				return at;
			},
		};
	});

/** The same with the moment chosen: the server, or PostgreSQL under it, dies at a named place of the commit. */
export const killAtPoint = (town: Town, point: string, victim: 'server' | 'postgres', options: Options): Promise<Report> =>
	underLoad(town, `${victim} dies ${point}`, options, async (place) => {
		const armed = (): Sabotage => ({ ...options.sabotage, point: `${point}:${1 + Math.floor(Math.random() * 20)}:${victim}` });
		await place.start(armed());
		return {
			strike: async () => {
				const { program } = place;
				if (victim === 'server') await program?.ended;
				else await program?.hears('postmaster killed');
				const at = performance.now();
				if (victim === 'server') await place.start(options.sabotage);
				return at;
			},
			rearm: async () => {
				await place.kill('server');
				await place.start(armed());
			},
		};
	});

/** The power goes: what was not on the disk by then is not there when it comes back. */
export async function powerCuts(town: Town, options: Options & { careless?: boolean }): Promise<Report> {
	const disk = Disk.make();
	if (typeof disk === 'string') return { ...report('power cut'), breaks: [disk] };
	try {
		return await underLoad(town, 'power cut', { ...options, under: disk.folder }, async (place) => {
			const start = async () => {
				// The server would refuse to start on what it is to be set to.
				if (options.careless) writeFileSync(join(place.dataDir, 'postgres/data/postgresql.auto.conf'), '');
				await place.start(options.sabotage);
				if (options.careless) await place.ask(loosen);
			};
			// What the probe itself copied there is none of the server's promises.
			disk.settle();
			await start();
			return {
				strike: async () => {
					await sleep(300 + Math.random() * 1_500);
					// No answer leaves from here on: all that was acknowledged must be on the disk as it is now.
					place.program?.tell('SIGSTOP');
					disk.freeze();
					const at = performance.now();
					await place.kill('both');
					while (livingIn(place.folder).length > 0) await sleep(10);
					disk.cut();
					await start();
					return at;
				},
			};
		});
	} finally {
		disk.remove();
	}
}

/** What an installation must never be set to: commits that are told before they are written. */
async function loosen(sql: postgres.Sql): Promise<void> {
	await sql`alter system set synchronous_commit = off`;
	await sql`select pg_reload_conf()`;
}

type Striker = { strike: () => Promise<number>; rearm?: () => Promise<void> };

async function underLoad(
	town: Town,
	name: string,
	options: Options & { under?: string },
	prepare: (place: Installation) => Promise<Striker>,
): Promise<Report> {
	const { rounds, untilBroken = false } = options;
	const result = report(name);
	const place = await town.installation.copy(options.under);
	const tally = new Tally();
	const writers = town.writers.map((person) => new Writer(place.url, person, tally));
	const back: number[] = [];
	try {
		const { strike, rearm } = await prepare(place);
		while (result.rounds < rounds && !(untilBroken && !holds(result))) {
			if (result.rounds > 0) await rearm?.();
			for (const writer of writers) writer.go();
			tally.watch();
			const at = await strike();
			await tally.flowing(at + settle, at + patience);
			back.push(tally.silence);
			const settled = await Promise.all(writers.map((writer) => writer.pause(patience)));
			if (settled.includes(false)) result.breaks.push(`round ${result.rounds + 1}: not answered again within ${patience / 1000} s`);
			await Promise.all(writers.map((writer) => writer.again(2)));
			take(result, await place.ask((sql) => tally.compare(sql)));
			result.breaks.push(...(await place.verifyHere(county)));
			result.rounds++;
		}
		result.breaks.push(...(await place.verify()));
		const asked = performance.now();
		const code = await place.stop();
		result.notes.push(`orderly stop: ${Math.round(performance.now() - asked)} ms`);
		if (code !== 0) result.breaks.push(`the server's orderly stop ended with ${code}`);
		const left = livingIn(place.folder);
		if (left.length > 0) result.breaks.push(`${left.length} processes outlived the server`);
	} catch (error) {
		result.breaks.push(error instanceof Error ? error.message : String(error));
	} finally {
		await Promise.all(writers.map((writer) => writer.close()));
		await place.close();
	}
	result.sent = tally.sent;
	result.acknowledged = tally.acknowledged;
	result.notes.push(`longest silence in ms: ${spread(back)}`);
	return result;
}
