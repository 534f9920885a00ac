import { type Cell, inCell, type Paper, type PaperTable, type Span } from '@honghuo/core/paper.ts';
import { grouped } from '@honghuo/core/rational.ts';
import {
	AlignmentType,
	Document,
	Footer,
	type IParagraphOptions,
	LineRuleType,
	Packer,
	PageNumber,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TextRun,
	VerticalAlignTable,
	WidthType,
} from 'docx';

/** What a Word file is called on the wire. */
export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * 公文 form, GB/T 9704-2012: A4, 37/35/28/26 mm, 22 lines of 28 characters; 2号小标宋 title, 3号仿宋 body, 黑体 and 楷体 headings. The fonts come from
 * the reader's computer; Word and WPS put another in place of one that is missing.
 */
const fonts = { title: '方正小标宋简体', body: '仿宋_GB2312', head: '黑体', aside: '楷体_GB2312', page: '宋体' } as const;
/** Half points: 2号, 3号, 四号. */
const sizes = { title: 44, body: 32, page: 28 } as const;
/**
 * 225 mm in 22 lines, and 156 mm in 28 characters of 3号, in twips a line and twips a character is set closer. Neither is a grid of Word's: elsewhere
 * a character wider than its cell takes two, and the small print of a table stands on the lines of the page.
 */
const [linePitch, closer] = [579, -5];
/** Millimetres in twips, to the nearest: Word knows A4 by its exact size. */
const mm = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
/** One character of 3号 in twips. */
const character = 320;

const latin = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' } as const;
const body = { size: sizes.body, font: { ...latin, eastAsia: fonts.body } };
const run = (text: string, font: keyof typeof fonts, size: number = sizes.body) =>
	new TextRun({ text, size, ...(size === sizes.body ? { characterSpacing: closer } : {}), font: { ...latin, eastAsia: fonts[font] } });

const line = { line: linePitch, lineRule: LineRuleType.EXACT } as const;
const paragraph = (children: TextRun[], options: IParagraphOptions = {}) => new Paragraph({ spacing: line, ...options, children });
const indented = { indent: { firstLine: 2 * character, firstLineChars: 200 } } as const;
const textOf = (spans: readonly Span[]): string => spans.map((span) => (typeof span === 'string' ? span : span.text)).join('');

/** How wide the characters of a line are, a Chinese one counted as one. */
const widthOf = (text: string): number => [...text].reduce((sum, one) => sum + (one < '\u2e80' ? 0.5 : 1), 0);

/** A cell in words: numbers with their thousands apart. */
const textIn = (cell: Cell): string => {
	const shown = inCell(cell);
	return typeof shown === 'number' ? grouped(String(shown)) : shown;
};

/** Half points a table may be set in, from 四号 down to 六号: the largest in which no number is torn. */
const tableSizes = [28, 24, 21, 18, 15] as const;
/** Twips between a cell's words and its lines, on each side. */
const beside = 40;

/** A column's name and, where it has one in brackets, its unit: they stand on two lines where one is too narrow. */
const headLines = (name: string): string[] => {
	const at = name.indexOf('（');
	return at > 0 ? [name.slice(0, at), name.slice(at)] : [name];
};

/** Words of so many characters are not parted. */
const mostWhole = 6;

/** The least a column takes, in characters: its numbers and short words whole, longer words and names on two lines if need be. */
const leastWidths = ({ head, rows }: PaperTable): number[] =>
	head.map((name, index) => {
		const [title = '', unit = ''] = headLines(name).map(widthOf);
		const cells = rows.map((row) => {
			const cell = row[index] ?? '';
			const width = widthOf(textIn(cell));
			return typeof inCell(cell) === 'number' || width <= mostWhole ? width : Math.max(4, width / 2);
		});
		return Math.max(Number(title) <= mostWhole ? Number(title) : Math.ceil(Number(title) / 2), Number(unit), 2, ...cells);
	});

/** The size a table is set in, and its column widths in twips; together they are the width between the margins. */
function layOut(given: PaperTable): { size: number; widths: number[] } {
	const whole = mm(156);
	const least = leastWidths(given);
	const taken = (size: number): number => least.reduce((sum, one) => sum + one * size * 10 + 2 * beside, 0);
	const size = tableSizes.find((one) => taken(one) <= whole) ?? 15;
	const spare = Math.max(0, whole - taken(size));
	// What is left over goes to those whose words would have to wrap, and where none would, to all alike.
	const wanted = given.head.map((name, index) =>
		Math.max(0, widthOf(name) - (least[index] ?? 0), ...given.rows.map((row) => widthOf(textIn(row[index] ?? '')) - (least[index] ?? 0))),
	);
	const all = wanted.reduce((sum, one) => sum + Math.min(one, 14), 0);
	const share = (index: number): number => (all > 0 ? Math.min(wanted[index] ?? 0, 14) / all : 1 / least.length);
	const fit = Math.min(1, whole / taken(size));
	return { size, widths: least.map((one, index) => Math.floor((one * size * 10 + 2 * beside) * fit + spare * share(index))) };
}

/** `kept` is how many of its last rows stay with what follows. */
function table(given: PaperTable, kept: number): Table {
	const { size, widths } = layOut(given);
	const cell = (lines: readonly string[], index: number, font: 'head' | 'body', keepNext: boolean) =>
		new TableCell({
			width: { size: widths[index] ?? 0, type: WidthType.DXA },
			verticalAlign: VerticalAlignTable.CENTER,
			children: lines.map(
				(text) =>
					new Paragraph({
						spacing: { line: Math.round(size * 12.5), lineRule: LineRuleType.EXACT },
						keepNext,
						alignment: font === 'body' && index === 0 ? AlignmentType.LEFT : AlignmentType.CENTER,
						children: [run(text, font, size)],
					}),
			),
		});
	const row = (cells: TableCell[], tableHeader: boolean) => new TableRow({ cantSplit: true, tableHeader, children: cells });
	// On one line where it fits, else the unit below the name.
	const heads = given.head.map((name, index) =>
		widthOf(name) * size * 10 + 2 * beside <= (widths[index] ?? 0) ? [name] : headLines(name),
	);
	return new Table({
		width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
		columnWidths: widths,
		layout: TableLayoutType.FIXED,
		margins: { left: beside, right: beside, top: 28, bottom: 28 },
		rows: [
			row(
				heads.map((lines, index) => cell(lines, index, 'head', true)),
				true,
			),
			...given.rows.map((cells, place) =>
				row(
					cells.map((one, index) => cell([textIn(one)], index, 'body', place >= given.rows.length - kept)),
					false,
				),
			),
		],
	});
}

/** Who signs and when: the day four characters from the right edge, the name centred above it. */
function signing({ signature, date }: Paper): Paragraph[] {
	const right = (text: string, characters: number) =>
		paragraph([run(text, 'body')], {
			alignment: AlignmentType.RIGHT,
			indent: { right: Math.round(characters * character) },
			keepNext: true,
		});
	const [name, day] = [widthOf(signature ?? ''), widthOf(date ?? '')];
	const [under, over] = name > day ? [4 + (name - day) / 2, 4] : [4, 4 + (day - name) / 2];
	return [
		...(signature || date ? [paragraph([], { keepNext: true })] : []),
		...(signature ? [right(signature, over)] : []),
		...(date ? [right(date, under)] : []),
	];
}

/** Page numbers stand outside: right on odd pages, left on even ones, a character from the edge. */
const numbered = (alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT) =>
	new Footer({
		children: [
			new Paragraph({
				alignment,
				indent: alignment === AlignmentType.RIGHT ? { right: character } : { left: character },
				children: [
					new TextRun({
						children: ['— ', PageNumber.CURRENT, ' —'],
						size: sizes.page,
						font: { ascii: fonts.page, hAnsi: fonts.page, cs: fonts.page, eastAsia: fonts.page },
					}),
				],
			}),
		],
	});

/** A heading by its number: 一、 in 黑体, （一） in 楷体. */
const heading = (text: string) => paragraph([run(text, /^（/.test(text) ? 'aside' : 'head')], { ...indented, keepNext: true });

/** The paper as a Word file. */
export function writeWord(paper: Paper): Promise<Buffer> {
	const centred = { alignment: AlignmentType.CENTER } as const;
	const children = [
		// The title stands two lines below the number.
		...(paper.number ? [paragraph([run(paper.number, 'body')], centred), paragraph([]), paragraph([])] : []),
		...paper.title.map((text) => paragraph([run(text, 'title', sizes.title)], centred)),
		...(paper.subtitle ? [paragraph([run(paper.subtitle, 'aside')], centred)] : []),
		paragraph([]),
		...paper.sections.flatMap((section, place) => {
			// Who signs never stands on a page of its own: what was said last comes along.
			const last = place === paper.sections.length - 1;
			const keeps = (index: number) => last && !section.table && index === section.paragraphs.length - 1;
			return [
				heading(section.heading),
				...section.paragraphs.map((spans, index) => paragraph([run(textOf(spans), 'body')], { ...indented, keepNext: keeps(index) })),
				...(section.table ? [table(section.table, last ? 2 : 0)] : []),
			];
		}),
		...signing(paper),
	];
	const document = new Document({
		title: paper.title.join(''),
		creator: paper.signature ?? '',
		description: '',
		evenAndOddHeaderAndFooters: true,
		styles: { default: { document: { run: body } }, paragraphStyles: [{ id: 'Normal', name: 'Normal', quickFormat: true, run: body }] },
		sections: [
			{
				properties: {
					page: {
						size: { width: mm(210), height: mm(297) },
						margin: {
							top: mm(37),
							bottom: mm(35),
							left: mm(28),
							right: mm(26),
							footer: mm(24),
						},
					},
				},
				footers: { default: numbered(AlignmentType.RIGHT), even: numbered(AlignmentType.LEFT) },
				children,
			},
		],
	});
	return Packer.toBuffer(document);
}
