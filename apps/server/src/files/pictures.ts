import { Bytes, joined, type Picture } from './bytes.ts';

/*
 * Pictures without what was not seen: EXIF with its GPS, XMP, comments, embedded previews, and whatever was hung on behind the end. Only the parts
 * a picture is drawn from are kept, by a list of those, so that an unknown part cannot carry anything. Undefined when it is no whole picture.
 */

/** A JPEG's tables, frame and scans; of the APPn segments a plain JFIF head and Adobe's, which says how colours are stored. */
export function cleanJpeg(all: Uint8Array): Picture | undefined {
	const from = new Bytes(all);
	if (from.u16(0) !== 0xffd8) return undefined;
	const kept = [all.subarray(0, 2)];
	let size: { width: number; height: number } | undefined;
	let at = 2;
	while (at < all.length) {
		if (from.u8(at) !== 0xff) return undefined;
		while (from.u8(at + 1) === 0xff) at++;
		const marker = from.u8(at + 1);
		if (marker === 0xd9) return size && { ...size, bytes: joined([...kept, all.subarray(at, at + 2)]) };
		const length = from.u16(at + 2);
		if (length < 2 || at + 2 + length > all.length) return undefined;
		const end = at + 2 + length;
		if (isFrame(marker)) size ??= { height: from.u16(at + 5), width: from.u16(at + 7) };
		if (marker === 0xda) {
			const next = endOfScan(from, end);
			kept.push(all.subarray(at, next));
			at = next;
			continue;
		}
		if (drawn(marker, from.text(at + 4, 5), length)) kept.push(all.subarray(at, end));
		at = end;
	}
	return undefined;
}

const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function drawn(marker: number, name: string, length: number): boolean {
	if (marker === 0xe0) return name === 'JFIF\0' && length === 16;
	if (marker === 0xee) return name === 'Adobe';
	return isFrame(marker) || [0xc4, 0xcc, 0xdb, 0xdd].includes(marker);
}

/** Where the coded data of a scan ends: the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(from: Bytes, start: number): number {
	for (let at = start; at < from.all.length; at++) {
		if (from.u8(at) !== 0xff) continue;
		const next = from.u8(at + 1);
		if (next !== 0 && !(next >= 0xd0 && next <= 0xd7) && next !== 0xff) return at;
	}
	return from.all.length;
}

const pngParts = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'IDAT', 'IEND']);

/** A PNG's picture chunks, up to its end. */
export function cleanPng(all: Uint8Array): Picture | undefined {
	const from = new Bytes(all);
	if (from.u32(0) !== 0x89504e47 || from.u32(4) !== 0x0d0a1a0a || from.text(12, 4) !== 'IHDR') return undefined;
	const kept = [all.subarray(0, 8)];
	let drawing = false;
	for (let at = 8; at + 12 <= all.length; ) {
		const end = at + 12 + from.u32(at);
		const name = from.text(at + 4, 4);
		if (end > all.length) return undefined;
		if (pngParts.has(name)) kept.push(all.subarray(at, end));
		drawing ||= name === 'IDAT';
		if (name === 'IEND') return drawing ? { bytes: joined(kept), width: from.u32(16), height: from.u32(20) } : undefined;
		at = end;
	}
	return undefined;
}

const webpParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH']);

/** A still WebP's picture chunks; the flags that promise EXIF, XMP and a colour profile are cleared. */
export function cleanWebp(all: Uint8Array): Picture | undefined {
	const from = new Bytes(all);
	if (from.text(0, 4) !== 'RIFF' || from.text(8, 4) !== 'WEBP') return undefined;
	const limit = from.u32(4, true) + 8;
	if (limit > all.length) return undefined;
	const kept: Uint8Array[] = [];
	let size: { width: number; height: number } | undefined;
	let drawing = false;
	for (let at = 12; at + 8 <= limit; ) {
		const name = from.text(at, 4);
		const length = from.u32(at + 4, true);
		const end = at + 8 + length + (length % 2);
		if (at + 8 + length > limit) return undefined;
		const chunk = all.slice(at, Math.min(end, all.length));
		if (name === 'VP8X') {
			if ((from.u8(at + 8) & 0x02) !== 0) return undefined;
			chunk[8] = from.u8(at + 8) & 0x10;
		}
		size ??= webpSize(from, name, at + 8);
		drawing ||= name === 'VP8 ' || name === 'VP8L';
		if (webpParts.has(name)) kept.push(chunk.length % 2 ? joined([chunk, new Uint8Array(1)]) : chunk);
		at = end;
	}
	if (!size || !drawing) return undefined;
	const body = joined(kept);
	const head = new Uint8Array(12);
	head.set(all.subarray(0, 12));
	new DataView(head.buffer).setUint32(4, body.length + 4, true);
	return { ...size, bytes: joined([head, body]) };
}

function webpSize(from: Bytes, name: string, at: number): { width: number; height: number } | undefined {
	if (name === 'VP8X') {
		return { width: (from.u32(at + 4, true) & 0xffffff) + 1, height: (from.u16(at + 7, true) | (from.u8(at + 9) << 16)) + 1 };
	}
	if (name === 'VP8 ' && from.u8(at + 3) === 0x9d)
		return { width: from.u16(at + 6, true) & 0x3fff, height: from.u16(at + 8, true) & 0x3fff };
	if (name === 'VP8L' && from.u8(at) === 0x2f) {
		const bits = from.u32(at + 1, true);
		return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
	}
	return undefined;
}
