import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
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

async function orchardWithBlock(who = first, village: string = villages.大屯村) {
	const [orchard, block] = [newId(), newId()];
	await who.did('orchard.create', { id: orchard, village, name: '早金酥梨园' });
	await who.did('block.create', { id: block, orchard, name: '东坡', areaE4mu: 70_000, rowSpacingCm: 400, treeSpacingCm: 50 });
	return { orchard, block };
}
const pruning = (block: string, more: object = {}) => ({
	id: newId(),
	block,
	kind: 'dormant_pruning',
	doneValue: 70_000,
	doneUnit: 'e4mu',
	occurredOn: '2026-02-26',
	...more,
});

describe('a command', () => {
	test('takes the next number, and the row and the entry say the same', async () => {
		const { block } = await orchardWithBlock();
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
		const { block } = await orchardWithBlock();
		const [id, input] = [newId(), pruning(block)];
		const answers = await Promise.all([1, 2, 3, 4].map(() => first.does('work.log', input, { id })));
		expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
		expect(await first.does('work.log', input, { id })).toEqual(answers[0]);
	});

	test('refused is remembered with its id, and changes nothing', async () => {
		const { block } = await orchardWithBlock();
		const before = county.journal.version(county.code);
		const [id, input] = [newId(), pruning(block, { doneValue: 700_000 })];
		const answer = await first.does('work.log', input, { id });
		expect(answer).toEqual(refusal('work_exceeds_block', 'doneValue'));
		expect(await first.does('work.log', input, { id })).toEqual(answer);
		expect(county.journal.version(county.code)).toBe(before);
	});

	test('under another person’s command id is refused, and tells nothing of it', async () => {
		const { block } = await orchardWithBlock();
		const id = newId();
		await first.does('work.log', pruning(block), { id });
		expect(await neighbour.does('work.log', pruning(block), { id })).toEqual(refusal('command_id_foreign'));
	});

	test('cannot overwrite a row by reusing its id', async () => {
		const { orchard, block } = await orchardWithBlock();
		expect(await neighbour.does('orchard.create', { id: orchard, village: villages.新立屯村, name: '别人的' })).toEqual(
			refusal('id_taken'),
		);
		expect(await first.does('block.create', { id: block, orchard, name: '又一块', areaE4mu: 1 })).toEqual(refusal('id_taken'));
	});

	test('that is unknown, or has wrong types, unknown keys, impossible days or areas, is refused with the field', async () => {
		const { orchard, block } = await orchardWithBlock();
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
		const { block } = await orchardWithBlock();
		const [near, named] = [plan(block, '2026-05-01', '2026-05-10'), plan(block, '2026-04-20', '2026-04-25')];
		await first.did('task.plan', near);
		await first.did('task.plan', named);
		const log = pruning(block, { kind: 'thinning', task: named.id, occurredOn: '2026-05-02' });
		await first.did('work.log', log);
		await first.did('work.correct', { log: log.id, occurredOn: '2026-05-03' });
		expect(await taskOf(log.id)).toBe(named.id);
	});

	test('says what it counts: typed 20 亩 beside 0.0001 mu is refused, 0.7 分 beside 70 e4mu is not', async () => {
		const { block } = await orchardWithBlock();
		const typed = (value: string, unit: string, doneValue: number) =>
			first.does('work.log', pruning(block, { doneValue, typed: { value, unit } }));
		expect(await typed('20', 'mu', 1)).toEqual(refusal('typed_differs', 'typed'));
		expect(await typed('20\u0007', '__xx', 1)).toEqual(refusal('typed_differs', 'typed'));
		expect((await typed('0.7', 'fen_area', 700)).status).toBe('accepted');
	});

	test('of a block remeasured since can still be given a note', async () => {
		const { block } = await orchardWithBlock();
		const log = pruning(block);
		await first.did('work.log', log);
		await first.did('block.update', { block, areaE4mu: 60_000 });
		await first.did('work.correct', { log: log.id, note: '量过了，其实 6 亩' });
		expect(await first.does('work.correct', { log: log.id, doneValue: 65_000 })).toEqual(refusal('work_exceeds_block'));
	});
});

describe('rights', () => {
	test('nobody writes another village’s records, and foreign rows look like missing ones', async () => {
		const { orchard, block } = await orchardWithBlock();
		expect(await neighbour.does('orchard.create', { id: newId(), village: villages.大屯村, name: '果园' })).toEqual(
			refusal('village_not_yours'),
		);
		expect(await neighbour.does('orchard.create', { id: newId(), village: '211321101201', name: '果园' })).toEqual(
			refusal('village_not_yours'),
		);
		const foreign = await neighbour.does('block.create', { id: newId(), orchard, name: '地', areaE4mu: 1 });
		const missing = await neighbour.does('block.create', { id: newId(), orchard: newId(), name: '地', areaE4mu: 1 });
		expect({ ...foreign, id: '' }).toEqual({ ...missing, id: '' });
		expect(await neighbour.does('work.log', pruning(block))).toEqual(refusal('not_found', 'block'));
	});

	test('an official cannot make themselves an administrator, nor dismiss one', async () => {
		const official = await county.person('county_official');
		const posting = { id: newId(), person: official.id, role: 'administrator', unit: county.code, from: '2026-01-01' };
		expect(await official.does('posting.give', posting)).toEqual(refusal('posting_administrator', 'role'));
		const scope = await county.journal.scopeOf(county.code, official.id);
		const { tables } = JSON.parse((await county.journal.snapshot(scope)).body);
		const own = tables.posting.find((row: { person: string }) => row.person === county.administrator.id).id;
		expect(await official.does('posting.end', { posting: own, on: '2026-01-31' })).toEqual(refusal('posting_administrator', 'posting'));
		expect(await county.administrator.does('posting.end', { posting: own, on: '2026-01-31' })).toEqual(refusal('posting_own', 'posting'));
	});

	test('ending a posting neither prolongs it nor puts its end before its beginning', async () => {
		const lapsed = await county.person('first_secretary', '大屯村', { from: '2024-01-01', to: '2024-12-31' });
		const scope = await county.journal.scopeOf(county.code, county.administrator.id);
		const { tables } = JSON.parse((await county.journal.snapshot(scope)).body);
		const posting = tables.posting.find((row: { person: string }) => row.person === lapsed.id).id;
		for (const on of ['2099-12-31', '1999-12-31', '2025-01-01']) {
			expect(await county.administrator.does('posting.end', { posting, on })).toEqual(refusal('posting_dates', 'on'));
		}
		await county.administrator.did('posting.end', { posting, on: '2024-06-30' });
	});

	test('a posting allows from its first day to its last', async () => {
		const former = await county.person('first_secretary', '大屯村', { from: '2021-05-01', to: '2024-04-30' });
		expect(await former.does('orchard.create', { id: newId(), village: villages.大屯村, name: '果园' })).toEqual(refusal('not_permitted'));
		const coming = await county.person('first_secretary', '大屯村', { from: '2099-01-01' });
		expect(await coming.does('orchard.create', { id: newId(), village: villages.大屯村, name: '果园' })).toEqual(refusal('not_permitted'));
	});

	test('a posting ended takes effect for the very next command, even in the same batch', async () => {
		const leaving = await county.person('village_secretary', '魏家岭村');
		const scope = await county.journal.scopeOf(county.code, county.administrator.id);
		const { tables } = JSON.parse((await county.journal.snapshot(scope)).body);
		const posting = tables.posting.find((row: { person: string }) => row.person === leaving.id).id;
		const orchard = { village: villages.魏家岭村, name: '山楂园' };
		await leaving.did('orchard.create', { id: newId(), ...orchard });
		const [ended, after] = await Promise.all([
			county.administrator.does('posting.end', { posting, on: '2026-01-31', reason: '轮换' }),
			leaving.does('orchard.create', { id: newId(), ...orchard }),
		]);
		expect(ended.status).toBe('accepted');
		expect(after).toEqual(refusal('not_permitted'));
	});

	test('a phone number reaches its village and the county, sealed for everybody else', async () => {
		const official = await county.person('county_official');
		const before = county.journal.version(county.code);
		await county.administrator.did('contact.set', { id: newId(), person: first.id, village: villages.大屯村, phone: '13800001111' });
		const seenBy = async (person: TestPerson) => {
			const scope = await county.journal.scopeOf(county.code, person.id);
			const page = await county.journal.catchUp(scope, before, 10);
			const snapshot = (await county.journal.snapshot(scope)).body;
			return JSON.stringify([page, snapshot, await county.journal.before(scope, undefined, 50)]).split('13800001111').length - 1;
		};
		expect(await seenBy(first)).toBe(3);
		expect(await seenBy(official)).toBe(3);
		expect(await seenBy(neighbour)).toBe(0);
		const scope = await county.journal.scopeOf(county.code, neighbour.id);
		const page = await county.journal.catchUp(scope, before, 10);
		expect(page.snapshot === false && JSON.parse(page.text).entries).toMatchObject([
			{ version: before + 1, previous: before, id: null, name: 'sealed', changes: [] },
		]);
	});
});

describe('the journal', () => {
	test('has no holes and one chain; an altered byte is found', async () => {
		const { block } = await orchardWithBlock();
		await Promise.all(Array.from({ length: 300 }, () => first.does('work.log', pruning(block, { doneValue: 100 }))));
		const whole = await verifyChain(county.sql, county.code);
		expect(whole).toEqual({ county: county.code, entries: county.journal.version(county.code), breaks: [] });
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
		const { block } = await orchardWithBlock();
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
