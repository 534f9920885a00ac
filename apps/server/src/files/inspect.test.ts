import { cameraName, plainJpeg, pngWithText, webmVoice, webpWithExif, withExif } from '@honghuo/testing/pictures.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspect } from './inspect.ts';

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const kept = (bytes: Uint8Array) => {
	const found = inspect(bytes);
	if ('wrong' in found) throw new Error(found.wrong);
	return found;
};

describe('what is taken is only the picture', () => {
	test.each([
		['image/jpeg', withExif(plainJpeg())],
		['image/png', pngWithText()],
		['image/webp', webpWithExif()],
	])('%s loses place, maker, comments and what hangs behind its end', (mime, bytes) => {
		expect(text(bytes)).toContain(cameraName);
		const found = kept(bytes);
		expect(found.mime).toBe(mime);
		expect(text(found.bytes)).not.toMatch(new RegExp(`${cameraName}|Exif|EXIF|eXIf|XMP|GPS|script`));
		// Cleaning again changes nothing.
		expect(kept(found.bytes).bytes).toEqual(found.bytes);
	});

	test('a JPEG without metadata stays as it is, to the byte', () => {
		expect(kept(plainJpeg()).bytes).toEqual(plainJpeg());
	});

	test('a picture of more than 40 megapixels is a trap', () => {
		expect(inspect(plainJpeg(8_000, 6_000))).toEqual({ wrong: 'file_pixels' });
		expect(inspect(pngWithText(60_000, 60_000))).toEqual({ wrong: 'file_pixels' });
		expect(inspect(plainJpeg(0, 6_000))).toEqual({ wrong: 'file_kind' });
	});

	test('a voice is sound alone, without a place', () => {
		expect(kept(webmVoice()).mime).toBe('audio/webm');
		for (const more of ['V_VP8', 'RECORDING_LOCATION']) expect(inspect(webmVoice(more))).toEqual({ wrong: 'file_kind' });
		const mp4 = (more: string) => new TextEncoder().encode(`\0\0\0\x18ftypM4A \0\0\0\0mp4a${more}`);
		expect(kept(mp4('')).mime).toBe('audio/mp4');
		expect(inspect(mp4('vide'))).toEqual({ wrong: 'file_kind' });
	});

	test('pages, programs, animations and scraps are refused', () => {
		const scraps = ['<html><script>alert(1)</script>', '%PDF-1.7', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'PK\x03\x04', ''];
		for (const scrap of scraps) expect(inspect(new TextEncoder().encode(scrap))).toEqual({ wrong: 'file_kind' });
	});

	test('cut anywhere, or with any byte changed, it answers and never throws', () => {
		const samples = [withExif(plainJpeg()), pngWithText(), webpWithExif(), webmVoice()];
		fc.assert(
			fc.property(fc.constantFrom(...samples), fc.nat(), fc.nat(), fc.integer({ min: 0, max: 255 }), (sample, cut, at, value) => {
				const bytes = sample.slice(0, cut % (sample.length + 1));
				if (bytes.length > 0) bytes[at % bytes.length] = value;
				const found = inspect(bytes);
				if (!('wrong' in found)) expect(found.bytes.length).toBeLessThanOrEqual(bytes.length + 1);
			}),
			{ numRuns: 3_000 },
		);
		for (const sample of samples.slice(0, 3)) {
			const end = kept(sample).bytes.length;
			expect(inspect(kept(sample).bytes.slice(0, end - 1))).toEqual({ wrong: 'file_kind' });
		}
	});
});
