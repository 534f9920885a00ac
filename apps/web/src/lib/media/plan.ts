import { mostBytes } from '@honghuo/features/file/figures.ts';

/** What a picture is drawn as: pixels and JPEG quality 0…1. */
export type Drawing = { width: number; height: number; quality: number };
/** One drawing made, and how many bytes it came to. */
export type Try = Drawing & { bytes: number };

/** Bytes a photo may have, a little under what the county takes; the same for its small picture. */
export const aim = { photo: 300_000, thumb: Math.floor(mostBytes.thumb * 0.95) } as const;
/** Longest side: enough to see a canker on a branch, and a quarter of what a phone's camera gives. */
export const longest = { photo: 1600, thumb: 240 } as const;
const worst = 0.5;
const least = 32;

/** The size a picture gets so that its longer side is at most so long; never larger than it was. */
export function fitted(width: number, height: number, side: number): { width: number; height: number } {
	const scale = Math.min(1, side / Math.max(width, height));
	return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * What to draw next, after the tries so far: full size at good quality; then, in one step, at the quality its bytes suggest; then smaller and
 * smaller. Null when the last try is small enough, or nothing smaller makes sense.
 */
export function nextDrawing(size: { width: number; height: number }, kind: 'photo' | 'thumb', tries: readonly Try[]): Drawing | null {
	const last = tries.at(-1);
	if (!last) return { ...fitted(size.width, size.height, longest[kind]), quality: 0.8 };
	if (last.bytes <= aim[kind] || Math.max(last.width, last.height) <= least) return null;
	const share = aim[kind] / last.bytes;
	// Bytes fall a little faster than quality does.
	if (tries.length === 1) return { width: last.width, height: last.height, quality: Math.max(worst, Math.min(0.72, last.quality * share)) };
	const scale = Math.min(0.85, Math.sqrt(share) * 0.95);
	return { ...fitted(last.width, last.height, Math.max(least, Math.floor(Math.max(last.width, last.height) * scale))), quality: 0.6 };
}

/** How many more photos fit, when that is few enough to say; null while there is room. `quota` and `usage` are bytes. */
export function photosLeft({ quota, usage }: { quota?: number | undefined; usage?: number | undefined }): number | null {
	if (quota === undefined || usage === undefined) return null;
	// The browser stops before the last byte, and records need room too.
	const left = Math.max(0, Math.floor((quota - usage - 5_000_000) / (aim.photo + aim.thumb)));
	return left <= 50 ? left : null;
}
