import { type Actor, holds, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { givenOf } from '@honghuo/core/edit.ts';
import { byField, byId, insert, update } from '@honghuo/core/row.ts';
import { isVeil } from '@honghuo/core/veil-name.ts';
import { erasedName } from '../privacy/figures.ts';
import { anew } from '../privacy/model.ts';
import { humanReads, screenRefusal } from './figures.ts';
import {
	contactSet,
	countyFound,
	personAdd,
	personRename,
	postingEnd,
	postingGive,
	teamCreate,
	teamEnd,
	teamUpdate,
	unitAlias,
} from './inputs.ts';
import { contacts, mayRename, orgUnits, people, postings, roleFits, staff, teams } from './model.ts';
import { refuse } from './refusals.ts';

/** Only an administrator makes or ends one; an official could otherwise promote themselves. */
const mayMakeAdministrators = (actor: Actor, today: string): boolean => actor.system === true || holds(actor, ['administrator'], today);

export const commands = [
	command({
		name: 'county.found',
		input: countyFound,
		who: 'system',
		about: { 'zh-CN': '建县：登记区划和第一位管理员', en: 'Set up a county: its register and its first administrator' },
		reads: ({ units, administrator }) => [
			byId(orgUnits, ...units.map(({ code }) => code)),
			byId(people, administrator.person),
			byId(postings, administrator.posting),
		],
		decide: ({ units, administrator, today }, { actor }) => [
			...units.map(({ code, level, name, aliases, parent }) =>
				insert(orgUnits, {
					id: code,
					village: level === 'village' ? code : null,
					level,
					name,
					aliases,
					parent,
					openedOn: null,
					closedOn: null,
				}),
			),
			insert(people, { id: administrator.person, village: null, name: administrator.name }),
			insert(postings, {
				id: administrator.posting,
				village: null,
				person: administrator.person,
				unit: actor.county,
				team: null,
				role: 'administrator',
				fromOn: today,
				toOn: null,
				endReason: null,
			}),
		],
	}),
	command({
		name: 'person.add',
		input: personAdd,
		who: staff,
		about: { 'zh-CN': '登记一个人', en: 'Enter a person' },
		reads: ({ id }) => [byId(people, id)],
		decide: ({ id, name }) => (isVeil(name) ? refuse('person_name_veiled', 'name') : [insert(people, { id, village: null, name })]),
	}),
	command({
		name: 'person.rename',
		input: personRename,
		who: [...staff, ...villageWriters],
		about: {
			'zh-CN': '改姓名：县里，或者这个人所在村的人',
			en: "Correct a person's name: by the county, or by the village that alone the person works for",
		},
		merge: 'fields',
		reads: ({ person }) => [byId(people, person), byField(postings, 'person', person)],
		readsThen: ({ person }, rows) => [byId(teams, ...rows.find(postings, 'person', person).map(({ team }) => team))],
		decide: ({ person, name }, { rows, actor, today }) => {
			const row = rows.get(people, person);
			if (!row) return refuse('person_unknown', 'person');
			if (row.name === erasedName) return refuse('person_erased', 'person');
			if (isVeil(name)) return refuse('person_name_veiled', 'name');
			if (!mayRename(person, rows, actor, today)) return refuse('person_not_yours', 'person');
			return row.name === name ? refuse('person_same_name', 'name') : [update(people, row, { name })];
		},
	}),
	command({
		name: 'posting.give',
		input: postingGive,
		who: staff,
		about: { 'zh-CN': '任职：人、单位或工作队、职务、起止日期', en: 'Post a person to a unit or a team, with dates' },
		reads: ({ id, person, unit, team }) => [byId(postings, id), ...humanReads(person), byId(orgUnits, unit), byId(teams, team)],
		decide: ({ id, person, role, unit, team, from, to = null }, { rows, actor, today }) => {
			if (role === 'administrator' && !mayMakeAdministrators(actor, today)) return refuse('posting_administrator', 'role');
			const who = rows.get(people, person);
			if (!who) return refuse('person_unknown', 'person');
			if (who.name === erasedName) return refuse('person_erased', 'person');
			const wall = screenRefusal('person', rows, person);
			if (wall) return wall;
			if ((unit === undefined) === (team === undefined)) return refuse('posting_place', 'unit');
			const sent = team === undefined ? undefined : rows.get(teams, team);
			if (team !== undefined && !sent) return refuse('team_unknown', 'team');
			if (sent && sent.endedOn !== null && from > sent.endedOn) return refuse('team_ended', 'team', { on: { day: sent.endedOn } });
			if (unit !== undefined && !rows.get(orgUnits, unit)) return refuse('unit_unknown', 'unit');
			const place = unit ?? sent?.village;
			if (!place || !roleFits(role, place)) return refuse('posting_role_misfit', 'role');
			if (to !== null && to < from) return refuse('posting_dates', 'to');
			const village = place.length === 12 ? place : null;
			return [
				insert(postings, { id, village, person, unit: unit ?? null, team: team ?? null, role, fromOn: from, toOn: to, endReason: null }),
				...anew(who),
			];
		},
	}),
	command({
		name: 'posting.end',
		input: postingEnd,
		who: staff,
		about: { 'zh-CN': '任职到哪天为止', en: 'End a posting; the day given is its last' },
		reads: ({ posting }) => [byId(postings, posting)],
		decide: ({ posting, on, reason }, { rows, actor, today }) => {
			const row = rows.get(postings, posting);
			if (!row) return refuse('not_found', 'posting');
			if (row.role === 'administrator' && !mayMakeAdministrators(actor, today)) return refuse('posting_administrator', 'posting');
			if (row.person === actor.person && row.role === 'administrator') return refuse('posting_own', 'posting');
			// Ending neither prolongs a posting nor undoes it; the day before its first voids one given by mistake.
			if (on < addDays(asLocalDate(row.fromOn), -1) || (row.toOn !== null && on > row.toOn)) return refuse('posting_dates', 'on');
			return [update(postings, row, { toOn: on, endReason: reason ?? null })];
		},
	}),
	command({
		name: 'team.create',
		input: teamCreate,
		who: staff,
		about: { 'zh-CN': '建驻村工作队', en: 'Create a resident team' },
		reads: ({ id, village, leader }) => [byId(teams, id), byId(orgUnits, village), ...humanReads(leader)],
		decide: ({ id, village, name, dispatchedBy, leader }, { rows }) => {
			if (!rows.get(orgUnits, village)) return refuse('unit_unknown', 'village');
			const leads = leader === undefined ? undefined : rows.get(people, leader);
			if (leader !== undefined && !leads) return refuse('person_unknown', 'leader');
			const wall = screenRefusal('leader', rows, leader);
			if (wall) return wall;
			return [
				insert(teams, { id, village, name, dispatchedBy: dispatchedBy ?? null, leader: leader ?? null, endedOn: null, endReason: null }),
				...anew(leads),
			];
		},
	}),
	command({
		name: 'team.update',
		input: teamUpdate,
		who: staff,
		about: { 'zh-CN': '改工作队：队名、派出单位、队长', en: 'Correct a resident team: its name, who sent it, its leader' },
		merge: 'fields',
		reads: ({ team, leader }) => [byId(teams, team), ...humanReads(leader)],
		decide: ({ team, ...fields }, { rows }) => {
			const row = rows.get(teams, team);
			if (!row) return refuse('team_unknown', 'team');
			if (row.endedOn !== null) return refuse('team_ended', 'team', { on: { day: row.endedOn } });
			const { leader = null } = fields;
			const leads = leader === null ? undefined : rows.get(people, leader);
			if (leader !== null && !leads) return refuse('person_unknown', 'leader');
			const wall = screenRefusal('leader', rows, leader);
			if (wall) return wall;
			const { given, same } = givenOf(row, fields);
			if (same) return refuse('nothing_changed', 'team');
			return [update(teams, row, given), ...anew(leads)];
		},
	}),
	command({
		name: 'team.end',
		input: teamEnd,
		who: staff,
		about: { 'zh-CN': '撤队：到哪天为止，队员在队里的任职也到那天', en: 'End a resident team; its postings end on the same day' },
		merge: 'row',
		reads: ({ team }) => [byId(teams, team), byField(postings, 'team', team)],
		decide: ({ team, on, reason }, { rows, today }) => {
			const row = rows.get(teams, team);
			if (!row) return refuse('team_unknown', 'team');
			if (row.endedOn !== null) return refuse('team_ended', 'team', { on: { day: row.endedOn } });
			if (on > today) return refuse('team_day', 'on');
			const longer = rows.find(postings, 'team', team).filter(({ toOn }) => toOn === null || toOn > on);
			return [
				update(teams, row, { endedOn: on, endReason: reason ?? null }),
				// A posting that would have begun later never does: the day before its first voids it.
				...longer.map((posting) => {
					const before = addDays(asLocalDate(posting.fromOn), -1);
					return update(postings, posting, { toOn: on < before ? before : on, endReason: reason ?? null });
				}),
			];
		},
	}),
	command({
		name: 'unit.alias',
		input: unitAlias,
		who: staff,
		about: {
			'zh-CN': '记一个村、乡镇的别的写法，如报上印的「小营子乡」；搜索、选村和导入都认得',
			en: 'Other spellings of a village or a township, as printed somewhere: found by search, pickers and imports',
		},
		merge: 'fields',
		reads: ({ unit, aliases }) => [byId(orgUnits, unit), ...aliases.map((alias) => byField(orgUnits, 'name', alias))],
		decide: ({ unit, aliases }, { rows }) => {
			const row = rows.get(orgUnits, unit);
			if (!row) return refuse('unit_unknown', 'unit');
			const all = [...new Set(aliases)];
			for (const alias of all) {
				if (alias === row.name) return refuse('alias_own_name', 'aliases', { alias });
				const beside = rows.find(orgUnits, 'name', alias).some(({ level, parent }) => level === row.level && parent === row.parent);
				if (beside) return refuse('alias_taken', 'aliases', { alias });
			}
			if (JSON.stringify(all) === JSON.stringify(row.aliases)) return refuse('nothing_changed', 'aliases');
			return [update(orgUnits, row, { aliases: all })];
		},
	}),
	command({
		name: 'contact.set',
		input: contactSet,
		who: [...staff, 'first_secretary', 'team_member', 'village_secretary', 'township_official', 'expert', 'grower'],
		about: { 'zh-CN': '记电话（只有本村和县里看得到）', en: 'Set a phone number, seen by the own village and the county only' },
		reads: ({ id, person, village }) => [
			byId(contacts, id),
			byField(contacts, 'person', person),
			...humanReads(person),
			byId(orgUnits, village),
		],
		decide: ({ id, person, village, phone }, { rows, actor, today }) => {
			const own = actor.person === person;
			const isStaff = holds(actor, staff, today);
			if (!own && !isStaff) return refuse('not_permitted', 'person');
			const who = rows.get(people, person);
			if (!who) return refuse('person_unknown', 'person');
			if (who.name === erasedName) return refuse('person_erased', 'person');
			const wall = screenRefusal('person', rows, person);
			if (wall) return wall;
			if (village !== undefined && !rows.get(orgUnits, village)) return refuse('unit_unknown', 'village');
			const [known] = rows.find(contacts, 'person', person);
			return known ? [update(contacts, known, { phone, village })] : [insert(contacts, { id, village: village ?? null, person, phone })];
		},
	}),
];
