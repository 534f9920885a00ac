import { headingOf, type Raw, type Sheet, type SheetContext } from '@honghuo/core/sheet.ts';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import writeExcel from 'write-excel-file/node';
import { ApiError } from '../http/errors.ts';

/** Most bytes of a file, packed and unpacked, and most rows and columns of its first sheet. */
export const mostBytes = 1_048_576;
const mostUnpacked = 12_582_912;
const mostFiles = 500;
export const mostRows = 5_000;
export const mostColumns = 60;

/** What a spreadsheet is called on the wire. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const tooLarge = () => new ApiError('sheet_too_large', { rows: mostRows, columns: mostColumns });

/**
 * The cells of a file's first sheet. Nothing of the file is trusted: its size once unpacked is bounded before it is unpacked, and a cell far out,
 * for which a reader would fill in millions of empty ones, is refused before it is read. Throws ApiError `sheet_xls`, `sheet_format`,
 * `sheet_too_large`.
 */
export async function readWorkbook(bytes: Uint8Array): Promise<Raw[][]> {
	if (bytes.length > mostBytes) throw new ApiError('body_too_large');
	if (Buffer.from(bytes.subarray(0, 8)).equals(Buffer.from('d0cf11e0a1b11ae1', 'hex'))) throw new ApiError('sheet_xls');
	if (Buffer.from(bytes.subarray(0, 4)).toString('latin1') !== 'PK\x03\x04') throw new ApiError('sheet_format');
	const parts = unpack(bytes);
	for (const [name, content] of Object.entries(parts)) {
		if (!/worksheets\/[^/]*\.xml$/i.test(name)) continue;
		const xml = strFromU8(content);
		checkExtent(xml);
		parts[name] = strToU8(tellErrors(xml));
	}
	let table: Raw[][];
	try {
		// Packed anew from what was looked at, so that the reader sees nothing else.
		const packed = zipSync(parts, { level: 0 });
		table = (await readSheet(packed.buffer as ArrayBuffer, { trim: false })) as unknown as Raw[][];
	} catch {
		throw new ApiError('sheet_format');
	}
	if (table.length > mostRows + 1 || (table[0]?.length ?? 0) > mostColumns) throw tooLarge();
	return table;
}

function unpack(bytes: Uint8Array): Record<string, Uint8Array> {
	let [files, size] = [0, 0];
	try {
		return unzipSync(bytes, {
			filter: ({ name, originalSize }) => {
				files += 1;
				if (!/\.(xml|rels)$/i.test(name)) return false;
				size += originalSize;
				if (size > mostUnpacked || files > mostFiles) throw tooLarge();
				return true;
			},
		});
	} catch (error) {
		throw error instanceof ApiError ? error : new ApiError('sheet_format');
	}
}

/** Where rows and cells say they are; anything that is no plain address is no spreadsheet of Excel or WPS. */
function checkExtent(xml: string): void {
	if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new ApiError('sheet_format');
	for (const [, address = ''] of xml.matchAll(/\sr\s*=\s*["']([^"']*)["']/g)) {
		const [, letters, digits] = /^([A-Z]{0,3})(\d{1,7})$/.exec(address) ?? [];
		if (letters === undefined) throw new ApiError('sheet_format');
		const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
		// A formatted, empty tail is common and harmless within reason.
		if (Number(digits) > mostRows * 5 || column > 256) throw tooLarge();
	}
}

/**
 * Formulas that came to an error, or were never worked out, read as the words Excel shows for them: the reader would take them for empty cells, and what
 * somebody believes to have filled in would be missing without a word.
 */
const tellErrors = (xml: string): string =>
	xml
		.replace(/(<c\b[^<>]*\s)t=(["'])e\2/g, '$1t="str"')
		.replace(/<c\b([^<>]*)>(<f\b[^<>]*(?:\/>|>[^<]*<\/f>))(?:<v\s*\/>)?<\/c>/g, (whole, attributes: string, formula: string) =>
			/\st=(["'])str\1/.test(attributes) ? whole : `<c${attributes.replace(/\st=(["'])\w*\1/, '')} t="str">${formula}<v>#N/A</v></c>`,
		);

const head = { fontWeight: 'bold', backgroundColor: '#EFE9DA', wrap: true } as const;
const cell = (raw: Raw) => {
	if (raw === null) return null;
	if (raw instanceof Date) return { value: raw, type: Date, format: 'yyyy-mm-dd' };
	return typeof raw === 'number' ? { value: raw, type: Number } : { value: String(raw), type: String };
};

/** A sheet's rows as a file: the fixed headings, real numbers and real days, and a second page that says how to fill it in. */
export function writeWorkbook(
	sheet: Sheet,
	rows: readonly Record<string, unknown>[],
	context: SheetContext,
	template = false,
): Promise<Buffer> {
	const columns = Object.entries(sheet.columns).filter(([, column]) => !(template && column.shown));
	const data = [
		columns.map(([, column]) => ({ value: headingOf(column), type: String, ...head })),
		...rows.map((row) => columns.map(([key, column]) => cell(column.write(row[key], context)))),
	];
	const about = [
		['列', '要不要填', '怎么填'].map((value) => ({ value, type: String, ...head })),
		...columns.map(([, column]) =>
			[headingOf(column), column.shown ? '不用填' : column.required ? '必填' : '可以空着', column.about].map((value) => ({
				value,
				type: String,
				wrap: true,
			})),
		),
	];
	return writeExcel([
		{ sheet: sheet.title['zh-CN'], data, columns: columns.map(([, { width }]) => ({ width })), stickyRowsCount: 1 },
		{ sheet: '说明', data: about, columns: [{ width: 16 }, { width: 10 }, { width: 60 }] },
	]).toBuffer();
}
