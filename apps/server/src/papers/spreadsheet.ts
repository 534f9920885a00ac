import { type Cell, inCell, type Paper, type PaperTable } from '@honghuo/core/paper.ts';
import type { PaperFigure } from '@honghuo/core/paper-source.ts';
import { disarm } from '@honghuo/core/sheet.ts';
import { columnUnit } from '@honghuo/core/spoken.ts';
import { sumOf, type Tally } from '@honghuo/core/tally.ts';
import { fromCanonical, type Unit, unitName } from '@honghuo/core/units.ts';
import writeExcel from 'write-excel-file/node';

/** A number of a paper, wherever it stands. */
export type Line = Pick<PaperFigure, 'key' | 'label' | 'value' | 'unit' | 'word'> & Partial<Pick<PaperFigure, 'from'>>;

/** What a spreadsheet of a paper is made of. `places` are named villages with what they add; only with numbers as they now are. */
export type Annex = { paper: Paper; figures: readonly Line[]; places: readonly { code: string; name: string; tally: Tally }[] };

/** A stored amount in the unit its column is in. */
const inSheet = (value: number, told: Unit | undefined): number => (told ? Number(fromCanonical(value, told)) : value);
const unitWord = (word: string | undefined, told: Unit | undefined): string => word ?? (told ? unitName(told, 'zh-CN') : '');

type Value = string | number;
const numbersHead = ['项目', '数', '单位', '从', '到', '编号'] as const;
/** Every number, those of one kind in one unit. */
function numberRows(figures: readonly Line[]): Value[][] {
	const kinds = Map.groupBy(figures, ({ unit }) => unit);
	const units = new Map(
		[...kinds].map(([unit, some]) => [
			unit,
			columnUnit(
				some.map(({ value }) => value),
				unit,
			),
		]),
	);
	return figures.map(({ label, value, unit, word, key, from }) => {
		const [told, months] = [units.get(unit), from && 'to' in from ? [from.from ?? '', from.to] : ['', '']];
		return [label, inSheet(value, told), unitWord(word, told), ...months, key];
	});
}

/** How a number is shown: with its thousands apart and the decimals it has. What is in the cell is the number itself. */
const formatOf = (value: number): string => {
	const decimals = String(value).split('.')[1]?.length ?? 0;
	return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(Math.min(decimals, 4))}`;
};

type Printing = NonNullable<NonNullable<Parameters<typeof writeExcel>[1]>['features']>[number];

/** So many columns stand on an upright page, and on one across; more than that would be too small to read. */
const [upright, across] = [7, 18];
/** How many pages wide a sheet is printed. */
const pagesWide = (columns: number): number => (columns <= across ? 1 : Math.ceil((columns - 2) / (across - 2)));

/** Printed, the head is on every page and all columns are on one page's width of A4; of many more, the first two are on every page as well. */
const printed = (sheets: readonly { sheet: string; columns: readonly unknown[] }[]): Printing => ({
	files: {
		transform: {
			'xl/workbook.xml': {
				transform: (content) => {
					const titles = sheets.map(({ sheet, columns }, index) => {
						const beside = pagesWide(columns.length) > 1 ? `'${sheet}'!$A:$B,` : '';
						return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${beside}'${sheet}'!$1:$1</definedName>`;
					});
					return content.replace('<definedNames/>', () => `<definedNames>${titles.join('')}</definedNames>`);
				},
			},
			'xl/worksheets/sheet{id}.xml': {
				transform: (content) => {
					const columns = content.match(/<col /g)?.length ?? 1;
					const turned = columns > upright ? 'landscape' : 'portrait';
					const setup = `<pageSetup paperSize="9" orientation="${turned}" fitToWidth="${pagesWide(columns)}" fitToHeight="0"/>`;
					return content
						.replace(/(<worksheet[^>]*>)/, '$1<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>')
						.replace('</worksheet>', `${setup}</worksheet>`);
				},
			},
		},
	},
});

const head = { fontWeight: 'bold', backgroundColor: '#EFE9DA', wrap: true } as const;
const cells = (names: readonly string[], rows: readonly (readonly Cell[])[]) => [
	names.map((value) => ({ value, type: String, ...head })),
	...rows.map((row) =>
		row
			.map(inCell)
			.map((value) =>
				typeof value === 'number' ? { value, type: Number, format: formatOf(value) } : { value: disarm(value), type: String },
			),
	),
];

/** The numbers, the tables and, of a township or a county, every village: real numbers under fixed heads that stay in sight. */
export function writeAnnex({ paper, figures, places }: Annex): Promise<Buffer> {
	const tables = paper.sections.flatMap(({ heading, table }) => (table ? [{ heading, table }] : []));
	const named = figures.filter(({ from }) => from && !('entries' in from));
	const columns = named.map(({ label, from, unit, word }) => {
		const sums = places.map(({ tally }) => (from && 'measure' in from ? sumOf(tally, from) : 0));
		const told = columnUnit(sums, unit);
		const counted = unitWord(word, told);
		return { head: `${label}${counted && `（${counted}）`}`, cells: sums.map((sum) => inSheet(sum, told)) };
	});
	const villages: PaperTable = {
		head: ['编码', '村', ...columns.map(({ head }) => head)],
		rows: places.map(({ code, name }, index) => [code, name, ...columns.map(({ cells }) => cells[index] ?? 0)]),
	};
	const sheets = [
		{
			sheet: '数字',
			data: cells(numbersHead, numberRows(figures)),
			columns: [{ width: 28 }, { width: 14 }, { width: 8 }, { width: 10 }, { width: 10 }, { width: 36 }],
			stickyRowsCount: 1,
		},
		...tables.map(({ heading, table }) => ({
			sheet: heading.replace(/^.*、/, ''),
			data: cells(table.head, table.rows),
			columns: table.head.map(() => ({ width: 16 })),
			stickyRowsCount: 1,
		})),
		...(places.length > 1
			? [
					{
						sheet: '各村',
						data: cells(villages.head, villages.rows),
						columns: villages.head.map((_, index) => ({ width: index < 2 ? 20 : 14 })),
						stickyRowsCount: 1,
					},
				]
			: []),
	];
	return writeExcel(sheets, { features: [printed(sheets)] }).toBuffer();
}

const quoted = (value: Value): string => {
	const text = typeof value === 'number' ? String(value) : disarm(value);
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The numbers as text, one a line, in UTF-8 with the mark by which Excel and WPS know it. */
export const writeCsv = (figures: readonly Line[]): string =>
	`\ufeff${[numbersHead, ...numberRows(figures)].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
