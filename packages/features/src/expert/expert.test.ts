import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { expertName, matches } from './figures.ts';
import type { ExpertField } from './messages.ts';
import { type Expert, experts } from './model.ts';

let county: PocketCounty;
let official: PocketPerson;
let first: PocketPerson;
let researcher: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-02-01');
	official = county.person('county_official', '211422');
	first = county.person('first_secretary', '211422106214', '大屯村第一书记');
	researcher = county.person('expert', '211422', '果树专家');
});

describe('the directory', () => {
	test('holds people of the county and others by name, each once', () => {
		const [known, outside] = [newId(), newId()];
		first.did('expert.add', { id: known, person: researcher.id, fields: ['pear', 'pear', 'pruning'] });
		first.did('expert.add', { id: outside, name: '山楂专家', homeUnit: '省农业科学院', fields: ['hawthorn'] });
		expect(expertName(county.get(experts, known) as Expert, county)).toBe('果树专家');
		expect(county.get(experts, known)?.fields).toEqual(['pear', 'pruning']);
		const add = (more: object) => official.does('expert.add', { id: newId(), fields: ['pear'], ...more });
		expect(add({ person: researcher.id })).toBe('expert_known');
		expect(add({ name: '山楂专家', homeUnit: '省农业科学院' })).toBe('expert_known');
		expect(add({ name: '山楂专家', homeUnit: '市林科所' })).toBe('accepted');
		expect(add({})).toBe('expert_unnamed');
		expect(add({ person: researcher.id, name: '果树专家' })).toBe('expert_unnamed');
		expect(add({ person: newId() })).toBe('expert_person_unknown');
		expect(add({ name: '某人', fields: [] })).toBe('input_invalid');
		expect(add({ name: '某人', phone: '13800000000' })).toBe('input_invalid');
	});

	test('is corrected by the expert, by whoever added them and by the county, not by others', () => {
		const id = newId();
		first.did('expert.add', { id, person: researcher.id, fields: ['pear'] });
		const other = county.person('village_secretary', '211422222201');
		expect(other.does('expert.update', { expert: id, fields: ['apple'] })).toBe('expert_not_yours');
		expect(researcher.does('expert.update', { expert: id, fields: ['pear'] })).toBe('expert_unchanged');
		expect(researcher.does('expert.update', { expert: id, name: '别名' })).toBe('expert_name_fixed');
		researcher.did('expert.update', { expert: id, fields: ['pear', 'apple'] });
		official.did('expert.retire', { expert: id, reason: '调走了' });
		expect(first.does('expert.retire', { expert: id, reason: '调走了' })).toBe('expert_retired');
		expect(first.does('expert.update', { expert: newId(), fields: ['pear'] })).toBe('not_found');
	});
});

test('a need finds those who know most of it, with what they know as the reason; nobody else is named', () => {
	const expert = (id: string, fields: ExpertField[], retiredReason: string | null = null) => ({ id, fields, retiredReason }) as Expert;
	const all = [expert('a', ['pear']), expert('b', ['pear', 'pests']), expert('c', ['apple']), expert('d', ['pear', 'pests'], '调走')];
	expect(matches(all, ['pests', 'pear']).map(({ expert: { id }, knows }) => [id, knows])).toEqual([
		['b', ['pests', 'pear']],
		['a', ['pear']],
	]);
	expect(matches(all, []).map(({ expert: { id } }) => id)).toEqual(['a', 'b', 'c']);
});
