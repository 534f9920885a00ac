/** Deepest nesting of arrays and objects. */
const deepest = 32;
/** Keys that reach into JavaScript objects. */
const forbidden: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Parses JSON and refuses, with undefined, what only makes trouble later: broken UTF-8, more than 32 levels, keys that reach into objects, lone
 * surrogates and NUL (PostgreSQL can't keep them), numbers beyond a double. The depth is counted before anything is parsed.
 */
export function strictJson(bytes: Uint8Array): { value: unknown } | undefined {
	try {
		const text = decoder.decode(bytes);
		if (tooDeep(text)) return undefined;
		const value: unknown = JSON.parse(text);
		return acceptable(value) ? { value } : undefined;
	} catch {
		return undefined;
	}
}

function tooDeep(text: string): boolean {
	let depth = 0;
	let inString = false;
	for (let at = 0; at < text.length; at++) {
		const character = text.charCodeAt(at);
		if (inString) {
			if (character === 0x5c) at++;
			else if (character === 0x22) inString = false;
		} else if (character === 0x22) inString = true;
		else if (character === 0x7b || character === 0x5b) {
			if (++depth > deepest) return true;
		} else if (character === 0x7d || character === 0x5d) depth--;
	}
	return false;
}

const wellFormed = (text: string) => text.isWellFormed() && !text.includes('\0');

/** Whether a value of JSON's making is one we keep; the socket's frames are asked the same. */
export function acceptable(value: unknown, depth = deepest): boolean {
	if (typeof value === 'string') return wellFormed(value);
	if (typeof value === 'number') return Number.isFinite(value);
	if (typeof value !== 'object' || value === null) return typeof value === 'boolean' || value === null;
	// A socket's binary is no JSON, and listing a megabyte's entries would hold up everybody.
	if (!Array.isArray(value) && Object.getPrototypeOf(value) !== Object.prototype) return false;
	if (depth === 0) return false;
	if (Array.isArray(value)) return value.every((item) => acceptable(item, depth - 1));
	return Object.entries(value).every(([key, item]) => !forbidden.has(key) && wellFormed(key) && acceptable(item, depth - 1));
}
