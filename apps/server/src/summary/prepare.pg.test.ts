import type { Scope } from '@honghuo/core/actor.ts';
import type { Measure } from '@honghuo/core/measure.ts';
import { byField } from '@honghuo/core/row.ts';
import { orchards } from '@honghuo/features/orchard/model.ts';
import { type TestCounty, testCounty, villages } from '@honghuo/testing/county.ts';
import { v7 as newId } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { Summary } from './summary.ts';

const everything: Scope = { county: '211422', all: true, villages: [] };
const codes = Object.values(villages).sort();
let county: TestCounty;
const create = async (village: string) => {
	const official = await county.person('first_secretary', names.get(village));
	const id = newId();
	await official.did('orchard.create', { id, village, name: `果园${id.slice(-6)}` });
};
const names = new Map(Object.entries(villages).map(([name, code]) => [code as string, name as keyof typeof villages]));

beforeAll(async () => {
	county = await testCounty(inject('cluster'));
	for (const village of codes) await create(village);
});
afterAll(() => county.close());
beforeEach(() => county.sql`truncate summary, summary_head`);

/** A server that counts orchards, says which villages it reckons, and may die at one of them. */
function server({ dies, rules = 'orchards' }: { dies?: string; rules?: string } = {}) {
	const reckoned: string[] = [];
	const measure: Measure = {
		name: 'orchard.number',
		unit: 'count',
		about: { 'zh-CN': '有几个园子', en: 'How many orchards' },
		reads: [(village) => [byField(orchards, 'village', village)]],
		shares: (village, rows) => {
			if (village === dies) throw new Error('died');
			reckoned.push(village);
			return rows.find(orchards, 'village', village).map(({ version }) => ({ on: '2026-01-01', value: 1, entries: [version] }));
		},
	};
	const version = (code: string) => county.journal.version(code);
	return { reckoned, summary: new Summary({ sql: county.sql, version, measures: new Map([[measure.name, measure]]), rules }) };
}
type Told = { villages: Record<string, { 'orchard.number': Record<string, Record<string, number>> }> };
const told = async ({ summary }: ReturnType<typeof server>, after?: number): Promise<Record<string, number>> => {
	const { text } = await summary.answer(everything, { from: '2026-01', to: '2026-12', ...(after === undefined ? {} : { after }) });
	return Object.fromEntries(
		Object.entries((JSON.parse(text) as Told).villages).map(([village, sums]) => [
			village,
			Object.values(sums['orchard.number'] ?? {})[0]?.['2026-01'] ?? 0,
		]),
	);
};

describe('the sums of a county before anybody asks', () => {
	test('a server that died at a village has kept those before it, and the next goes on there', async () => {
		const [first, second, third, fourth] = codes as [string, string, string, string];
		const died = server({ dies: third });
		await expect(died.summary.prepare(county.code)).rejects.toThrow('died');
		expect(died.reckoned).toEqual([first, second]);
		const next = server();
		await next.summary.prepare(county.code);
		expect(next.reckoned).toEqual([third, fourth]);
		const asked = server();
		expect(Object.keys(await told(asked))).toEqual(codes);
		expect(asked.reckoned).toEqual([]);
	});

	test('who asks on the way is told of all villages, with what has been recorded meanwhile', async () => {
		const [first, second, third, fourth] = codes as [string, string, string, string];
		const before = await told(server());
		await county.sql`truncate summary, summary_head`;
		await expect(server({ dies: third }).summary.prepare(county.code)).rejects.toThrow('died');
		await create(first);
		await create(fourth);
		const next = server();
		expect(await told(next)).toEqual({ ...before, [first]: (before[first] ?? 0) + 1, [fourth]: (before[fourth] ?? 0) + 1 });
		expect(next.reckoned.toSorted()).toEqual([first, third, fourth]);
		expect(next.reckoned).not.toContain(second);
	});

	test('two servers that begin at once and one that is asked come to the same', async () => {
		const [one, other, asked] = [server(), server(), server()];
		const [, , sums] = await Promise.all([one.summary.prepare(county.code), other.summary.prepare(county.code), told(asked)]);
		expect(await told(one)).toEqual(sums);
		expect(await told(other)).toEqual(sums);
		expect(Object.keys(sums)).toEqual(codes);
	});

	test('whoever has asked before an upgrade is told what changed by it, and no more once they have it', async () => {
		const before = server();
		const { version } = JSON.parse((await before.summary.answer(everything, { from: '2026-01', to: '2026-12' })).text) as {
			version: number;
		};
		await county.sql`update summary set sums = '{}'`;
		const upgraded = server({ rules: 'orchards of tomorrow' });
		await upgraded.summary.prepare(county.code);
		expect(Object.keys(await told(upgraded, version))).toEqual(codes);
		await create(codes[0] as string);
		expect(Object.keys(await told(upgraded, version))).toEqual(codes);
		expect(Object.keys(await told(upgraded, county.journal.version(county.code) - 1))).toEqual([codes[0]]);
	});

	test('a server that is stopped on the way ends after the village it is at', async () => {
		const stopped = server();
		const preparing = stopped.summary.prepare(county.code);
		await stopped.summary.stop();
		await preparing;
		expect(stopped.reckoned).toEqual(codes.slice(0, 1));
		await stopped.summary.prepare(county.code);
		expect(stopped.reckoned).toHaveLength(1);
	});
});
