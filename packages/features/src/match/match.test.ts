import { asLocalDate } from '@honghuo/core/dates.ts';
import type { TableRef } from '@honghuo/core/row.ts';
import { newId, PocketCounty } from '@honghuo/testing/pocket-county.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expertFields } from '../expert/messages.ts';
import { type Expert, type ExpertField, experts } from '../expert/model.ts';
import type { WaitingRows } from '../ledger.ts';
import type { Problem } from '../problem/model.ts';
import type { Visit } from '../visit/model.ts';
import { fieldsAsked, type MatchSource, type Need, openFor, sayReasons, suggest } from './figures.ts';

const [datun, xinlitun] = ['211422106214', '211422222201'] as const;
const today = asLocalDate('2026-03-10');
const county = new PocketCounty(today);
for (const [id, name] of [
	[datun, '大屯村'],
	[xinlitun, '新立屯村'],
])
	county.put('org_unit', { id: id ?? '', level: 'village', name, aliases: [], parent: null, closedOn: null });

const expert = (name: string, fields: ExpertField[], more: Partial<Expert> = {}): Expert =>
	({ id: name, name, person: null, fields, homeUnit: null, note: null, awayUntil: null, retiredReason: null, ...more }) as Expert;
const been = (who: string, village: string, doneOn: string): Visit =>
	({ id: `${who}${village}`, expert: who, village, state: 'done', doneOn, scheduledOn: doneOn, withdrawnReason: null }) as Visit;
const given = (assignee: string, more: Partial<Problem> = {}): Problem =>
	({ id: `${assignee}${Object.keys(more)}`, assignee, state: 'assigned', toldOn: null, crop: 'apple', ...more }) as Problem;
const source = (more: Partial<MatchSource>): MatchSource => ({ experts: [], visits: [], problems: [], placesOf: () => [], ...more });
const need: Need = { village: xinlitun, fields: ['apple', 'pests'], crop: 'apple' };
const said = (from: MatchSource, asked = need) =>
	suggest(asked, from, county, today).map((one) => `${one.expert.name}：${sayReasons(one.reasons, county, 'zh-CN', today)}`);

describe('a suggestion says why', () => {
	test('what they know, where they were, what is in hand', () => {
		const all = source({
			experts: [expert('甲', ['apple', 'pests'], { person: 'p' }), expert('乙', ['hawthorn'])],
			visits: [been('甲', xinlitun, '2026-02-20')],
			problems: [given('p'), given('p', { state: 'closed', toldOn: '2026-01-05' })],
		});
		expect(said(all)).toEqual(['甲：会苹果、病虫害；上月到过新立屯村；办结过 1 个苹果的难题；手上还有 1 件']);
	});

	test('who is there, who is booked, who is not free', () => {
		const scheduled = { ...been('乙', datun, ''), state: 'scheduled', doneOn: null, scheduledOn: '2026-03-12' } as Visit;
		const all = source({
			experts: [expert('丙', ['apple'], { awayUntil: '2026-03-20' }), expert('乙', ['apple']), expert('甲', ['apple'], { person: 'here' })],
			visits: [scheduled],
			placesOf: (person) => (person === 'here' ? [xinlitun] : []),
		});
		expect(said(all)).toEqual(['甲：会苹果；就在这个村', '乙：会苹果；3月12日 周四约好去大屯村', '丙：会苹果；3月20日 周五前没空']);
		// Wanted after they are back, being away now is no reason to ask somebody else.
		expect(said(all, { ...need, by: '2026-04-10' })[1]).toContain('丙');
	});
});

test('a question tells its fields by its crop and its words', () => {
	expect(fieldsAsked('苹果树腐烂病怎么治', 'apple')).toEqual(['apple', 'pests']);
	expect(fieldsAsked('拉枝拉到几度')).toEqual(['pruning']);
	expect(fieldsAsked('问一下')).toEqual([]);
});

test('whatever order they come in, the suggestions are the same; who knows nothing of it is not named; equals go by name', () => {
	const field = fc.constantFrom(...expertFields);
	const people = fc.uniqueArray(
		fc.record({ name: fc.constantFrom('甲', '乙', '丙', '丁', '戊'), fields: fc.uniqueArray(field, { minLength: 1, maxLength: 4 }) }),
		{ selector: ({ name }) => name },
	);
	fc.assert(
		fc.property(people, fc.uniqueArray(field, { maxLength: 3 }), (some, fields) => {
			const experts = some.map((one) => expert(one.name, one.fields));
			const asked = { village: xinlitun, fields };
			const found = suggest(asked, source({ experts }), county, today);
			expect(suggest(asked, source({ experts: [...experts].reverse() }), county, today)).toEqual(found);
			const knows = (one: Expert) => fields.filter((wanted) => one.fields.includes(wanted)).length;
			expect(found.length).toBe(experts.filter((one) => fields.length === 0 || knows(one) > 0).length);
			for (const [n, { expert: one }] of found.entries()) {
				const next = found[n + 1]?.expert;
				if (!next) continue;
				const equal = knows(one) === knows(next);
				expect(equal ? (one.name ?? '').localeCompare(next.name ?? '', 'zh-CN') < 0 : knows(one) > knows(next)).toBe(true);
			}
		}),
	);
});

test('an expert is shown what is open and fits them, with the reason, and nothing of their own village or that somebody takes already', () => {
	const pocket = new PocketCounty(today);
	const secretaries = Object.fromEntries([datun, xinlitun].map((village) => [village, pocket.person('village_secretary', village)]));
	const first = pocket.person('first_secretary', datun);
	const ask = (village: string, topic: string, more: object = {}): string => {
		const id = newId();
		secretaries[village]?.did('visit.request', { id, village, topic, ...more });
		return id;
	};
	const profile = newId();
	first.did('expert.add', { id: profile, person: first.id, fields: ['pear', 'pruning'] });
	pocket.put('posting', {
		id: newId(),
		person: first.id,
		role: 'first_secretary',
		unit: datun,
		team: null,
		fromOn: '2025-01-01',
		toOn: null,
	});
	const [fitting, anything] = [ask(xinlitun, '梨树拉枝'), ask(xinlitun, '问一下')];
	ask(xinlitun, '谷子怎么种');
	ask(datun, '梨树拉枝');
	ask(xinlitun, '梨树拉枝', { expert: profile });
	const all = ({ name }: { name: string }) => [
		...[datun, xinlitun, null].flatMap((village) => pocket.find({ name } as TableRef, 'village', village as string)),
	];
	const rows = { get: pocket.get.bind(pocket), find: pocket.find.bind(pocket), all } as unknown as WaitingRows;
	const open = () =>
		openFor(pocket.get(experts, profile) as Expert, rows, today).map(({ visit, reasons }) => [
			visit,
			sayReasons(reasons, pocket, 'zh-CN', today),
		]);
	expect(open()).toEqual([
		[fitting, '会梨、整形修剪'],
		[anything, ''],
	]);
	first.did('visit.take', { visit: fitting, expert: profile, scheduledOn: '2026-03-12' });
	expect(open()).toEqual([[anything, expect.stringContaining('约好去')]]);
});
