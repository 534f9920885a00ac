import { createHash } from 'node:crypto';
import type { Change } from '@honghuo/core/row.ts';
import canonicalize from 'canonicalize';
import { iso } from './tables.ts';

/** What the chain covers of an entry: everything that tells who did what and when. */
export type Hashed = {
	county: string;
	version: number;
	id: string;
	name: string;
	actor: string;
	device: string | null;
	input: unknown;
	changes: unknown;
	audience: string;
	villages: readonly string[];
	recordedAt: string;
	receivedAt: string;
	/** Chance, forgotten with what was erased: without it nobody can try out names and numbers against the hash that stays. */
	salt?: string;
	/** Of a command that erases: what it took out of earlier entries. */
	redactions?: readonly Redaction[];
};

/** An earlier entry some of whose content was taken out: the hash it keeps, and the SHA-256 of what is left of it. */
export type Redaction = { version: number; hash: string; digest: string };

/** The head of a chain without entries. */
export const genesis: Buffer = Buffer.alloc(32);

/** SHA-256 over the previous hash and the entry's canonical JSON (RFC 8785), so that a change to any earlier entry shows in every later hash. */
export const chainHash = (previous: Uint8Array, entry: Hashed): Buffer =>
	createHash('sha256')
		.update(previous)
		.update(canonicalize(entry) ?? '')
		.digest();

/** SHA-256 of an entry by itself, in hex: what a command that erases says of the entries it took something out of. */
export const digestOf = (entry: Hashed): string => chainHash(new Uint8Array(), entry).toString('hex');

/** An entry as its row in the journal reads: what its hash covers, and the hash. */
export type Stored = Omit<Hashed, 'county' | 'changes' | 'salt' | 'redactions'> & {
	changes: Change[];
	hash: string;
	salt: string | null;
	redactions: Redaction[] | null;
	redactedBy: number | null;
};

/** The columns of `Stored`, to select from the journal. */
export const storedColumns = `version::float8 as version, id, name, actor, device, input, changes, audience, villages,
	${iso('recorded_at')} as "recordedAt", ${iso('received_at')} as "receivedAt", encode(hash, 'hex') as hash, salt, redactions,
	redacted_by::float8 as "redactedBy"`;
