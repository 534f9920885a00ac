import { villageWriters } from '@honghuo/core/actor.ts';
import { type Context, command } from '@honghuo/core/command.ts';
import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import type { Refusal } from '@honghuo/core/refusal.ts';
import { byField, byId, type Change, insert, type Rows, update } from '@honghuo/core/row.ts';
import { isVeil } from '@honghuo/core/veil-name.ts';
import { serviceTeams } from '../service/model.ts';
import { humanReads, screenRefusal } from '../village/figures.ts';
import { orgUnits, people } from '../village/model.ts';
import * as inputs from './inputs.ts';
import type { PairingState } from './messages.ts';
import * as model from './model.ts';
import { type Pairing, type PairingContact, pairingContacts, pairings } from './model.ts';
import { refuse } from './refusals.ts';

const arrangers = [...villageWriters, 'township_official', 'county_official', 'administrator'] as const;
/** The two themselves may be anybody; the rule below looks at whose pairing it is. */
const tellers = [...arrangers, 'expert', 'grower'] as const;

const isFar = (day: string, today: string): boolean => day > addDays(asLocalDate(today), 366);
const isVillage = (code: string, rows: Rows): boolean => {
	const unit = rows.get(orgUnits, code);
	return unit?.level === 'village' && unit.closedOn === null;
};

/** Why a step does not fit the state a pairing is in: what comes first, or that it is over. */
function stateRefusal(state: PairingState): Refusal {
	if (state === 'proposed') return refuse('pairing_proposed', 'pairing');
	if (state === 'trial') return refuse('pairing_on_trial', 'pairing');
	return state === 'confirmed' ? refuse('pairing_confirmed', 'pairing') : refuse('pairing_ended', 'pairing');
}

/** The pairing in one of these states, for somebody who arranges it; else why not. */
function arranged(id: string, { rows, actor, today }: Context, states: readonly PairingState[]): Pairing | Refusal {
	const row = rows.get(pairings, id);
	if (!row || !model.mayArrange(row, actor, today)) return refuse('pairing_not_yours', 'pairing');
	return states.includes(row.state) ? row : stateRefusal(row.state);
}

type Sides = Pick<
	Pairing,
	'kind' | 'village' | 'helperPerson' | 'helperName' | 'helperVillage' | 'helperTeam' | 'helpedPerson' | 'helpedName'
>;

/** Why these two can't be a pair of this kind. */
function sidesRefusal(sides: Sides, rows: Rows): Refusal | undefined {
	const { kind, village, helperPerson, helperName, helperVillage, helperTeam, helpedPerson, helpedName } = sides;
	const ofPeople = model.isOfPeople(kind);
	const named = (person: string | null, name: string | null) => Number(person !== null) + Number(name !== null);
	const fits = ofPeople
		? named(helperPerson, helperName) === 1 && helperTeam === null
		: named(helperPerson, helperName) === 0 && (kind === 'villages' ? helperVillage !== null && helperTeam === null : helperTeam !== null);
	if (!fits || (kind === 'unit' && (helperVillage !== null || !rows.get(serviceTeams, helperTeam ?? ''))))
		return refuse('pairing_helper', 'helperName');
	if (named(helpedPerson, helpedName) !== Number(ofPeople)) return refuse('pairing_helped', 'helpedName');
	if ([helperPerson, helpedPerson].some((person) => person !== null && !rows.get(people, person))) {
		return refuse('pairing_person_unknown', 'helperPerson');
	}
	const wall = screenRefusal('helperPerson', rows, helperPerson, helpedPerson);
	if (wall) return wall;
	if ([helperName, helpedName].some((name) => name !== null && isVeil(name))) return refuse('pairing_name_veiled', 'helperName');
	const same = ofPeople
		? helperPerson !== null
			? helperPerson === helpedPerson
			: helperName === helpedName && helperVillage === null
		: false;
	return same || (kind === 'villages' && helperVillage === village) ? refuse('pairing_self', 'helperName') : undefined;
}

/** The day they last met, once this contact is as given: what is due follows from it. */
function met(row: Pairing, changed: Pick<PairingContact, 'id' | 'occurredOn' | 'withdrawnReason'>, rows: Rows): Change[] {
	const others = rows.find(pairingContacts, 'pairing', row.id).filter(({ id }) => id !== changed.id);
	const days = [...others, changed].flatMap(({ occurredOn, withdrawnReason }) => (withdrawnReason === null ? [occurredOn] : []));
	const lastContactOn = days.sort().at(-1) ?? null;
	return lastContactOn === row.lastContactOn ? [] : [update(pairings, row, { lastContactOn })];
}

/** Why a contact can't have been on a day. */
const dayRefusal = (row: Pairing, day: string, today: string): Refusal | undefined => {
	if (day > today) return refuse('pairing_ahead', 'occurredOn');
	const since = row.trialFrom ?? row.confirmedOn;
	return since !== null && day < since ? refuse('pairing_dates', 'occurredOn') : undefined;
};

export const commands = [
	command({
		name: 'pairing.propose',
		input: inputs.pairingPropose,
		who: arrangers,
		about: {
			'zh-CN': '提一个结对：谁带谁（没账号的写姓名），带什么，多久见一次',
			en: 'Propose a pairing: who helps whom (by name without an account), with what, how often they meet',
		},
		reads: ({ id, village, helperVillage, helperPerson, helpedPerson, helperTeam }) => [
			byId(pairings, id),
			byField(pairings, 'village', village),
			byId(orgUnits, village, helperVillage),
			...humanReads(helperPerson, helpedPerson),
			byId(serviceTeams, helperTeam),
		],
		decide: (input, { rows, actor, today }) => {
			const { id, kind, village, topic = null, cadence } = input;
			const { helperPerson = null, helperName = null, helperVillage = null, helperTeam = null } = input;
			const { helpedPerson = null, helpedName = null } = input;
			const sides = { kind, village, helperPerson, helperName, helperVillage, helperTeam, helpedPerson, helpedName };
			if (!model.mayArrange(sides, actor, today)) return refuse('pairing_not_yours', 'village');
			if (![village, helperVillage ?? village].every((code) => isVillage(code, rows))) return refuse('pairing_place_unknown', 'village');
			const wrong = sidesRefusal(sides, rows);
			if (wrong) return wrong;
			const known = rows
				.find(pairings, 'village', village)
				.some(
					(one) =>
						one.state !== 'ended' &&
						one.kind === kind &&
						model.helperKey(one) === model.helperKey(sides) &&
						one.helpedPerson === helpedPerson &&
						one.helpedName === helpedName,
				);
			if (known) return refuse('pairing_known', 'helperName');
			const later = { trialFrom: null, trialTo: null, confirmedOn: null, lastContactOn: null, endedOn: null, endReason: null };
			return [insert(pairings, { id, ...sides, topic, cadence, state: 'proposed', ...later })];
		},
	}),
	command({
		name: 'pairing.update',
		input: inputs.pairingUpdate,
		who: arrangers,
		about: { 'zh-CN': '改结对：带什么、多久见一次', en: 'Correct a pairing: what it is about, how often they meet' },
		merge: 'fields',
		reads: ({ pairing }) => [byId(pairings, pairing)],
		decide: ({ pairing, ...fields }, context) => {
			const row = arranged(pairing, context, ['proposed', 'trial', 'confirmed']);
			if ('code' in row) return row;
			const { topic = row.topic, cadence = row.cadence } = fields;
			if (topic === row.topic && cadence === row.cadence) return refuse('pairing_unchanged', 'pairing');
			return [update(pairings, row, fields)];
		},
	}),
	command({
		name: 'pairing.trial',
		input: inputs.pairingTrial,
		who: arrangers,
		about: {
			'zh-CN': '开始试带：从哪天到哪天，不写就是六个月',
			en: 'Begin the trial: from when to when, six months unless said otherwise',
		},
		reads: ({ pairing }) => [byId(pairings, pairing)],
		decide: ({ pairing, from, to }, context) => {
			const row = arranged(pairing, context, ['proposed']);
			if ('code' in row) return row;
			if (model.isOthersTurn(row, context.actor, context.today)) return refuse('pairing_others_turn', 'pairing');
			const trialTo = to ?? model.addMonths(asLocalDate(from), model.trialMonths);
			if (trialTo < from) return refuse('pairing_dates', 'to');
			if (isFar(from, context.today)) return refuse('pairing_far', 'from');
			if (isFar(trialTo, from)) return refuse('pairing_far', 'to');
			// A technician's six months may be longer, not shorter.
			if (row.kind === 'mentor' && trialTo < model.addMonths(asLocalDate(from), model.trialMonths)) {
				return refuse('pairing_trial_running', 'to', { to: { day: model.addMonths(asLocalDate(from), model.trialMonths) } });
			}
			return [update(pairings, row, { state: 'trial', trialFrom: from, trialTo })];
		},
	}),
	command({
		name: 'pairing.confirm',
		input: inputs.pairingConfirm,
		who: arrangers,
		about: { 'zh-CN': '定下结对；师傅带徒弟要观察满了才能定', en: 'Confirm a pairing; of a mentor, when the trial is over' },
		reads: ({ pairing }) => [byId(pairings, pairing)],
		decide: ({ pairing, on }, context) => {
			const row = arranged(pairing, context, ['proposed', 'trial']);
			if ('code' in row) return row;
			if (row.state === 'proposed' && model.isOthersTurn(row, context.actor, context.today))
				return refuse('pairing_others_turn', 'pairing');
			const day = on ?? context.today;
			if (day > context.today) return refuse('pairing_ahead', 'on');
			if (row.trialFrom !== null && day < row.trialFrom) return refuse('pairing_dates', 'on');
			if (row.kind === 'mentor') {
				if ([row.helperPerson, row.helpedPerson].includes(context.actor.person)) return refuse('pairing_own_trial', 'pairing');
				if (row.trialTo === null) return refuse('pairing_trial_first', 'pairing');
				if (day < row.trialTo) return refuse('pairing_trial_running', 'on', { to: { day: row.trialTo } });
			}
			return [update(pairings, row, { state: 'confirmed', confirmedOn: day })];
		},
	}),
	command({
		name: 'pairing.end',
		input: inputs.pairingEnd,
		who: arrangers,
		about: { 'zh-CN': '结束结对，写明原因', en: 'End a pairing, with a reason' },
		reads: ({ pairing }) => [byId(pairings, pairing)],
		decide: ({ pairing, on, reason }, context) => {
			const row = arranged(pairing, context, ['proposed', 'trial', 'confirmed']);
			if ('code' in row) return row;
			const day = on ?? context.today;
			if (day > context.today) return refuse('pairing_ahead', 'on');
			if (row.trialFrom !== null && day < row.trialFrom) return refuse('pairing_dates', 'on');
			const last = [row.confirmedOn ?? '', row.lastContactOn ?? ''].sort()[1] ?? '';
			if (day < last) return refuse('pairing_end_early', 'on', { day: { day: last } });
			return [update(pairings, row, { state: 'ended', endedOn: day, endReason: reason })];
		},
	}),
	command({
		name: 'pairing.contact',
		input: inputs.pairingContactNew,
		who: tellers,
		about: {
			'zh-CN': '见过面了：哪天，说了啥；试带的徒弟记观察',
			en: 'They met: the day, and what about; of a technician on trial, how it goes',
		},
		reads: ({ id, pairing }) => [byId(pairingContacts, id), byId(pairings, pairing), byField(pairingContacts, 'pairing', pairing)],
		readsThen: ({ pairing }, rows) => [byId(serviceTeams, rows.get(pairings, pairing)?.helperTeam)],
		decide: ({ id, pairing, occurredOn, text = null }, { rows, actor, today }) => {
			const row = rows.get(pairings, pairing);
			const leader = row?.helperTeam ? rows.get(serviceTeams, row.helperTeam)?.leader : null;
			if (!row || !model.mayTell(row, leader, actor, today)) return refuse('pairing_not_yours', 'pairing');
			if (!model.isActive(row.state)) return stateRefusal(row.state);
			const wrong = dayRefusal(row, occurredOn, today);
			if (wrong) return wrong;
			const kind = row.kind === 'mentor' && row.state === 'trial' ? 'observation' : 'contact';
			if (kind === 'observation' && text === null) return refuse('pairing_observation', 'text');
			const contact = { id, village: row.village, pairing, kind, occurredOn, text, withdrawnReason: null } as const;
			return [insert(pairingContacts, contact), ...met(row, contact, rows)];
		},
	}),
	command({
		name: 'pairing.withdraw',
		input: inputs.pairingWithdraw,
		who: tellers,
		about: { 'zh-CN': '联系记错了：撤下，写明原因', en: 'Withdraw a contact recorded by mistake, with a reason' },
		reads: ({ contact }) => [byId(pairingContacts, contact)],
		readsThen: ({ contact }, rows) => {
			const pairing = rows.get(pairingContacts, contact)?.pairing;
			return pairing ? [byId(pairings, pairing), byField(pairingContacts, 'pairing', pairing)] : [];
		},
		decide: ({ contact: id, reason }, { rows, actor, today }) => {
			const contact = rows.get(pairingContacts, id);
			const row = contact && rows.get(pairings, contact.pairing);
			const may = row && (contact.createdBy === actor.person || model.mayArrange(row, actor, today));
			if (!may) return refuse('pairing_not_yours', 'contact');
			if (contact.withdrawnReason !== null) return refuse('pairing_contact_withdrawn', 'contact');
			const withdrawn = { ...contact, withdrawnReason: reason };
			return [update(pairingContacts, contact, { withdrawnReason: reason }), ...met(row, withdrawn, rows)];
		},
	}),
];
