import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The parts of a Word or Excel file as text, by name: what a program that opens it reads. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
	return Object.fromEntries(Object.entries(unzipSync(new Uint8Array(bytes))).map(([name, content]) => [name, strFromU8(content)]));
}

/** The words of a Word file in reading order, without what they look like. */
export const wordsOf = (bytes: Uint8Array): string =>
	[...(partsOf(bytes)['word/document.xml'] ?? '').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<\/w:p>/g)].map(([, text]) => text ?? '\n').join('');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A downloaded Excel template with rows of text written under its headings, as somebody fills it in: the file itself, changed and packed again. */
export function filledIn(template: Uint8Array, rows: readonly (readonly string[])[]): Buffer {
	const parts = unzipSync(new Uint8Array(template));
	const page = 'xl/worksheets/sheet1.xml';
	const cell = (text: string, column: number, row: number) =>
		text && `<c r="${String.fromCharCode(65 + column)}${row}" t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
	const lines = rows
		.map((cells, n) => `<row r="${n + 2}">${cells.map((text, column) => cell(text, column, n + 2)).join('')}</row>`)
		.join('');
	parts[page] = strToU8(strFromU8(parts[page] as Uint8Array).replace('</sheetData>', `${lines}</sheetData>`));
	return Buffer.from(zipSync(parts));
}
