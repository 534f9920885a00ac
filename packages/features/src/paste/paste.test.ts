import { fromCanonical, type Unit } from '@honghuo/core/units.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readArea, readDay, readMoney, readPrice, readWeight } from './figures.ts';
import { areaWords, weightWords } from './messages.ts';
import { headingOf, headingsOf, readTable, writeTable } from './model.ts';

const value = <T>(value: T) => expect.objectContaining({ kind: 'value', value });
const unclear = (why: string) => ({ kind: 'unclear', why });

describe('a table from Excel or WPS', () => {
	test('has tabs between its columns and line ends of either kind between its rows', () => {
		expect(readTable('东坡1\t6,930\r\n东坡2\t8,160\r\n')).toEqual([
			['东坡1', '6,930'],
			['东坡2', '8,160'],
		]);
		expect(readTable('a\t\n\tb')).toEqual([
			['a', ''],
			['', 'b'],
		]);
		expect(readTable('')).toEqual([]);
		expect(readTable('6930\r')).toEqual([['6930']]);
	});

	test('quotes a cell with a line end, a tab or quotes in it; a lone quote is one somebody typed', () => {
		expect(readTable('"东坡\n上半"\t"说""好""了"\n5"\t"未完')).toEqual([
			['东坡\n上半', '说"好"了'],
			['5"', '"未完'],
		]);
	});

	test('comes back as it was written, whatever its cells hold', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', '亩', '"', '\t', '\n', ' ', '1', ',') });
		const table = fc
			.integer({ min: 1, max: 4 })
			.chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
		fc.assert(
			fc.property(table, (cells) => {
				const text = writeTable(cells);
				// A table whose whole text is blank, or ends in a blank row of one column, can't be told from none.
				fc.pre(text !== '' && !text.endsWith('\n'));
				expect(readTable(text)).toEqual(cells);
			}),
		);
	});
});

describe('headings', () => {
	const headings = [
		{ column: 'gross', names: ['总产', '总产量', '产量'], units: ['斤', '公斤'] },
		{ column: 'perMu', names: ['亩产', '产量'], units: ['斤/亩'] },
		{ column: 'block', names: ['地块'], units: [] },
	] as const;

	test('name a column, and the unit of its cells when they say so', () => {
		expect(headingOf('总产（公斤）', headings)).toEqual({ column: 'gross', unit: '公斤' });
		expect(headingOf(' 总产量 / 斤 ', headings)).toEqual({ column: 'gross', unit: '斤' });
		expect(headingOf('产量(斤/亩)', headings)).toEqual({ column: 'perMu', unit: '斤/亩' });
		expect(headingOf('总产值', headings)).toBeUndefined();
		expect(headingOf('总产（筐）', headings)).toBeUndefined();
	});

	test('are a row of which two or more are known, and no number', () => {
		expect(headingsOf(['地块', '备注', '总产'], headings)).toEqual([
			{ column: 'block', unit: '' },
			undefined,
			{ column: 'gross', unit: '' },
		]);
		expect(headingsOf(['总产'], headings)).toEqual([{ column: 'gross', unit: '' }]);
		expect(headingsOf(['东坡1', '6930'], headings)).toBeUndefined();
		expect(headingsOf(['地块', '6930', '总产'], headings)).toBeUndefined();
	});
});

describe('a weight', () => {
	test('is read in the units people use, full-width digits and 万 included', () => {
		expect(readWeight('6,930')).toEqual({ kind: 'value', value: 3_465_000, typed: { value: '6930', unit: 'jin' } });
		expect(readWeight('６，９３０')).toEqual(value(3_465_000));
		expect(readWeight(' 3465 公斤')).toEqual(value(3_465_000));
		expect(readWeight('3465KG')).toEqual(value(3_465_000));
		expect(readWeight('3465千克')).toEqual(value(3_465_000));
		expect(readWeight('３．４６５吨')).toEqual(value(3_465_000));
		expect(readWeight('1.2万斤')).toEqual(value(6_000_000));
		expect(readWeight('1.2万')).toEqual(value(6_000_000));
		expect(readWeight('1.2万', 'kg')).toEqual(value(12_000_000));
		expect(readWeight('7\u00a0')).toEqual(value(3_500));
	});

	test('that is blank, or a dash, is none', () => {
		for (const blank of ['', ' ', '—', '-', '无', '未采收']) expect(readWeight(blank)).toEqual({ kind: 'none' });
	});

	test('that is not clear is asked about and never guessed', () => {
		for (const text of ['约7000', '7000-8000', '1,00', '6930 8', '#DIV/0!', '六千九', '=A1*2', '-5', '5.', '１２３.４.５']) {
			expect(readWeight(text).kind, text).toBe('unclear');
		}
		expect(readWeight('12筐')).toEqual(unclear('unit'));
		expect(readWeight('3担')).toEqual(unclear('unit'));
		expect(readWeight('3斤12两')).toEqual(unclear('unit'));
		expect(readWeight('3斤2两')).toEqual(value(1_600));
		expect(readWeight('0.0001')).toEqual(unclear('fine'));
		expect(readWeight('0')).toEqual(unclear('zero'));
	});

	test('is the same whichever unit it was written in', () => {
		const words = fc.constantFrom(...Object.entries(weightWords));
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 100_000_000_000 }), words, (grams, [word, unit]) => {
				const text = fromCanonical(grams, unit as Unit);
				expect(readWeight(`${text}${word}`)).toEqual(value(grams));
				expect(readWeight(text, unit as Unit)).toEqual(value(grams));
				expect(
					readWeight(
						text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
						unit as Unit,
					),
				).toEqual(value(grams));
			}),
		);
	});
});

describe('an area', () => {
	test('is read in 亩, 公顷, 平方米 and 分', () => {
		expect(readArea('0.16公顷')).toEqual(value(24_000));
		expect(readArea('2.4')).toEqual(value(24_000));
		expect(readArea('8分')).toEqual(value(8_000));
		expect(readArea('1600㎡')).toEqual(value(24_000));
		expect(readArea('1.5', 'ha')).toEqual(value(225_000));
	});

	test('is the same whichever unit divides it', () => {
		const words = fc.constantFrom(...Object.entries(areaWords).filter(([, unit]) => unit !== 'ha' && unit !== 'm2'));
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), words, (e4mu, [word, unit]) => {
				expect(readArea(`${fromCanonical(e4mu, unit as Unit)} ${word}`)).toEqual(value(e4mu));
			}),
		);
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 10_000_000 }), (squareMetres) => {
				expect(readArea(`${squareMetres}平方米`)).toEqual(value(squareMetres * 15));
			}),
		);
	});
});

test('money is read in yuan, 万元, 角 and 分', () => {
	expect(readMoney('800')).toEqual({ kind: 'value', value: 80_000, typed: { value: '800', unit: 'yuan' } });
	expect(readMoney('￥1,200元')).toEqual(value(120_000));
	expect(readMoney('1.2万元')).toEqual(value(1_200_000));
	expect(readMoney('5角')).toEqual(value(50));
	expect(readMoney('0.001')).toEqual(unclear('fine'));
	expect(readMoney('一百').kind).toBe('unclear');
});

describe('a price', () => {
	test('is fen a kilogram, in whatever unit it is said', () => {
		expect(readPrice('1.80')).toEqual({ kind: 'value', value: 360, typed: { value: '1.8', unit: 'yuan/jin' } });
		expect(readPrice('￥1.8')).toEqual(value(360));
		expect(readPrice('1.8元')).toEqual(value(360));
		expect(readPrice('3.6 元/公斤')).toEqual(value(360));
		expect(readPrice('3600元/吨')).toEqual(value(360));
		expect(readPrice('0.36万元/吨')).toEqual(value(360));
	});

	test('that is not clear is asked about', () => {
		expect(readPrice('1块8').kind).toBe('unclear');
		expect(readPrice('1.8元/筐')).toEqual(unclear('unit'));
		expect(readPrice('1.8-2.0').kind).toBe('unclear');
		expect(readPrice('0')).toEqual(unclear('zero'));
		expect(readPrice('-2')).toEqual(unclear('number'));
	});
});

describe('a day', () => {
	test('is read as people and tables write it', () => {
		for (const text of ['2026-08-02', '2026/8/2', '2026年8月2日', '８月２日', '8/2', '8月2号', '2日', '2026.8.2']) {
			expect(readDay(text, '2026-08'), text).toEqual(value('2026-08-02'));
		}
	});

	test('that could be something else is asked about', () => {
		for (const text of ['8.2', '2', '46236', '2月30日', '8/2/26', '13/2', '昨天', '上旬']) {
			expect(readDay(text, '2026-08').kind, text).toBe('unclear');
		}
		expect(readDay('—', '2026-08')).toEqual({ kind: 'none' });
	});
});
