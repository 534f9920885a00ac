import { type Audience, type Scope, sees } from './actor.ts';
import type { Change } from './row.ts';
import type { Shape } from './shape.ts';

/**
 * One journal entry as it travels (DESIGN.md §4). Versions of a county are gap-free; `previous` is the version sent before it, so a hole shows itself.
 * An entry outside the reader's right arrives sealed: its number only, no id, no actor, no changes.
 */
export type Entry = {
	county: string;
	version: number;
	previous: number;
	id: string | null;
	name: string;
	actor: string | null;
	/** When the server received it, ISO-8601 UTC. */
	at: string;
	changes: Change[];
};

/**
 * Whether a command takes personal data away for good: `noun.erase`. What its rows held before is kept nowhere then: not in the journal's earlier
 * entries, not on a device (docs/decisions/0013-erasing-keeps-the-chain.md).
 */
export const erases = (name: string): boolean => name.endsWith('.erase');

/** Name of an entry whose content the reader has no right to. */
export const sealedName = 'sealed';

/** The entry without its content. */
export const seal = ({ county, version, previous, at }: Entry): Entry => ({
	county,
	version,
	previous,
	id: null,
	name: sealedName,
	actor: null,
	at,
	changes: [],
});

/** The entry as this scope may read it. */
export const forScope = (entry: Entry, audience: Audience, scope: Scope): Entry => (sees(scope, audience) ? entry : seal(entry));

/** A reader: what they may see, and whether they asked for their own villages alone (data saver). */
export type Reader = Scope & { own?: boolean };

/** Whether an entry tells something of these villages, of the county as a whole, or of a table that every device holds whole. */
const concerns = ({ changes }: Entry, villages: readonly string[], tables: Shape['tables']): boolean =>
	changes.some(
		({ table, row }) =>
			row.village === null || tables.get(table)?.whole || villages.some((unit) => (row.village as string).startsWith(unit)),
	);

/** Whether this reader gets the entry open. Who asked for their own villages alone and has none gets everything. */
export const opens = (reader: Reader, entry: Entry, audience: Audience, tables: Shape['tables']): boolean =>
	sees(reader, audience) &&
	(!reader.own || erases(entry.name) || reader.all || reader.villages.length === 0 || concerns(entry, reader.villages, tables));

/**
 * Entries in order as one reader gets them, each run of sealed ones joined to a single number: its `previous` is where the run began, so that a
 * hole still shows itself. `after` is the version sent last.
 */
export function sealRuns(entries: readonly { entry: Entry; open: boolean }[], after: number): Entry[] {
	const joined: Entry[] = [];
	let previous = after;
	for (const [index, { entry, open }] of entries.entries()) {
		if (!open && index + 1 < entries.length && !entries[index + 1]?.open) continue;
		joined.push({ ...(open ? entry : seal(entry)), previous });
		previous = entry.version;
	}
	return joined;
}
