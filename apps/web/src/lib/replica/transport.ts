import type { Envelope, Result } from '@honghuo/core/command.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import type { Snapshot } from './county-copy.ts';
import type { Reach } from './store.ts';

/** An answer of catch-up; `snapshot` when the cursor is older than what the server keeps ready. */
export type CatchUp = { entries: Entry[]; version: number; more: boolean; snapshot?: boolean };

/** The way to the server. Every call rejects with `NoAnswer` when no explicit answer of our server came; a gateway's page is none. */
export interface Transport {
	commands(commands: readonly Envelope[]): Promise<Result[]>;
	catchUp(after: number): Promise<CatchUp>;
	snapshot(reach: Reach, only?: boolean): Promise<Snapshot>;
	/** The last entries, ascending. */
	recent(limit: number): Promise<Entry[]>;
}

/** Entries of a page of catch-up: with a weak signal as many as it can be a pity to ask for again. */
export const PAGE = 2_000;

/** Why there is no answer: no way through, the session is over, asked to wait, or the request as a whole was refused with a 4xx. */
export class NoAnswer extends Error {
	readonly reason: 'unreachable' | 'session' | 'busy' | 'refused';
	readonly code: string;
	/** Milliseconds the server asks to wait. */
	readonly wait: number | undefined;
	constructor(reason: NoAnswer['reason'], code: string, message: string, wait?: number) {
		super(message);
		this.reason = reason;
		this.code = code;
		this.wait = wait;
	}
}
