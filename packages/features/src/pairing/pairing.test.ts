import { addDays, asLocalDate } from '@honghuo/core/dates.ts';
import { planRows, readTable } from '@honghuo/core/sheet-plan.ts';
import { newId, PocketCounty, type PocketPerson } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { WaitingRows } from '../ledger.ts';
import { features } from '../slices.ts';
import { noticesFor } from './figures.ts';
import { cadences } from './messages.ts';
import { addMonths, dueOf, isOverdue, nextSpan, type Pairing, pairingContacts, pairings } from './model.ts';

const [datun, xinlitun, suzhu] = ['211422106214', '211422222201', '211422203200'] as const;
let county: PocketCounty;
let first: PocketPerson;
let secretary: PocketPerson;
let official: PocketPerson;

beforeEach(() => {
	county = new PocketCounty('2026-01-10');
	for (const id of [datun, xinlitun, suzhu])
		county.put('org_unit', { id, level: 'village', name: id, aliases: [], parent: null, closedOn: null });
	first = county.person('first_secretary', datun, '大屯村第一书记');
	secretary = county.person('village_secretary', xinlitun, '新立屯村书记');
	official = county.person('county_official', '211422');
});

const growers = (more: object = {}) => ({
	...{ id: newId(), kind: 'growers', village: xinlitun, helperName: '大屯种植户', helperVillage: datun, helpedName: '新立屯种植户' },
	...{ topic: '梨树拉枝', cadence: 'month', ...more },
});
const of = (id: string) => county.get(pairings, id) as Pairing;
/** What waits for somebody, as the inbox asks. */
const waits = (who: PocketPerson, role: 'first_secretary' | 'village_secretary', unit: string) => {
	const grants = [{ role, unit, from: '2020-01-01', to: null }];
	const rows = Object.assign(Object.create(county), {
		get: county.get.bind(county),
		find: county.find.bind(county),
		all: () => [...new Set([datun, xinlitun, suzhu].flatMap((village) => county.find(pairings, 'village', village)))],
	}) as WaitingRows;
	return noticesFor({ actor: { person: who.id, county: '211422', grants }, today: county.today }, rows).map(({ about }) => about['zh-CN']);
};

describe('a pairing of growers without accounts', () => {
	test('is proposed by one village, settled by the other, and its span asks for them; a contact puts it to rest', () => {
		const pair = growers();
		first.did('pairing.propose', pair);
		expect(first.does('pairing.confirm', { pairing: pair.id })).toBe('pairing_others_turn');
		expect(waits(secretary, 'village_secretary', xinlitun)).toEqual(['提了熟手带新手：大屯种植户带新立屯种植户，等定']);
		secretary.did('pairing.confirm', { pairing: pair.id });
		county.today = '2026-02-20';
		expect(waits(first, 'first_secretary', datun)).toEqual([]);
		county.today = '2026-02-23';
		expect(waits(first, 'first_secretary', datun)).toEqual(['该去看看新立屯种植户了']);
		county.today = '2026-03-02';
		expect(isOverdue(of(pair.id), county.today)).toBe(true);
		expect(waits(first, 'first_secretary', datun)).toEqual(['有阵子没见新立屯种植户了，抽空去看看']);
		first.did('pairing.contact', { id: newId(), pairing: pair.id, occurredOn: '2026-03-02', text: '到地里看了' });
		expect(isOverdue(of(pair.id), county.today)).toBe(false);
		expect(waits(first, 'first_secretary', datun)).toEqual([]);
	});

	test('a contact entered for an earlier day, or withdrawn, leaves the last one standing', () => {
		const pair = growers();
		official.did('pairing.propose', pair);
		official.did('pairing.confirm', { pairing: pair.id });
		county.today = '2026-03-10';
		const late = newId();
		first.did('pairing.contact', { id: late, pairing: pair.id, occurredOn: '2026-03-05' });
		secretary.did('pairing.contact', { id: newId(), pairing: pair.id, occurredOn: '2026-02-05' });
		expect(of(pair.id).lastContactOn).toBe('2026-03-05');
		first.did('pairing.withdraw', { contact: late, reason: '记错了' });
		expect(of(pair.id).lastContactOn).toBe('2026-02-05');
		expect(first.does('pairing.withdraw', { contact: late, reason: '记错了' })).toBe('pairing_contact_withdrawn');
		expect(features.measures.get('pairing.contacts')?.shares(xinlitun, county, county.today)).toEqual([
			{ on: '2026-02-05', value: 1, part: 'growers', entries: [expect.any(Number)] },
		]);
	});

	test('is nobody else’s, and what cannot be is refused', () => {
		const outsider = county.person('village_secretary', suzhu);
		const propose = (who: PocketPerson, more: object) => who.does('pairing.propose', growers(more));
		expect(propose(outsider, {})).toBe('pairing_not_yours');
		expect(propose(first, { helperName: null })).toBe('pairing_helper');
		expect(propose(first, { helperPerson: first.id })).toBe('pairing_helper');
		expect(propose(first, { helpedName: null })).toBe('pairing_helped');
		expect(propose(first, { kind: 'villages', helperName: null })).toBe('pairing_helped');
		expect(propose(first, { kind: 'villages', helperName: null, helpedName: null, helperVillage: xinlitun })).toBe('pairing_not_yours');
		expect(propose(secretary, { kind: 'villages', helperName: null, helpedName: null, helperVillage: xinlitun })).toBe('pairing_self');
		expect(propose(secretary, { kind: 'unit', helperName: null, helpedName: null, helperVillage: null })).toBe('pairing_helper');
		expect(propose(first, { helperName: null, helperPerson: newId() })).toBe('pairing_person_unknown');
		expect(propose(first, { helpedName: '王*' })).toBe('pairing_name_veiled');
		const pair = growers();
		first.did('pairing.propose', pair);
		expect(propose(secretary, {})).toBe('pairing_known');
		expect(first.does('pairing.contact', { id: newId(), pairing: pair.id, occurredOn: '2026-01-10' })).toBe('pairing_proposed');
		secretary.did('pairing.confirm', { pairing: pair.id });
		expect(first.does('pairing.contact', { id: newId(), pairing: pair.id, occurredOn: '2026-01-11' })).toBe('pairing_ahead');
		expect(first.does('pairing.contact', { id: newId(), pairing: pair.id, occurredOn: '2026-01-09' })).toBe('pairing_dates');
		expect(outsider.does('pairing.contact', { id: newId(), pairing: pair.id, occurredOn: '2026-01-10' })).toBe('pairing_not_yours');
		expect(secretary.does('pairing.end', { pairing: pair.id, on: '2025-08-07', reason: '学会了' })).toBe('pairing_end_early');
		secretary.did('pairing.end', { pairing: pair.id, reason: '学会了' });
		expect(first.does('pairing.contact', { id: newId(), pairing: pair.id, occurredOn: '2026-01-10' })).toBe('pairing_ended');
		expect(propose(first, {})).toBe('accepted');
	});
});

describe('a mentor’s trial', () => {
	test('runs six months with observations, and is confirmed when it is over, not by the two themselves', () => {
		const learner = county.person('team_member', xinlitun, '土专家');
		const id = newId();
		const pair = { id, kind: 'mentor', village: xinlitun, helperPerson: first.id, helpedPerson: learner.id, cadence: 'month' };
		secretary.did('pairing.propose', pair);
		expect(secretary.does('pairing.confirm', { pairing: id })).toBe('pairing_trial_first');
		expect(secretary.does('pairing.trial', { pairing: id, from: '2026-01-10', to: '2026-06-30' })).toBe('pairing_trial_running');
		secretary.did('pairing.trial', { pairing: id, from: '2026-01-10' });
		expect(of(id).trialTo).toBe('2026-07-10');
		expect(first.does('pairing.contact', { id: newId(), pairing: id, occurredOn: '2026-01-10' })).toBe('pairing_observation');
		first.did('pairing.contact', { id: newId(), pairing: id, occurredOn: '2026-01-10', text: '会看虫了' });
		expect(county.find(pairingContacts, 'pairing', id).map(({ kind }) => kind)).toEqual(['observation']);
		const figure = () => features.figures.get('pairings')?.compute({ kind: 'mentor', on: county.today }, county);
		expect(figure()).toMatchObject({ value: 1, parts: { trial: 1, confirmed: 0, helpers: 1, most: 1 } });
		expect(secretary.does('pairing.confirm', { pairing: id })).toBe('pairing_trial_running');
		county.today = '2026-06-25';
		expect(waits(secretary, 'village_secretary', xinlitun)).not.toContain('土专家的观察7月10日满，先看看记下的，满了由你来定');
		county.today = '2026-06-26';
		expect(waits(secretary, 'village_secretary', xinlitun)).toContain('土专家的观察7月10日满，先看看记下的，满了由你来定');
		expect(waits(first, 'first_secretary', datun)).toContain('土专家的观察7月10日满，满前再记一次');
		county.today = '2026-07-10';
		expect(learner.does('pairing.confirm', { pairing: id })).toBe('pairing_own_trial');
		expect(waits(secretary, 'village_secretary', xinlitun)).toContain('土专家观察满了，该定了');
		secretary.did('pairing.confirm', { pairing: id });
		expect(figure()).toMatchObject({ parts: { trial: 0, confirmed: 1, overdue: 1 } });
	});

	test('one helper may have several', () => {
		for (const helpedName of ['甲户', '乙户', '丙户', '丁户']) {
			const pair = growers({ helpedName });
			official.did('pairing.propose', pair);
			official.did('pairing.confirm', { pairing: pair.id });
		}
		expect(features.figures.get('pairings')?.compute({ on: county.today }, county)).toMatchObject({
			value: 4,
			parts: { helpers: 1, most: 4 },
		});
	});
});

test('spans follow the calendar of the fields', () => {
	const from = asLocalDate('2026-02-26');
	expect(cadences.map((cadence) => nextSpan(from, cadence))).toEqual(['2026-03-05', '2026-03-01', '2026-05-05', '2026-07-01']);
	expect(addMonths(asLocalDate('2026-08-31'), 6)).toBe('2027-02-28');
});

test('a contact today is never late tomorrow, the span that is due follows it without a gap, and time only makes it more urgent', () => {
	const day = fc.integer({ min: 0, max: 4000 }).map((days) => addDays(asLocalDate('2020-01-01'), days));
	fc.assert(
		fc.property(day, fc.constantFrom(...cadences), fc.nat(400), (met, cadence, later) => {
			const pair = { state: 'confirmed', cadence, lastContactOn: met, trialFrom: null, confirmedOn: met } as const;
			const due = dueOf(pair, addDays(met, 1));
			expect(due?.standing).not.toBe('late');
			expect(due && due.from > met && due.from <= due.by).toBe(true);
			const order = ['ahead', 'now', 'late'];
			const at = (days: number) => order.indexOf(dueOf(pair, addDays(met, days))?.standing ?? '');
			expect(at(later + 1)).toBeGreaterThanOrEqual(at(later));
		}),
	);
});

/** What a sheet says of these rows, judged for an official of the county. */
function judge(...rows: string[][]) {
	const sheet = features.sheets.get('pairings');
	if (!sheet) throw new Error('There is no such sheet.');
	const actor = {
		person: '',
		county: '211422',
		grants: [{ role: 'county_official' as const, unit: '211422', from: '2020-01-01', to: null }],
	};
	const context = { rows: county, county: '211422', today: county.today };
	const read = readTable(
		sheet,
		[['类别', '谁来带', '带的村', '被带的村', '带谁', '带什么', '多久见一次', '试带起', '定下'], ...rows],
		context,
	);
	return planRows(sheet, read, { context, actor, now: `${county.today}T04:00:00.000Z`, registry: features, id: idOf });
}
const ids = new Map<string, string>();
const idOf = (...parts: string[]): string => {
	const key = parts.join('\n');
	if (!ids.has(key)) ids.set(key, newId());
	return ids.get(key) ?? '';
};
const codes = (...rows: string[][]) => judge(...rows).verdicts.map(({ status, wrong }) => wrong[0]?.code ?? status);

test('pairings come in by a sheet as far as each has come; the same again changes nothing, and what cannot be is refused', () => {
	official.did('service.form', { id: newId(), kind: 'unit', name: '县农商行', from: '2025-01-01' });
	const rows = [
		['熟手带新手', '大屯种植户', datun, xinlitun, '新立屯种植户', '梨树拉枝', '每个月', '', '2026-01-05'],
		['村带村', '', datun, suzhu, '', '', '每季', '', ''],
		['单位带村', '县农商行', '', suzhu, '', '产销对接', '每半年', '', '2025-12-01'],
		['师傅带徒弟', '大屯村第一书记', '', xinlitun, '土专家', '腐烂病', '每个月', '2025-06-01', '2025-12-02'],
	];
	expect(codes(...rows)).toEqual(['new', 'new', 'new', 'new']);
	for (const { envelope } of judge(...rows).planned) official.did(envelope.name, envelope.input as object);
	const all = [xinlitun, suzhu].flatMap((village) => county.find(pairings, 'village', village));
	expect(all.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
		'growers confirmed',
		'mentor confirmed',
		'unit confirmed',
		'villages proposed',
	]);
	expect(all.find(({ kind }) => kind === 'mentor')).toMatchObject({ helperPerson: first.id, trialTo: '2025-12-01' });
	expect(codes(...rows)).toEqual(['same', 'same', 'same', 'same']);
	const [, , , , helped, topic] = rows[0] as [string, string, string, string, string, string];
	expect(
		codes(
			['熟手带新手', '大屯种植户', datun, xinlitun, helped, topic, '每季', '', ''],
			['单位带村', '没有这个单位', '', suzhu, '', '', '每季', '', ''],
			['师傅带徒弟', '师傅', '', xinlitun, '徒弟', '', '每个月', '', '2026-01-02'],
			['师傅带徒弟', '师傅', '', xinlitun, '徒弟二', '', '每个月', '2025-12-01', '2026-01-02'],
			['村带村', '多写的', datun, xinlitun, '', '', '每季', '', ''],
			['熟手带新手', '谁', datun, xinlitun, '', '', '每个月', '', ''],
			['熟手带新手', '谁', datun, xinlitun, '某人', '', '有空就见', '', ''],
			['村带村', '', xinlitun, xinlitun, '', '', '每季', '', ''],
		),
	).toEqual([
		'sheet_differs',
		'row_pairing_unit',
		'pairing_trial_first',
		'pairing_trial_running',
		'pairing_helper',
		'pairing_helped',
		'sheet_choice',
		'pairing_self',
	]);
});
