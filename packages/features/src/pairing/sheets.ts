import { readingOf } from '@honghuo/core/find.ts';
import type { Rows } from '@honghuo/core/row.ts';
import { type SheetContext, sheet } from '@honghuo/core/sheet.ts';
import { choice, day, differs, place, required, text } from '../cells.ts';
import { shownName } from '../privacy/model.ts';
import { isOn, type ServiceTeam, serviceTeams } from '../service/model.ts';
import { humansCalled } from '../village/figures.ts';
import { cadenceNames, type PairingKind, pairingKindNames } from './messages.ts';
import { helpedOf, helperOf, isOfPeople, type Pairing, pairings } from './model.ts';
import { refuse } from './refusals.ts';

const columns = {
	kind: required(choice('类别', pairingKindNames, '')),
	helper: text('谁来带', '姓名，或结对单位、服务队的全名；村带村就空着'),
	helperVillage: place('带的村', '村带村要填；个人写 TA 是哪个村的'),
	village: required(place('被带的村', '乡镇加村名，或 12 位编码')),
	helped: text('带谁', '姓名；带的是村就空着'),
	topic: text('带什么', '如 梨树修剪', 2000),
	cadence: required(choice('多久见一次', cadenceNames, '')),
	trialFrom: day('试带起', '师傅带徒弟要填，观察六个月；没有就空着'),
	confirmedOn: day('定下', '还没定就空着'),
};
type Row = { kind: PairingKind; helper: string | null; helperVillage: string | null; village: string; helped: string | null };

/** The one entered person of that name; of two nobody could tell which is meant, and the name stands. */
function personCalled(name: string, rows: Rows): string | undefined {
	const called = humansCalled(name, rows);
	return called.length === 1 ? called[0]?.id : undefined;
}
const teamCalled = (name: string, rows: Rows, today: string): ServiceTeam | undefined =>
	(['team', 'unit'] as const)
		.flatMap((kind) => rows.find(serviceTeams, 'kind', kind))
		.find((team) => team.name === name && isOn(team, today));

/** The pairing a row means: of the same two, and not ended. */
const pairingOf = ({ kind, helper, helperVillage, village, helped }: Row, rows: Rows): Pairing | undefined =>
	rows.find(pairings, 'village', village).find((one) => {
		if (one.state === 'ended' || one.kind !== kind) return false;
		if (kind === 'villages') return one.helperVillage === helperVillage;
		if (helperOf(one, rows) !== helper) return false;
		return !isOfPeople(kind) || helpedOf(one, rows) === helped;
	});

/** Names as whoever the rows are written for may see them. */
function namesOf(one: Pairing, { rows, reader }: SheetContext): { helper: string | null; helped: string | null } {
	const seen = reader && readingOf(rows, reader);
	const name = (person: string | null, otherwise: string): string => (person && seen ? shownName(person, seen) : otherwise);
	return {
		helper: one.kind === 'villages' ? null : name(one.helperPerson, helperOf(one, rows)),
		helped: isOfPeople(one.kind) ? name(one.helpedPerson, helpedOf(one, rows)) : null,
	};
}

/** A row is a pair: who helps whom, how often they meet, and how far it has come. */
const pairingSheet = sheet({
	name: 'pairings',
	title: { 'zh-CN': '结对', en: 'Pairings' },
	table: pairings,
	columns,
	villages: ({ village, helperVillage }) => [village, helperVillage],
	key: ({ kind, helper, helperVillage, village, helped }) => [
		...[kind, helper ?? '', kind === 'villages' ? (helperVillage ?? '') : '', village, helped ?? ''],
	],
	known: (row, context) => {
		const there = pairingOf(row, context.rows);
		if (!there) return [];
		return (
			differs(columns.topic, row.topic, there.topic, context) ??
			differs(columns.cadence, row.cadence, there.cadence, context) ??
			differs(columns.trialFrom, row.trialFrom, there.trialFrom, context) ??
			differs(columns.confirmedOn, row.confirmedOn, there.confirmedOn, context) ?? [there.id]
		);
	},
	write: ([row], { rows, ids: [id], today }) => {
		if (!row) return [];
		const { kind, helper, helperVillage, village, helped, topic, cadence, trialFrom, confirmedOn } = row;
		const team = kind === 'unit' && helper !== null ? teamCalled(helper, rows, today) : undefined;
		if (kind === 'unit' && !team) return refuse('row_pairing_unit', 'helper', { name: helper ?? '' });
		const person = (name: string | null) => (name === null ? undefined : personCalled(name, rows));
		const [helperPerson, helpedPerson] = [person(helper), person(helped)];
		const sides = isOfPeople(kind)
			? {
					...(helperPerson ? { helperPerson } : { helperName: helper }),
					...(helpedPerson ? { helpedPerson } : { helpedName: helped }),
					helperVillage,
				}
			: kind === 'unit'
				? { helperTeam: team?.id, helperVillage, helpedName: helped }
				: { helperVillage, helperName: helper, helpedName: helped };
		return [
			{ name: 'pairing.propose', input: { id, kind, village, topic, cadence, ...sides } },
			...(trialFrom === null ? [] : [{ name: 'pairing.trial', input: { pairing: id, from: trialFrom } }]),
			...(confirmedOn === null ? [] : [{ name: 'pairing.confirm', input: { pairing: id, on: confirmedOn } }]),
		];
	},
	rows: (context, villages) => {
		const wanted = new Set(villages);
		const all = villages.flatMap((village) => [
			...context.rows.find(pairings, 'village', village),
			...context.rows.find(pairings, 'helperVillage', village).filter((one) => !wanted.has(one.village)),
		]);
		return all
			.filter(({ state }) => state !== 'ended')
			.sort((a, b) => a.village.localeCompare(b.village) || a.id.localeCompare(b.id))
			.map((one) => ({
				...{ kind: one.kind, ...namesOf(one, context), helperVillage: one.helperVillage, village: one.village },
				...{ topic: one.topic, cadence: one.cadence, trialFrom: one.trialFrom, confirmedOn: one.confirmedOn },
			}));
	},
});

export const sheets = [pairingSheet];
