import { randomBytes } from 'node:crypto';

/** Where whole files are kept. A key is one of `newKey`; what is put under it is never changed. */
export interface FileStore {
	/** Resolves when the bytes survive a power cut, as far as the store can promise. */
	put(key: string, bytes: Uint8Array, mime: string): Promise<void>;
	/** Undefined when nothing is there. */
	get(key: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
	drop(key: string): Promise<void>;
}

const shape = /^\d{6}\/[0-9a-f]{2}\/[0-9a-f]{32}$/;

/** A name nobody can guess and that tells nothing: the county, two digits that spread the files over folders, 128 random bits. */
export function newKey(county: string): string {
	const name = randomBytes(16).toString('hex');
	return `${county}/${name.slice(0, 2)}/${name}`;
}

/** A key becomes part of a path or an address only when it is one of ours. */
export function checkKey(key: string): string {
	if (!shape.test(key)) throw new Error('Not a file key.');
	return key;
}
