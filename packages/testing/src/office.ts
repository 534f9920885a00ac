import { strFromU8, unzipSync } from 'fflate';

/** The parts of a Word or Excel file as text, by name: what a program that opens it reads. */
export function partsOf(bytes: Uint8Array): Record<string, string> {
	return Object.fromEntries(Object.entries(unzipSync(new Uint8Array(bytes))).map(([name, content]) => [name, strFromU8(content)]));
}

/** The words of a Word file in reading order, without what they look like. */
export const wordsOf = (bytes: Uint8Array): string =>
	[...(partsOf(bytes)['word/document.xml'] ?? '').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>|<\/w:p>/g)].map(([, text]) => text ?? '\n').join('');
