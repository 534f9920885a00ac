import { partsOf, wordsOf } from '@honghuo/testing/office.ts';
import { outOfTurn } from '@honghuo/testing/ooxml.ts';
import { expect, test } from 'vitest';
import { writeWord } from './word.ts';

const paper = {
	title: ['大屯镇大屯村联村产业工作', '2026年2月调度情况'],
	subtitle: '（截至2026年2月26日）',
	sections: [
		{ heading: '一、果园管护', paragraphs: [['梨园 21 亩，本月完成修剪 ', { text: '7 亩', figure: 'work' }, '，占三分之一。']] },
		{
			heading: '二、联村帮扶',
			paragraphs: [['<捐赠> & 送出']],
			table: {
				head: ['对方村', '内容', '数量', '单位'],
				rows: [
					['新立屯村', '早金酥梨苗', 1000, '株'],
					['新立屯村', '信农黄苹果苗', 300, '株'],
				],
			},
		},
		{ heading: '（一）问题', paragraphs: [['缺水源。']] },
	],
	signature: '驻大屯村工作队',
	date: '2026年2月26日',
};

test('a Word file has the form of an official document: paper, margins, lines, fonts, page numbers', async () => {
	const parts = partsOf(await writeWord(paper));
	const document = parts['word/document.xml'] ?? '';
	expect(document).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
	// 37, 35, 28 and 26 mm in twentieths of a point.
	expect(document).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
	// 22 lines on 225 mm, each of 28 characters of 3号 on 156 mm.
	expect(new Set(document.match(/<w:spacing w:line="\d+" w:lineRule="\w+"\/>/g))).toContain('<w:spacing w:line="579" w:lineRule="exact"/>');
	expect(document).not.toMatch(/<w:docGrid w:type/);
	expect(579 * 22).toBeLessThanOrEqual(16_838 - 2098 - 1984);
	expect((320 - 5) * 28).toBeLessThanOrEqual(11_906 - 1474 - 1587);
	const run = (text: string) => document.slice(document.lastIndexOf('<w:r>', document.indexOf(`>${text}<`)), document.indexOf(`>${text}<`));
	expect(run('大屯镇大屯村联村产业工作')).toMatch(/w:eastAsia="方正小标宋简体".*<w:sz w:val="44"\/>/);
	expect(run('（截至2026年2月26日）')).toMatch(/w:eastAsia="楷体_GB2312".*<w:sz w:val="32"\/>/);
	expect(run('一、果园管护')).toMatch(/w:eastAsia="黑体".*<w:sz w:val="32"\/>/);
	expect(run('（一）问题')).toContain('w:eastAsia="楷体_GB2312"');
	expect(run('梨园 21 亩，本月完成修剪 7 亩，占三分之一。')).toMatch(
		/w:eastAsia="仿宋_GB2312".*<w:spacing w:val="-5"\/><w:sz w:val="32"\/>/,
	);
	expect(document).toContain('w:firstLineChars="200"');
	expect(Object.keys(parts).filter((name) => name.startsWith('word/footer')).length).toBe(2);
	expect(parts['word/settings.xml']).toContain('<w:evenAndOddHeaders/>');
	expect(Object.values(parts).join('')).toContain('PAGE');
});

test('what it says is what the paper says: words, numbers, and the table with a head that repeats and rows that are not cut', async () => {
	const bytes = await writeWord(paper);
	const document = partsOf(bytes)['word/document.xml'] ?? '';
	expect(wordsOf(bytes)).toContain('梨园 21 亩，本月完成修剪 7 亩，占三分之一。\n');
	expect(document).toContain('&lt;捐赠&gt; &amp; 送出');
	expect(wordsOf(bytes)).toContain('早金酥梨苗\n1,000\n株\n');
	expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
	expect(document.match(/<w:cantSplit\/>/g)).toHaveLength(3);
	expect(wordsOf(bytes)).toMatch(/驻大屯村工作队\n2026年2月26日\n$/);
});

test('its number as a document stands centred, two lines above the title', async () => {
	const bytes = await writeWord({ ...paper, number: '建农报〔2026〕3号' });
	expect(wordsOf(bytes)).toMatch(/^建农报〔2026〕3号\n\n\n大屯镇大屯村联村产业工作\n/);
	expect(partsOf(bytes)['word/document.xml']).toMatch(/<w:jc w:val="center"\/><\/w:pPr><w:r>(?:(?!<\/w:r>).)*建农报〔2026〕3号/);
});

test('every part of it is in the order of the schema, so that Word and WPS open it as it is', async () => {
	const parts = partsOf(await writeWord(paper));
	const xml = Object.keys(parts).filter((name) => name.endsWith('.xml'));
	expect(xml).toContain('word/settings.xml');
	for (const name of xml) expect([name, outOfTurn(parts[name] ?? '')]).toEqual([name, []]);
	expect(outOfTurn('<w:rPr><w:sz/><w:rFonts/></w:rPr>')).toEqual(['w:rPr: w:rFonts']);
	const types = parts['[Content_Types].xml'] ?? '';
	for (const name of xml.filter((one) => one.startsWith('word/') && !one.includes('_rels'))) expect(types).toContain(`/${name}"`);
});

test('a county’s table of twelve columns keeps between the margins, and no number of it is torn', async () => {
	const row = ['小德营子乡', 1234.5, 2345.5, 10_000, 10_000, 1234, 456, 3000, 2916, 12_345_678, 12_345_678.9, 2_345_678.9];
	const head = ['乡镇', ...Array.from({ length: 11 }, (_, n) => (n < 5 ? '送出苗木（株）' : '办结（个）'))];
	const document = partsOf(
		await writeWord({ title: ['建昌县'], sections: [{ heading: '一、分乡镇情况', paragraphs: [], table: { head, rows: [row] } }] }),
	)['word/document.xml'];
	const widths = [...(document ?? '').matchAll(/<w:gridCol w:w="(\d+)"\/>/g)].map(([, width]) => Number(width));
	expect(widths).toHaveLength(12);
	expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(8845);
	const size = Number(/<w:tbl>[\s\S]*?<w:sz w:val="(\d+)"/.exec(document ?? '')?.[1]);
	// A digit is half a character wide.
	row.forEach((value, index) => {
		if (typeof value === 'number') expect(widths[index]).toBeGreaterThanOrEqual((value.toLocaleString('en').length / 2) * size * 10);
	});
});
