import { total, within } from '@honghuo/core/measure.ts';
import { type BaseRow, type Change, noRows, Overlay } from '@honghuo/core/row.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../slices.ts';
import { type Edge, gather, gave, received } from './figures.ts';
import { giverIn, isFrom, partOf, seatOf, supportKinds } from './model.ts';

const [datun, xinlitun, weijialing] = ['211422106214', '211422222201', '211422209200'];
const team = '019abcde-0000-7000-8000-000000000001';
const base = { county: '211422', village: null, version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
let rows: Overlay;
const put = (table: string, row: object): void => {
	const change: Change = { table, op: 'insert', row: { ...base, ...row } as BaseRow };
	rows.apply([change]);
};
const donation = (id: string, more: object = {}) =>
	put('donation', {
		...{ id, village: datun, fromVillage: datun, fromTeam: null, toVillage: xinlitun, state: 'received', dispatchedOn: '2026-02-20' },
		...{ version: 5, ...more },
	});
const item = (donation: string, kind: string, qty: number, unit: string) =>
	put('donation_item', { id: `${donation} ${kind} ${qty}`, village: xinlitun, donation, kind, qty, unit, version: 4 });
const visit = (id: string, more: object) =>
	put('expert_visit', { ...{ id, village: xinlitun, state: 'done', withdrawnReason: null, doneOn: '2026-02-24', version: 7 }, ...more });

beforeEach(() => {
	rows = new Overlay(noRows);
	put('team', { id: team, village: datun, name: '驻大屯村工作队' });
	put('person', { id: 'zhao', name: '大屯村第一书记' });
	put('posting', { id: 'p1', person: 'zhao', unit: null, team, role: 'first_secretary', fromOn: '2024-01-01', toOn: '2026-06-30' });
	put('expert', { id: 'e-zhao', person: 'zhao', name: null, homeUnit: '省农科院' });
	put('expert', { id: 'e-out', person: null, name: '山楂专家', homeUnit: '省农科院' });
	put('expert', { id: 'e-alone', person: null, name: '果树能手', homeUnit: null });
});

describe('who helped whom', () => {
	test('1,000 seedlings in one donation are one act, the millet in it another', () => {
		donation('d');
		item('d', 'seedling', 700, 'tree');
		item('d', 'seedling', 300, 'tree');
		item('d', 'seed', 10_000, 'g');
		expect(received(xinlitun, rows).map(({ kind, giver, amount }) => [kind, giver, amount?.value])).toEqual([
			['seedling', datun, 1_000],
			['seed', datun, 10_000],
		]);
		expect(gave(datun, rows)).toHaveLength(2);
		expect(received(datun, rows)).toEqual([]);
	});

	test('what was sent and of which nothing arrived helped nobody; before it is signed for it counts as sent', () => {
		donation('d');
		item('d', 'seedling', 700, 'tree');
		item('d', 'seed', 333, 'g');
		const kinds = () => received(xinlitun, rows).map(({ kind }) => kind);
		expect(kinds()).toEqual(['seedling', 'seed']);
		put('donation_item', {
			...{ id: 'd seed 333', village: xinlitun, donation: 'd', kind: 'seed', qty: 333, unit: 'g', version: 6 },
			receivedQty: 0,
		});
		expect(kinds()).toEqual(['seedling']);
		expect(gave(datun, rows).map(({ kind }) => kind)).toEqual(['seedling']);
	});

	test('drafts, pledges and what was cancelled are no help yet; what a team gave is the team’s', () => {
		donation('draft', { state: 'pledged', dispatchedOn: null });
		donation('cancelled', { state: 'cancelled' });
		donation('team', { fromTeam: team });
		for (const id of ['draft', 'cancelled', 'team']) item(id, 'seedling', 7, 'tree');
		expect(received(xinlitun, rows).map(({ giver }) => giver)).toEqual([team]);
		expect(gave(datun, rows).map(({ giver }) => giver)).toEqual([team]);
	});

	test('a service team’s visit is its own, from where its leader stood, an institution’s goes under its name, a meeting of a pair its helper’s, a lesson its teacher’s side’s', () => {
		put('service_team', { id: 'led', kind: 'team', name: '早金酥服务队', leader: 'zhao' });
		put('service_team', { id: 'unit', kind: 'unit', name: '县水利局', leader: null });
		for (const [id, by] of [
			['v1', 'led'],
			['v2', 'unit'],
		])
			put('service_visit', { id, village: xinlitun, team: by, occurredOn: '2026-02-10', withdrawnReason: null });
		put('service_visit', { id: 'v3', village: xinlitun, team: 'led', occurredOn: '2026-02-10', withdrawnReason: '记错了' });
		put('pairing', { id: 'pair', village: xinlitun, helperVillage: datun, helperTeam: null, helperPerson: null });
		put('pairing_contact', { id: 'c', village: xinlitun, pairing: 'pair', occurredOn: '2026-02-09', withdrawnReason: null });
		put('training_turnout', {
			...{ id: 't', village: xinlitun, session: 's', heldOn: '2026-02-08', giver: team, people: 12, withdrawnReason: null },
		});
		expect(received(xinlitun, rows).map(({ kind, giver }) => [kind, giver])).toEqual([
			['visit', '县水利局'],
			['visit', 'led'],
			['pairing', datun],
			['training', team],
		]);
		expect(gave(datun, rows).map(({ giver }) => giver)).toEqual(['led', datun, team]);
	});

	test('a service team is drawn where its leader is posted; the graph is narrowed to it, to a resident team with its village, or to an institution', () => {
		put('service_team', { id: '01a214d3-ff9f-71e5-b6af-eca992b568ff', kind: 'team', name: '早金酥服务队', leader: 'zhao' });
		put('service_team', { id: 'unit', kind: 'unit', name: '县水利局', leader: null });
		const served = '01a214d3-ff9f-71e5-b6af-eca992b568ff';
		expect([served, datun, '县水利局'].map((giver) => seatOf(giver, rows))).toEqual([datun, datun, undefined]);
		const narrowed = (to: string) => [served, team, datun, '县水利局', xinlitun].filter((giver) => isFrom(giver, to, rows));
		expect([served, team, 'unit'].map(narrowed)).toEqual([[served], [team, datun], ['县水利局']]);
	});

	test('an expert stands for the team they were posted to that day, else for their institution, else for themselves', () => {
		visit('v1', { expert: 'e-zhao' });
		visit('v2', { expert: 'e-zhao', doneOn: '2026-07-01' });
		visit('v3', { expert: 'e-alone', state: 'followed_up' });
		visit('v4', { expert: 'e-out', state: 'scheduled', doneOn: null });
		visit('v5', { expert: 'e-out', withdrawnReason: '记错' });
		const acts = received(xinlitun, rows);
		expect(acts.map(({ about, giver }) => [about.row, giver])).toEqual([
			['v2', '省农科院'],
			['v3', '果树能手'],
			['v1', team],
		]);
	});

	test('help at home is no support between villages; who advised on a problem and solved it helped once', () => {
		visit('home', { expert: 'e-zhao', village: datun });
		expect(received(datun, rows)).toEqual([]);
		const advice = { village: xinlitun, visit: null, problem: 'q', withdrawnReason: null, expert: 'e-zhao', givenOn: '2026-02-25' };
		put('advice_item', { id: 'a', ...advice, version: 8 });
		put('tech_problem', { id: 'q', village: xinlitun, assignee: 'zhao', resolvedOn: '2026-02-26', version: 9 });
		put('advice_item', { id: 'b', ...advice, problem: null, visit: 'v1', version: 3 });
		expect(received(xinlitun, rows).map(({ kind, about }) => [kind, about.row])).toEqual([
			['technique', 'v1'],
			['technique', 'q'],
		]);
	});

	test('a problem an expert of the county solved is help like their advice; one an official settled is none', () => {
		put('expert', { id: 'e-li', person: 'li', name: null, homeUnit: '县林业站' });
		for (const [id, assignee] of [
			['by-expert', 'li'],
			['by-official', 'wang'],
		])
			put('tech_problem', { id, village: xinlitun, assignee, resolvedOn: '2026-02-26', version: 9 });
		expect(received(xinlitun, rows).map(({ kind, giver, about }) => [kind, giver, about.row])).toEqual([
			['technique', '县林业站', 'by-expert'],
		]);
	});

	test('the measure says the same, and every number names its entries', () => {
		donation('d');
		item('d', 'seedling', 700, 'tree');
		visit('v1', { expert: 'e-out' });
		const shares = features.measures.get('support.acts')?.shares(xinlitun, rows, '2026-02-26') ?? [];
		expect(shares.map(({ part }) => part)).toEqual(['visit:省农科院', `seedling:${datun}`]);
		expect(total(within(shares, '2026-02-01', '2026-02-28'))).toEqual({ value: 2, entries: [4, 5, 7] });
		expect(total(within(shares, '2026-03-01', '2026-03-31'))).toEqual({ value: 0, entries: [] });
	});
});

describe('parts and edges', () => {
	test('a part is taken apart the way it was put together, whatever the institution is called', () => {
		fc.assert(
			fc.property(fc.constantFrom(...supportKinds), fc.string({ minLength: 1 }), (kind, giver) => {
				expect(giverIn(partOf(kind, giver))).toEqual({ kind, giver });
			}),
		);
	});

	test('gathered by township, no act is lost or made', () => {
		const end = fc.constantFrom(datun, xinlitun, weijialing, '省农科院');
		const edge = fc.record({ giver: end, to: end, kind: fc.constantFrom(...supportKinds), acts: fc.integer({ min: 1, max: 9 }) });
		const sum = (edges: readonly Edge[]) => edges.reduce((all, { acts }) => all + acts, 0);
		fc.assert(
			fc.property(fc.array(edge), (edges) => {
				const gathered = gather(edges, (one) => one.slice(0, 9));
				expect(sum(gathered)).toBe(sum(edges));
				expect(new Set(gathered.map(({ kind, giver, to }) => `${kind} ${giver} ${to}`)).size).toBe(gathered.length);
			}),
		);
	});
});
