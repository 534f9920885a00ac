import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { decodeCounty } from './divisions-format.ts';

/**
 * The register of administrative divisions of the whole country, 2023-06 (seed/README.md): a tree of provinces, prefectures and counties for
 * the picker, and for each county its townships and villages. Codes are prefixes of one another: province 2, prefecture 4, county 6,
 * township 9, village 12 digits.
 */
export type Place = { code: string; name: string };

/** A row of a county's register; `parent` is the code one level up (the prefecture's four digits for the county itself). */
export type Division = { code: string; name: string; level: 'county' | 'township' | 'village'; parent: string };

const folder = new URL('./divisions/', import.meta.url);

/** Headings of the statistical register that no address has: districts of a municipality, counties directly under a province. */
const HEADINGS = new Set(['市辖区', '县', '省直辖县级行政区划', '自治区直辖县级行政区划']);

let loaded: ReadonlyMap<string, string> | undefined;

/** Code → name of every province, prefecture and county, in register order. Read once: 74 kB. */
function tree(): ReadonlyMap<string, string> {
	loaded ??= new Map(
		readFileSync(new URL('tree.csv', folder), 'utf8')
			.trimEnd()
			.split('\n')
			.slice(1)
			.map((line) => line.split(',') as [string, string]),
	);
	return loaded;
}

const places = (length: number, prefix: string): Place[] =>
	[...tree()].filter(([code]) => code.length === length && code.startsWith(prefix)).map(([code, name]) => ({ code, name }));

/** The 31 provinces, municipalities and autonomous regions (two digits), in register order. */
export const provinces = (): Place[] => places(2, '');

/**
 * The prefectures of a province (two digits) or the counties of a prefecture (four digits), for the picker. Where there is no prefecture the
 * register has a heading instead (北京市 › 市辖区, 河南省 › 省直辖县级行政区划) or the city twice (广东省 › 东莞市 › 东莞市): they are given as they are.
 * Empty for a county and for a code that does not exist.
 */
export const children = (code: string): Place[] => (tree().has(code) && code.length < 6 ? places(code.length + 2, code) : []);

/** A county's address, 「辽宁省 › 葫芦岛市 › 建昌县」, without headings or a city twice (「北京市 › 东城区」, 「广东省 › 东莞市」). Undefined when there is no such county. */
export function pathOf(county: string): string | undefined {
	const name = tree().get(county);
	if (county.length !== 6 || name === undefined) return undefined;
	const above = [county.slice(0, 2), county.slice(0, 4)].map((code) => tree().get(code) ?? '');
	return [...above.filter((text) => !HEADINGS.has(text) && text !== name), name].join(' › ');
}

const decompress = promisify(brotliDecompress);

/** The last province read: setting up looks at a few counties of one province in a row. */
let latest: { province: string; text: Promise<string> } | undefined;

function provinceText(province: string): Promise<string> {
	if (latest?.province !== province) {
		const text = readFile(new URL(`${province}.txt.br`, folder)).then(async (packed) => (await decompress(packed)).toString('utf8'));
		latest = { province, text };
		// A failed read must not be remembered.
		text.catch(() => {
			if (latest?.text === text) latest = undefined;
		});
	}
	return latest?.text ?? Promise.reject(new Error('unreachable'));
}

/**
 * A county's register in its order: the county, its townships (9 digits), its villages (12 digits). Names are the register's own, often the
 * committee's (「大屯村委会」; `placeName` of core makes it 大屯村), and a village's name may occur in several townships: show both. Undefined when there is no such county.
 */
export async function countyRegister(county: string): Promise<Division[] | undefined> {
	const name = tree().get(county);
	if (county.length !== 6 || name === undefined) return undefined;
	const found = decodeCounty(await provinceText(county.slice(0, 2)), county);
	if (!found) throw new Error(`The register of county ${county} is missing; restore drizzle/seed/divisions from the repository.`);
	return [
		{ code: county, name, level: 'county', parent: county.slice(0, 4) },
		...found.townships.map((township): Division => ({ code: township.code, name: township.name, level: 'township', parent: county })),
		...found.townships.flatMap((township) =>
			township.villages.map((village): Division => ({ ...village, level: 'village', parent: township.code })),
		),
	];
}
