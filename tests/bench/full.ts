import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { connect } from '@honghuo/server/src/database/connect.ts';
import { migrate } from '@honghuo/server/src/database/migrate.ts';
import { Journal } from '@honghuo/server/src/journal/journal.ts';
import { Snapshots } from '@honghuo/server/src/journal/snapshot.ts';
import { Veils } from '@honghuo/server/src/journal/veils.ts';
import { attachSockets } from '@honghuo/server/src/socket/attach.ts';
import { Summary } from '@honghuo/server/src/summary/summary.ts';
import { startCluster } from '@honghuo/testing/cluster.ts';
import { type FullCounty, fullCounty, storyEnds } from '@honghuo/testing/full-county.ts';
import type postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { inTurn, type Line, median, now, spread } from './measure.ts';

const county = '211422';
const everything = { county, all: true, villages: [] as string[] };
const year = { from: '2026-01', to: '2026-12' };
const rounds = 7;
const watching = 1_000;

/** A county at full size, and the same villages with a quarter of the records: what grows with the villages, and what with the entries ever written. */
export async function benchFull(): Promise<Line[]> {
	const cluster = await startCluster();
	await cluster.makeTemplate(migrate);
	try {
		const whole = await fullCounty(cluster);
		const quarter = await fullCounty(cluster, { share: 0.25 });
		const [big, small] = [await measure(whole, true), await measure(quarter, false)];
		const said = (from: keyof Sums) =>
			`${spread(big.sums[from])} of ${whole.entries.toLocaleString('en')} entries; ${spread(small.sums[from])} of ${quarter.entries.toLocaleString('en')}`;
		const line = (what: string, from: keyof Sums, goal?: number): Line => {
			const ratio = median(big.sums[from]) / median(small.sums[from]);
			return { what, figures: said(from), ratio, ...(goal ? { goal: `≤ ${goal}×`, met: ratio <= goal } : {}) };
		};
		/** A quarter of the records leaves months of villages empty, so its answer is shorter: what must not grow is the time a kilobyte of it takes. */
		const byAnswer = (what: string, from: 'restart' | 'warm'): Line => {
			const perKb = (of: typeof big) => median(of.sums[from].map((ms, round) => ms / (of.answers[from][round] ?? Number.NaN)));
			const ratio = perKb(big) / perKb(small);
			const sizes = [big, small].map((of) => `${Math.round(median(of.answers[from])).toLocaleString('en')} kB`);
			return { what, figures: `${said(from)}; answers of ${sizes.join(' and ')}`, ratio, goal: '≤ 1.5× a kB', met: ratio <= 1.5 };
		};
		return [
			{
				what: 'seconds to make a county at full size by its people’s own commands',
				figures: `${whole.seconds.toFixed(0)} for ${whole.entries.toLocaleString('en')} entries`,
				goal: '≤ 120',
				met: whole.seconds <= 120,
			},
			line('ms until the whole county’s sums of a year are there for the first time ever, all villages reckoned', 'first'),
			line('the same until the background has reckoned them village by village, nobody waiting', 'prepared'),
			line('then for the first who asks', 'asked'),
			byAnswer('the same after a restart', 'restart'),
			line('the same after one new entry: its village is reckoned anew', 'entry', 4),
			byAnswer('the same again, six and more years', 'warm'),
			...big.lines,
		];
	} finally {
		await cluster.close();
	}
}

/** Milliseconds, round by round. */
type Sums = Record<'first' | 'prepared' | 'asked' | 'restart' | 'entry' | 'warm', number[]>;
/** Kilobytes of what was answered, round by round. */
type Answers = Record<'restart' | 'warm', number[]>;

async function measure(full: FullCounty, more: boolean): Promise<{ sums: Sums; answers: Answers; lines: Line[] }> {
	const database = await connect(full.url);
	const journal = new Journal(database.sql, (error) => console.error(error));
	await journal.start();
	try {
		const log = await logger(journal, database.sql);
		return {
			...(await benchSummary(database.sql, journal, log)),
			lines: more
				? [
						await benchSnapshot(database.sql, journal),
						await benchVeils(database.sql, journal),
						await benchSockets(database.sql, journal, log),
					]
				: [],
		};
	} finally {
		await journal.stop();
		await database.close();
	}
}

/** Somebody who logs an hour of work on their block; gives the entry's version. */
async function logger(journal: Journal, sql: postgres.Sql): Promise<() => Promise<number>> {
	const [found] = await sql<{ block: string; person: string }[]>`
		select b.id as block, p.person from orchard_block b join posting p on p.unit = b.village and p.role = 'village_secretary' order by b.id limit 1`;
	if (!found) throw new Error('The county has no block.');
	const actor = await journal.actorOf(county, found.person);
	return async () => {
		const input = { id: newId(), block: found.block, kind: 'weeding', doneValue: 1, doneUnit: 'person_hour', occurredOn: storyEnds };
		const [outcome] = await journal.receive(actor, [{ id: newId(), name: 'work.log', recordedAt: new Date().toISOString(), input }]);
		if (outcome?.status !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(outcome)}`);
		return outcome.version;
	};
}

async function benchSummary(sql: postgres.Sql, journal: Journal, log: () => Promise<number>): Promise<{ sums: Sums; answers: Answers }> {
	const make = () => new Summary({ sql, version: (code) => journal.version(code) });
	const timed = async (work: () => Promise<unknown>): Promise<number> => {
		const start = performance.now();
		await work();
		return performance.now() - start;
	};
	const sums: Sums = { first: [], prepared: [], asked: [], restart: [], entry: [], warm: [] };
	let summary = make();
	for (let round = 0; round < 3; round++) {
		await sql`truncate summary, summary_head`;
		summary = make();
		sums.first.push(await timed(() => summary.answer(everything, year)));
		await sql`truncate summary, summary_head`;
		summary = make();
		sums.prepared.push(await timed(() => summary.prepare(county)));
		sums.asked.push(await timed(() => summary.answer(everything, year)));
	}
	const answers: Answers = { restart: [], warm: [] };
	const answered = async (as: 'restart' | 'warm', span: typeof year) => {
		let text = '';
		sums[as].push(await timed(async () => ({ text } = await summary.answer(everything, span))));
		answers[as].push(text.length / 1_024);
	};
	for (let round = 0; round < rounds; round++) {
		summary = make();
		await answered('restart', year);
		await log();
		sums.entry.push(await timed(() => summary.answer(everything, year)));
		await answered('warm', { from: `${2020 - round}-01`, to: '2025-12' });
	}
	return { sums, answers };
}

/** What an official's device is given first, against everything it was given before. */
async function benchSnapshot(sql: postgres.Sql, journal: Journal): Promise<Line> {
	const take = async (villages?: string[]) => {
		const start = performance.now();
		const { body } = await new Snapshots(sql, new Veils(sql)).take(everything, journal.version(county), villages && { villages });
		return { ms: performance.now() - start, packed: gzipSync(body, { level: 6 }).length / 1_048_576 };
	};
	const [device, all] = [
		[await take([]), await take([]), await take([])],
		[await take(), await take()],
	];
	const packed = (some: { packed: number }[]) => `${some[0]?.packed.toFixed(1)} MB gz`;
	const of = (some: { ms: number }[]) => spread(some.map(({ ms }) => ms));
	return {
		what: 'ms to make what an official’s device is given first, against all rows of the county',
		figures: `${of(device)}, ${packed(device)} against ${of(all)}, ${packed(all)}`,
		ratio: median(device.map(({ ms }) => ms)) / median(all.map(({ ms }) => ms)),
		goal: '≤ 2 MB gz',
		met: (device[0]?.packed ?? 9) <= 2,
	};
}

/** What a village's phone is given first, with the names veiled that are not for it, against the same rows as they are. */
async function benchVeils(sql: postgres.Sql, journal: Journal): Promise<Line> {
	const [block] = await sql<{ village: string }[]>`select village from orchard_block order by id limit 1`;
	const villages = [block?.village ?? ''];
	const veils = new Veils(sql);
	await veils.open(county);
	const bare = { table: async (_queries: unknown, _scope: unknown, _name: string, rows: string) => rows } as unknown as Veils;
	const take = async (by: Veils) => {
		const start = performance.now();
		await new Snapshots(sql, by).take({ county, all: false, villages }, journal.version(county), { villages });
		return performance.now() - start;
	};
	// Neither is the first of its kind, and each comes second as often: what one leaves behind is cleared away while the other works.
	for (const by of [veils, bare]) await take(by);
	const [first, then] = [() => take(veils), () => take(bare)];
	const [ahead, behind] = [await inTurn(rounds, first, then), await inTurn(rounds, then, first)];
	const [veiled, plain] = [
		[...ahead[0], ...behind[1]],
		[...ahead[1], ...behind[0]],
	];
	const ratio = median(veiled) / median(plain);
	return {
		what: 'ms to make what a village’s phone is given first, names veiled that are not for it, against the same without veils',
		figures: `${spread(veiled)} against ${spread(plain)}`,
		ratio,
		goal: '≤ 1.15×',
		met: ratio <= 1.15,
	};
}

/** From the commit of an entry until the last of 1,000 sockets has it. */
async function benchSockets(sql: postgres.Sql, journal: Journal, log: () => Promise<number>): Promise<Line> {
	const [somebody] = await sql<{ person: string }[]>`select person from posting where role = 'county_official' limit 1`;
	const http = createServer();
	const sockets = await attachSockets(http, {
		journal,
		sql,
		session: async () => ({ person: somebody?.person ?? '', county }),
		originAllowed: () => true,
		log: { info: () => undefined, error: (fields, message) => console.error(message, fields) },
		limits: false,
		mostSocketsPerPerson: watching + 1,
	});
	http.listen(0, '127.0.0.1');
	await once(http, 'listening');
	const watchers = fork(new URL('watchers.ts', import.meta.url), [String((http.address() as AddressInfo).port), String(watching)]);
	await once(watchers, 'message');
	try {
		const last = new Map<number, number>();
		watchers.on('message', ({ version, at }: { version?: number; at?: number }) => {
			if (version !== undefined && at !== undefined) last.set(version, at);
		});
		const took: number[] = [];
		for (let round = 0; round < 20; round++) {
			const start = now();
			const version = await log();
			while (!last.has(version)) await sleep(5);
			took.push((last.get(version) ?? 0) - start);
		}
		return {
			what: `ms from an entry’s being sent until the last of ${watching.toLocaleString('en')} sockets has it, on the full county`,
			figures: spread(took),
			goal: '≤ 2,000',
			met: median(took) <= 2_000,
		};
	} finally {
		watchers.send('end');
		await once(watchers, 'exit');
		await sockets.close();
	}
}
