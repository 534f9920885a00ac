import { KeptRows } from '@honghuo/core/kept-rows.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { conflicts } from '@honghuo/features/conflict/model.ts';
import { blocks } from '@honghuo/features/orchard/model.ts';
import { logs, tasks } from '@honghuo/features/work/model.ts';
import * as fc from 'fast-check';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { memoryStore } from './store.ts';
import { clerk, datun, type Net, official, phone, secretary, TinyServer } from './tiny-county.ts';

/** Two phones of one person, one of a colleague in the village, and the county's, which holds everything. */
const people = [secretary, secretary, clerk, official];
const who = fc.nat(people.length - 1);
const pick = fc.nat(1_000);
const amount = fc.integer({ min: 1, max: 90_000 });

const action = fc.oneof(
	{ weight: 5, arbitrary: fc.record({ do: fc.constant('log' as const), who, amount, hold: fc.constantFrom(0, 0, 5_000) }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom('amount' as const, 'note' as const, 'withdraw' as const), who, pick, amount }) },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constantFrom('block' as const, 'plan' as const, 'settle' as const, 'undo' as const), who, pick, amount }),
	},
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom('cut' as const, 'mute' as const, 'heal' as const), who }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom('kill' as const, 'level' as const, 'wait' as const, 'hurry' as const), who }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('frames' as const), who, from: pick, count: fc.nat(5), shuffled: fc.boolean() }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

const sorted = (rows: Iterable<BaseRow>): string => JSON.stringify([...rows].sort((a, b) => (a.id < b.id ? -1 : 1)));
const seed = Number(process.env.FAST_CHECK_SEED ?? Date.now() % 2 ** 31);
const runs = Number(process.env.FAST_CHECK_RUNS ?? 1_000);

test(`whatever is cut, muted, doubled, reordered or killed, all end equal and nothing is lost or twice (${runs} runs, seed ${seed})`, async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(action, { minLength: 20, maxLength: 60, size: 'max' }), async (actions) => {
			const county = new TinyServer();
			const stores = people.map(() => memoryStore());
			const nets: Net[] = people.map(() => ({}));
			const start = (n: number) => phone(county, people[n] as string, stores[n], nets[n]).start();
			const phones = await Promise.all(people.map((_, n) => start(n)));
			const { block } = await (phones[0] as (typeof phones)[0]).plant();
			for (const one of phones) await one.level();
			/** Commands each phone issued, in order, as its author was told. */
			const issued = new Map<string, { phone: number; order: number }>();
			const undone = new Set<string>();

			async function run(step: Action): Promise<void> {
				const n = step.who;
				const one = phones[n] as (typeof phones)[0];
				const { replica } = one;
				const any = <R>(rows: R[], index: number): R | undefined => rows[index % Math.max(1, rows.length)];
				const send = async (name: string, input: object, hold = 0) => {
					const sent = await replica.send(name, input, { hold });
					if (sent.ok) issued.set(sent.id, { phone: n, order: issued.size });
				};
				if (step.do === 'log') {
					const { sent } = await one.log(block, step.amount, step.hold);
					if (sent.ok) issued.set(sent.id, { phone: n, order: issued.size });
				} else if (step.do === 'amount' || step.do === 'note' || step.do === 'withdraw') {
					const log = any(replica.all(logs), step.pick)?.id;
					if (!log) return;
					if (step.do === 'amount') await send('work.correct', { log, doneValue: step.amount });
					else if (step.do === 'note') await send('work.correct', { log, note: `${step.amount}` });
					else await send('work.withdraw', { log, reason: '记重了' });
				} else if (step.do === 'block') await send('block.update', { block, name: `坡 ${step.amount}` });
				else if (step.do === 'plan') {
					const window = { plannedFrom: '2026-02-01', plannedTo: '2026-03-10', targetUnit: 'e4mu' };
					await send('task.plan', { id: v7(), block, kind: 'dormant_pruning', targetValue: Math.min(step.amount, 70_000), ...window });
				} else if (step.do === 'settle') {
					const conflict = any(replica.all(conflicts), step.pick)?.id;
					if (conflict) await send('conflict.settle', { conflict, choose: step.amount % 2 ? 'kept' : 'other' });
				} else if (step.do === 'undo') {
					const id = [...issued.keys()].at(-1);
					if (id && (await replica.undo(id))) undone.add(id);
				} else if (step.do === 'cut') (nets[n] as Net).cut = true;
				else if (step.do === 'mute') (nets[n] as Net).mute = true;
				else if (step.do === 'heal') Object.assign(nets[n] as Net, { cut: false, mute: false });
				else if (step.do === 'level') await one.level();
				else if (step.do === 'wait') await one.wait(10_000);
				else if (step.do === 'hurry') one.courier.hurry();
				else if (step.do === 'frames') {
					const from = step.from % county.entries.length;
					const frames = county.entries.slice(from, from + step.count);
					one.courier.receive(step.shuffled ? frames.toReversed() : frames);
				} else {
					one.courier.stop();
					phones[n] = await start(n);
				}
			}

			for (const step of actions) await run(step);
			for (const net of nets) Object.assign(net, { cut: false, mute: false });
			for (let round = 0; round < 4; round++) {
				for (const one of phones) {
					await one.wait(60_000);
					await one.level();
				}
			}

			// The journal is the truth: its changes alone give the server's rows.
			const oracle = new KeptRows();
			for (const { changes } of county.entries) for (const { table, row } of changes) oracle.put(table, row);
			for (const [n, { replica, broken }] of phones.entries()) {
				expect(broken).toEqual([]);
				expect(replica.cursor).toBe(county.entries.length);
				expect(replica.outbox.items().filter(({ state }) => state !== 'attention')).toEqual([]);
				for (const { name } of [logs, tasks, blocks, conflicts]) {
					expect(sorted(replica.all({ name } as never)), `${name} on phone ${n}`).toBe(sorted(oracle.all(name)));
				}
			}
			// Every command its author was told is kept is in the journal once, or refused and still with its author.
			const times = new Map<string, number>();
			for (const { id } of county.entries) if (id) times.set(id, (times.get(id) ?? 0) + 1);
			for (const [id, { phone: n }] of issued) {
				const waiting = phones[n]?.replica.outbox.get(id)?.state === 'attention';
				expect([times.get(id) ?? 0, waiting, undone.has(id)], id).toEqual(
					undone.has(id) ? [0, false, true] : waiting ? [0, true, false] : [1, false, false],
				);
			}
			// One phone's commands take effect in the order they were issued.
			const places = people.map(() => [] as number[]);
			for (const { id } of county.entries) {
				const command = issued.get(id ?? '');
				if (command) places[command.phone]?.push(command.order);
			}
			for (const order of places) expect(order).toEqual(order.toSorted((a, b) => a - b));
			expect(county.rows.get(blocks, block)?.village).toBe(datun);
		}),
		{ numRuns: runs, seed },
	);
}, 300_000);
