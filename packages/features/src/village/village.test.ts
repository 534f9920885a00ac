import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, expect, test } from 'vitest';
import { place } from '../cells.ts';
import { finds } from './finds.ts';
import { callsOf, orgUnits, postings, teams } from './model.ts';

const [township, village, beside] = ['211422222', '211422222201', '211422222202'];
let county: PocketCounty;
let official: ReturnType<PocketCounty['person']>;

beforeEach(() => {
	county = new PocketCounty('2026-11-20');
	const unit = (id: string, level: string, name: string, parent: string | null) =>
		county.put('org_unit', { id, village: level === 'village' ? id : null, level, name, parent, aliases: [], closedOn: null });
	unit('211422', 'county', '建昌县', null);
	unit(township, 'township', '小德营子乡', '211422');
	unit(village, 'village', '新立屯村', township);
	unit(beside, 'village', '小营子村', township);
	official = county.person('county_official', '211422');
});

test('a township printed otherwise is found: by search, in pickers, in a sheet', () => {
	const alias = (aliases: string[], unit = township) => official.does('unit.alias', { unit, aliases });
	expect([alias(['小营子乡']), alias(['小营子乡'])]).toEqual(['accepted', 'nothing_changed']);
	expect(callsOf(county.get(orgUnits, village) ?? expect.unreachable(), county)).toContain('小营子乡 新立屯村');
	const [byVillage] = finds;
	const row = county.get(orgUnits, village) ?? expect.unreachable();
	expect(byVillage?.names(row, county as never)).toContain('小营子乡新立屯村');
	const read = (said: string) => place('村', '').read(said, undefined, { rows: county } as never);
	expect(read('小营子乡新立屯村')).toMatchObject({ value: village });
});

test('an alias is neither the unit’s own name nor its neighbour’s, and only the county writes it', () => {
	const alias = (aliases: string[], who = official) => who.does('unit.alias', { unit: village, aliases });
	expect([alias(['新立屯村']), alias(['小营子村']), alias([], county.person('village_secretary', village))]).toEqual([
		'alias_own_name',
		'alias_taken',
		'not_permitted',
	]);
	expect(official.does('unit.alias', { unit: '211422222299', aliases: ['没有'] })).toBe('unit_unknown');
});

test('a team is renamed, and ends with its postings; then nobody is sent to it', () => {
	const [team, sitting, coming] = [newId(), newId(), newId()];
	official.did('team.create', { id: team, village, name: '驻新立屯村工作队', dispatchedBy: '县医院' });
	const member = county.person('viewer', '211422');
	const post = (id: string, from: string) => official.does('posting.give', { id, person: member.id, role: 'team_member', team, from });
	expect([post(sitting, '2026-01-01'), post(coming, '2027-01-01')]).toEqual(['accepted', 'accepted']);
	const change = (fields: object) => official.does('team.update', { team, ...fields });
	expect([change({ dispatchedBy: '县水利局' }), change({ dispatchedBy: '县水利局' }), change({ leader: newId() })]).toEqual([
		'accepted',
		'nothing_changed',
		'person_unknown',
	]);
	const end = (on: string) => official.does('team.end', { team, on, reason: '轮换' });
	expect([end('2026-11-21'), end('2026-10-31'), end('2026-10-31'), change({ name: '二队' })]).toEqual([
		'team_day',
		'accepted',
		'team_ended',
		'team_ended',
	]);
	expect(county.get(teams, team)).toMatchObject({ dispatchedBy: '县水利局', endedOn: '2026-10-31', endReason: '轮换' });
	// What had not begun never does.
	expect([sitting, coming].map((id) => county.get(postings, id)?.toOn)).toEqual(['2026-10-31', '2026-12-31']);
	expect(post(newId(), '2026-11-01')).toBe('team_ended');
});
