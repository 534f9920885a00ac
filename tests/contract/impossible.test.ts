import type { Visitor } from '@honghuo/testing/visitor.ts';
import postgres from 'postgres';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, did, orchard } from './account.ts';
import { type Case, cases, impossible, misplaced, optionalIds, shorter } from './cases.ts';
import { County, datun, xinlitun } from './county.ts';
import { digestOf } from './digest.ts';
import type { Draft, Ground, Who } from './machine.ts';

const suzhu = '211422203200';
let county: County;
let sql: postgres.Sql;
let people: Record<Who, Visitor>;
let outsider: Visitor;
let ground: Ground;

beforeAll(async () => {
	county = await County.open({ limits: false });
	sql = postgres(county.server.databaseUrl, { max: 1 });
	const first = await county.person('first_secretary', { unit: datun });
	const secretary = await county.person('village_secretary', { unit: xinlitun });
	const official = await county.person('county_official', { unit: '211422' });
	people = { first, secretary, official, administrator: county.administrator };
	outsider = await county.person('village_secretary', { unit: suzhu });
	const block = (await orchard(secretary, xinlitun, '新园', { 东洼: { areaE4mu: 210_000 } })).东洼 ?? '';
	const variety = (await catalogue(first))('早金酥');
	const [expert, planting, profile] = [newId(), newId(), newId()];
	await did(official, 'expert.add', { id: expert, name: '果树专家', fields: ['pear'] });
	await did(official, 'expert.add', { id: profile, person: first.id, fields: ['pear'] });
	await did(secretary, 'planting.create', { id: planting, block, variety, role: 'main', plantedOn: '2021-04-05', plantedQty: 700 });
	ground = { giving: datun, getting: xinlitun, block, variety, assignee: first.id, expert, planting, profile };
});
afterAll(async () => {
	await sql?.end();
	await county?.close();
});

/** What became of a command: `accepted`, or the code it was refused with. */
async function answer(who: Visitor, name: string, input: unknown): Promise<string> {
	const [result] = await who.send([name, input]);
	return result?.status === 'refused' ? result.code : (result?.status ?? 'nothing');
}
const take = ([who, name, input]: Draft) => answer(people[who], name, input);

/** Commands that anybody posted in a village may give on what is the whole county's. */
const everybodys = [
	'variety.add',
	'expert.add',
	'buyer.add',
	'buyer.update',
	'buyer.close',
	'price.observe',
	'comment.add',
	'feedback.send',
];

/** Looks at every command in turn, each brought to where its right input would be taken. */
async function everyCommand(look: (one: Case) => Promise<void>): Promise<void> {
	for (const make of cases(ground).values()) {
		const one = make();
		for (const draft of one.prepare) expect([one.name, draft[1], await take(draft)]).toEqual([one.name, draft[1], 'accepted']);
		await look(one);
	}
}

test('rows of another village: every command is refused to an outsider and changes nothing', async () => {
	const taken: string[] = [];
	await everyCommand(async ({ name, draft }) => {
		if (everybodys.includes(name)) return;
		const before = await digestOf(sql);
		const code = await answer(outsider, name, draft[2]);
		if (code === 'accepted') taken.push(name);
		else {
			expect([name, code]).toEqual([
				name,
				expect.stringMatching(/^(not_found|not_permitted|\w+_not_yours|visit_village|village_not_yours)$/),
			]);
			expect(await digestOf(sql)).toBe(before);
		}
	});
	expect(taken).toEqual([]);
});

test('days and amounts that cannot be: every one is refused and changes nothing; the right command is then taken', async () => {
	const taken: string[] = [];
	let asked = 0;
	await everyCommand(async ({ name, draft }) => {
		const before = await digestOf(sql);
		for (const { where, value, input } of impossible(name, draft[2])) {
			asked++;
			if ((await answer(people[draft[0]], name, input)) === 'accepted') taken.push(`${name} ${where} ${value}`);
		}
		if (taken.length === 0) expect([name, await digestOf(sql)]).toEqual([name, before]);
		expect([name, await take(draft)]).toEqual([name, 'accepted']);
	});
	expect(taken).toEqual([]);
	expect(asked).toBeGreaterThan(200);
});

test('what may be left out may be left out: the command is taken or refused, and never breaks', async () => {
	const { body } = await outsider.ask<{ commands: { name: string; input: { required?: string[] } }[] }>('GET', '/api/v1/commands');
	for (const make of cases(ground).values()) {
		const required = body.commands.find(({ name }) => name === make().name)?.input.required ?? [];
		const variants = shorter(make().draft[2], required).length;
		for (let n = 0; n < variants; n++) {
			const { name, prepare, draft } = make();
			for (const one of prepare) expect([name, one[1], await take(one)]).toEqual([name, one[1], 'accepted']);
			const input = shorter(draft[2], required)[n] ?? {};
			const { status } = await people[draft[0]].ask('POST', '/api/v1/commands', {
				commands: [{ id: newId(), name, input, recordedAt: new Date().toISOString() }],
			});
			expect([name, Object.keys(input), status]).toEqual([name, Object.keys(input), expect.toBeOneOf([200, 400, 422])]);
		}
	}
});

test('every command that villages and the county give is among them', async () => {
	const { body } = await outsider.ask<{ commands: { name: string; who: unknown }[] }>('GET', '/api/v1/commands');
	const known = cases(ground);
	const missing = body.commands.filter(({ name, who }) => who !== 'system' && !known.has(name)).map(({ name }) => name);
	// A file's bytes, a conflict's two sides, an event's lines and the one row of assumptions are made by more than a command. Whatever else is new has to be put into the tables above.
	expect(missing.sort()).toEqual(['assumption.set', 'conflict.settle', 'event.assess', 'file.attach', 'file.withdraw']);
});

test('ids of something else, of somebody it can’t be, or of nothing: every command is taken or refused, and never breaks', async () => {
	const board = newId();
	const gone = await county.person('expert', { unit: '211422' });
	const { body: me } = await gone.ask<{ postings: { id: string }[] }>('GET', '/api/v1/me');
	await did(county.administrator, 'posting.end', { posting: me.postings[0]?.id, on: '2026-01-31' });
	await did(county.administrator, 'person.add', { id: board, name: '大屏' });
	await did(county.administrator, 'posting.give', { id: board, person: board, role: 'viewer', unit: '211422', from: '2024-01-01' });
	const stranger = newId();
	await did(county.administrator, 'person.add', { id: stranger, name: '没有职务的人' });
	const grower = await county.person('grower', { unit: xinlitun });
	const { giving, expert, planting } = ground;
	const anywhere = [stranger, board, gone.id, me.postings[0]?.id ?? '', grower.id, ground.assignee, expert, planting];
	const { body } = await outsider.ask<{ commands: { name: string; input: { properties?: object } }[] }>('GET', '/api/v1/commands');
	const broke = new Set<string>();
	let asked = 0;
	// What is taken may end what others rest on, so all of them are brought to where they would be taken before the first is sent.
	const ready: Case[] = [];
	await everyCommand(async (one) => void ready.push(one));
	for (const { name, prepare, draft } of ready) {
		const [who, , input] = draft;
		const near = prepare.flatMap(([, , made]) => ('id' in made ? String(made.id) : []));
		const ids = [newId(), ...near, ...anywhere];
		const more = optionalIds(body.commands.find((one) => one.name === name)?.input).filter((field) => !(field in input));
		for (const wrong of [input, ...more.map((field) => ({ [field]: newId() }))]) {
			for (const { where, input: made } of misplaced(wrong, ids, [giving, suzhu, '211422999999'])) {
				asked++;
				const envelope = { id: newId(), name, input: { ...input, ...made }, recordedAt: new Date().toISOString() };
				const { status } = await people[who].ask('POST', '/api/v1/commands', { commands: [envelope] });
				if (![200, 400, 422].includes(status)) broke.add(`${name} ${where}: ${status}`);
			}
		}
	}
	expect([...broke]).toEqual([]);
	expect(asked).toBeGreaterThan(1_000);
}, 180_000);
