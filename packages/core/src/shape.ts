import type { Actor, Grant } from './actor.ts';
import type { Read, Rows, TableRef } from './row.ts';

/** How rights are read from rows: which rows say what a person may do, and how they become grants. */
export type ActorSource = {
	reads: ((person: string, rows: Rows) => Read[])[];
	grants: (person: string, rows: Rows) => Grant[];
	/** Tables whose change may change somebody's rights. */
	tables: readonly TableRef<never>[];
};

/** Nobody has any right: a registry without people, for tests. */
export const noActors: ActorSource = { reads: [], grants: () => [], tables: [] };

/** What it takes to hold rows, as against deciding commands: the tables by name (to hold rows, those held whole are enough), and how rights are read. */
export type Shape = { tables: ReadonlyMap<string, TableRef<never>>; actors: ActorSource };

/** Builds it; a table given twice is a programming error. Tables are of any row type, so they come typed loosely. */
export const shape = (tables: readonly unknown[], actors: ActorSource): Shape => ({
	tables: unique('table', tables as readonly TableRef<never>[]),
	actors,
});

/** Things by their name. */
export function unique<T extends { name: string }>(kind: string, items: readonly T[]): ReadonlyMap<string, T> {
	const map = new Map(items.map((item) => [item.name, item]));
	if (map.size < items.length) throw new Error(`Two features declare the same ${kind}.`);
	return map;
}

/** The actor a person is, from the rows that say so. */
export const actorFrom = (source: ActorSource, county: string, person: string, rows: Rows): Actor => ({
	county,
	person,
	grants: source.grants(person, rows),
});
