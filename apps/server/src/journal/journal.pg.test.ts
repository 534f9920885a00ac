import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { orchardWithBlock, pruning } from '@honghuo/testing/records.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { verifyChain } from './verify.ts';

let county: TestCounty;
let first: TestPerson;
let neighbour: TestPerson;

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	first = await county.person('first_secretary', '大屯村');
	neighbour = await county.person('village_secretary', '新立屯村');
});
afterAll(() => county.close());

const refusal = (code: string, field?: string) =>
	expect.objectContaining({ status: 'refused', refusal: expect.objectContaining(field ? { code, field } : { code }) });

describe('a command', () => {
	test('takes the next number, and the row and the entry say the same', async () => {
		const { block } = await orchardWithBlock(first);
		const before = county.journal.version(county.code);
		const log = pruning(block);
		expect(await first.did('work.log', log)).toBe(before + 1);
		const scope = await county.journal.scopeOf(county.code, first.id);
		const snapshot = JSON.parse((await county.journal.snapshot(scope)).body);
		const row = snapshot.tables.work_log.find((one: { id: string }) => one.id === log.id);
		const [entry] = await county.journal.history(scope, log.id);
		expect(entry?.changes[0]?.row).toEqual(row);
		expect(row).toMatchObject({
			county: county.code,
			village: villages.大屯村,
			createdBy: first.id,
			version: before + 1,
			doneValue: 70_000,
		});
	});

	test('sent again gets its first answer and takes effect once', async () => {
		const { block } = await orchardWithBlock(first);
		const [id, input] = [newId(), pruning(block)];
		const answers = await Promise.all([1, 2, 3, 4].map(() => first.does('work.log', input, { id })));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await first.does('work.log', input, { id })).toEqual(answers[0]);
	});

	test('refused is remembered with its id, and changes nothing', async () => {
		const { block } = await orchardWithBlock(first);
		const before = county.journal.version(county.code);
		const [id, input] = [newId(), pruning(block, { doneValue: 700_000 })];
		const answer = await first.does('work.log', input, { id });
		expect(answer).toEqual(refusal('work_exceeds_block', 'doneValue'));
		expect(await first.does('work.log', input, { id })).toEqual(answer);
		expect(county.journal.version(county.code)).toBe(before);
	});

	test('under another person’s command id is refused, and tells nothing of it', async () => {
		const { block } = await orchardWithBlock(first);
		const id = newId();
		await first.does('work.log', pruning(block), { id });
		expect(await neighbour.does('work.log', pruning(block), { id })).toEqual(refusal('command_id_foreign'));
	});

	test('cannot overwrite a row by reusing its id', async () => {
		const { orchard, block } = await orchardWithBlock(first);
		expect(await neighbour.does('orchard.create', { id: orchard, village: villages.新立屯村, name: '别人的' })).toEqual(
			refusal('id_taken'),
		);
		expect(await first.does('block.create', { id: block, orchard, name: '又一块', areaE4mu: 1 })).toEqual(refusal('id_taken'));
	});

	test('that is unknown, or has wrong types, unknown keys, impossible days or areas, is refused with the field', async () => {
		const { orchard, block } = await orchardWithBlock(first);
		expect(await first.does('orchard.burn', {})).toEqual(refusal('command_unknown'));
		for (const [input, field] of [
			[{ id: newId(), orchard, name: '东坡', areaE4mu: -1 }, 'areaE4mu'],
			[{ id: newId(), orchard, name: '东坡', areaE4mu: 1e15 }, 'areaE4mu'],
			[{ id: newId(), orchard, name: '东坡', areaE4mu: '七亩' }, 'areaE4mu'],
			[{ id: newId(), orchard, name: '', areaE4mu: 1 }, 'name'],
			[{ id: 'x', orchard, name: '东坡', areaE4mu: 1 }, 'id'],
			[{ id: newId(), orchard, name: '东坡', areaE4mu: 1, village: villages.大屯村 }, 'input'],
		] as const) {
			expect(await first.does('block.create', input)).toEqual(refusal('input_invalid', field));
		}
		for (const occurredOn of ['2026-02-31', '2026-13-01', '26-02-2026', '', 20260226]) {
			expect(await first.does('work.log', pruning(block, { occurredOn }))).toEqual(refusal('input_invalid', 'occurredOn'));
		}
	});
});

describe('the journal', () => {
	test('has no holes and one chain; an altered byte is found', async () => {
		const { block } = await orchardWithBlock(first);
		await Promise.all(Array.from({ length: 300 }, () => first.does('work.log', pruning(block, { doneValue: 100 }))));
		const whole = await verifyChain(county.sql, county.code);
		expect(whole).toEqual({ county: county.code, entries: county.journal.version(county.code), breaks: [], redacted: [] });
		await county.sql`update journal set input = jsonb_set(input, '{doneValue}', '999') where county = ${county.code} and version = ${whole.entries - 5}`;
		expect((await verifyChain(county.sql, county.code)).breaks).toEqual([`entry ${whole.entries - 5} was changed after it was written`]);
		await county.sql`update journal set input = jsonb_set(input, '{doneValue}', '100') where county = ${county.code} and version = ${whole.entries - 5}`;
		await county.sql`update work_log set done_value = done_value + 1 where version = ${whole.entries}`;
		expect((await verifyChain(county.sql, county.code)).breaks).toHaveLength(1);
		await county.sql`update work_log set done_value = done_value - 1 where version = ${whole.entries}`;
	});

	test('is heard by another process in order and without a gap', async () => {
		const { Journal } = await import('./journal.ts');
		const heard: number[] = [];
		const other = new Journal(county.sql, (error) => expect.unreachable(String(error)));
		await other.start();
		const start = other.version(county.code);
		other.follow((_, entries) => heard.push(...entries.map(({ entry }) => entry.version)));
		const { block } = await orchardWithBlock(first);
		await Promise.all(Array.from({ length: 50 }, () => first.did('work.log', pruning(block, { doneValue: 100 }))));
		const end = county.journal.version(county.code);
		await expect.poll(() => heard.at(-1)).toBe(end);
		expect(heard).toEqual(Array.from({ length: end - start }, (_, index) => start + index + 1));
		await other.stop();
	});

	test('gives pages that join up, from memory and from the table alike', async () => {
		const { Journal } = await import('./journal.ts');
		const cold = new Journal(county.sql, () => undefined);
		await cold.start();
		const scope = await county.journal.scopeOf(county.code, county.administrator.id);
		for (const journal of [county.journal, cold]) {
			const versions: number[] = [];
			for (let after = 3, more = true; more; ) {
				const page = await journal.catchUp(scope, after, 7);
				if (page.snapshot) throw new Error('too far behind');
				const { entries, more: goesOn } = JSON.parse(page.text);
				versions.push(...entries.map((entry: { version: number }) => entry.version));
				after = versions.at(-1) ?? after;
				more = goesOn;
			}
			expect(versions).toEqual(Array.from({ length: county.journal.version(county.code) - 3 }, (_, index) => index + 4));
		}
		await cold.stop();
	});

	test('a command of one batch may build on the one before it', async () => {
		const orchard = newId();
		const block = newId();
		const log = pruning(block);
		const outcomes = await Promise.all([
			first.does('orchard.create', { id: orchard, village: villages.大屯村, name: '后园' }),
			first.does('block.create', { id: block, orchard, name: '北梁', areaE4mu: 80_000 }),
			first.does('work.log', log),
			first.does('work.correct', { log: log.id, doneValue: 60_000 }),
		]);
		expect(outcomes.map(({ status }) => status)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
	});
});
