import { asLocalDate, showDate } from '@honghuo/core/dates.ts';
import type { EvidenceSource } from '@honghuo/core/evidence.ts';
import type { Paper, PaperSection } from '@honghuo/core/paper.ts';
import { byField, byId, type Read, type Rows } from '@honghuo/core/row.ts';
import { advices } from '../advice/model.ts';
import { donations, items } from '../donation/model.ts';
import { experts } from '../expert/model.ts';
import { varieties } from '../orchard/model.ts';
import { erasedName } from '../privacy/figures.ts';
import { nameReads } from '../privacy/model.ts';
import { problemEvents, problems } from '../problem/model.ts';
import { checks } from '../survival/model.ts';
import { orgUnits, people, placeName } from '../village/model.ts';
import { visits } from '../visit/model.ts';
import { logs } from '../work/model.ts';
import {
	type Act,
	checksMade,
	type Done,
	donationsGiven,
	openly,
	problemsSolved,
	type Span,
	type Subject,
	visitsMade,
	visitsOf,
	workDone,
} from './figures.ts';
import { isOpen, shares } from './model.ts';

const first = (subject: Subject): Read[] =>
	'village' in subject
		? [
				byField(donations, 'fromVillage', subject.village),
				byField(visits, 'village', subject.village),
				byField(problems, 'village', subject.village),
				byField(checks, 'village', subject.village),
				byField(logs, 'village', subject.village),
			]
		: [
				byId(people, subject.person),
				byField(donations, 'createdBy', subject.person),
				byField(experts, 'person', subject.person),
				byField(visits, 'createdBy', subject.person),
				byField(problems, 'assignee', subject.person),
				byField(checks, 'createdBy', subject.person),
				byField(logs, 'createdBy', subject.person),
			];

const own = (subject: Subject, rows: Rows): { id: string; village: string | null }[] =>
	'village' in subject
		? [...rows.find(donations, 'fromVillage', subject.village), ...rows.find(problems, 'village', subject.village)]
		: [...rows.find(donations, 'createdBy', subject.person), ...rows.find(problems, 'assignee', subject.person)];

const given = (subject: Subject, rows: Rows) =>
	'village' in subject ? rows.find(donations, 'fromVillage', subject.village) : rows.find(donations, 'createdBy', subject.person);

/** The person an expert of a visit is, when they are of the county. */
const expertPerson = ({ expert }: { expert: string | null }, rows: Rows): string | null =>
	expert === null ? null : (rows.get(experts, expert)?.person ?? null);

/** Rows that name places, people and cultivars of what was read so far. */
function naming(subject: Subject, rows: Rows): Read[] {
	const gifts = given(subject, rows);
	const events = own(subject, rows).flatMap(({ id }) => rows.find(problemEvents, 'problem', id));
	const seen = visitsOf(subject, rows);
	const written =
		'village' in subject ? [] : [...rows.find(logs, 'createdBy', subject.person), ...rows.find(checks, 'createdBy', subject.person)];
	const places = [
		...('village' in subject ? [subject.village] : []),
		...gifts.flatMap(({ fromVillage, toVillage }) => [fromVillage, toVillage]),
		...[...own(subject, rows), ...seen, ...written].map(({ village }) => village),
	];
	const villages = [...new Set(places.filter((place): place is string => place !== null))];
	const persons = [...new Set([...gifts.map(({ receivedBy }) => receivedBy), ...events.map(({ createdBy }) => createdBy)])];
	const named = seen.map((visit) => expertPerson(visit, rows));
	return [
		byId(orgUnits, ...villages, ...villages.map((code) => code.slice(0, 9))),
		byId(people, ...persons, ...named),
		...persons.flatMap((person) => (person === null ? [] : nameReads(person))),
		byId(varieties, ...gifts.flatMap(({ id }) => rows.find(items, 'donation', id).map(({ variety }) => variety))),
	];
}

const say = {
	head: {
		'zh-CN': ['日期', '做了什么', '在哪、给谁', '谁确认的', '台账号'],
		en: ['Day', 'What', 'Where, to whom', 'Confirmed by', 'Entry'],
	},
	workHead: { 'zh-CN': ['哪段日子', '农活', '在哪', '数量', '台账号'], en: ['Days', 'Work', 'Where', 'Amount', 'Entries'] },
	given: { 'zh-CN': '送出的苗木和种子', en: 'Seedlings and seed given' },
	visits: { 'zh-CN': '专家指导', en: 'Expert visits' },
	problems: { 'zh-CN': '办好的技术难题', en: 'Problems solved' },
	checks: { 'zh-CN': '成活检查', en: 'Survival checks' },
	work: { 'zh-CN': '农事', en: 'Work' },
	none: { 'zh-CN': '这段日子台账里没有可列的事。', en: 'The ledger holds nothing of these days to be listed.' },
	basis: { 'zh-CN': '依据', en: 'Basis' },
	rest: {
		'zh-CN':
			'以上各项都来自台账，台账号可以在红火里逐条查。由本人（本村）自愿出具，只写做了什么、谁确认的；不写用软件的情况，不打分，不排名。种植户的姓名未经本人同意不写全。',
		en: 'All of this comes from the ledger, where each entry can be looked up by its number. It was made by its subject of their own accord and says what was done and who confirmed it: nothing of how software was used, no score, no rank. Growers are not named in full unless they agreed.',
	},
};

const table = (heading: string, acts: readonly Act[], head: readonly string[]): PaperSection[] =>
	acts.length === 0
		? []
		: [
				{
					heading,
					paragraphs: [],
					table: { head, rows: acts.map(({ on, what, where, confirmed, entry }) => [on, what, where, confirmed, entry]) },
				},
			];

const works = (done: readonly Done[], language: Span['language']): PaperSection[] =>
	done.length === 0
		? []
		: [
				{
					heading: say.work[language],
					paragraphs: [],
					table: {
						head: say.workHead[language],
						rows: done.map(({ kind, where, amount, first: from, last, entries }) => [
							from === last ? from : `${from} – ${last}`,
							kind,
							where,
							amount,
							entries.length > 12 ? `${entries.slice(0, 12).join(' ')} … (${entries.length})` : entries.join(' '),
						]),
					},
				},
			];

function compose(subject: Subject, rows: Rows, span: Span & { today: string }): Paper | undefined {
	// Nobody is left to whom it would belong.
	if ('person' in subject && rows.get(people, subject.person)?.name === erasedName) return undefined;
	const { language, from, to, today } = span;
	const zh = language === 'zh-CN';
	const day = (date: string) => showDate(asLocalDate(date), language);
	const name =
		'village' in subject
			? placeName(subject.village, rows)
			: openly(subject.person, rows) || (rows.get(people, subject.person)?.name ?? '');
	const head = say.head[language];
	const listed = [
		...table(say.given[language], donationsGiven(subject, rows, span), head),
		...table(say.visits[language], visitsMade(subject, rows, span), head),
		...table(say.problems[language], problemsSolved(subject, rows, span), head),
		...table(say.checks[language], checksMade(subject, rows, span), head),
		...works(workDone(subject, rows, span), language),
	];
	const nothing: PaperSection = { heading: '', paragraphs: [[say.none[language]]] };
	return {
		title: zh ? [name, '实绩佐证'] : [name, 'Evidence of work done'],
		subtitle: zh ? `（${day(from)}至${day(to)}，${day(today)}出具）` : `(${day(from)} to ${day(to)}, made on ${day(today)})`,
		sections: [...(listed.length > 0 ? listed : [nothing]), { heading: say.basis[language], paragraphs: [[say.rest[language]]] }],
		signature: name,
		date: day(today),
	};
}

/** How an evidence file is made, and what a share opens. */
export const evidence: EvidenceSource = {
	reads: [
		first,
		(subject, rows) => [
			...('person' in subject ? rows.find(experts, 'person', subject.person).map(({ id }) => byField(visits, 'expert', id)) : []),
			...given(subject, rows).map(({ id }) => byField(items, 'donation', id)),
			...own(subject, rows).map(({ id }) => byField(problemEvents, 'problem', id)),
		],
		(subject, rows) => [
			...visitsOf(subject, rows).map(({ id }) => byField(advices, 'visit', id)),
			byId(experts, ...visitsOf(subject, rows).map(({ expert }) => expert)),
		],
		naming,
		// Whose names are those of experts: read with the people above once the experts are known.
		(subject, rows) =>
			visitsOf(subject, rows).flatMap((visit) => {
				const person = expertPerson(visit, rows);
				return person ? nameReads(person) : [];
			}),
		(subject) => ('person' in subject ? nameReads(subject.person) : []),
	],
	compose,
	share: (codeHash) => byField(shares, 'codeHash', codeHash),
	shared: (codeHash, rows, today) => {
		const [row] = rows.find(shares, 'codeHash', codeHash);
		if (!row || !isOpen(row, today)) return undefined;
		const subject = row.village === null ? { person: row.person ?? '' } : { village: row.village };
		return { subject, from: row.fromOn, to: row.toOn, expiresOn: row.expiresOn };
	},
};
