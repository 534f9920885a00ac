import type { ChosenFile } from '@honghuo/features/ledger.ts';
import { type Drawing, nextDrawing, type Try } from './plan.ts';
import { sha256 } from './sha256.ts';

/**
 * Draws a picture anew, small: at most 300 kB, with a small picture for lists. What is drawn has no EXIF: no place, no phone, no time. Rejects when
 * the browser cannot open it.
 */
export async function shrink(file: Blob): Promise<ChosenFile> {
	const bitmap = await createImageBitmap(file);
	try {
		const photo = await drawn(bitmap, 'photo');
		const thumb = await drawn(bitmap, 'thumb');
		return {
			kind: 'photo',
			mime: 'image/jpeg',
			bytes: photo.data,
			sha256: await sha256(photo.data),
			thumb: { bytes: thumb.data, sha256: await sha256(thumb.data) },
			width: photo.width,
			height: photo.height,
			seconds: null,
		};
	} finally {
		bitmap.close();
	}
}

async function drawn(bitmap: ImageBitmap, kind: 'photo' | 'thumb'): Promise<Drawing & { data: Uint8Array<ArrayBuffer> }> {
	const tries: Try[] = [];
	let made: (Drawing & { data: Uint8Array<ArrayBuffer> }) | undefined;
	for (let next = nextDrawing(bitmap, kind, tries); next; next = nextDrawing(bitmap, kind, tries)) {
		const data = await encode(bitmap, next);
		made = { ...next, data };
		tries.push({ ...next, bytes: data.length });
	}
	if (!made) throw new Error('Nothing was drawn.');
	return made;
}

async function encode(bitmap: ImageBitmap, { width, height, quality }: Drawing): Promise<Uint8Array<ArrayBuffer>> {
	const options = { type: 'image/jpeg', quality };
	let blob: Blob | null;
	if (typeof OffscreenCanvas === 'function') {
		const canvas = new OffscreenCanvas(width, height);
		paint(canvas.getContext('2d'), bitmap, width, height);
		blob = await canvas.convertToBlob(options);
	} else {
		const canvas = Object.assign(document.createElement('canvas'), { width, height });
		paint(canvas.getContext('2d'), bitmap, width, height);
		blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, options.type, quality));
	}
	if (blob?.type !== 'image/jpeg') throw new Error('This browser makes no JPEG.');
	return new Uint8Array(await blob.arrayBuffer());
}

function paint(
	context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D | null,
	bitmap: ImageBitmap,
	width: number,
	height: number,
): void {
	if (!context) throw new Error('This browser draws nothing.');
	// JPEG knows no transparency: paper, not black.
	context.fillStyle = '#fff';
	context.fillRect(0, 0, width, height);
	context.imageSmoothingQuality = 'high';
	context.drawImage(bitmap, 0, 0, width, height);
}
