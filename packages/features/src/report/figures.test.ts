import { asLocalDate } from '@honghuo/core/dates.ts';
import { inCell } from '@honghuo/core/paper.ts';
import type { Written } from '@honghuo/core/paper-source.ts';
import { type Period, periodOf } from '@honghuo/core/period.ts';
import { addTallies, sumOf, type Tally } from '@honghuo/core/tally.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compose, type Ground } from './figures.ts';

const february = periodOf('2026-02') as Period;
const datun = '211422106214';

/** The paper of a village (or of what is given) over these sums. */
const paperOf = (tally: Tally, more: Partial<Ground> = {}): Written =>
	compose({
		...{ name: '大屯镇大屯村', level: 'village', period: february, until: asLocalDate('2026-02-26') },
		...{ tallies: new Map([[datun, tally]]), places: [], rows: {}, texts: {}, signature: '驻大屯村工作队', ...more },
	});
const textOf = ({ paper }: Written): string =>
	paper.sections
		.flatMap(({ heading, paragraphs }) => [
			heading,
			...paragraphs.map((spans) => spans.map((span) => (typeof span === 'string' ? span : span.text)).join('')),
		])
		.join('\n');
const month = (value: number, at = '2026-02') => ({ [at]: value });

describe('a month reads like a person wrote it', () => {
	test('7 of 21 mu are a third; what was done the month before stands beside it', () => {
		const tally = {
			'orchard.area': { pear: month(210_000, '2024-04') },
			'work.done': { dormant_pruning: { '2026-01': 30_000, '2026-02': 70_000 } },
		};
		expect(textOf(paperOf(tally))).toBe('一、果园管护\n梨园 21 亩，本月完成修剪 7 亩，占三分之一，上月 3 亩。');
		expect(paperOf(tally).paper).toMatchObject({
			title: ['大屯镇大屯村联村产业工作', '2026年2月调度情况'],
			subtitle: '（截至2026年2月26日）',
			signature: '驻大屯村工作队',
			date: '2026年2月26日',
		});
	});

	test('mu, trees and hours are never added to each other; several crops are named', () => {
		const tally = {
			'orchard.area': { pear: month(210_000, '2024-04'), hawthorn: month(1_000_000, '2010-04') },
			'work.done': { dormant_pruning: month(70_000), bark_scraping: month(400_000) },
			'work.trees': { dormant_pruning: month(160) },
			'work.hours': { weeding: month(6) },
		};
		expect(textOf(paperOf(tally))).toBe(
			'一、果园管护\n果园 121 亩（梨 21 亩、山楂 100 亩），本月完成修剪 7 亩，占果园的 5.8%，另 160 株；刮树皮 40 亩，占果园的 33.1%。用工 6 工时。',
		);
	});

	test('of many kinds of work a table tells, each number of it with where it is from; while the year runs, the year before is told whole', () => {
		const kinds = ['dormant_pruning', 'branch_bending', 'weeding', 'bark_scraping', 'whitewash'];
		const tally = {
			'orchard.area': { pear: month(210_000, '2024-04') },
			'work.done': Object.fromEntries(kinds.map((kind, n) => [kind, { '2025-02': 10_000, '2026-02': (n + 1) * 35_000 }])),
			'work.items': { done: month(3), open: month(1) },
		};
		const written = paperOf(tally, { period: periodOf('2026') as Period });
		expect(textOf(written)).toBe('一、果园管护\n梨园 21 亩，今年以来管护情况见下表。\n今年以来该干完的农活 4 项，干完 3 项，还剩 1 项。');
		const { head, rows } = written.paper.sections[0]?.table ?? { head: [], rows: [] };
		expect(head).toEqual(['农活', '完成（亩）', '占果园', '上年全年（亩）']);
		expect(rows[0]?.map(inCell)).toEqual(['修剪', 3.5, '16.7%', 1]);
		expect(rows.flat().filter((cell) => typeof cell === 'object')).toHaveLength(10);
		expect(written.figures.some(({ label }) => label === '修剪（上年）')).toBe(true);
	});

	test('what did not happen is left out, and an empty month says so in one sentence', () => {
		expect(textOf(paperOf({}))).toBe('一、基本情况\n本月台账上没有记录。');
		expect(textOf(paperOf({ 'visit.done': { '': month(2) }, 'visit.people': { '': month(12) } }))).toBe(
			'一、技术服务\n专家到村 2 次，12 人次听了指导。',
		);
	});

	test('people who only went to a training elsewhere did just that', () => {
		expect(textOf(paperOf({ 'training.person_times': { '': month(2) } }))).toBe('一、技术服务\n到别处参加培训 2 人次。');
		const both = { 'training.sessions': { '': month(1) }, 'training.person_times': { '': month(12) } };
		expect(textOf(paperOf(both))).toBe('一、技术服务\n办培训 1 场，12 人次参加。');
	});

	test('14 problems of which 12 are closed: the rate, and the two that are not', () => {
		const tally = {
			'problem.reported': { '': month(14) },
			'problem.accepted': { '': month(14) },
			'problem.closed': { '': month(12) },
			'problem.on_the_spot': { '': month(5) },
		};
		expect(textOf(paperOf(tally))).toBe('一、技术服务\n受理技术难题 14 个，办结 12 个，办结率 85.7%，其中当场解决 5 个，其余 2 个还在办。');
	});

	test('588 of 700 trees are 84.0%', () => {
		const tally = {
			'survival.inspected': { leaf_out: month(700), one_season: month(700) },
			'survival.alive': { leaf_out: month(660), one_season: month(588) },
		};
		expect(textOf(paperOf(tally))).toContain('查成活：展叶看 700 株，活 660 株，成活率 94.3%；过一季看 700 株，活 588 株，成活率 84.0%。');
	});

	test('what one crop brought and what the whole orchard brought are two numbers; costs are not set off', () => {
		const tally = {
			'sale.amount': { main: month(320_000), intercrop: month(80_000) },
			'cost.amount': { labour: month(100_000), fertilizer: month(50_000) },
		};
		expect(textOf(paperOf(tally))).toBe(
			'一、产量与收入\n整个园子卖了 4,000 元（其中林下套种 800 元）。\n投入 1,500 元（肥料 500 元、用工 1,000 元）。',
		);
	});

	test('a collective’s income is a year’s: by source in the year’s paper, and not in a month’s', () => {
		const tally = { 'income.amount': { operating: { '2026-12': 12_500_000 }, subsidy: { '2026-12': 300_000 } } };
		const at = (key: string) => textOf(paperOf(tally, { period: periodOf(key) as Period, until: asLocalDate('2026-12-31') }));
		expect(at('2026')).toBe('一、产量与收入\n村集体收入 12.8 万元（经营收入 12.5 万元、补助收入 0.3 万元）。');
		expect(at('2026-12')).toBe('一、基本情况\n本月台账上没有记录。');
	});

	test('people’s own words come after the sums of their section', () => {
		const said = paperOf({ 'visit.done': { '': month(1) } }, { texts: { service: '教了拉枝。', plans: '定植缺水源。\n已转县水利局。' } });
		expect(textOf(said)).toBe('一、技术服务\n专家到村 1 次。\n教了拉枝。\n二、存在问题和下步打算\n定植缺水源。\n已转县水利局。');
	});
});

test('the county tells what its townships did in the register’s order, with totals and without empty columns', () => {
	const [one, other] = ['211422106214', '211422222201'] as const;
	const tallies = new Map<string, Tally>([
		[one, { 'donation.sent': { seedling: month(1000) }, 'problem.accepted': { '': month(3000) }, 'problem.closed': { '': month(2916) } }],
		[other, { 'donation.received': { seedling: month(1000) } }],
	]);
	const places = [
		{ code: '211422106', name: '大屯镇', tally: tallies.get(one) ?? {} },
		{ code: '211422222', name: '小德营子乡', tally: tallies.get(other) ?? {} },
	];
	const county = paperOf({}, { name: '建昌县', level: 'county', tallies, places });
	expect(textOf(county)).toContain('本月共送出苗木 1,000 株，收到苗木 1,000 株。');
	expect(textOf(county)).toContain('办结 2,916 个，办结率 97.2%');
	expect(county.paper.sections.at(-1)?.table).toEqual({
		head: ['乡镇', '送出苗木（株）', '收到苗木（株）', '受理难题（个）', '办结（个）'],
		rows: [
			['大屯镇', 1000, 0, 3000, 2916],
			['小德营子乡', 0, 1000, 0, 0],
			['合计', 1000, 1000, 3000, 2916],
		],
	});
});

test('a county’s paper tells flows in sum: how many helped how many', () => {
	const team = '019abcde-0000-7000-8000-000000000001';
	const tallies = new Map<string, Tally>([
		[
			'211422222201',
			{ 'support.acts': { 'visit:省农科院': month(2), 'seedling:211422106214': month(1), [`technique:${team}`]: month(9) } },
		],
		['211422209200', { 'support.acts': { 'training:省农科院': month(1), 'visit:县水利局': month(1, '2026-01') } }],
	]);
	expect(textOf(paperOf({}, { name: '建昌县', level: 'county', tallies }))).toContain(
		'开展联村帮扶 13 次：送苗 1 次、技术指导 9 次、到村看地 2 次、培训 1 次，1 个村、1 支工作队、1 个单位帮了 2 个村。',
	);
});

const measures = [
	'orchard.area',
	'work.done',
	'work.trees',
	'donation.sent',
	'survival.inspected',
	'survival.alive',
	'visit.done',
	'problem.accepted',
	'problem.closed',
	'harvest.weight',
	'sale.amount',
	'cost.amount',
	'support.acts',
	'training.sessions',
	'income.amount',
	'work.items',
];
const parts = ['', 'pear', 'dormant_pruning', 'seedling', 'main', 'intercrop', 'labour', 'seedling:x', 'done', 'open'];
const months = ['2025-12', '2026-01', '2026-02', '2026-03'];
const tallies = fc
	.array(
		fc.tuple(fc.constantFrom(...measures), fc.constantFrom(...parts), fc.constantFrom(...months), fc.integer({ min: 1, max: 1_000_000 })),
		{ maxLength: 30 },
	)
	.map((all) => addTallies(all.map(([measure, part, at, value]) => ({ [measure]: { [part]: { [at]: value } } }))));

test('whatever happened: the county is the sum of its villages, and every number in a paper can be opened', () => {
	fc.assert(
		fc.property(fc.array(tallies, { minLength: 1, maxLength: 5 }), fc.constantFrom('2026-02', '2026-Q1', '2026'), (villages, key) => {
			const period = periodOf(key) as Period;
			const named = new Map(villages.map((tally, index): [string, Tally] => [`21142210621${index}`, tally]));
			const written = paperOf({}, { level: 'county', name: '建昌县', tallies: named, period });
			for (const { from, value } of written.figures) {
				if ('entries' in from) throw new Error('A county has no single rows.');
				expect(value).toBe(villages.reduce((sum, tally) => sum + sumOf(tally, from), 0));
				expect(value).toBeGreaterThan(0);
			}
			const known = new Set(written.figures.map(({ key: name }) => name));
			const spans = written.paper.sections.flatMap(({ paragraphs }) => paragraphs.flat());
			for (const span of spans) {
				if (typeof span === 'string') expect(span).not.toMatch(/\d/);
				else expect([known.has(span.figure), Object.keys(span).sort()]).toEqual([true, ['figure', 'text']]);
			}
			// One sentence, one unit of money.
			for (const sentence of textOf(written).split(/[。\n]/)) expect(/ 元/.test(sentence) && / 万元/.test(sentence)).toBe(false);
			expect(known.size).toBe(written.figures.length);
			// And none is listed that the paper does not say.
			const cells = written.paper.sections.flatMap(({ table }) => table?.rows.flat() ?? []);
			expect(new Set([...spans, ...cells].flatMap((one) => (typeof one === 'object' ? [one.figure] : [])))).toEqual(known);
		}),
	);
});
