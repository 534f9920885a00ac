import { type Role, roles } from '@honghuo/core/actor.ts';
import { stamped } from '@honghuo/core/merge.ts';
import { features } from '@honghuo/features/slices.ts';
import { storedTables } from '@honghuo/server/src/journal/tables.ts';
import type { Visitor } from '@honghuo/testing/visitor.ts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { County, datun, xinlitun } from './county.ts';
import { makers } from './private-rows.ts';

/** Every role at every level at which it can be posted, so that a new role without a line fails. */
const places: Readonly<Record<Role, readonly string[]>> = {
	administrator: ['211422'],
	county_official: ['211422'],
	township_official: ['211422106', '211422222'],
	first_secretary: [datun, xinlitun],
	team_member: [datun, xinlitun],
	village_secretary: [datun, xinlitun],
	grower: [datun, xinlitun],
	expert: ['211422', datun],
	viewer: ['211422', xinlitun],
};
const villages = [datun, xinlitun, null] as const;

/** The promise in words of its own, not in those of the code it tests: the own village, its township and the county's officials. */
const may = (role: string, place: string, village: string | null): boolean =>
	role === 'administrator' ||
	role === 'county_official' ||
	(village !== null && (place === village || (place.length === 9 && village.slice(0, 9) === place)));

type Reader = Visitor & { role: string; place: string; gone?: boolean };
type Made = { table: string; village: string | null; row: string; words: string[] };

let county: County;
let readers: Reader[];
const made: Made[] = [];
let start: number;
const tables = [...features.tables.values()].filter((table) => table.private).map(({ name }) => name);

const post = async (role: string, place: string, gone = false): Promise<Reader> =>
	Object.assign(await county.person(role, { unit: place }), { role, place, gone });

beforeAll(async () => {
	county = await County.open();
	readers = await Promise.all(roles.flatMap((role) => places[role].map((place) => post(role, place))));
	const leaving = await Promise.all([post('first_secretary', datun, true), post('county_official', '211422', true)]);
	readers.push(...leaving);
	for (const reader of readers) start = (await reader.connect({ county: '211422' })).version;
	for (const person of leaving) {
		const { body } = await person.ask<{ postings: { id: string }[] }>('GET', '/api/v1/me');
		await county.administrator.send(['posting.end', { posting: body.postings[0]?.id, on: '2026-01-31' }]);
		await vi.waitFor(() => expect(person.events.some(([event]) => event === 'rights')).toBe(true), 5_000);
	}
	for (const table of tables) {
		for (const village of villages) {
			const maker = makers[table];
			if (!maker || (maker.countyOnly && village !== null) || (maker.villageOnly && village === null)) continue;
			const result = await maker.make({ administrator: county.administrator, village });
			expect(result.results.map(({ status }) => status)).toEqual(result.results.map(() => 'accepted'));
			made.push({ table, village, row: result.row, words: Object.values(result.words) });
		}
	}
	const last = (await county.administrator.ask<{ version: number }>('GET', '/api/v1/journal?limit=1')).body.version;
	for (const reader of readers) await vi.waitFor(() => expect(reader.heard.at(-1)?.version).toBe(last), 5_000);
});
afterAll(() => county?.close());

describe('every private table is in the matrix', () => {
	test.each(tables)('%s has a maker with a word in every field that tells something', async (table) => {
		const maker = makers[table];
		expect(maker, `add ${table} to tests/contract/private-rows.ts`).toBeDefined();
		const fields = [...(storedTables.get(table)?.columns.keys() ?? [])].filter((field) => !stamped.has(field));
		const example = await maker?.make({ administrator: county.administrator, village: datun });
		expect([...(maker?.references ?? []), ...Object.keys(example?.words ?? {})].sort()).toEqual(fields.sort());
	});
});

/** Each way of reading, as one text of all it gives. Where rows are asked for one by one, `row` is the one. */
const ways: Readonly<Record<string, (reader: Reader, row: Made) => Promise<unknown>>> = {
	'live frame': async (reader) => reader.heard,
	'catch-up by socket': (reader) => reader.emit('catch-up', { after: start }),
	'catch-up by HTTP': async (reader) => (await reader.ask('GET', `/api/v1/journal?after=${start}&limit=2000`)).body,
	'recent entries': async (reader) => (await reader.ask('GET', '/api/v1/journal?limit=200')).body,
	history: async (reader, { row }) => (await reader.ask('GET', `/api/v1/journal?row=${row}`)).body,
	snapshot: async (reader) => (await reader.ask('GET', '/api/v1/snapshot')).body,
	'snapshot of the village': async (reader, { village }) =>
		(await reader.ask('GET', `/api/v1/snapshot${village ? `?village=${village}` : ''}`)).body,
};

describe('who may read a private row gets it, who may not gets nothing of it', () => {
	test.each(Object.keys(ways))('%s', async (way) => {
		const wrong: string[] = [];
		for (const reader of readers) {
			for (const one of made) {
				const text = JSON.stringify(await ways[way]?.(reader, one));
				const right = !reader.gone && may(reader.role, reader.place, one.village);
				const found = one.words.filter((word) => text.includes(word)).length;
				if (found !== (right ? one.words.length : 0))
					wrong.push(
						`${reader.role} of ${reader.place}${reader.gone ? ', dismissed,' : ''} ${right ? 'misses' : 'reads'} ${one.table} of ${one.village}`,
					);
			}
		}
		expect(wrong).toEqual([]);
	});

	test('no figure and no other address tells any of it', async () => {
		const { body } = await county.administrator.ask<{ paths: Record<string, { get?: unknown }> }>('GET', '/api/v1/openapi.json');
		const plain = Object.entries(body.paths).flatMap(([path, { get }]) => (get && !path.includes('{') ? [path] : []));
		expect(plain).toContain('/api/v1/snapshot');
		const figures = [...features.figures.keys()].flatMap((name) =>
			made.flatMap(({ row, village }) =>
				[`row=${row}`, `village=${village}`, `orchard=${row}`, `block=${row}`, `person=${row}`].map(
					(query) => `/api/v1/figures/${name}?${query}`,
				),
			),
		);
		for (const reader of readers) {
			const hidden = made.filter(({ village }) => reader.gone || !may(reader.role, reader.place, village)).flatMap(({ words }) => words);
			if (hidden.length === 0) continue;
			for (const path of [...plain, ...figures]) {
				const text = JSON.stringify((await reader.ask('GET', path)).body);
				expect(
					hidden.filter((word) => text.includes(word)),
					`${reader.role} at ${path}`,
				).toEqual([]);
			}
		}
	});
});
