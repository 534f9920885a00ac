import { planRows, readTable } from '@honghuo/core/sheet-plan.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { features } from '../slices.ts';
import type { Posting, Team } from '../village/model.ts';
import { answering, coverage, gaps, periodBegin, type Seen } from './figures.ts';
import { answerKeys } from './messages.ts';
import { isOn, type ServiceLink, type ServiceTeam, serviceLinks, serviceTeams } from './model.ts';

const [datun, xinlitun, suzhu, weijialing] = ['211422106214', '211422222201', '211422203200', '211422209200'];
const villages = [datun, xinlitun, suzhu, weijialing].map((id) => ({ id: id ?? '' }));

let county: PocketCounty;
let official: PocketPerson;
let leader: PocketPerson;
let secretary: PocketPerson;
let team: string;

beforeEach(() => {
	county = new PocketCounty('2026-03-10');
	for (const { id } of villages) county.put('org_unit', { id, level: 'village', name: id, aliases: [], parent: null, closedOn: null });
	official = county.person('county_official', '211422');
	leader = county.person('first_secretary', datun ?? '', '大屯村第一书记');
	secretary = county.person('village_secretary', xinlitun ?? '');
	team = newId();
	official.did('service.form', {
		...{ id: team, kind: 'team', name: '大屯梨果服务队', dispatchedBy: '省农业科学院', leader: leader.id, from: '2026-01-01' },
		villages: [xinlitun, suzhu].map((village) => ({ id: newId(), village })),
	});
});

const linksOf = () => county.find(serviceLinks, 'team', team);
const figure = (name: string, query: object) => features.figures.get(name)?.compute({ kind: 'team', ...query }, county);

describe('a service team', () => {
	test('is formed by the county with its villages; its leader links another and lets one go', () => {
		expect(linksOf().map(({ village }) => village)).toEqual([xinlitun, suzhu]);
		leader.did('service.link', { id: newId(), team, village: weijialing, from: '2026-02-01' });
		expect(official.does('service.link', { id: newId(), team, village: weijialing, from: '2026-02-02' })).toBe('service_linked');
		const link = linksOf().find(({ village }) => village === suzhu)?.id;
		leader.did('service.unlink', { link, on: '2026-02-28' });
		expect(leader.does('service.unlink', { link, on: '2026-03-01' })).toBe('service_unlinked');
		expect(leader.does('service.link', { id: newId(), team, village: suzhu, from: '2026-02-28' })).toBe('service_linked');
		leader.did('service.link', { id: newId(), team, village: suzhu, from: '2026-03-01' });
		expect(linksOf().filter((one) => isOn(one, '2026-03-01')).length).toBe(3);
	});

	test('is nobody else’s, and what cannot be is refused', () => {
		const link = { id: newId(), team, village: weijialing, from: '2026-02-01' };
		expect(secretary.does('service.link', link)).toBe('service_not_yours');
		expect(secretary.does('service.update', { team, name: '别的队' })).toBe('service_not_yours');
		expect(leader.does('service.update', { team, leader: secretary.id })).toBe('service_not_yours');
		expect(leader.does('service.end', { team, on: '2026-03-01', reason: '到期' })).toBe('not_permitted');
		expect(leader.does('service.link', { ...link, village: '211422999999' })).toBe('service_village_unknown');
		expect(leader.does('service.link', { ...link, from: '2099-01-01' })).toBe('service_far');
		const form = { id: newId(), kind: 'team', name: '大屯梨果服务队', from: '2026-01-01' };
		expect(official.does('service.form', form)).toBe('service_known');
		expect(official.does('service.form', { ...form, name: '新队', leader: newId() })).toBe('service_leader_unknown');
		const twice = [datun, datun].map((village) => ({ id: newId(), village }));
		expect(official.does('service.form', { ...form, name: '新队', villages: twice })).toBe('service_village_twice');
		expect(leader.does('service.update', { team, name: '大屯梨果服务队' })).toBe('service_unchanged');
	});

	test('ends with all its links, and takes nothing more', () => {
		official.did('service.end', { team, on: '2026-03-31', reason: '轮换' });
		expect(linksOf().map(({ toOn }) => toOn)).toEqual(['2026-03-31', '2026-03-31']);
		expect(county.get(serviceTeams, team)?.endReason).toBe('轮换');
		expect(leader.does('service.link', { id: newId(), team, village: datun, from: '2026-04-01' })).toBe('service_ended');
	});
});

describe('visits', () => {
	test('are told by the leader or the village, of days on which the two were linked', () => {
		const visit = (more: object) => ({ id: newId(), team, village: xinlitun, occurredOn: '2026-02-20', ...more });
		leader.did('service.visit', visit({ text: '看了栽下的梨苗' }));
		secretary.did('service.visit', visit({ occurredOn: '2026-03-02' }));
		expect(secretary.does('service.visit', visit({ village: suzhu }))).toBe('service_not_yours');
		expect(leader.does('service.visit', visit({ occurredOn: '2025-12-31' }))).toBe('service_not_linked');
		expect(leader.does('service.visit', visit({ village: datun }))).toBe('service_not_linked');
		expect(leader.does('service.visit', visit({ occurredOn: '2026-03-11' }))).toBe('service_ahead');
	});

	test('cover the villages linked: each once, whoever was there; withdrawn they count no more', () => {
		const id = newId();
		for (const occurredOn of ['2026-02-20', '2026-02-21'])
			leader.did('service.visit', { id: newId(), team, village: xinlitun, occurredOn });
		leader.did('service.visit', { id, team, village: suzhu, occurredOn: '2026-03-02' });
		const quarter = { from: '2026-01-01', to: '2026-03-10' };
		expect(figure('coverage', quarter)).toMatchObject({ value: 2, parts: { linked: 2, open: 0, percent: 100, byTeam: 2, byExpert: 0 } });
		expect(figure('coverage', { ...quarter, from: '2026-03-01' })).toMatchObject({ value: 1, parts: { linked: 2, open: 1, percent: 50 } });
		leader.did('service.withdraw', { visit: id, reason: '记错了' });
		expect(leader.does('service.withdraw', { visit: id, reason: '记错了' })).toBe('service_visit_withdrawn');
		expect(figure('coverage', quarter)).toMatchObject({ value: 1, parts: { open: 1 } });
		county.put('expert_visit', { id: newId(), village: suzhu, state: 'done', doneOn: '2026-01-15', withdrawnReason: null });
		expect(figure('coverage', quarter)).toMatchObject({ value: 2, parts: { byTeam: 1, byExpert: 1 } });
		const shares = features.measures.get('service.visits')?.shares(xinlitun ?? '', county, county.today);
		expect(shares?.map(({ on, value, part }) => [on, value, part])).toEqual([
			['2026-02-20', 1, team],
			['2026-02-21', 1, team],
		]);
	});
});

test('institutions are counted with their people and villages', () => {
	for (const [name, headcount] of [
		['县农业农村局', 32],
		['县供销社', 9],
	] as const) {
		official.did('service.form', {
			...{ id: newId(), kind: 'unit', name, headcount, from: '2026-01-01' },
			villages: [datun, weijialing].map((village) => ({ id: newId(), village })),
		});
	}
	expect(figure('service', { on: '2026-03-10' })).toMatchObject({
		value: 2,
		parts: { teams: 1, units: 2, people: 41, unitVillages: 2 },
	});
});

test('who answers for a village follows from dated postings and links; a village nobody answers for is a gap', () => {
	official.did('service.unlink', { link: linksOf().find(({ village }) => village === suzhu)?.id, on: '2026-02-28' });
	const posting = { person: leader.id, unit: datun ?? '', team: null, role: 'first_secretary', fromOn: '2024-01-01', toOn: '2026-02-28' };
	county.put('posting', { id: newId(), ...posting });
	const on = (day: string) => figure('responsibility', { on: day });
	expect(on('2026-02-28')).toMatchObject({ value: 3, parts: { villages: 4, open: 1, first_secretary: 1, team: 2 } });
	expect(on('2026-03-01')).toMatchObject({ value: 1, parts: { villages: 4, open: 3, first_secretary: 0, team: 1 } });
});

describe('28 teams and 140 villages come in by a sheet', () => {
	const sheet = features.sheets.get('services');
	const actor = {
		person: '',
		county: '211422',
		grants: [{ role: 'county_official' as const, unit: '211422', from: '2020-01-01', to: null }],
	};
	const many = Array.from({ length: 140 }, (_, n) => `2114221${String(n).padStart(5, '0')}`);
	const heading = ['类别', '服务队或单位', '联系村', '从哪天起', '派出单位', '队长', '人数'];
	const table = (more: readonly string[] = []) => [
		heading,
		...many.map((village, n) => ['服务队', `第${Math.floor(n / 5) + 1}服务队`, village, '2026-01-01', '省农业科学院', '', '6人']),
		...(more.length > 0 ? [more] : []),
	];
	const judge = (rows: readonly (readonly string[])[]) => {
		if (!sheet) throw new Error('There is no sheet of services.');
		const context = { rows: county, county: '211422', today: county.today };
		const read = readTable(sheet, rows, context);
		return planRows(sheet, read, { context, actor, now: '2026-03-10T04:00:00.000Z', registry: features, id: idOf });
	};
	const ids = new Map<string, string>();
	const idOf = (...parts: string[]): string => {
		const key = parts.join('\n');
		const id = ids.get(key) ?? newId();
		ids.set(key, id);
		return id;
	};
	beforeEach(() => {
		for (const [n, id] of many.entries())
			county.put('org_unit', { id, level: 'village', name: `村${n}`, aliases: [], parent: null, closedOn: null });
	});

	test('each team formed once with its five villages; the same sheet again changes nothing; one row more links one village', () => {
		const { verdicts, planned } = judge(table());
		expect(verdicts.map(({ status }) => status)).toEqual(many.map(() => 'new'));
		expect(planned.length).toBe(28);
		for (const { envelope } of planned) official.did(envelope.name, envelope.input as object);
		expect(figure('service', { on: '2026-03-10' })).toMatchObject({ value: 142, parts: { teams: 29 } });
		expect(judge(table()).verdicts.every(({ status }) => status === 'same')).toBe(true);
		const again = judge(table(['服务队', '第1服务队', datun ?? '', '2026-03-01', '', '', '']));
		expect(again.planned.map(({ envelope }) => envelope.name)).toEqual(['service.link']);
	});

	test('what says something else than is there is refused, and so is a leader nobody entered', () => {
		const row = ['服务队', '大屯梨果服务队', xinlitun ?? ''];
		const code = (...more: string[]) => judge([heading, [...row, ...more]]).verdicts[0]?.wrong[0]?.code ?? 'fine';
		expect(code('2026-01-01', '省农业科学院', '大屯村第一书记', '')).toBe('fine');
		expect(code('2026-01-02', '', '', '')).toBe('sheet_differs');
		expect(code('2026-01-01', '别的单位', '', '')).toBe('sheet_differs');
		expect(code('2026-01-01', '', '', '六')).toBe('sheet_number');
		const fresh = (leader: string) =>
			judge([heading, ['服务队', '新队', datun ?? '', '2026-01-01', '', leader, '']]).verdicts[0]?.wrong[0]?.code ?? 'fine';
		expect(fresh('没有这个人')).toBe('service_leader_unknown');
		county.person('first_secretary', datun ?? '', '大屯村第一书记');
		expect(fresh('大屯村第一书记')).toBe('row_service_leader');
	});
});

const day = fc.constantFrom('2025-12-31', '2026-01-01', '2026-01-15', '2026-02-01', '2026-03-31', '2026-04-01');
const code = fc.constantFrom(...villages.map(({ id }) => id));
const teamId = fc.constantFrom('t1', 't2', 't3');
const span = { fromOn: day, toOn: fc.option(day) };
const link = fc.record({ village: code, team: teamId, ...span, version: fc.integer({ min: 1, max: 99 }) });
const seen: fc.Arbitrary<Seen> = fc.record({ village: fc.oneof(code, fc.constant('211422999999')), on: day, team: fc.option(teamId) });

test('coverage is never above the whole: visited and not yet visited are the linked villages, each once', () => {
	fc.assert(
		fc.property(fc.array(link), fc.array(seen), day, day, (links, visits, from, to) => {
			const found = coverage(links, visits, { from, to });
			expect([...found.visited, ...found.open].sort()).toEqual(found.linked);
			expect(new Set(found.linked).size).toBe(found.linked.length);
			expect(new Set([...found.byTeam, ...found.byExpert]).size).toBe(found.visited.length);
			// Going again changes nothing.
			expect(coverage(links, [...visits, ...visits], { from, to })).toEqual(found);
		}),
	);
});

test('gaps and covered are all villages, for every kind of answer, in every county', () => {
	const roles = ['village_secretary', 'first_secretary', 'township_official', 'grower'] as const;
	const posted = fc.record({
		role: fc.constantFrom(...roles),
		unit: fc.option(
			fc.oneof(
				code,
				code.map((village) => village.slice(0, 9)),
			),
		),
		team: fc.option(fc.constantFrom('r1', 'r2')),
		version: fc.constant(1),
		...span,
	}) as unknown as fc.Arbitrary<Posting>;
	const services = fc
		.record({ kind: fc.constantFrom('team', 'unit'), ...span })
		.chain((one) => teamId.map((id) => ({ ...one, id, version: 1 }))) as unknown as fc.Arbitrary<ServiceTeam>;
	const resident = [{ id: 'r1', village: datun }] as unknown as Team[];
	fc.assert(
		fc.property(fc.array(posted), fc.array(services), fc.array(link), day, (postings, some, links, on) => {
			const all = answering({ villages, postings, teams: resident, services: some, links: links as ServiceLink[] }, on);
			expect(all.length).toBe(villages.length);
			for (const key of [undefined, ...answerKeys]) {
				const { covered, open } = gaps(all, key);
				expect([...covered, ...open].sort()).toEqual(villages.map(({ id }) => id).sort());
			}
		}),
	);
});

test('a period begins with its month, quarter or year', () => {
	expect((['month', 'quarter', 'year'] as const).map((period) => periodBegin('2026-12-24', period))).toEqual([
		'2026-12-01',
		'2026-10-01',
		'2026-01-01',
	]);
});
