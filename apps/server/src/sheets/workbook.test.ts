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
const sheet1 = 'xl/worksheets/sheet1.xml';
/** The same packed file whose list of contents says that its first sheet comes to so many bytes. */
function saying(packed: Buffer, bytes: number): Buffer {
	const told = Buffer.from(packed);
	const listed = 46;
	told.writeUInt32LE(bytes, told.lastIndexOf(sheet1) - listed + 24);
	return told;
}

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

	test('that swells when unpacked is refused before anything of it is unpacked', async () => {
		const bomb = Buffer.from(zipSync({ [sheet1]: new Uint8Array(15_000_000) }, { level: 9 }));
		expect(bomb.length).toBeLessThan(1_048_576);
		expect(await codeOf(bomb)).toBe('sheet_too_large');
		// What is packed in it cannot be unpacked at all: whoever tries says so.
		const unreadable = Buffer.from(bomb).fill(0xff, 30 + sheet1.length, bomb.length >> 1);
		expect(await codeOf(unreadable)).toBe('sheet_too_large');
		expect(await codeOf(saying(unreadable, 1_000))).toBe('sheet_format');
	});

	test('that says it is small is read as far as it says and no further', async () => {
		const parts = unzipSync(await workbook(2));
		const xml = parts[sheet1] as Uint8Array;
		// Behind the sheet comes what is no part of any, far more of it than may be unpacked.
		const long = Buffer.concat([xml, Buffer.alloc(15_000_000, '<')]);
		const packed = Buffer.from(zipSync({ ...parts, [sheet1]: long }, { level: 9 }));
		expect(await codeOf(packed)).toBe('sheet_too_large');
		expect(await readWorkbook(saying(packed, xml.length))).toEqual([
			['第0行', 0.1],
			['第1行', 1.1],
		]);
		expect(await codeOf(saying(packed, xml.length + 1))).toBe('sheet_format');
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
