/** A cautious reader of a file's bytes: reading past the end gives nothing instead of throwing. */
export class Bytes {
	readonly all: Uint8Array;
	readonly #view: DataView;

	constructor(all: Uint8Array) {
		this.all = all;
		this.#view = new DataView(all.buffer, all.byteOffset, all.byteLength);
	}

	u8(at: number): number {
		return this.all[at] ?? -1;
	}

	u16(at: number, little = false): number {
		return at + 2 <= this.all.length ? this.#view.getUint16(at, little) : -1;
	}

	u32(at: number, little = false): number {
		return at + 4 <= this.all.length ? this.#view.getUint32(at, little) : -1;
	}

	/** Characters by code, as names inside files are written. */
	text(at: number, length: number): string {
		return String.fromCharCode(...this.all.subarray(at, Math.min(at + length, this.all.length)));
	}
}

/** A picture without anything but the picture, and its size in pixels. */
export type Picture = { bytes: Uint8Array; width: number; height: number };

/** Pieces put together. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}
