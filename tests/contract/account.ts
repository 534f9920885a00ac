import type { Visitor } from '@honghuo/testing/visitor.ts';
import { v7 as newId } from 'uuid';
import { expect } from 'vitest';

/** A figure as the API gives it, with the names of the commands behind it in the place of their journal versions. */
export type Told = {
	value: number | null;
	unit: string;
	parts?: Record<string, number | string | null>;
	names: string[];
	versions: number[];
};

type Entry = { version: number; name: string; changes: { table: string; row: { id: string } }[] };

/** The journal entry of this version, as anybody of the county reads it. */
export async function entryOf(who: Visitor, version: number): Promise<Entry | undefined> {
	const { body } = await who.ask<{ entries: Entry[] }>('GET', `/api/v1/journal?after=${version - 1}&limit=1`);
	return body.entries.find((entry) => entry.version === version);
}

/** Asks for a figure and looks every entry it names up in the journal. */
export async function figure(who: Visitor, name: string, query: Record<string, string>): Promise<Told> {
	const { status, body } = await who.ask<Told & { entries: { version: number }[] }>(
		'GET',
		`/api/v1/figures/${name}?${new URLSearchParams(query)}`,
	);
	expect([name, status, status === 200 ? '' : JSON.stringify(body)]).toEqual([name, 200, '']);
	const versions = body.entries.map(({ version }) => version);
	expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
	const found = await Promise.all(versions.map((version) => entryOf(who, version)));
	const { entries: _, ...told } = body;
	return { ...told, versions, names: found.map((entry) => entry?.name ?? 'not in the journal') };
}

/** Sends one command and says at which version of the journal it was taken; a refusal fails the test with its sentence. */
export async function did(who: Visitor, name: string, input: object): Promise<number> {
	const [result] = await who.send([name, input]);
	if (result?.status !== 'accepted') throw new Error(`${name}: ${JSON.stringify(result)}`);
	return result.version;
}

/** Sends one command that must not be taken, and gives its code and sentence. */
export async function refused(who: Visitor, name: string, input: object): Promise<{ code: string; message: string }> {
	const [result] = await who.send([name, input]);
	if (result?.status !== 'refused') throw new Error(`${name} was not refused: ${JSON.stringify(result)}`);
	return { code: result.code, message: result.message };
}

/** An orchard with blocks of these sizes, by name. */
export async function orchard(who: Visitor, village: string, name: string, sizes: Record<string, object>): Promise<Record<string, string>> {
	const id = newId();
	await did(who, 'orchard.create', { id, village, name });
	const ids = Object.fromEntries(Object.keys(sizes).map((block) => [block, newId()]));
	for (const [block, size] of Object.entries(sizes)) await did(who, 'block.create', { id: ids[block], orchard: id, name: block, ...size });
	return { orchard: id, ...ids };
}

/** Ids of the catalogue a county starts with, by name. */
export async function catalogue(who: Visitor): Promise<(name: string) => string> {
	const { body } = await who.ask<{ tables: { variety: { id: string; name: string }[] } }>('GET', '/api/v1/snapshot');
	const ids = new Map(body.tables.variety.map(({ id, name }) => [name, id]));
	return (name) => {
		const id = ids.get(name);
		if (!id) throw new Error(`${name} is not in the catalogue`);
		return id;
	};
}
