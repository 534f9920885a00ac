import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

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
};

/** The head of a chain without entries. */
export const genesis: Buffer = Buffer.alloc(32);

/** SHA-256 over the previous hash and the entry's canonical JSON (RFC 8785), so that a change to any earlier entry shows in every later hash. */
export const chainHash = (previous: Uint8Array, entry: Hashed): Buffer =>
	createHash('sha256')
		.update(previous)
		.update(canonicalize(entry) ?? '')
		.digest();
