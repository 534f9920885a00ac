import { type TestCounty, type TestPerson, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

let county: TestCounty;
let zhao: TestPerson;
let liu: TestPerson;
const log = newId();

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	zhao = await county.person('first_secretary', '大屯村');
	liu = await county.person('village_secretary', '大屯村');
	const [orchard, block] = [newId(), newId()];
	await zhao.did('orchard.create', { id: orchard, village: villages.大屯村, name: '早金酥梨园' });
	await zhao.did('block.create', { id: block, orchard, name: '西坡', areaE4mu: 70_000 });
	await zhao.did('work.log', { id: log, block, kind: 'dormant_pruning', doneValue: 70_000, doneUnit: 'e4mu', occurredOn: '2026-02-26' });
});
afterAll(() => county.close());

const rowOf = async () => (await county.sql`select * from work_log where id = ${log}`)[0];
const saw = (fields: Record<string, unknown>) => ({ [log]: fields });

describe('two people correct the same log without knowing of each other', () => {
	const late = newId();

	test('the amount that came first stays; the one that came later is kept and waits for a choice; the note went in', async () => {
		await liu.did('work.correct', { log, doneValue: 68_500 });
		const outcome = await zhao.does(
			'work.correct',
			{ log, doneValue: 66_700, note: '表格粘贴' },
			{ id: late, seen: saw({ doneValue: 70_000, doneUnit: 'e4mu', typed: null, note: null }) },
		);
		expect(outcome.status).toBe('accepted');
		expect(await rowOf()).toMatchObject({ done_value: '68500', note: '表格粘贴' });
		const [kept] = await county.sql`select * from conflict where id = ${late}`;
		expect(kept).toMatchObject({
			command: 'work.correct',
			row: log,
			chosen: null,
			input: { log, doneValue: 66_700, doneUnit: 'e4mu', typed: null },
		});
		expect(kept?.clashes).toEqual([
			{
				table: 'work_log',
				row: log,
				kept: { doneValue: 68_500, doneUnit: 'e4mu', typed: null },
				other: { doneValue: 66_700, doneUnit: 'e4mu', typed: null },
			},
		]);
	});

	test('the choice is made by their village, and can be swapped; choosing the same twice is refused', async () => {
		const stranger = await county.person('village_secretary', '新立屯村');
		expect(await stranger.does('conflict.settle', { conflict: late, choose: 'other' })).toMatchObject({ refusal: { code: 'not_found' } });
		await liu.did('conflict.settle', { conflict: late, choose: 'other' });
		await liu.did('conflict.settle', { conflict: late, choose: 'kept' });
		expect(await liu.does('conflict.settle', { conflict: late, choose: 'kept' })).toMatchObject({ refusal: { code: 'conflict_chosen' } });
	});

	test('taking the log away asks when another has just changed it', async () => {
		const removal = newId();
		const all = { doneValue: 68_500, note: null, withdrawnReason: null };
		expect((await liu.does('work.withdraw', { log, reason: '记重了' }, { id: removal, seen: saw(all) })).status).toBe('accepted');
		expect(await rowOf()).toMatchObject({ withdrawn_reason: null });
		const [kept] = await county.sql`select clashes from conflict where id = ${removal}`;
		expect(kept?.clashes).toMatchObject([{ kept: { withdrawnReason: null }, other: { withdrawnReason: '记重了' } }]);
	});

	test('a command kept under a newer app than the server’s is refused and stays with its author', async () => {
		const outcome = await zhao.does('work.correct', { log, note: '以后的写法' }, { revision: 99 });
		expect(outcome).toMatchObject({ status: 'refused', refusal: { code: 'server_older' } });
	});
});
