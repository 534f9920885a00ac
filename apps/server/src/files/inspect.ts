import { Bytes } from './bytes.ts';
import { cleanJpeg, cleanPng, cleanWebp } from './pictures.ts';

/** What the bytes turned out to be: their type and the bytes to keep, or why they are not taken. */
export type Inspected = { mime: string; bytes: Uint8Array } | { wrong: 'file_kind' | 'file_pixels' };

/** Most pixels of a picture: more is a trap for whoever opens it (RELIABILITY.md §6). */
const mostPixels = 40_000_000;

const pictures = [
	['image/jpeg', cleanJpeg],
	['image/png', cleanPng],
	['image/webp', cleanWebp],
] as const;

/**
 * Looks at what a file is by its bytes, whatever was said of it, and takes its metadata out. Sound is kept as it is, and refused when it carries a
 * picture track or a place.
 */
export function inspect(bytes: Uint8Array): Inspected {
	for (const [mime, clean] of pictures) {
		const picture = clean(bytes);
		if (!picture) continue;
		if (picture.width < 1 || picture.height < 1) return { wrong: 'file_kind' };
		return picture.width * picture.height > mostPixels ? { wrong: 'file_pixels' } : { mime, bytes: picture.bytes };
	}
	const mime = soundOf(bytes);
	return mime ? { mime, bytes } : { wrong: 'file_kind' };
}

const place = /RECORDING_LOCATION|GPS|\xa9xyz|loci/;

function soundOf(bytes: Uint8Array): string | undefined {
	const from = new Bytes(bytes);
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	// A place is named in the head or in a box of its own; chance finds the few letters of `loci` and `GPS` in coded sound too seldom to matter.
	const head = text.slice(0, 4096);
	if (from.u32(0) === 0x1a45dfa3 && head.includes('webm') && head.includes('A_OPUS')) {
		return /V_VP[89]|V_AV1|V_MPEG/.test(head) || place.test(head) ? undefined : 'audio/webm';
	}
	if (from.text(4, 4) === 'ftyp' && text.includes('mp4a') && !text.includes('vide')) {
		return /\xa9xyz|udta[\s\S]{0,64}loci/.test(text) ? undefined : 'audio/mp4';
	}
	return undefined;
}
