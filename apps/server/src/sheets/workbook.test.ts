import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import writeExcel from 'write-excel-file/node';
import { mostRows, readWorkbook } from './workbook.ts';

const workbook = (rows: number) =>
	writeExcel(
		Array.from({ length: rows }, (_, n) => [
			{ value: `第${n}行`, type: String },
			{ value: n + 0.1, type: Number },
		]),
	).toBuffer();
const codeOf = async (bytes: Uint8Array) => {
	try {
		await readWorkbook(bytes);
		return 'read';
	} catch (error) {
		return (error as { code?: string }).code;
	}
};
const text = (content: string) => new TextEncoder().encode(content);

describe('a file somebody brings', () => {
	test('is read when it is an .xlsx of decent size', async () => {
		expect(await readWorkbook(await workbook(2))).toEqual([
			['第0行', 0.1],
			['第1行', 1.1],
		]);
		expect(await codeOf(await workbook(mostRows + 1))).toBe('read');
		expect(await codeOf(await workbook(mostRows + 2))).toBe('sheet_too_large');
	});

	test('old .xls, other files and broken ones are told apart', async () => {
		expect(await codeOf(Buffer.from(`d0cf11e0a1b11ae1${'00'.repeat(512)}`, 'hex'))).toBe('sheet_xls');
		expect(await codeOf(text('村,地块\n大屯村,东坡'))).toBe('sheet_format');
		expect(await codeOf(new Uint8Array())).toBe('sheet_format');
		expect(await codeOf((await workbook(50)).subarray(0, 900))).toBe('sheet_format');
		expect(await codeOf(zipSync({ 'word/document.xml': text('<w/>') }))).toBe('sheet_format');
	});

	test('says of a formula that came to nothing what Excel shows, and of one never worked out that there is nothing', async () => {
		const parts = unzipSync(await workbook(1));
		const name = 'xl/worksheets/sheet1.xml';
		const cells =
			'<c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="C1"><f>A1*2</f></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>1+1</f><v>2</v></c>';
		const xml = new TextDecoder()
			.decode(parts[name])
			.replace(/<c r="B1".*?<\/c>/, cells)
			.replace(/<dimension[^>]*>/, '');
		const [row] = await readWorkbook(zipSync({ ...parts, [name]: text(xml) }));
		expect(row?.map((raw) => raw || null)).toEqual(['第0行', '#DIV/0!', '#N/A', null, 2]);
	});

	test('that swells when unpacked is refused before it does', async () => {
		const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(200_000_000) }, { level: 9 });
		expect(bomb.length).toBeLessThan(1_048_576);
		const started = performance.now();
		expect(await codeOf(bomb)).toBe('sheet_too_large');
		// It says it is small: no more is unpacked than it says.
		const liar = Buffer.from(bomb);
		liar.writeUInt32LE(1000, liar.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24);
		expect(await codeOf(liar)).toBe('sheet_format');
		expect(performance.now() - started).toBeLessThan(3_000);
	});

	test.each([
		['a cell at the far end', '<c r="XFD1048576"><v>1</v></c>', 'sheet_too_large'],
		['a row at the far end', '<row r="9999999"/>', 'sheet_too_large'],
		['an address in disguise', '<c r="&#88;FD1048576"><v>1</v></c>', 'sheet_format'],
	])('%s fills no memory', async (_what, inside, code) => {
		const sheet = text(`<worksheet><sheetData>${inside}</sheetData></worksheet>`);
		expect(await codeOf(zipSync({ 'xl/worksheets/sheet1.xml': sheet }))).toBe(code);
	});
});
