import { NoAnswer } from '../replica/transport.ts';

/** How far a part has come, as the server says. */
export type Progress = { offset: number; done: boolean };

/** The way bytes go. Every call rejects with `NoAnswer` when the server did not say. */
export interface Way {
	begin(id: string, thumb: boolean): Promise<Progress>;
	append(id: string, thumb: boolean, offset: number, piece: Uint8Array<ArrayBuffer>): Promise<Progress>;
}

/** Bytes of one piece: small enough to arrive on a slow line, half of what the server takes. */
export const piece = 32_768;
/** How often in one go the server may say that a piece does not fit. */
const mostMisfits = 3;

/**
 * Brings a file's bytes, the small picture first, from wherever the server already is: after any cut it is called again and goes on. `moved` hears
 * the bytes the server has of both. Rejects with NoAnswer.
 */
export async function carry(
	id: string,
	parts: { thumb: Uint8Array<ArrayBuffer> | null; whole: Uint8Array<ArrayBuffer> },
	way: Way,
	moved: (sent: number) => void,
): Promise<void> {
	let before = 0;
	for (const [thumb, bytes] of [
		[true, parts.thumb],
		[false, parts.whole],
	] as const) {
		if (!bytes) continue;
		await carryPart(id, thumb, bytes, way, (offset) => moved(before + offset));
		before += bytes.length;
	}
}

async function carryPart(
	id: string,
	thumb: boolean,
	bytes: Uint8Array<ArrayBuffer>,
	way: Way,
	moved: (offset: number) => void,
): Promise<void> {
	let misfits = 0;
	let at = await way.begin(id, thumb);
	while (!at.done) {
		moved(at.offset);
		try {
			at = await way.append(id, thumb, at.offset, bytes.slice(at.offset, at.offset + piece));
		} catch (error) {
			// Another tab was quicker, or an answer was lost: ask where to go on.
			if (!(error instanceof NoAnswer) || error.code !== 'file_offset' || ++misfits > mostMisfits) throw error;
			at = await way.begin(id, thumb);
		}
	}
	moved(bytes.length);
}
