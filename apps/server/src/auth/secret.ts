import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret of 256 bits for a cookie, as it travels. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** Crockford's alphabet: no I, L, O, U, so that a code can be read out and typed. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A secret of 130 bits to be read by people: 26 letters and digits, `grouped` by fives or in one run. */
export function newCode(grouped: boolean): string {
	const letters = [...randomBytes(26)].map((byte) => alphabet[byte % 32]).join('');
	return grouped ? (letters.match(/.{1,5}/g) ?? []).join('-') : letters;
}

/** What is kept of a secret. It has all its bits of chance, so one round of SHA-256 is enough. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

/** A code however it was typed: lower case, spaces, dashes, full-width letters, O for 0, I or L for 1. */
export const tidyCode = (typed: string): string =>
	typed
		.normalize('NFKC')
		.toUpperCase()
		.replace(/[^0-9A-Z]/g, '')
		.replaceAll('O', '0')
		.replace(/[IL]/g, '1');

/** Whether two secrets are the same, in a time that tells nothing. */
export const sameSecret = (given: string, wanted: string): boolean => timingSafeEqual(hashOf(given), hashOf(wanted));
