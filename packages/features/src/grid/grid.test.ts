import { asLocalDate } from '@honghuo/core/dates.ts';
import { toDecimal } from '@honghuo/core/rational.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { rowsOf } from '@honghuo/testing/rows.ts';
import { describe, expect, test } from 'vitest';
import type { Block, Planting, Variety } from '../orchard/model.ts';
import { stepsOf } from '../sheet/figures.ts';
import { layOut } from '../sheet/model.ts';
import { type Examined, examine, incomeFenOf, totalsOf } from './figures.ts';
import { emptyDraft, fillCells, forgetLines, linesOf, textOf } from './model.ts';

const base = { county: '211422', village: '211422106214', version: 1, createdBy: 'z', recordedAt: '', receivedAt: '' };
const block = (id: string, name: string, mu: number | null) =>
	({ ...base, id, orchard: 'o', name, areaE4mu: mu === null ? null : Math.round(mu * 10_000), closedReason: null }) as Block;
const planting = (id: string, place: string, fields: Partial<Planting> = {}) =>
	({
		...base,
		id,
		block: place,
		variety: 'pear',
		role: 'main',
		plantedOn: '2020-04-05',
		plantedPrecision: 'year',
		removedOn: null,
		...fields,
	}) as Planting;
const pear = { ...base, id: 'pear', crop: 'pear', name: '早金酥', aliases: ['金酥'] } as unknown as Variety;
const season = { month: '2026-08', today: asLocalDate('2026-08-20') };
const mu = [2.1, 2.4, 2.5, 2.2, 2.4, 2.4, 2.3, 2.3, 2.4, 1.6, 1.8, 3, 2.8, 3.2, 3, 2.6, 2.2, 2, 1.8, 1.7];
const places = mu.map((area, n) => block(`b${n + 1}`, `东坡${n + 1}`, area));
const cohorts = places.map(({ id }, n) => planting(`p${n + 1}`, id));
const lines = (more: Record<string, BaseRow[]> = {}) =>
	linesOf(places, rowsOf({ planting: cohorts, variety: [pear], ...more }), '2026-08', 'main');
const line = (all: readonly Examined[], n: number) => all[n - 1] as Examined;
/** 20 rows × 3 columns, 3,000 jin a mu, as a clerk copies them. */
const copied = mu.map((area, n) => `${Math.round(area * 3000)}\t1.80\t8月${n + 1}日`).join('\r\n');
const pasteOn = (text: string, all = lines(), at: Parameters<typeof layOut>[2] = { line: 0, column: 'gross' }) => {
	const sheet = layOut(text, all, at, season.month);
	return { sheet, draft: fillCells(emptyDraft, sheet.edits) };
};

describe('twenty blocks from Excel', () => {
	test('are pasted by position onto weight, price and day; what is reckoned follows, and nothing is asked', () => {
		const { sheet, draft } = pasteOn(copied);
		expect(sheet).toMatchObject({ rows: 20, columns: ['gross', 'price', 'day'], homeless: [], unknown: [] });
		const all = examine(lines(), draft, season);
		expect(all.flatMap(({ questions }) => questions)).toEqual([]);
		expect(line(all, 1)).toMatchObject({
			gross: { value: 3_150_000 },
			price: { value: 360 },
			day: { value: '2026-08-01' },
			incomeFen: 1_134_000,
		});
		expect(totalsOf(all)).toMatchObject({ lines: 20, areaE4mu: 467_000, asked: 0 });
		const { perMu } = totalsOf(all);
		expect(perMu && toDecimal(perMu, 0)).toBe('1500000');
	});

	test('take less than 300 ms from the clipboard to every check', () => {
		const known = lines();
		const from = performance.now();
		const { draft } = pasteOn(copied, known);
		examine(known, draft, season);
		expect(performance.now() - from).toBeLessThan(300);
	});

	test('are found by the names in the table, in any order, in its units; columns reckoned here are skipped, sums are no block', () => {
		const table = [
			'序号\t地块\t品种\t面积（公顷）\t总产（公斤）\t亩产（公斤/亩）\t单价（元/公斤）\t收入（元）\t采收日期',
			'1\t东坡2\t早金酥\t0.16\t４，０８０\t1700\t3.6\t14688\t2026/8/3',
			'2\t东坡1\t早金酥\t0.14\t3465公斤\t1650\t3.6\t12474\t2026/8/2',
			'3\t东坡99\t早金酥\t1\t1\t1\t1\t1\t2026/8/2',
			'\t合计\t\t\t7545\t\t\t\t',
		].join('\n');
		const { sheet, draft } = pasteOn(table);
		expect(sheet).toMatchObject({ rows: 2, reckoned: ['perMu', 'income'], unknown: ['序号'], homeless: ['东坡99'], doubled: [] });
		const all = examine(lines(), draft, season);
		expect(line(all, 2)).toMatchObject({ gross: { value: 4_080_000 }, price: { value: 360 }, day: { value: '2026-08-03' }, questions: [] });
		expect(line(all, 1)).toMatchObject({ gross: { value: 3_465_000 }, incomeFen: 1_247_400, questions: [] });
	});

	test('copied with the reckoned columns between are told from the filled-in ones alone', () => {
		const { sheet, draft } = pasteOn('6,300\t3,000\t1.80\t11,340\t8月2日');
		expect(sheet).toMatchObject({ columns: ['gross', 'price', 'day'], reckoned: ['perMu', 'income'] });
		expect(line(examine(lines(), draft, season), 1)).toMatchObject({ gross: { value: 3_150_000 }, day: { value: '2026-08-02' } });
		const whole = '东坡2\t早金酥\t2.4\t7200\t3000\t1.8\t12960\t8/3';
		expect(pasteOn(whole, lines(), { line: 0, column: 'block' }).sheet.edits).toContainEqual({ key: 'p2', column: 'gross', text: '7200' });
	});

	test('that are more than the grid has are named, not dropped', () => {
		const { sheet } = pasteOn('1\n2\n3', lines(), { line: 18, column: 'gross' });
		expect(sheet).toMatchObject({ rows: 2, homeless: ['3'] });
		expect(pasteOn('地块\t总产\n东坡1\t5\n东坡1\t6').sheet.doubled).toEqual(['p1']);
	});
});

describe('a slip of the finger', () => {
	const asked = (edits: Parameters<typeof fillCells>[1], n: number) =>
		line(examine(lines(), fillCells(pasteOn(copied).draft, edits), season), n).questions;

	test('68,000 on 2.4 mu is 28,333 jin/mu: asked about, with the number it probably is', () => {
		const [question] = asked([{ key: 'p5', column: 'gross', text: '68,000' }], 5);
		expect(question).toMatchObject({ kind: 'high', details: { perMu: '28,333', usual: '10,000' }, suggestion: '6,800', settle: true });
	});

	test('a zero too many or too few is seen by what the same cultivar gave elsewhere', () => {
		const early = fillCells(
			emptyDraft,
			lines().map(({ key }, n) => ({ key, column: 'gross', text: String((mu[n] as number) * 1000) })),
		);
		const of = (text: string) => line(examine(lines(), fillCells(early, [{ key: 'p1', column: 'gross', text }]), season), 1).questions[0];
		expect(of('21000')).toMatchObject({ kind: 'high', suggestion: '2,100', details: { usual: '1,000' } });
		expect(of('210')).toMatchObject({ kind: 'low', suggestion: '2,100' });
	});

	test('what can not be read, has no weight, no day, a day to come or of another month is asked about', () => {
		expect(asked([{ key: 'p1', column: 'gross', text: '约7000' }], 1)).toMatchObject([
			{ kind: 'unread', details: { text: '约7000' }, settle: false },
		]);
		expect(asked([{ key: 'p1', column: 'gross', text: '12筐' }], 1)).toMatchObject([{ kind: 'unit' }]);
		expect(asked([{ key: 'p1', column: 'gross', text: '' }], 1)).toMatchObject([{ kind: 'missing' }]);
		expect(asked([{ key: 'p2', column: 'day', text: '' }], 2)).toMatchObject([{ kind: 'noDay', suggestion: '8月1日' }]);
		expect(asked([{ key: 'p1', column: 'day', text: '8月21日' }], 1)).toMatchObject([{ kind: 'future' }]);
		expect(asked([{ key: 'p1', column: 'day', text: '7月30日' }], 1)).toMatchObject([{ kind: 'otherMonth', settle: true }]);
		expect(asked([{ key: 'p1', column: 'price', text: '18' }], 1)).toMatchObject([{ kind: 'price', details: { usual: '1.80' } }]);
		expect(asked([{ key: 'p1', column: 'area', text: '2.4' }], 1)).toMatchObject([{ kind: 'area', details: { known: '2.1 亩' } }]);
		expect(asked([{ key: 'p1', column: 'gross', text: '900000' }], 1)).toMatchObject([{ kind: 'absurd', settle: false }]);
	});

	test('a price far from the last one seen is asked about, with no other line to compare it to', () => {
		const alone = fillCells(emptyDraft, [
			{ key: 'p1', column: 'gross', text: '6300' },
			{ key: 'p1', column: 'price', text: '18' },
			{ key: 'p1', column: 'day', text: '8月1日' },
		]);
		expect(line(examine(lines(), alone, season), 1).questions).toEqual([]);
		const seen = { ...season, prices: new Map([['pear', 360]]) };
		expect(line(examine(lines(), alone, seen), 1).questions).toMatchObject([{ kind: 'price', details: { price: '18.00', usual: '1.80' } }]);
	});

	test('is settled by 「就是这个数」 or 「未采收」, and asked anew when the cell changes', () => {
		const slip = fillCells(emptyDraft, [
			{ key: 'p5', column: 'gross', text: '68000' },
			{ key: 'p5', column: 'day', text: '8月6日' },
		]);
		const [question] = line(examine(lines(), slip, season), 5).questions;
		const settled = { ...slip, settled: { [question?.key ?? '']: true as const } };
		expect(line(examine(lines(), settled, season), 5).questions).toEqual([]);
		expect(line(examine(lines(), fillCells(settled, [{ key: 'p5', column: 'gross', text: '68001' }]), season), 5).questions).toHaveLength(
			1,
		);
		const skipped = line(examine(lines(), { ...slip, skipped: { p5: true } }, season), 5);
		expect([skipped.questions, stepsOf(skipped, () => 'id')]).toEqual([[], []]);
	});
});

describe('a draft', () => {
	test('that says what the ledger says, in other words, is no change', () => {
		const edits = [{ key: 'p1', column: 'gross', text: ' — ' }] as const;
		expect(line(examine(lines(), fillCells(emptyDraft, edits), season), 1)).toMatchObject({ changed: false, questions: [] });
	});

	test('leaves the draft, and what is left stays', () => {
		const draft = fillCells(emptyDraft, [
			{ key: 'p1', column: 'gross', text: '1' },
			{ key: 'p2', column: 'gross', text: '2' },
		]);
		expect(Object.keys(forgetLines(draft, ['p1']).texts)).toEqual(['p2']);
	});

	test('earns whole fen, half up, and never nothing', () => {
		expect(incomeFenOf(3_465_000, 360)).toBe(1_247_400);
		expect(incomeFenOf(1, 1)).toBe(1);
		expect(incomeFenOf(1_500, 1)).toBe(2);
	});
});

test('intercrops have lines of their own; removed cohorts and blocks without land are told apart', () => {
	const mixed = [
		planting('p', 'b1', { removedOn: '2026-07-31' }),
		planting('q', 'b1', { role: 'intercrop', variety: 'peony' }),
		planting('r', 'b2'),
	];
	const yard = [block('b1', '东坡', 2), block('b2', '房前屋后', null)];
	const rows = rowsOf({ planting: mixed, variety: [pear] });
	expect(linesOf(yard, rows, '2026-08', 'main').map(({ key }) => key)).toEqual(['r']);
	expect(linesOf(yard, rows, '2026-08', 'intercrop').map(({ key }) => key)).toEqual(['q']);
	const [trees] = examine(
		linesOf(yard, rows, '2026-08', 'main'),
		fillCells(emptyDraft, [{ key: 'r', column: 'gross', text: '500' }]),
		season,
	);
	expect(trees).toMatchObject({ perMu: undefined, gross: { value: 250_000 } });
	expect(trees && textOf(trees.line, 'gross', emptyDraft)).toBe('');
});
