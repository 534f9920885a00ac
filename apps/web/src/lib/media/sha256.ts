/**
 * SHA-256 as lower-case hex. Over plain HTTP, as in a village's own network, browsers have no crypto.subtle; a photo of 300 kB takes the loop below
 * a few milliseconds.
 */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
	const digest = globalThis.crypto?.subtle ? new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)) : digestOf(bytes);
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Fractional parts of the roots of the first primes, as the standard (FIPS 180-4) derives its constants. */
function roots(count: number, power: number): number[] {
	const primes: number[] = [];
	for (let n = 2; primes.length < count; n++) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
	return primes.map((prime) => {
		const root = prime ** power;
		return ((root - Math.floor(root)) * 2 ** 32) | 0;
	});
}
const start = roots(8, 1 / 2);
const constants = roots(64, 1 / 3);
const turn = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** The same, by hand. */
export function digestOf(bytes: Uint8Array): Uint8Array {
	const padded = new Uint8Array((((bytes.length + 8) >> 6) + 1) << 6);
	padded.set(bytes);
	padded[bytes.length] = 0x80;
	const view = new DataView(padded.buffer);
	view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
	view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
	const state = [...start];
	const w = new Int32Array(64);
	for (let block = 0; block < padded.length; block += 64) {
		for (let t = 0; t < 16; t++) w[t] = view.getInt32(block + t * 4);
		for (let t = 16; t < 64; t++) {
			const [a, b] = [w[t - 15] ?? 0, w[t - 2] ?? 0];
			const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
			const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
			w[t] = (w[t - 16] ?? 0) + s0 + (w[t - 7] ?? 0) + s1;
		}
		let [a, b, c, d, e, f, g, h] = state as [number, number, number, number, number, number, number, number];
		for (let t = 0; t < 64; t++) {
			const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + (constants[t] ?? 0) + (w[t] ?? 0)) | 0;
			const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
			[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
		}
		for (const [index, word] of [a, b, c, d, e, f, g, h].entries()) state[index] = ((state[index] ?? 0) + word) | 0;
	}
	const digest = new Uint8Array(32);
	for (const [index, word] of state.entries()) new DataView(digest.buffer).setInt32(index * 4, word);
	return digest;
}
