import { planRows, readTable } from '@honghuo/core/sheet-plan.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, expect, test } from 'vitest';
import { features } from '../slices.ts';
import { keeperOf, zones } from './model.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'] as const;
let county: PocketCounty;
let secretary: PocketPerson;
let township: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-03-10');
	for (const id of [datun, xinlitun]) county.put('org_unit', { id, level: 'village', name: id, aliases: [], parent: null, closedOn: null });
	secretary = county.person('village_secretary', datun);
	township = county.person('township_official', '211422106');
});

test('a village draws up its zones; one without a keeper is a gap until somebody takes it', () => {
	const [east, west] = [newId(), newId()];
	secretary.did('zone.add', { id: east, village: datun, name: '东沟', keeperName: '东沟网格员', households: 42 });
	township.did('zone.add', { id: west, village: datun, name: '西坡', households: 30 });
	const figure = (village?: string) => features.figures.get('zones')?.compute({ village }, county);
	expect(figure(datun)).toMatchObject({ value: 2, parts: { kept: 1, open: 1, households: 72 } });
	secretary.did('zone.update', { zone: west, keeper: secretary.id });
	expect(figure()).toMatchObject({ value: 2, parts: { kept: 2, open: 0 } });
	secretary.did('zone.update', { zone: west, keeperName: '西坡网格员' });
	expect(county.get(zones, west)).toMatchObject({ keeper: null, keeperName: '西坡网格员' });
	secretary.did('zone.close', { zone: west, reason: '并到东沟' });
	expect(figure()).toMatchObject({ value: 1, parts: { kept: 1 } });
	expect(keeperOf({ keeper: secretary.id, keeperName: null }, county)).toBe('village_secretary');
});

test('what cannot be is refused, and another village’s zones are left alone', () => {
	const zone = newId();
	secretary.did('zone.add', { id: zone, village: datun, name: '东沟' });
	const add = (more: object) => secretary.does('zone.add', { id: newId(), village: datun, name: '南沟', ...more });
	expect(add({ name: '东沟' })).toBe('zone_known');
	expect(add({ village: xinlitun })).toBe('zone_not_yours');
	expect(add({ keeper: secretary.id, keeperName: '某人' })).toBe('zone_keeper_twice');
	expect(add({ keeperName: '某*' })).toBe('zone_name_veiled');
	expect(add({ keeper: newId() })).toBe('zone_keeper_unknown');
	expect(township.does('zone.add', { id: newId(), village: '211422106999', name: '南沟' })).toBe('zone_village_unknown');
	expect(secretary.does('zone.update', { zone, name: '东沟' })).toBe('zone_unchanged');
	secretary.did('zone.close', { zone, reason: '撤了' });
	expect(secretary.does('zone.update', { zone, name: '东沟二' })).toBe('zone_closed');
});

/** What a sheet says of these rows, judged for an official of the county. */
function judge(...rows: string[][]) {
	const sheet = features.sheets.get('zones');
	if (!sheet) throw new Error('There is no such sheet.');
	const actor = {
		person: '',
		county: '211422',
		grants: [{ role: 'county_official' as const, unit: '211422', from: '2020-01-01', to: null }],
	};
	const context = { rows: county, county: '211422', today: county.today };
	const read = readTable(sheet, [['村', '网格', '网格员', '户数'], ...rows], context);
	return planRows(sheet, read, { context, actor, now: `${county.today}T04:00:00.000Z`, registry: features, id: idOf });
}
const ids = new Map<string, string>();
const idOf = (...parts: string[]): string => {
	const key = parts.join('\n');
	if (!ids.has(key)) ids.set(key, newId());
	return ids.get(key) ?? '';
};
const codes = (...rows: string[][]) => judge(...rows).verdicts.map(({ status, wrong }) => wrong[0]?.code ?? status);

test('zones come in by a sheet, a keeper of the village by person; the same again changes nothing, and what differs is refused', () => {
	const official = county.person('county_official', '211422');
	county.put('posting', { id: newId(), person: secretary.id, unit: datun, role: 'village_secretary', fromOn: '2020-01-01', toOn: null });
	const rows = [
		[datun, '一组', 'village_secretary', '40户'],
		[datun, '二组', '', ''],
		[xinlitun, '一组', '一组网格员', '35'],
	];
	expect(codes(...rows)).toEqual(['new', 'new', 'new']);
	for (const { envelope } of judge(...rows).planned) official.did(envelope.name, envelope.input as object);
	expect(county.find(zones, 'village', datun).map(({ keeper, keeperName, households }) => [keeper, keeperName, households])).toEqual([
		[secretary.id, null, 40],
		[null, null, null],
	]);
	expect(codes(...rows)).toEqual(['same', 'same', 'same']);
	expect(codes([datun, '一组', '别人', '40'], [datun, '一组', '', '41'], [datun, '三组', '', '零'])).toEqual([
		'sheet_differs',
		'sheet_differs',
		'sheet_whole',
	]);
	expect(codes([datun, '四组', '', ''], [datun, '四组', '', '']).includes('new')).toBe(true);
});
