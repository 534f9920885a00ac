/** Pictures for tests, made byte by byte: what a camera writes, GPS included. */

const bytes = (...parts: (number[] | string | Uint8Array)[]): Uint8Array<ArrayBuffer> =>
	Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((letter) => letter.charCodeAt(0)) : [...part])));
const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const segment = (marker: number, content: Uint8Array) => bytes([0xff, marker], u16(content.length + 2), content);

/** A word that must not survive: the camera's name in the EXIF of `withExif`. */
export const cameraName = 'HONGHUO-KAMERA';

/** An EXIF segment as a camera writes it: orientation, maker, and a GPS position in 大屯村's county (40.8° N, 119.8° E). */
function exif(): Uint8Array {
	const rational = (whole: number, of = 1) => [...u32(whole), ...u32(of)];
	const entry = (tag: number, type: number, count: number, value: number[]) => [...u16(tag), ...u16(type), ...u32(count), ...value];
	const maker = [...`${cameraName}\0`].map((letter) => letter.charCodeAt(0));
	const [ifd, gps] = [8, 8 + 2 + 3 * 12 + 4];
	const data = gps + 2 + 4 * 12 + 4;
	return bytes(
		'Exif\0\0MM',
		[0, 42],
		u32(ifd),
		u16(3),
		entry(0x010f, 2, maker.length, u32(data + 48)),
		entry(0x0112, 3, 1, [...u16(1), 0, 0]),
		entry(0x8825, 4, 1, u32(gps)),
		u32(0),
		u16(4),
		entry(
			1,
			2,
			2,
			[...'N\0\0\0'].map((letter) => letter.charCodeAt(0)),
		),
		entry(2, 5, 3, u32(data)),
		entry(
			3,
			2,
			2,
			[...'E\0\0\0'].map((letter) => letter.charCodeAt(0)),
		),
		entry(4, 5, 3, u32(data + 24)),
		u32(0),
		[...rational(40), ...rational(48), ...rational(0)],
		[...rational(119), ...rational(48), ...rational(0)],
		maker,
	);
}

/** The same JPEG with EXIF, a comment behind it, and something hung on after its end. */
export const withExif = (jpeg: Uint8Array): Uint8Array<ArrayBuffer> =>
	bytes(jpeg.subarray(0, 2), segment(0xe1, exif()), segment(0xfe, bytes('GPS 40.8 119.8')), jpeg.subarray(2), '<script>');

/** A JPEG that is whole as files go, though not worth looking at: head, tables, frame, one scan of `scan` bytes, end. */
export const plainJpeg = (width = 64, height = 48, scan = 100): Uint8Array<ArrayBuffer> =>
	bytes(
		[0xff, 0xd8],
		segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0])),
		segment(0xdb, bytes([0], Array<number>(64).fill(1))),
		segment(0xc0, bytes([8], u16(height), u16(width), [1, 1, 0x11, 0])),
		segment(0xc4, bytes([0], Array<number>(16).fill(0))),
		segment(0xda, bytes([1, 1, 0, 0, 63, 0])),
		Array.from({ length: scan }, (_, index) => (index * 7) % 251),
		[0xff, 0, 0xff, 0xd0, 1, 2, 0xff, 0xd9],
	);

/** A PNG with the text and the time a program puts in. */
export function pngWithText(width = 8, height = 8): Uint8Array<ArrayBuffer> {
	const chunk = (name: string, content: Uint8Array) => bytes(u32(content.length), name, content, [0, 0, 0, 0]);
	return bytes(
		[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
		chunk('IHDR', bytes(u32(width), u32(height), [8, 2, 0, 0, 0])),
		chunk('eXIf', exif()),
		chunk('tEXt', bytes(`Author\0${cameraName}`)),
		chunk('IDAT', bytes([1, 2, 3])),
		chunk('IEND', bytes()),
	);
}

/** A WebP with EXIF and XMP beside its picture. */
export function webpWithExif(width = 8, height = 6): Uint8Array<ArrayBuffer> {
	const little = (value: number, length: number) => Array.from({ length }, (_, index) => (value >>> (8 * index)) & 255);
	const chunk = (name: string, content: Uint8Array) => bytes(name, little(content.length, 4), content, content.length % 2 ? [0] : []);
	const body = bytes(
		'WEBP',
		chunk('VP8X', bytes([0x0c, 0, 0, 0], little(width - 1, 3), little(height - 1, 3))),
		chunk('VP8 ', bytes([0, 0, 0, 0x9d, 0x01, 0x2a], little(width, 2), little(height, 2), [7, 7, 7])),
		chunk('EXIF', exif()),
		chunk('XMP ', bytes(cameraName)),
	);
	return bytes('RIFF', little(body.length, 4), body);
}

/** The head of a voice as Chromium's MediaRecorder writes it; `more` goes into its body. */
export const webmVoice = (more = ''): Uint8Array<ArrayBuffer> =>
	bytes([0x1a, 0x45, 0xdf, 0xa3], '\x42\x82\x84webm', 'A_OPUS', more, Array<number>(200).fill(9));
