import { type TestCounty, type TestPerson, testCounty } from '@honghuo/testing/county.ts';
import { orchardWithBlock, pruning } from '@honghuo/testing/records.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let county: TestCounty;
let first: TestPerson;

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	first = await county.person('first_secretary', '大屯村');
});
afterAll(() => county.close());

const refusal = (code: string, field?: string) =>
	expect.objectContaining({ status: 'refused', refusal: expect.objectContaining(field ? { code, field } : { code }) });

describe('a log', () => {
	const plan = (block: string, from: string, to: string) => ({
		id: newId(),
		block,
		kind: 'thinning',
		plannedFrom: from,
		plannedTo: to,
		targetValue: 70_000,
		targetUnit: 'e4mu',
	});
	const taskOf = async (log: string) => {
		const scope = await county.journal.scopeOf(county.code, first.id);
		const entries = await county.journal.history(scope, log);
		const row = entries.at(-1)?.changes[0]?.row as { task?: string } | undefined;
		return row?.task;
	};

	test('stays with the task its author named when only its day is corrected', async () => {
		const { block } = await orchardWithBlock(first);
		const [near, named] = [plan(block, '2026-05-01', '2026-05-10'), plan(block, '2026-04-20', '2026-04-25')];
		await first.did('task.plan', near);
		await first.did('task.plan', named);
		const log = pruning(block, { kind: 'thinning', task: named.id, occurredOn: '2026-05-02' });
		await first.did('work.log', log);
		await first.did('work.correct', { log: log.id, occurredOn: '2026-05-03' });
		expect(await taskOf(log.id)).toBe(named.id);
	});

	test('corrected five hundred times tells the last of it', async () => {
		const { block } = await orchardWithBlock(first);
		const log = pruning(block);
		await first.did('work.log', log);
		const times = Array.from({ length: 501 }, (_, n) => n + 1);
		const [last] = (await Promise.all(times.map((n) => first.did('work.correct', { log: log.id, note: `第 ${n} 遍` })))).slice(-1);
		const told = await county.journal.history(await county.journal.scopeOf(county.code, first.id), log.id);
		expect(told).toHaveLength(500);
		expect(told.at(-1)).toMatchObject({ version: last, changes: [{ row: { note: '第 501 遍' } }] });
		expect(told.map(({ version }) => version)).toEqual(told.map(({ version }) => version).sort((a, b) => a - b));
	});

	test('says what it counts: typed 20 亩 beside 0.0001 mu is refused, 0.7 分 beside 70 e4mu is not', async () => {
		const { block } = await orchardWithBlock(first);
		const typed = (value: string, unit: string, doneValue: number) =>
			first.does('work.log', pruning(block, { doneValue, typed: { value, unit } }));
		expect(await typed('20', 'mu', 1)).toEqual(refusal('typed_differs', 'typed'));
		expect(await typed('20\u0007', '__xx', 1)).toEqual(refusal('typed_differs', 'typed'));
		expect((await typed('0.7', 'fen_area', 700)).status).toBe('accepted');
	});

	test('of a block remeasured since can still be given a note', async () => {
		const { block } = await orchardWithBlock(first);
		const log = pruning(block);
		await first.did('work.log', log);
		await first.did('block.update', { block, areaE4mu: 60_000 });
		await first.did('work.correct', { log: log.id, note: '量过了，其实 6 亩' });
		expect(await first.does('work.correct', { log: log.id, doneValue: 65_000 })).toEqual(refusal('work_exceeds_block'));
	});
});
