import type { Actor, Role } from '@honghuo/core/actor.ts';
import { judge } from '@honghuo/core/command.ts';
import { seenBy } from '@honghuo/core/merge.ts';
import { type Period, periodOf } from '@honghuo/core/period.ts';
import { type Change, Overlay, type Rows } from '@honghuo/core/row.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, expect, test } from 'vitest';
import { features } from '../slices.ts';
import { mayJudgeReport, noticesFor, reportId, reportIn, reportOf, reports, stepsFor, texts } from './model.ts';

const [datun, datunzhen, jianchang] = ['211422106214', '211422106', '211422'];
const which = { unit: datun, period: '2026-02' };

type Person = PocketPerson & { actor: Actor };
let county: PocketCounty;
let first: Person;
let township: Person;
let official: Person;

function somebody(role: Role, unit: string): Person {
	const person = county.person(role, unit, role);
	return { ...person, actor: { person: person.id, county: jianchang, grants: [{ role, unit, from: '2020-01-01', to: null }] } };
}

beforeEach(() => {
	county = new PocketCounty('2026-03-02');
	county.put('org_unit', { id: jianchang, village: null, level: 'county', name: '建昌县', parent: null });
	county.put('org_unit', { id: datunzhen, village: null, level: 'township', name: '大屯镇', parent: jianchang });
	county.put('org_unit', { id: datun, village: datun, level: 'village', name: '大屯村', parent: datunzhen });
	first = somebody('first_secretary', datun);
	township = somebody('township_official', datunzhen);
	official = somebody('county_official', jianchang);
});

test('a report’s id follows from whose and of when it is, and no two are the same', () => {
	expect(reportId(datun, '2026-02')).toBe('20260002-0000-7000-8000-211422106214');
	const ids = ['2026-02', '2026-01', '2026-Q1', '2026-Q2', '2026'].flatMap((period) =>
		[datun, datunzhen, jianchang].map((unit) => reportId(unit, period)),
	);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids.map((id) => reportIn(id)?.period.key).slice(0, 3)).toEqual(['2026-02', '2026-02', '2026-02']);
	for (const unit of [datun, datunzhen, jianchang])
		for (const period of ['2026-12', '2026-Q4', '2026'])
			expect(reportIn(reportId(unit, period))).toMatchObject({ unit, period: { key: period } });
	for (const none of [newId(), '20260002-0000-7000-8000-21142210621f', '20260013-0000-7000-8000-211422106214', ''])
		expect(reportIn(none)).toBeUndefined();
	for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('the first words begin it, others’ sections stay; nothing is written on what was handed in', () => {
	first.did('report.write', { ...which, plans: '3月下旬拉枝。' });
	first.did('report.write', { ...which, orchard: '中坡先剪。', plans: '' });
	expect(county.get(texts, reportId(datun, '2026-02'))).toMatchObject({ orchard: '中坡先剪。', plans: null, support: null });
	first.did('report.submit', which);
	expect(reportOf(datun, '2026-02', county)).toMatchObject({ state: 'submitted', round: 1, unfrozen: true });
	expect(first.does('report.write', { ...which, plans: '再改' })).toBe('report_submitted');
});

test('a report nobody wrote a word in is handed in as it is', () => {
	first.did('report.submit', which);
	expect(county.get(texts, reportId(datun, '2026-02'))).toMatchObject({ plans: null });
});

test('the steps a person is shown are those that are taken', () => {
	const period = periodOf('2026-02') as Period;
	const steps = ({ actor }: Person) => stepsFor(reportOf(datun, '2026-02', county), datun, period, actor, county.today);
	expect([first, township, official].map(steps)).toEqual([['write', 'number', 'submit'], [], []]);
	first.did('report.submit', which);
	expect([first, township, official].map(steps)).toEqual([[], ['number', 'return', 'approve'], ['number', 'return', 'approve']]);
	township.did('report.approve', which);
	expect([first, township].map(steps)).toEqual([[], ['number', 'lock']]);
	official.did('report.lock', which);
	expect([first, township].map(steps)).toEqual([[], ['number', 'unlock']]);
	expect(mayJudgeReport(first.actor, datun, county.today)).toBe(false);
});

test('its number as a document: its own people give it before it is handed in, the level above afterwards, in the brackets of official documents; it may go again', () => {
	const number = (who: Person, docNumber: string | null) => who.does('report.number', { ...which, docNumber });
	const now = () => reportOf(datun, '2026-02', county)?.docNumber;
	expect([number(first, null), number(township, '大政〔2026〕1号'), number(first, '  '), number(first, '〔〕')]).toEqual([
		'report_nothing_new',
		'report_unknown',
		'input_invalid',
		'input_invalid',
	]);
	expect([number(first, '大村报[2026]3号'), now()]).toEqual(['accepted', '大村报〔2026〕3号']);
	expect(number(first, '大村报（2026）3号')).toBe('report_nothing_new');
	first.did('report.submit', which);
	expect([number(first, '大村报〔2026〕4号'), now()]).toEqual(['report_submitted', '大村报〔2026〕3号']);
	township.did('report.approve', which);
	expect([number(township, '大政报〔2026〕12号'), now()]).toEqual(['accepted', '大政报〔2026〕12号']);
	official.did('report.lock', which);
	// Locked are the numbers of the ledger: what the register calls the paper can still be put right.
	expect([number(official, '无号'), number(official, null), now()]).toEqual(['accepted', 'accepted', null]);
});

test('in the first days of a month the one before is due; what came back says why; what was handed in waits for the township and not for the county too', () => {
	county.put('posting', { id: newId(), unit: datunzhen, role: 'township_official', fromOn: '2020-01-01', toOn: null });
	const lines = ({ actor }: Person) => noticesFor({ actor, today: county.today }, county as never).map(({ about }) => about['zh-CN']);
	expect(lines(first)).toEqual(['大屯镇 大屯村 2026年2月月调度写好了，看一眼就能上报']);
	first.did('report.submit', which);
	expect(lines(first)).toEqual([]);
	expect(lines(township)).toContain('大屯镇 大屯村 2026年2月月调度报上来了，等你审');
	expect(lines(official).filter((line) => line.includes('大屯村'))).toEqual([]);
	township.did('report.return', { ...which, reason: '把拉枝写细些' });
	expect(lines(first)).toEqual(['大屯镇 大屯村 2026年2月月调度退回了：把拉枝写细些']);
	county.today = '2026-03-11';
	expect(noticesFor({ actor: first.actor, today: '2026-03-11' }, county as never).map(({ key }) => key)).not.toContain(
		`report due ${reportId(datun, '2026-02')}`,
	);
	expect(county.get(reports, reportId(datun, '2026-02'))?.state).toBe('returned');
});

test('two who begin the same report without a signal: sections of both stand, and of one section both values are kept to be asked about', () => {
	const definition = features.commands.get('report.write');
	const empty = {
		id: reportId(datun, '2026-02'),
		village: datun,
		version: 0,
		orchard: null,
		support: null,
		service: null,
		income: null,
		plans: null,
	};
	const without: Rows = { get: (table, id) => (table.name === 'org_unit' ? county.get(table, id) : undefined), find: () => [] };
	const stamp = { actor: first.actor, recordedAt: '2026-03-02T04:00:00.000Z', now: '2026-03-02T04:00:00.000Z', version: 0 };
	const input = { ...which, orchard: '中坡先剪。', plans: '4月再拉枝。' };
	if (!definition) throw new Error('no such command');
	// As a phone does it: the form showed an empty page, and the guess makes the report.
	const form = new Overlay(without);
	form.apply([{ table: 'report_text', op: 'update', row: empty } as unknown as Change]);
	const guess = judge(definition, input, without, stamp);
	const seen = Array.isArray(guess) ? seenBy(definition, guess, form, features) : undefined;
	first.did('report.write', { ...which, plans: '3月下旬拉枝。' });
	const changes = judge(definition, input, county, { ...stamp, version: 2 }, { id: newId(), seen, registry: features });
	expect(changes).toMatchObject([
		{ table: 'report_text', op: 'update', row: { orchard: '中坡先剪。', plans: '3月下旬拉枝。' } },
		{ table: 'conflict', row: { clashes: [{ kept: { plans: '3月下旬拉枝。' }, other: { plans: '4月再拉枝。' } }] } },
	]);
});
