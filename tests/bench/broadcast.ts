import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { commitBatch } from '@honghuo/server/src/journal/commit.ts';
import { attachSockets, type Sockets } from '@honghuo/server/src/socket/attach.ts';
import { countyRoom } from '@honghuo/server/src/socket/broadcast.ts';
import type { BenchCounty } from './county.ts';
import { inTurn, type Line, median, now, spread } from './measure.ts';

const watching = 200;
const perSecond = 50;

/** Live path against bare Socket.IO with the same 200 sockets in another process. */
export async function benchBroadcast(county: BenchCounty): Promise<Line[]> {
	// Before the sockets follow the journal, so that the clock starts before anything is sent.
	const commit = { at: 0 };
	county.journal.follow(() => {
		commit.at = now();
	});
	const http = createServer();
	const sockets = await attachSockets(http, {
		journal: county.journal,
		sql: county.sql,
		session: async () => ({ person: county.actor.person, county: county.code }),
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
		return [await lightLoad(county, sockets, watchers, commit), ...(await saturation(county, sockets, watchers))];
	} finally {
		watchers.send('end');
		await once(watchers, 'exit');
		await sockets.close();
	}
}

/** Collects when the last socket had each version. */
function lastArrivals(watchers: ChildProcess): { at: Map<number, number>; stop: () => void } {
	const at = new Map<number, number>();
	const hear = (message: { version?: number; at?: number }) => {
		if (message.version !== undefined && message.at !== undefined) at.set(message.version, message.at);
	};
	watchers.on('message', hear);
	return { at, stop: () => watchers.off('message', hear) };
}

/** 50 writes a second: from the commit's return to the last of 200, against a bare emit of the same entry to the same room. */
async function lightLoad(county: BenchCounty, { io }: Sockets, watchers: ChildProcess, commit: { at: number }): Promise<Line> {
	const spaced = async (count: number, send: () => Promise<[version: number, at: number]>) => {
		const { at, stop } = lastArrivals(watchers);
		const sent: [number, number][] = [];
		for (let index = 0; index < count; index++) {
			const due = sleep(1000 / perSecond);
			sent.push(await send());
			await due;
		}
		await sleep(300);
		stop();
		return median(sent.map(([version, start]) => (at.get(version) ?? Number.POSITIVE_INFINITY) - start));
	};
	const ours = () =>
		spaced(150, async () => {
			const version = await county.log();
			return [version, commit.at];
		});
	const page = await county.journal.catchUp({ county: county.code, all: true, villages: [] }, county.journal.version(county.code) - 1, 1);
	const sample = page.snapshot ? undefined : (JSON.parse(page.text) as { entries: object[] }).entries[0];
	let bareVersion = 1e9;
	const bare = () =>
		spaced(150, async () => {
			const version = bareVersion++;
			const start = now();
			io.to(countyRoom(county.code)).emit('entries', [{ ...sample, version, previous: version - 1 }]);
			return [version, start];
		});
	await ours();
	const [live, floor] = await inTurn(5, ours, bare);
	const ratio = median(live.map((value, index) => value / (floor[index] as number)));
	return {
		what: `ms from commit to the last of ${watching} sockets, ${perSecond} writes/s, p50: ours against a bare Socket.IO broadcast of the same entry`,
		figures: `${spread(live)} against ${spread(floor)}`,
		ratio,
		goal: '≤ 1.5×',
		met: ratio <= 1.5,
	};
}

/** As many writes as go through, with 256 writers waiting for their answers: updates delivered a second. */
async function saturation(county: BenchCounty, { io, broadcaster }: Sockets, watchers: ChildProcess): Promise<Line[]> {
	const delivered = () =>
		new Promise<number>((resolve) => {
			const hear = (message: { delivered?: number }) => {
				if (message.delivered === undefined) return;
				watchers.off('message', hear);
				resolve(message.delivered);
			};
			watchers.on('message', hear);
			watchers.send('count');
		});
	const flood = async (write: () => Promise<unknown>) => {
		let written = 0;
		const before = await delivered();
		const started = performance.now();
		const until = started + 3_000;
		const writer = async () => {
			while (performance.now() < until) {
				await write();
				written++;
			}
		};
		await Promise.all(Array.from({ length: 256 }, writer));
		while ((await delivered()) < before + written * watching && performance.now() < until + 30_000) await sleep(20);
		return ((await delivered()) - before) / ((performance.now() - started) / 1000);
	};
	const oneEmitEach = async (write: () => Promise<unknown>) => {
		const { send } = broadcaster;
		broadcaster.send = (code, entries) => {
			for (const { entry } of entries) io.to(countyRoom(code)).emit('entries', [entry]);
		};
		try {
			return await flood(write);
		} finally {
			broadcaster.send = send;
		}
	};
	const ours = () => flood(() => county.log());
	const plain = () =>
		oneEmitEach(() =>
			county.sql.begin((tx) => commitBatch(tx, county.code, [{ envelope: county.envelope(), actor: county.actor, device: null }])),
		);
	await ours();
	const [live, naive] = await inTurn(3, ours, plain);
	const [framed, unframed] = await inTurn(3, ours, () => oneEmitEach(() => county.log()));
	const ratio = median(live.map((value, index) => value / (naive[index] as number)));
	const what = `updates delivered/s to ${watching} sockets, 256 writers waiting for their answers`;
	return [
		{
			what: `${what}: ours against one transaction and one emit a command`,
			figures: `${spread(live)} against ${spread(naive)}`,
			ratio,
			goal: '≥ 3×',
			met: ratio >= 3,
		},
		{
			what: `${what}: frames alone, group commit in both, against one emit an entry`,
			figures: `${spread(framed)} against ${spread(unframed)}`,
			ratio: median(framed.map((value, index) => value / (unframed[index] as number))),
		},
	];
}
