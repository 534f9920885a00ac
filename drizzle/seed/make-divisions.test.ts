import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type County, decodeCounty, encodeProvince } from './divisions-format.ts';
import { makeDivisions } from './make-divisions.ts';

const villages = 'code,name\n110101001001,"上村",110101001\n110101001012,"下\ue170村",110101001\n110102001003,"上村",110102001\n';
const whole: Record<string, string> = {
	'provinces.csv': 'code,name\n11,"北京市"\n',
	'cities.csv': 'code,name\n1101,"市辖区",11\n',
	'areas.csv': 'code,name\n110101,"东城区",1101,11\n110102,"西城区",1101,11\n',
	'streets.csv': 'code,name\n110101001,"东街道",110101\n110102001,"西街道",110102\n',
	'villages.csv': villages,
};

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'divisions-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function make(changed: Record<string, string> = {}) {
	for (const [file, text] of Object.entries({ ...whole, ...changed })) writeFileSync(join(folder, file), text);
	return makeDivisions(folder, join(folder, 'out'));
}

describe('making the register', () => {
	it('writes a tree and a packed province, and marks a character nobody can show', () => {
		expect(make()).toMatchObject({ counties: 2, townships: 2, villages: 3 });
		expect(readFileSync(join(folder, 'out/tree.csv'), 'utf8')).toBe('code,name\n11,北京市\n1101,市辖区\n110101,东城区\n110102,西城区\n');
		const text = brotliDecompressSync(readFileSync(join(folder, 'out/11.txt.br'))).toString();
		expect(text).toBe('110101\n001东街道\t1 11\t上村 下〓村\n110102\n001西街道\t3\t上村\n');
	});

	it.each([
		['a village of no township', { 'villages.csv': `${villages}110103001001,"孤村",110103001\n` }, /110103001001 belongs to nothing/],
		['a township without villages', { 'villages.csv': villages.split('\n').slice(0, 3).join('\n') }, /nothing belongs to 110102001/],
		['a village twice', { 'villages.csv': `${villages}110102001003,"上村",110102001\n` }, /villages.csv, line 5/],
		['a short code', { 'streets.csv': 'code,name\n11010100,"东街道",110101\n' }, /streets.csv, line 2/],
		['a name with a space', { 'areas.csv': 'code,name\n110101,"东 城",1101\n' }, /areas.csv, line 2/],
	])('stops at %s', (_, changed, message) => expect(() => make(changed)).toThrow(message));
});

describe('the packed form', () => {
	const name = fc.string({ unit: fc.constantFrom(...'大屯村上下（）1〓𡐓,'), minLength: 1, maxLength: 6 });
	const numbers = (most: number, digits: number) =>
		fc
			.uniqueArray(fc.integer({ min: 0, max: most }), { maxLength: 6 })
			.map((list) => list.sort((a, b) => a - b).map((number) => String(number).padStart(digits, '0')));
	const province: fc.Arbitrary<County[]> = numbers(9999, 4).chain((counties) =>
		fc.tuple(
			...counties.map((county) =>
				numbers(999, 3)
					.chain((townships) =>
						fc.tuple(
							...townships.map((township) =>
								fc.tuple(name, numbers(999, 3)).chain(([townshipName, digits]) =>
									fc.tuple(...digits.map(() => name)).map((names) => ({
										code: `21${county}${township}`,
										name: townshipName,
										villages: digits.map((digit, index) => ({ code: `21${county}${township}${digit}`, name: names[index] ?? '' })),
									})),
								),
							),
						),
					)
					.map((townships) => ({ code: `21${county}`, townships })),
			),
		),
	);

	it('gives back every county as it was put in', () =>
		fc.assert(
			fc.property(province, (counties) => {
				const text = encodeProvince(counties);
				for (const county of counties) expect(decodeCounty(text, county.code)).toEqual(county);
				expect(decodeCounty(text, '999999')).toBeUndefined();
			}),
		));

	it('refuses what it could not give back', () => {
		const county = (villageCodes: string[], villageName = '大屯村') => [
			{
				code: '211422',
				townships: [{ code: '211422106', name: '大屯镇', villages: villageCodes.map((code) => ({ code, name: villageName })) }],
			},
		];
		expect(() => encodeProvince(county(['211422106214']))).not.toThrow();
		expect(() => encodeProvince(county(['211422106214', '211422106214']))).toThrow(/does not belong here/);
		expect(() => encodeProvince(county(['211422107214']))).toThrow(/does not belong here/);
		expect(() => encodeProvince(county(['211422106214'], '大 屯'))).toThrow(/holds a space/);
	});

	it('says so when a province is damaged', () => {
		expect(() => decodeCounty('211422\n106大屯镇\t214 1\t大屯村\n', '211422')).toThrow(/211422106 is damaged/);
		expect(() => decodeCounty('211422\n大屯镇', '211422')).toThrow(/county 211422 is damaged/);
	});
});
