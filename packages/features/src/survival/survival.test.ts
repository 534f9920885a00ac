import type { Actor } from '@honghuo/core/actor.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Planting } from '../orchard/model.ts';
import { commands } from './commands.ts';
import { aliveOf, countsVerdict, dueOf, firstDay, gapsOf, survivalOf, verdictOf } from './figures.ts';
import type { Check } from './model.ts';

const base = { county: '211422', village: '211422222201', version: 1, createdBy: 'liu', recordedAt: '', receivedAt: '' };
const cohort = (fields: Partial<Planting> = {}): Planting => ({
	...base,
	id: 'pears',
	block: 'east',
	variety: 'zaojinsu',
	role: 'main',
	plantedOn: '2026-04-05',
	plantedPrecision: 'day',
	rootstock: null,
	plantedQty: 700,
	sourceItem: 'item',
	sourceQty: 700,
	parent: null,
	removedOn: null,
	removedReason: null,
	...fields,
});
const check = (fields: Partial<Check> = {}): Check => ({
	...base,
	id: 'c1',
	planting: 'pears',
	donation: 'gift',
	kind: 'one_season',
	method: 'census',
	inspected: 700,
	alive: 588,
	deadByCause: { drought: 80 },
	missing: 32,
	occurredOn: '2026-10-20',
	note: null,
	withdrawnReason: null,
	...fields,
});

describe('the rate of a cohort', () => {
	test('588 of 700 is 84.0 % and asks for gap filling; 595 is 85.0 % and passes; below 41 % is replanted', () => {
		const of = (alive: number) => survivalOf([cohort()], rowsOf({ survival_check: [check({ alive, missing: 620 - alive })] }));
		expect(of(588)).toMatchObject({ rate: '84.0%', verdict: 'fill', entries: [1] });
		expect(of(595)).toMatchObject({ rate: '85.0%', verdict: 'pass' });
		expect([verdictOf(594, 700), verdictOf(287, 700), verdictOf(286, 700), verdictOf(0, 700)]).toEqual([
			'fill',
			'fill',
			'replant',
			'replant',
		]);
		// 84.96 % reads 85.0 %, but does not pass.
		expect(verdictOf(2124, 2500)).toBe('fill');
	});

	test('is told by the newest check that was not withdrawn, and by none before anybody has looked', () => {
		expect(survivalOf([cohort()], rowsOf({}))).toMatchObject({ rate: undefined, verdict: undefined, unchecked: 1 });
		const leaf = check({ id: 'c0', kind: 'leaf_out', alive: 690, deadByCause: {}, missing: 10, occurredOn: '2026-06-10' });
		const wrong = check({ id: 'c2', alive: 70, occurredOn: '2026-10-25', withdrawnReason: '少写一位' });
		const rows = rowsOf({ survival_check: [wrong, check(), leaf] });
		expect(survivalOf([cohort()], rows).rate).toBe('84.0%');
		expect(survivalOf([cohort()], rows, 'leaf_out').rate).toBe('98.6%');
	});

	test('is never lifted by what fills its gaps', () => {
		const numbers = fc.record({ filled: fc.integer({ min: 1, max: 700 }), alive: fc.integer({ min: 0, max: 700 }) });
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 700 }), fc.array(numbers, { maxLength: 5 }), (alive, fills) => {
				const first = check({ alive, deadByCause: {}, missing: 700 - alive });
				const children = fills.map(({ filled }, n) => cohort({ id: `fill${n}`, parent: 'pears', plantedQty: filled }));
				const later = fills.map((fill, n) =>
					check({
						id: `f${n}`,
						planting: `fill${n}`,
						inspected: fill.filled,
						alive: Math.min(fill.alive, fill.filled),
						occurredOn: '2027-10-20',
					}),
				);
				const alone = survivalOf([cohort()], rowsOf({ survival_check: [first] }));
				const together = survivalOf([cohort(), ...children], rowsOf({ survival_check: [first, ...later] }));
				expect({ ...together, unchecked: 0 }).toEqual(alone);
			}),
		);
	});

	test('of a sample is reckoned for the whole cohort, rounded down, never above what was planted', () => {
		expect(aliveOf(cohort(), check({ method: 'sample', inspected: 50, alive: 42 }))).toBe(588);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(), fc.nat(), (plantedQty, a, b) => {
				const inspected = 1 + (a % plantedQty);
				const alive = b % (inspected + 1);
				const reckoned = aliveOf({ plantedQty }, check({ method: 'sample', inspected, alive }));
				expect(reckoned >= alive && reckoned <= plantedQty).toBe(true);
			}),
		);
	});
});

test('the numbers of a check add up; a census looks at the whole cohort, a sample at no more than it', () => {
	expect(countsVerdict(check(), 700)).toBe('fits');
	expect(countsVerdict(check({ missing: 31 }), 700)).toBe('sum');
	expect(countsVerdict(check({ inspected: 699, missing: 31 }), 700)).toBe('census');
	expect(countsVerdict(check({ method: 'sample', inspected: 50, alive: 40, deadByCause: { frost: 10 }, missing: 0 }), 700)).toBe('fits');
	expect(countsVerdict(check({ inspected: 701, missing: 33 }), 700)).toBe('exceeds');
	expect(countsVerdict(check(), null)).toBe('fits');
});

test('looks are due in June, in autumn after one season and in the third autumn, until somebody has looked', () => {
	const due = (today: string, done: Check[] = []) => dueOf(cohort(), done, today);
	expect(due('2026-05-31')).toBeUndefined();
	expect(due('2026-06-02')).toEqual({ kind: 'leaf_out', from: '2026-06-01', to: '2026-06-30', late: false });
	expect(due('2026-07-10')?.late).toBe(true);
	expect(due('2026-10-21')?.kind).toBe('one_season');
	expect(due('2026-10-21', [check()])).toBeUndefined();
	expect(due('2026-10-21', [check({ kind: 'adhoc' })])).toBeUndefined();
	expect(due('2026-10-21', [check({ withdrawnReason: '记错了' })])?.kind).toBe('one_season');
	expect(due('2028-09-01', [check()])?.kind).toBe('year3');
	expect(due('2031-01-01')).toBeUndefined();
	expect(dueOf(cohort({ plantedOn: '2026-10-28' }), [], '2026-11-25')).toBeUndefined();
	expect(dueOf(cohort({ plantedQty: null }), [], '2026-10-21')).toBeUndefined();
	expect(firstDay('one_season', '2026-04-05')).toBe('2026-08-03');
});

const secretary: Actor = {
	person: 'liu',
	county: '211422',
	grants: [{ role: 'village_secretary', unit: base.village, from: '2020-01-01', to: null }],
};
/** What a command of this noun says to these rows: the code it refuses with, else nothing. */
const says = (name: string, input: Record<string, unknown>, all: Record<string, BaseRow[]>, today = '2027-12-01') => {
	const one = commands.find((command) => command.name === name);
	if (!one) throw new Error(name);
	const answer = one.decide(input as never, { rows: rowsOf(all), actor: secretary, today } as never);
	return 'code' in answer ? answer.code : undefined;
};

test('a census that finds more living trees than an earlier one is taken with a word of why, so gap filling counted too is asked about', () => {
	const leaf = check({ id: 'c0', kind: 'leaf_out', inspected: 700, alive: 400, deadByCause: {}, missing: 300, occurredOn: '2026-06-10' });
	const rows = { planting: [cohort()], survival_check: [leaf] };
	const { planting, kind, method, inspected, occurredOn } = check();
	const counted = { alive: 620, deadByCause: {}, missing: 80 };
	const input = { id: 'c9', planting, kind, method, inspected, occurredOn, ...counted };
	expect(says('survival.record', input, rows)).toBe('survival_risen');
	expect(says('survival.record', { ...input, note: '  ' }, rows)).toBe('survival_risen');
	expect(says('survival.record', { ...input, note: '六月有 220 株还没发芽，当死的记了' }, rows)).toBeUndefined();
	expect(says('survival.record', { ...input, alive: 400, missing: 300 }, rows)).toBeUndefined();
	// An earlier day entered late, below what a later census found, is the same contradiction. A sample may differ by chance, and by more it takes a word: it would lift the rate.
	expect(says('survival.record', { ...input, alive: 300, missing: 400, kind: 'adhoc', occurredOn: '2026-05-01' }, rows)).toBe(
		'survival_risen',
	);
	const sample = (alive: number, more = {}) =>
		says('survival.record', { ...input, method: 'sample', inspected: 50, alive, missing: 50 - alive, ...more }, rows);
	expect([31, 32, 50].map((alive) => sample(alive))).toEqual([undefined, 'survival_risen', 'survival_risen']);
	expect(sample(50, { note: '只看了东头，东头都活' })).toBeUndefined();
	expect(sample(50, { kind: 'adhoc', occurredOn: '2026-05-01' })).toBeUndefined();
	const later = check({ id: 'c1', alive: 390, deadByCause: {}, missing: 310 });
	const both = { ...rows, survival_check: [leaf, later] };
	expect(says('survival.correct', { check: 'c1', alive: 500, missing: 200 }, both)).toBe('survival_risen');
	expect(says('survival.correct', { check: 'c1', alive: 500, missing: 200, note: '重数了一遍' }, both)).toBeUndefined();
	expect(says('survival.record', input, { ...rows, survival_check: [check({ ...leaf, withdrawnReason: '记错了' })] })).toBeUndefined();
});

test('gap filling is never more than what died or is gone and is not filled yet, however often it is tried', () => {
	const attempt = fc.record({
		qty: fc.integer({ min: 1, max: 120 }),
		lives: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }),
	});
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(), fc.array(attempt, { maxLength: 8 }), (planted, a, attempts) => {
			const alive = a % (planted + 1);
			const first = cohort({ plantedQty: planted });
			const looks = [check({ inspected: planted, alive, deadByCause: {}, missing: planted - alive })];
			const children: Planting[] = [];
			for (const [n, { qty, lives }] of attempts.entries()) {
				const rows = { planting: [first, ...children], survival_check: looks };
				const gaps = gapsOf(first, rowsOf(rows)) ?? 0;
				const id = `fill${n}`;
				const refused = says('survival.fill', { id, parent: 'pears', plantedQty: qty, plantedOn: '2026-11-01' }, rows);
				expect(refused).toBe(qty > gaps ? 'fill_exceeds' : undefined);
				if (refused) continue;
				children.push(cohort({ id, parent: 'pears', plantedQty: qty, sourceItem: null }));
				// What was filled in may die too, and then there is a gap again.
				if (lives !== undefined) {
					const living = Math.min(lives, qty);
					looks.push(check({ id: `c${id}`, planting: id, inspected: qty, alive: living, deadByCause: {}, missing: qty - living }));
				}
				const standing = children.reduce(
					(sum, child) => sum + (looks.find((look) => look.planting === child.id)?.alive ?? child.plantedQty ?? 0),
					alive,
				);
				expect(standing).toBeLessThanOrEqual(planted);
			}
		}),
	);
});
