import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { Entry } from '@honghuo/core/entry.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { features as shape } from '@honghuo/features/refs.ts';
import { type Log, logs } from '@honghuo/features/work/model.ts';
import { migrate } from '@honghuo/server/src/database/migrate.ts';
import { startCluster } from '@honghuo/testing/cluster.ts';
import { startServer } from '@honghuo/testing/server.ts';
import { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { Courier } from '../../apps/web/src/lib/replica/courier.ts';
import { decider } from '../../apps/web/src/lib/replica/decider.ts';
import { httpTransport } from '../../apps/web/src/lib/replica/http.ts';
import { Replica } from '../../apps/web/src/lib/replica/replica.ts';
import { memoryStore } from '../../apps/web/src/lib/replica/store.ts';
import { inTurn, type Line, median, spread } from './measure.ts';

const county = '211422';
const village = '211422106214';
const held = 50_000;
const person = newId();

const logOf = (version: number, id: string = newId()): Log =>
	({
		county,
		id,
		village,
		version,
		createdBy: person,
		recordedAt: '2026-02-26T02:00:00.000Z',
		receivedAt: '2026-02-26T02:00:00.000Z',
		block: `block-${version % 400}`,
		task: null,
		kind: 'dormant_pruning',
		doneValue: 1_000,
		doneUnit: 'e4mu',
		typed: null,
		occurredOn: '2026-02-26',
		note: null,
		withdrawnReason: null,
	}) as Log;

const entryOf = (row: BaseRow): Entry => ({
	county,
	version: row.version,
	previous: row.version - 1,
	id: newId(),
	name: 'work.log',
	actor: person,
	at: row.receivedAt,
	changes: [{ table: 'work_log', op: 'insert', row }],
});

async function fullReplica(): Promise<{ replica: Replica; rows: Log[]; opened: number }> {
	const store = memoryStore();
	const rows = Array.from({ length: held }, (_, n) => logOf(n + 1));
	store.save({ rows: rows.map((row) => ['work_log', row]), entries: [], cursor: held, reach: 'all' });
	const replica = new Replica({ shape, decider: async () => decider, county, person, store, now: Date.now, newId, random: Math.random });
	// The store copies on the way out, as IndexedDB does: that is part of a cold start.
	const started = performance.now();
	await replica.open();
	return { replica, rows, opened: performance.now() - started };
}

/** The replica with 50,000 rows in memory, on Node: opening it, applying 1,000 entries, and one live query after a change; each against the bare work. */
export async function benchReplica(): Promise<Line[]> {
	const opened: number[] = [];
	const bare: number[] = [];
	const applied: number[] = [];
	const queried: number[] = [];
	for (let round = 0; round < 5; round++) {
		const { replica, rows, opened: cold } = await fullReplica();
		opened.push(cold);
		const started = performance.now();
		const copy = new Map(structuredClone(rows).map((row) => [row.id, row]));
		bare.push(performance.now() - started);
		replica.find(logs, 'block', 'block-7');
		const news = Array.from({ length: 1_000 }, (_, n) => entryOf(logOf(held + n + 1)));
		const before = performance.now();
		replica.apply(news);
		applied.push(performance.now() - before);
		const row = logOf(held + 1_001, rows[7]?.id);
		const changed = entryOf(row);
		const asked = performance.now();
		replica.apply([changed]);
		if (replica.find(logs, 'block', row.block).length === 0 || copy.size !== held) throw new Error('lost');
		queried.push(performance.now() - asked);
	}
	const ratio = median(opened.map((value, n) => value / (bare[n] as number)));
	return [
		{
			what: `ms to open a replica of ${held.toLocaleString('en')} rows: ours against copying the rows into one map`,
			figures: `${spread(opened)} against ${spread(bare)}`,
			ratio,
		},
		{ what: `ms to apply 1,000 entries to it`, figures: spread(applied) },
		{ what: 'ms from one entry to a live query that shows it', figures: spread(queried) },
	];
}

/** 10,000 missed entries: the courier's whole catch-up, applied, against one plain GET of the same bytes, compressed, parsed. */
export async function benchCatchUp(): Promise<Line> {
	const cluster = await startCluster();
	await cluster.makeTemplate(migrate);
	const server = await startServer(cluster, { limits: false });
	const missed = 10_000;
	try {
		const official = new Visitor(server.url);
		await official.ask('POST', '/api/v1/setup', {
			code: server.setupCode,
			county,
			administrator: { name: '县管理员', username: 'guanli', password: 'zaojinsu-2026-li' },
		});
		const me = (await official.ask<{ person: { id: string } }>('GET', '/api/v1/me')).body;
		const self = me.person.id;
		await official.send(['posting.give', { id: newId(), person: self, role: 'first_secretary', unit: village, from: '2024-01-01' }]);
		const [orchard, block] = [newId(), newId()];
		await official.send(
			['orchard.create', { id: orchard, village, name: '早金酥梨园' }],
			['block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000 }],
		);
		const parts = { origin: server.url, county, language: () => 'zh-CN', headers: { cookie: official.cookie } };
		const transport = httpTransport(parts);
		const snapshot = await transport.snapshot('all');
		for (let sent = 0; sent < missed; sent += 500) {
			await official.send(
				...Array.from({ length: 500 }, (): [string, unknown] => [
					'work.log',
					{ id: newId(), block, kind: 'dormant_pruning', doneValue: 1_000, doneUnit: 'e4mu', occurredOn: '2026-02-26' },
				]),
			);
		}
		const all: unknown[] = [];
		for (let after = snapshot.version; ; ) {
			const page = await transport.catchUp(after);
			all.push(...page.entries);
			after = (page.entries.at(-1) as { version: number }).version;
			if (!page.more) break;
		}
		const text = JSON.stringify({ entries: all });
		const plain = createServer((_request, response) =>
			response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text, { level: 6 })),
		);
		await new Promise<void>((listening) => plain.listen(0, '127.0.0.1', listening));
		const { port } = plain.address() as { port: number };
		const ours = async () => {
			const replica = new Replica({
				shape,
				decider: async () => decider,
				county,
				person: self,
				store: memoryStore(),
				now: Date.now,
				newId,
				random: Math.random,
			});
			replica.replace(snapshot, 'all');
			const courier = new Courier({
				replica,
				transport,
				firstReach: 'all',
				later: () => () => {},
				sessionOver: () => {},
				broken: console.error,
			});
			const started = performance.now();
			await courier.catchUp();
			const spent = performance.now() - started;
			courier.stop();
			if (replica.cursor !== snapshot.version + missed) throw new Error('not level');
			return spent;
		};
		const get = async () => {
			const started = performance.now();
			const body = (await (await fetch(`http://127.0.0.1:${port}/`)).json()) as { entries: unknown[] };
			if (body.entries.length !== missed) throw new Error('short');
			return performance.now() - started;
		};
		await ours();
		await get();
		const [mine, bare] = await inTurn(7, ours, get);
		plain.close();
		const ratio = median(mine.map((value, n) => value / (bare[n] as number)));
		return {
			what: `ms to catch up with ${missed.toLocaleString('en')} missed entries, applied: ours against one compressed GET of the same ${(text.length / 1e6).toFixed(1)} MB, parsed`,
			figures: `${spread(mine)} against ${spread(bare)}`,
			ratio,
			goal: '≤ 1.5×',
			met: ratio <= 1.5,
		};
	} finally {
		await server.close();
		await cluster.close();
	}
}
