import { readingOf } from '@honghuo/core/find.ts';
import { groupBy } from '@honghuo/core/group.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import { between } from '@honghuo/core/refusal.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { clauses } from '@honghuo/core/spoken.ts';
import { display } from '@honghuo/core/units.ts';
import { advices } from '../advice/model.ts';
import { type Donation, donations, itemsOf, titleOf } from '../donation/model.ts';
import { expertName } from '../expert/figures.ts';
import { experts } from '../expert/model.ts';
import { cropNames, varieties, varietyName } from '../orchard/model.ts';
import { shownName } from '../privacy/model.ts';
import { timelineOf } from '../problem/figures.ts';
import { type Problem, problems } from '../problem/model.ts';
import { type Check, checks, counting } from '../survival/model.ts';
import { placeName } from '../village/model.ts';
import { hasBeen, type Visit, visits } from '../visit/model.ts';
import { kindNames, type Log, logs, counting as notWithdrawn, type WorkKind } from '../work/model.ts';

/** Whose acts, of which days (both ends inclusive): a person's, or a village's. */
export type Subject = { person: string } | { village: string };
/** One act: when, what, where or to whom, who confirmed it, and the entry of the journal it rests on. */
export type Act = { on: string; what: string; where: string; confirmed: string; entry: number };
/** The days, and the language it is written in. */
export type Span = { from: string; to: string; language: Language };

const kindWords = {
	seedling: { 'zh-CN': '苗', en: 'seedlings' },
	seed: { 'zh-CN': '种子', en: 'seed' },
	scion: { 'zh-CN': '接穗', en: 'scions' },
};
const within = (day: string | null, { from, to }: Span): day is string => day !== null && from <= day && day <= to;
const inOrder = <T extends { on: string }>(acts: T[]): T[] => acts.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Names as the county's public may read them, for a document leaves the village: a grower's only where they agreed. */
export const openly = (person: string | null, rows: Rows): string =>
	person === null
		? ''
		: shownName(
				person,
				readingOf(rows, { actor: { person: '', county: '', grants: [] }, scope: { county: '', all: false, villages: [] } }),
			);

const itemsText = (donation: Donation, rows: Rows, language: Language, amount: 'qty' | 'receivedQty'): string =>
	itemsOf(donation.id, rows)
		.map(({ variety, kind, unit, ...item }) => {
			const sort = rows.get(varieties, variety);
			const title = titleOf(varietyName(sort, language), sort ? cropNames[sort.crop][language] : '', kindWords[kind][language], language);
			return `${title} ${display(item[amount] ?? 0, unit, language)}`;
		})
		.join(between(language));

/** Donations that left in these days, with what the other village signed for. */
export function donationsGiven(subject: Subject, rows: Rows, span: Span): Act[] {
	const { language } = span;
	const zh = language === 'zh-CN';
	const given =
		'village' in subject ? rows.find(donations, 'fromVillage', subject.village) : rows.find(donations, 'createdBy', subject.person);
	return inOrder(
		given.flatMap((donation) => {
			const { dispatchedOn, state, toVillage, receivedOn, receivedBy, version } = donation;
			if (!within(dispatchedOn, span) || state === 'cancelled') return [];
			const place = placeName(toVillage, rows);
			const signed = zh
				? `${place} ${openly(receivedBy, rows)} ${receivedOn ?? ''} 签收：${itemsText(donation, rows, language, 'receivedQty')}`
				: `${place}, ${openly(receivedBy, rows)}, ${receivedOn ?? ''}: ${itemsText(donation, rows, language, 'receivedQty')}`;
			const what = `${zh ? '送' : 'Gave '}${itemsText(donation, rows, language, 'qty')}`;
			return [
				{ on: dispatchedOn, what, where: place, confirmed: receivedOn ? signed : zh ? '对方还没签收' : 'not yet received', entry: version },
			];
		}),
	);
}

/** Expert visits in these days: a village's, or those a person made or arranged. Thanks stand with them, in the helped village's words. */
export function visitsMade(subject: Subject, rows: Rows, span: Span): Act[] {
	const zh = span.language === 'zh-CN';
	return inOrder(
		visitsOf(subject, rows).flatMap((visit) => {
			const { doneOn, topic, attended, village, thanks, thankedOn, followedUpOn, state, withdrawnReason, version } = visit;
			if (!within(doneOn, span) || !hasBeen(state) || withdrawnReason !== null) return [];
			const advised = rows.find(advices, 'visit', visit.id).filter((one) => one.withdrawnReason === null).length;
			const expert = visit.expert === null ? undefined : rows.get(experts, visit.expert);
			const parts = zh
				? [
						`专家指导：${topic}`,
						expert && `专家 ${expertName(expert, rows)}`,
						attended && `${attended} 人来听`,
						advised > 0 && `建议 ${advised} 条`,
					]
				: [
						`Expert visit: ${topic}`,
						expert && expertName(expert, rows),
						attended && `${attended} came`,
						advised > 0 && `${advised} ${advised === 1 ? 'piece' : 'pieces'} of advice`,
					];
			const confirmed = [
				thanks &&
					(zh
						? `${placeName(village, rows)} ${thankedOn ?? ''} 致谢：「${thanks}」`
						: `Thanked by ${placeName(village, rows)}, ${thankedOn ?? ''}: “${thanks}”`),
				followedUpOn && (zh ? `${followedUpOn} 回访过` : `followed up ${followedUpOn}`),
			];
			return [
				{
					on: doneOn,
					what: parts.filter(Boolean).join(zh ? '，' : ', '),
					where: placeName(village, rows),
					confirmed: confirmed.filter(Boolean).join(clauses(span.language)),
					entry: version,
				},
			];
		}),
	);
}

/** Visits of a village; or those a person made as an expert, or arranged. */
export function visitsOf(subject: Subject, rows: Rows): Visit[] {
	if ('village' in subject) return rows.find(visits, 'village', subject.village);
	const own = rows.find(experts, 'person', subject.person).flatMap(({ id }) => rows.find(visits, 'expert', id));
	return [...new Map([...own, ...rows.find(visits, 'createdBy', subject.person)].map((visit) => [visit.id, visit])).values()];
}

/** Problems solved in these days: a village's, or those that were a person's to solve; confirmed by whoever reported them. */
export function problemsSolved(subject: Subject, rows: Rows, span: Span): Act[] {
	const zh = span.language === 'zh-CN';
	const all: Problem[] =
		'village' in subject ? rows.find(problems, 'village', subject.village) : rows.find(problems, 'assignee', subject.person);
	return inOrder(
		all.flatMap(({ id, resolvedOn, text, village, version, state }) => {
			if (!within(resolvedOn, span) || state === 'reopened' || state === 'rejected') return [];
			const confirmation = timelineOf(id, rows).findLast(({ kind }) => kind === 'confirmed');
			const by = confirmation ? openly(confirmation.createdBy, rows) : '';
			const confirmed = confirmation ? (zh ? `${by} 确认办好了` : `confirmed by ${by}`) : zh ? '还没有人确认' : 'not confirmed';
			const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
			return [
				{
					on: resolvedOn,
					what: `${zh ? '办好技术难题：' : 'Solved: '}${short}`,
					where: placeName(village, rows),
					confirmed,
					entry: version,
				},
			];
		}),
	);
}

/** Survival checks made in these days. */
export function checksMade(subject: Subject, rows: Rows, span: Span): Act[] {
	const zh = span.language === 'zh-CN';
	const all: Check[] =
		'village' in subject ? rows.find(checks, 'village', subject.village) : rows.find(checks, 'createdBy', subject.person);
	return inOrder(
		counting(all).flatMap(({ occurredOn, inspected, alive, village, version }) =>
			within(occurredOn, span)
				? [
						{
							on: occurredOn,
							what: zh ? `查成活：查 ${inspected} 株，活 ${alive} 株` : `Survival check: ${inspected} inspected, ${alive} alive`,
							where: placeName(village, rows),
							confirmed: '',
							entry: version,
						},
					]
				: [],
		),
	);
}

/** Work of these days added up by kind, village and unit. */
export type Done = { kind: string; where: string; amount: string; first: string; last: string; entries: number[] };

/** Work logs added up: a village's, or those a person wrote. */
export function workDone(subject: Subject, rows: Rows, span: Span): Done[] {
	const all: Log[] = 'village' in subject ? rows.find(logs, 'village', subject.village) : rows.find(logs, 'createdBy', subject.person);
	const counted = notWithdrawn(all).filter(({ occurredOn }) => within(occurredOn, span));
	return [...groupBy(counted, ({ kind, village, doneUnit }) => `${kind} ${village} ${doneUnit}`).values()]
		.map((some) => {
			const days = some.map(({ occurredOn }) => occurredOn).sort();
			const [one] = some as [Log];
			return {
				kind: kindNames[one.kind as WorkKind][span.language],
				where: placeName(one.village, rows),
				amount: display(
					some.reduce((sum, { doneValue }) => sum + doneValue, 0),
					one.doneUnit,
					span.language,
				),
				first: days[0] ?? '',
				last: days.at(-1) ?? '',
				entries: some.map(({ version }) => version).sort((a, b) => a - b),
			};
		})
		.sort((a, b) => (a.first < b.first ? -1 : 1));
}
