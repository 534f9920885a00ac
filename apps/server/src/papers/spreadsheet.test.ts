import { partsOf } from '@honghuo/testing/office.ts';
import { expect, test } from 'vitest';
import { writeAnnex, writeCsv } from './spreadsheet.ts';

const asked = { measure: 'work.done', parts: ['dormant_pruning'], from: '2026-02', to: '2026-02' };
const figures = [
	{ key: 'work', label: '修剪', value: 75_000, unit: 'e4mu', from: asked },
	{ key: 'sold', label: '=1+1', value: 123_456, unit: 'fen' },
	{ key: 'asked', label: '受理技术难题', value: 14, unit: 'count', word: '个' },
];
const paper = {
	title: ['建昌县'],
	sections: [
		{
			heading: '三、分乡镇情况',
			paragraphs: [],
			table: {
				head: ['乡镇', '管护（亩次）'],
				rows: [
					['大屯镇', 7.5],
					['@合计', 7.5],
				],
			},
		},
	],
};

test('numbers are numbers in the units people use, heads stay in sight, and nothing can become a formula', async () => {
	const places = ['211422106214', '211422222201'].map((code, index) => ({
		code,
		name: index === 0 ? '大屯村' : '新立屯村',
		tally: { 'work.done': { dormant_pruning: { '2026-02': index === 0 ? 70_000 : 5_000 } } },
	}));
	const parts = partsOf(await writeAnnex({ paper, figures, places }));
	const [numbers, table, villages] = [1, 2, 3].map((n) => parts[`xl/worksheets/sheet${n}.xml`] ?? '');
	expect(numbers).toContain('<v>7.5</v>');
	expect(numbers).toContain('<v>1234.56</v>');
	expect(numbers).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
	expect(table).toContain('<v>7.5</v>');
	expect(villages).toMatch(/<v>7<\/v>[\s\S]*<v>0.5<\/v>/);
	const strings = parts['xl/sharedStrings.xml'] ?? '';
	expect(strings).toContain("'=1+1");
	expect(strings).toContain("'@合计");
	expect(Object.values(parts).join('')).not.toContain('<f>');
	// Thousands apart, the head on every printed page, all columns on its width.
	expect(parts['xl/styles.xml']).toMatch(/formatCode="#,##0\.00"/);
	expect(parts['xl/workbook.xml']).toContain('<definedName name="_xlnm.Print_Titles" localSheetId="2">\'各村\'!$1:$1</definedName>');
	expect(numbers).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
	expect(numbers).toMatch(/<\/sheetData><pageSetup paperSize="9" orientation="portrait" fitToWidth="1" fitToHeight="0"\/><\/worksheet>$/);
	expect(numbers).toMatch(/<cols>.*width="28/);
});

test('eleven columns lie across one page; of a hundred each page has the village, its code and the head', async () => {
	const head = ['乡镇', ...Array.from({ length: 10 }, (_, n) => `第 ${n} 列`)];
	const table = { head, rows: [head.map((_, n) => (n === 0 ? '大屯镇' : n))] };
	const many = Array.from({ length: 100 }, (_, n) => ({ ...figures[0], key: `${n}`, label: `活儿 ${n}` }) as (typeof figures)[number]);
	const places = ['211422106214', '211422222201'].map((code) => ({ code, name: code, tally: {} }));
	const parts = partsOf(
		await writeAnnex({ paper: { title: [], sections: [{ heading: '一、表', paragraphs: [], table }] }, figures: many, places }),
	);
	expect(parts['xl/worksheets/sheet2.xml']).toContain('orientation="landscape" fitToWidth="1"');
	expect(parts['xl/worksheets/sheet3.xml']).toContain('orientation="landscape" fitToWidth="7"');
	expect(parts['xl/workbook.xml']).toContain("'各村'!$A:$B,'各村'!$1:$1");
});

test('as text: one number a line, with the mark Excel knows UTF-8 by', () => {
	expect(writeCsv(figures)).toBe(
		"\ufeff项目,数,单位,从,到,编号\r\n修剪,7.5,亩,2026-02,2026-02,work\r\n'=1+1,1234.56,元,,,sold\r\n受理技术难题,14,个,,,asked\r\n",
	);
});
