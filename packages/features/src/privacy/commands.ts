import { type Actor, holds, inForce, mayWriteVillage, villageWriters } from '@honghuo/core/actor.ts';
import { command } from '@honghuo/core/command.ts';
import { byField, byId, type Change, insert, type Rows, update } from '@honghuo/core/row.ts';
import { comments } from '../comment/model.ts';
import { conflicts } from '../conflict/model.ts';
import { feedbacks } from '../feedback/model.ts';
import { files } from '../file/model.ts';
import { closing, members } from '../member/model.ts';
import { contacts, grantsOf, people, postings } from '../village/model.ts';
import { visits } from '../visit/model.ts';
import { endsPictures, erasedName, erasedText, revokedText, theirPictures } from './figures.ts';
import * as inputs from './inputs.ts';
import { anew, consents } from './model.ts';
import { refuse } from './refusals.ts';

const staff = ['administrator', 'county_official'] as const;
const recorders = [...villageWriters, ...staff, 'grower'] as const;

/** Who may write down what a person agreed to: their village's writers, the county, and they themselves. */
const mayRecord = (actor: Actor, person: string, village: string | null, today: string): boolean =>
	actor.person === person || holds(actor, staff, today) || (village !== null && mayWriteVillage(actor, village, today));

/** Villages somebody is or was posted in. */
const villagesOf = (person: string, rows: Rows): string[] => [
	...new Set(rows.find(postings, 'person', person).flatMap(({ unit }) => (unit?.length === 12 ? [unit] : []))),
];

/** Whether a person's data has been erased. */
const isErased = (person: string, rows: Rows): boolean => rows.get(people, person)?.name === erasedName;

/** What of a person the county reads: the name where it stands, words and pictures that are theirs, and what they agreed to. */
function emptied(person: string, rows: Rows, today: string): Change[] {
	const row = rows.get(people, person);
	if (!row) return [];
	const attended = villagesOf(person, rows)
		.flatMap((village) => rows.find(visits, 'village', village))
		.filter(({ attendees }) => attendees?.includes(row.name));
	return [
		update(people, row, { name: erasedName }),
		...rows
			.find(postings, 'person', person)
			.filter(({ toOn }) => toOn === null || toOn > today)
			.map((posting) => update(postings, posting, { toOn: today > posting.fromOn ? today : posting.fromOn, endReason: erasedText })),
		...rows
			.find(members, 'person', person)
			.filter(({ toOn }) => toOn === null || toOn > today)
			.map((one) => closing(one, today, erasedText)),
		...rows
			.find(consents, 'person', person)
			.filter(({ withdrawnOn }) => withdrawnOn === null)
			.map((one) => update(consents, one, { withdrawnOn: today, withdrawnHow: one.how })),
		...rows
			.find(comments, 'createdBy', person)
			.map((one) =>
				update(comments, one, { text: erasedText, withdrawnReason: one.withdrawnReason === null ? erasedText : one.withdrawnReason }),
			),
		...rows.find(files, 'createdBy', person).map((file) => update(files, file, { note: null, withdrawnReason: erasedText })),
		...attended.map((visit) =>
			update(visits, visit, { attendees: (visit.attendees ?? []).map((name) => (name === row.name ? erasedName : name)) }),
		),
		...rows.find(conflicts, 'row', person).map((one) => update(conflicts, one, { input: {}, clashes: [] })),
	];
}

export const commands = [
	command({
		name: 'consent.record',
		input: inputs.consentRecord,
		who: recorders,
		about: {
			'zh-CN': '记下本人同意了什么：哪几样、哪天、怎么说的；村里代记也行',
			en: 'Record what a person agrees to: what for, when, and how they said it',
		},
		reads: ({ id, person }) => [byId(consents, id), byId(people, person), byField(postings, 'person', person)],
		decide: ({ id, person, village, purposes, givenOn, how }, { rows, actor, today }) => {
			if (!mayRecord(actor, person, village, today)) return refuse('not_found', 'person');
			const who = rows.get(people, person);
			if (!who || !villagesOf(person, rows).includes(village)) return refuse('consent_person_unknown', 'person');
			if (givenOn > today) return refuse('consent_in_future', 'givenOn');
			return [insert(consents, { id, village, person, purposes, givenOn, how, withdrawnOn: null, withdrawnHow: null }), ...anew(who)];
		},
	}),
	command({
		name: 'consent.withdraw',
		input: inputs.consentWithdraw,
		who: recorders,
		about: {
			'zh-CN': '本人撤回同意：哪天、怎么说的；不再同意留照片录音的，TA 自己的随即撤下',
			en: 'Withdraw a consent: when, and how it was said; who no longer agrees to photos and voice has their own withdrawn at once',
		},
		reads: ({ consent }) => [byId(consents, consent)],
		readsThen: ({ consent }, rows) => {
			const person = rows.get(consents, consent)?.person;
			return person === undefined
				? []
				: [
						byId(people, person),
						byField(consents, 'person', person),
						byField(postings, 'person', person),
						byField(files, 'createdBy', person),
					];
		},
		decide: ({ consent, on, how }, { rows, actor, today }) => {
			const row = rows.get(consents, consent);
			if (!row || !mayRecord(actor, row.person, row.village, today)) return refuse('not_found', 'consent');
			if (row.withdrawnOn !== null) return refuse('consent_withdrawn', 'consent');
			if (on > today) return refuse('consent_in_future', 'on');
			if (on < row.givenOn) return refuse('consent_before', 'on', { day: { day: row.givenOn, today } });
			// Shown to nobody from this moment; the bytes go with the record, as whenever a file is withdrawn.
			const pictures = endsPictures(row, rows) ? theirPictures(row.person, rows, today) : [];
			return [
				update(consents, row, { withdrawnOn: on, withdrawnHow: how }),
				...anew(rows.get(people, row.person)),
				...pictures.map((file) => update(files, file, { withdrawnReason: revokedText })),
			];
		},
	}),
	command({
		name: 'contact.erase',
		input: inputs.contactErase,
		who: 'system',
		about: { 'zh-CN': '按本人要求删除电话（服务器随 person.erase 记）', en: 'Erase a phone number, as part of erasing a person’s data' },
		reads: ({ contact }) => [byId(contacts, contact)],
		readsThen: ({ contact }, rows) => [byId(people, rows.get(contacts, contact)?.person)],
		decide: ({ contact }, { rows }) => {
			const row = rows.get(contacts, contact);
			if (!row) return refuse('not_found', 'contact');
			return isErased(row.person, rows) ? [update(contacts, row, { phone: '' })] : refuse('erase_person_first', 'contact');
		},
	}),
	command({
		name: 'feedback.erase',
		input: inputs.feedbackErase,
		who: 'system',
		about: { 'zh-CN': '按本人要求删除投诉建议里的内容', en: 'Erase what a person wrote in the complaints box' },
		reads: ({ feedback }) => [byId(feedbacks, feedback)],
		readsThen: ({ feedback }, rows) => [byId(people, rows.get(feedbacks, feedback)?.createdBy)],
		decide: ({ feedback }, { rows }) => {
			const row = rows.get(feedbacks, feedback);
			if (!row) return refuse('not_found', 'feedback');
			if (!isErased(row.createdBy, rows)) return refuse('erase_person_first', 'feedback');
			return [update(feedbacks, row, { text: erasedText, contact: null, answer: null })];
		},
	}),
	command({
		name: 'person.erase',
		input: inputs.personErase,
		who: 'system',
		about: {
			'zh-CN': '按本人要求删除个人信息：姓名、留言、照片录音、记名；亩、斤、元这些账还在。经 POST /api/v1/people/{person}/erase',
			en: 'Erase a person’s data at their request: name, comments, photos, voice, named attendance; mu, jin and yuan stay. By POST /api/v1/people/{person}/erase',
		},
		reads: ({ person }) => [
			byId(people, person),
			byField(postings, 'person', person),
			byField(members, 'person', person),
			byField(consents, 'person', person),
			byField(comments, 'createdBy', person),
			byField(files, 'createdBy', person),
			byField(conflicts, 'row', person),
		],
		readsThen: ({ person }, rows) => villagesOf(person, rows).map((village) => byField(visits, 'village', village)),
		decide: ({ person, askedOn }, { rows, today }) => {
			const row = rows.get(people, person);
			if (!row) return refuse('not_found', 'person');
			if (isErased(person, rows)) return refuse('erase_done', 'person');
			if (askedOn > today) return refuse('erase_asked', 'askedOn');
			const grants = inForce({ person, county: '', grants: grantsOf(person, rows) }, today);
			return grants.some(({ role }) => role !== 'grower') ? refuse('erase_posted', 'person') : emptied(person, rows, today);
		},
	}),
];
