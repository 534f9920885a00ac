import { type Audience, type Scope, sees } from './actor.ts';
import type { Change } from './row.ts';

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
