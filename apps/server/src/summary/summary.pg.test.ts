import type { Scope } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { total } from '@honghuo/core/measure.ts';
import { type BaseRow, byField, tableRef } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import fc from 'fast-check';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { LoadedRows } from '../journal/loaded-rows.ts';
import { HeldRows } from '../sheets/held-rows.ts';
import { Summary } from './summary.ts';
import type { Sums } from './sums.ts';

const [datun, xinlitun] = [villages.大屯村, villages.新立屯村];
const everything: Scope = { county: '211422', all: true, villages: [] };
const always = { from: '1950-01', to: '2100-12' };

let county: TestCounty;
let summary: Summary;
let later = 0;
const now = () => new Date(Date.now() + later * 86_400_000);
/** Another server on the same database, or this one after a restart. */
const another = (options: object = {}) =>
	new Summary({ sql: county.sql, version: (code) => county.journal.version(code), now, ...options });

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	summary = another();
});
afterAll(() => county.close());

type Answer = { version: number; villages: Record<string, Sums> };
const ask = async (asked: Summary, more: { after?: number } = {}): Promise<Answer> =>
	JSON.parse((await asked.answer(everything, { ...always, ...more })).text);

/** What each measure comes to over all rows there are, without any help of the summary. */
async function fromRows(): Promise<Record<string, Record<string, number>>> {
	const rows = new HeldRows((JSON.parse((await county.journal.snapshot(everything)).body) as { tables: Record<string, BaseRow[]> }).tables);
	const today = localDate(now());
	return Object.fromEntries(
		Object.values(villages).map((village) => [
			village,
			Object.fromEntries(
				[...features.measures.values()]
					.map(({ name, shares }) => [name, total(shares(village, rows, today)).value])
					.filter(([, value]) => value !== 0),
			),
		]),
	);
}

const added = ({ villages: all }: Answer): Record<string, Record<string, number>> =>
	Object.fromEntries(
		Object.values(villages).map((village) => [
			village,
			Object.fromEntries(
				Object.entries(all[village] ?? {})
					.map(
						([name, parts]) =>
							[
								name,
								Object.values(parts)
									.flatMap((months) => Object.values(months))
									.reduce((a, b) => a + b, 0),
							] as const,
					)
					.filter(([, value]) => value !== 0),
			),
		]),
	);

describe('the sums of a county', () => {
	let [giver, taker, official] = [] as unknown as [TestPerson, TestPerson, TestPerson];
	const made: Record<'log' | 'harvest' | 'cost' | 'donation' | 'item' | 'planting' | 'stand' | 'check' | 'problem', string[]> = {
		...{ log: [], harvest: [], cost: [], donation: [], item: [], planting: [], stand: [], check: [], problem: [] },
	};
	let [block, donatedBlock, variety, planting] = ['', '', '', ''];

	beforeAll(async () => {
		giver = await county.person('first_secretary', '大屯村');
		taker = await county.person('village_secretary', '新立屯村');
		official = await county.person('county_official');
		const rows = new LoadedRows(county.sql, county.code);
		const varieties = tableRef<BaseRow & { name: string }>('variety');
		await rows.load([byField(varieties, 'name', '早金酥')]);
		variety = rows.find(varieties, 'name', '早金酥')[0]?.id ?? '';
		const place = async (who: TestPerson, village: string) => {
			const [orchard, id] = [newId(), newId()];
			await who.did('orchard.create', { id: orchard, village, name: '果园' });
			await who.did('block.create', { id, orchard, name: '东坡', areaE4mu: 70_000 });
			return id;
		};
		block = await place(giver, datun);
		donatedBlock = await place(taker, xinlitun);
		planting = newId();
		await giver.did('planting.create', { id: planting, block, variety, role: 'main', plantedOn: '2020-04-01', plantedQty: 500 });
	});

	const day = fc.integer({ min: 0, max: 27 }).map((n) => `2026-0${1 + (n % 9)}-${String(n + 1).padStart(2, '0')}`);
	const amount = fc.integer({ min: 1, max: 300 });
	const one = (all: string[], n: number) => all[n % Math.max(1, all.length)] ?? newId();
	type Act = (on: string, n: number) => Promise<unknown>;
	const keep = (all: string[], id = newId()) => {
		all.push(id);
		return id;
	};
	const plant = (donation: string, item: string, plantedQty: number) => {
		const what = { donation, item, block: donatedBlock, planting: keep(made.planting), plantedQty };
		return taker.does('donation.plant', { ...what, plantedOn: localDate(new Date()) });
	};
	/** What people of the two villages do; some of it is refused, as in life. */
	const acts: Record<string, Act> = {
		log: (on, n) =>
			giver.does('work.log', { id: keep(made.log), block, kind: 'thinning', doneValue: n, doneUnit: 'person_hour', occurredOn: on }),
		plan: (on, n) => {
			const window = { plannedFrom: on, plannedTo: on, targetValue: n, targetUnit: 'person_hour' };
			return giver.does('task.plan', { id: newId(), block, kind: 'thinning', ...window });
		},
		correct: (on, n) => giver.does('work.correct', { log: one(made.log, n), doneValue: n, occurredOn: on }),
		withdraw: (_, n) => giver.does('work.withdraw', { log: one(made.log, n), reason: '记重了' }),
		measure: (_, n) => giver.does('block.update', { block, areaE4mu: 60_000 + n }),
		/** A second cohort in the block, and it or another dug up again. */
		stand: (on, n) =>
			giver.does('planting.create', { id: keep(made.stand), block, variety, role: 'pollinizer', plantedOn: on, plantedQty: n }),
		dig: (on, n) => giver.does('planting.remove', { planting: one(made.stand, n), on, reason: '换品种' }),
		pick: (on, n) => giver.does('harvest.record', { id: keep(made.harvest), block, planting, occurredOn: on, grossG: n * 500 }),
		unpick: (_, n) => giver.does('harvest.withdraw', { harvest: one(made.harvest, n), reason: '记重了' }),
		sell: (on, n) => giver.does('sale.record', { id: newId(), planting, amountFen: n * 100, soldOn: on }),
		spend: (on, n) => giver.does('cost.record', { id: keep(made.cost), block, category: 'labour', amountFen: n * 100, occurredOn: on }),
		recost: (on, n) => giver.does('cost.correct', { cost: one(made.cost, n), amountFen: n, occurredOn: on }),
		/** A donation, gone as far as chance will have it. */
		give: async (on, n) => {
			const [donation, item] = [keep(made.donation), keep(made.item)];
			const steps: Act[] = [
				() =>
					giver.does('donation.draft', {
						id: donation,
						fromVillage: datun,
						toVillage: xinlitun,
						items: [{ id: item, kind: 'seedling', variety, qty: n + 5, unit: 'tree' }],
					}),
				() => giver.does('donation.pledge', { donation, on: '2026-01-01' }),
				() => giver.does('donation.dispatch', { donation, on }),
				() => taker.does('donation.receive', { donation, items: [{ item, receivedQty: n + 5 }] }),
				() => plant(donation, item, 1 + (n % 5)),
			];
			for (const step of steps.slice(0, 1 + (n % 7))) await step(on, n);
		},
		cancel: (_, n) => giver.does('donation.cancel', { donation: one(made.donation, n), reason: '路断了' }),
		recount: (_, n) => taker.does('donation.recount', { item: one(made.item, n), receivedQty: n }),
		plant: (_, n) => plant(one(made.donation, n), one(made.item, n), 1 + (n % 5)),
		look: (_, n) => {
			const seen = { kind: 'adhoc', method: 'census', inspected: 1 + (n % 5), alive: 1 + (n % 5), occurredOn: localDate(new Date()) };
			return taker.does('survival.record', { id: keep(made.check), planting: one(made.planting, n), ...seen });
		},
		report: (on) =>
			taker.does('problem.report', { id: keep(made.problem), village: xinlitun, channel: 'photo', text: '叶子黄了', occurredOn: on }),
		accept: (_, n) => official.does('problem.accept', { id: newId(), problem: one(made.problem, n) }),
		resolve: (_, n) => official.does('problem.resolve', { id: newId(), problem: one(made.problem, n), text: '浇一遍水' }),
		reopen: (_, n) => taker.does('problem.reopen', { id: newId(), problem: one(made.problem, n), reason: '还黄' }),
		sleep: async () => {
			later += 3;
		},
	};

	test('are what the measures come to over all rows, after whatever people did, for whoever asks', async () => {
		const act = fc.tuple(fc.constantFrom(...Object.keys(acts)), day, amount);
		for (const name of [
			'log',
			'plan',
			'stand',
			'dig',
			'pick',
			'sell',
			'spend',
			'give',
			'look',
			'report',
			'accept',
			'resolve',
			'sleep',
			'sleep',
			'sleep',
		]) {
			await acts[name]?.('2026-02-03', 6);
		}
		let held = await ask(summary);
		const [here, there] = [Object.keys(held.villages[datun] ?? {}), Object.keys(held.villages[xinlitun] ?? {})];
		expect(here).toEqual(
			expect.arrayContaining(['work.hours', 'work.items', 'harvest.weight', 'sale.amount', 'cost.amount', 'orchard.area']),
		);
		expect(there).toEqual(expect.arrayContaining(['problem.closed', 'donation.planted', 'survival.alive']));
		await fc.assert(
			fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 60, size: 'max' }), async (doings) => {
				for (const [name, on, n] of doings) await acts[name]?.(on, n);
				const whole = await ask(summary);
				const expected = await fromRows();
				expect(added(whole)).toEqual(expected);
				// After a restart, and by another process that reckoned some of it.
				const restarted = another();
				const [its, delta] = [await ask(restarted), await ask(restarted, { after: held.version })];
				expect(its).toEqual(whole);
				// Only what changed is told to whoever held the sums before; together it is the whole.
				held = { version: delta.version, villages: { ...held.villages, ...delta.villages } };
				expect(added(held)).toEqual(expected);
			}),
			{ numRuns: 12, endOnFailure: true },
		);
	}, 120_000);

	test('a donation is news in both villages, and a cancelled one is sent no more', async () => {
		const before = await ask(summary);
		const [donation, item] = [newId(), newId()];
		const items = [{ id: item, kind: 'seedling', variety, qty: 700, unit: 'tree' }];
		const sent = ({ villages: all }: Answer) => Object.values(all[datun]?.['donation.sent']?.seedling ?? {}).reduce((a, b) => a + b, 0);
		const received = ({ villages: all }: Answer) =>
			Object.values(all[xinlitun]?.['donation.received']?.seedling ?? {}).reduce((a, b) => a + b, 0);
		await giver.did('donation.draft', { id: donation, fromVillage: datun, toVillage: xinlitun, items });
		await giver.did('donation.pledge', { donation });
		await giver.did('donation.dispatch', { donation });
		expect(sent(await ask(summary)) - sent(before)).toBe(700);
		await taker.did('donation.receive', { donation, items: [{ item, receivedQty: 690 }] });
		expect(received(await ask(summary)) - received(before)).toBe(690);
		await taker.did('donation.recount', { item, receivedQty: 700 });
		expect(received(await ask(summary)) - received(before)).toBe(700);
	});

	test('two processes that reckon at once come to the same', async () => {
		await giver.did('cost.record', { id: newId(), block, category: 'bag', amountFen: 12_300, occurredOn: '2026-05-20' });
		const [one, other] = await Promise.all([another(), another()].map((each) => ask(each)));
		expect(one).toEqual(other);
		expect(one?.villages[datun]?.['cost.amount']?.bag).toEqual({ '2026-05': 12_300 });
	});

	test('an entry of one village leaves the others as they were', async () => {
		const before = await ask(summary);
		await giver.did('work.log', { id: newId(), block, kind: 'thinning', doneValue: 5, doneUnit: 'person_hour', occurredOn: '2026-05-01' });
		const delta = await ask(summary, { after: before.version });
		expect(Object.keys(delta.villages)).toEqual([datun]);
	});

	test('another version of the rules reckons everything anew', async () => {
		await county.sql`update summary set sums = '{}' where county = ${county.code}`;
		expect(added(await ask(another({ rules: 'of tomorrow' })))).toEqual(await fromRows());
	});
});
