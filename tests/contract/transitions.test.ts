import type { Visitor } from '@honghuo/testing/visitor.ts';
import postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogue, did, orchard } from './account.ts';
import { County, datun, xinlitun } from './county.ts';
import { digestOf } from './digest.ts';
import type { Ground, Machine, Who } from './machine.ts';
import { machines } from './machines.ts';
import type { Withdrawable } from './withdrawable.ts';
import { withdrawables } from './withdrawables.ts';

let county: County;
let sql: postgres.Sql;
let people: Record<Who, Visitor>;
let ground: Ground;

beforeAll(async () => {
	county = await County.open({ limits: false });
	sql = postgres(county.server.databaseUrl, { max: 1 });
	const first = await county.person('first_secretary', { unit: datun });
	const secretary = await county.person('village_secretary', { unit: xinlitun });
	const { administrator } = county;
	people = { first, secretary, administrator, official: await county.person('county_official', { unit: '211422' }) };
	const block = (await orchard(secretary, xinlitun, '新园', { 东洼: { areaE4mu: 210_000 } })).东洼 ?? '';
	const variety = (await catalogue(first))('早金酥');
	const [expert, planting, profile] = [newId(), newId(), newId()];
	await did(people.official, 'expert.add', { id: expert, name: '果树专家', fields: ['pear'] });
	await did(people.official, 'expert.add', { id: profile, person: first.id, fields: ['pear'] });
	await did(secretary, 'planting.create', { id: planting, block, variety, role: 'main', plantedOn: '2021-04-05', plantedQty: 700 });
	ground = { giving: datun, getting: xinlitun, block, variety, assignee: first.id, expert, planting, profile };
});
afterAll(async () => {
	await sql?.end();
	await county?.close();
});

/** Sends a step and says what became of it: `accepted`, or the code it was refused with. */
async function take([who, name, input]: readonly [Who, string, object]): Promise<string> {
	const [result] = await people[who].send([name, input]);
	return result?.status === 'refused' ? result.code : (result?.status ?? 'nothing');
}

/** A new row, brought to a state. */
async function come({ begin, steps }: Machine, path: readonly string[]): Promise<Record<string, string>> {
	const { ids, drafts } = begin(ground);
	for (const draft of drafts) expect([draft[1], await take(draft)]).toEqual([draft[1], 'accepted']);
	for (const step of path) expect([step, await take(steps[step]?.(ids, ground) ?? ['first', step, {}])]).toEqual([step, 'accepted']);
	return ids;
}

const transitions = Object.entries(machines).flatMap(([noun, machine]) =>
	Object.entries(machine.states).map(([state, { path, refuses }]) => ({ noun, machine, state, path, refuses })),
);

describe('a transition that is not allowed is refused with its own code and leaves everything as it was', () => {
	test.each(transitions)('$noun in $state', async ({ machine, path, refuses }) => {
		const ids = await come(machine, path);
		const before = await digestOf(sql);
		const answers: Record<string, string> = {};
		for (const step of Object.keys(refuses)) answers[step] = await take(machine.steps[step]?.(ids, ground) ?? ['first', step, {}]);
		expect(answers).toEqual(refuses);
		expect(await digestOf(sql)).toBe(before);
	});
});

describe('a transition that is allowed is taken', () => {
	test.each(transitions)('$noun in $state', async ({ machine, path, refuses }) => {
		for (const step of Object.keys(machine.steps).filter((one) => !(one in refuses))) {
			const ids = await come(machine, path);
			expect([step, await take(machine.steps[step]?.(ids, ground) ?? ['first', step, {}])]).toEqual([step, 'accepted']);
		}
	});
});

describe('what was withdrawn can neither be changed nor withdrawn again', () => {
	test.each(Object.entries(withdrawables))('%s', async (_noun, { begin, withdraw, change, code }: Withdrawable) => {
		const id = newId();
		for (const draft of begin(id, ground)) expect([draft[1], await take(draft)]).toEqual([draft[1], 'accepted']);
		expect(await take(withdraw(id))).toBe('accepted');
		const before = await digestOf(sql);
		for (const draft of [withdraw(id), ...(change ? [change(id)] : [])]) expect([draft[1], await take(draft)]).toEqual([draft[1], code]);
		expect(await digestOf(sql)).toBe(before);
	});
});
