/** Chance that can be repeated: the same words give the same choices, on any machine. */
export class Chance {
	#a: number;
	#b: number;
	#c: number;
	#d = 1;

	/** `words` name what is being decided, so that one thing's choices never move another's. */
	constructor(words: string) {
		[this.#a, this.#b, this.#c] = hash(words);
		for (let warm = 0; warm < 12; warm++) this.next();
	}

	/** 0 to below 1 (sfc32). */
	next(): number {
		const sum = (this.#a + this.#b + this.#d++) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
		this.#c |= 0;
		return (sum >>> 0) / 4_294_967_296;
	}

	/** A whole number, both ends inclusive. */
	whole = (least: number, most: number): number => least + Math.floor(this.next() * (most - least + 1));

	/** Whether something happens that does so in this share of cases. */
	happens = (share: number): boolean => this.next() < share;

	/** One of these. */
	one<T>(all: readonly T[]): T {
		if (all.length === 0) throw new Error('Nothing to choose from.');
		return all[Math.floor(this.next() * all.length)] as T;
	}

	/** So many of these, in their order. */
	some<T>(all: readonly T[], count: number): T[] {
		const order = all.map((item, index) => ({ item, index, at: this.next() })).sort((a, b) => a.at - b.at);
		return order
			.slice(0, count)
			.sort((a, b) => a.index - b.index)
			.map(({ item }) => item);
	}

	/** How often something happens that does so `mean` times on average: the mean rounded up or down. */
	times = (mean: number): number => Math.floor(mean) + (this.happens(mean % 1) ? 1 : 0);

	/** A UUIDv7 of a moment. */
	id(at: number): string {
		const hex = (bits: number) => Math.floor(this.next() * 2 ** bits);
		const time = Math.floor(at).toString(16).padStart(12, '0');
		const [high, low] = [hex(12).toString(16).padStart(3, '0'), (0x8000 + hex(14)).toString(16)];
		const tail = hex(24).toString(16).padStart(6, '0') + hex(24).toString(16).padStart(6, '0');
		return `${time.slice(0, 8)}-${time.slice(8)}-7${high}-${low}-${tail}`;
	}
}

/** Three well-mixed 32-bit numbers from a text (cyrb128). */
function hash(text: string): [number, number, number] {
	let [h1, h2, h3, h4] = [1779033703, 3144134277, 1013904242, 2773480762];
	for (let index = 0; index < text.length; index++) {
		const k = text.charCodeAt(index);
		h1 = h2 ^ Math.imul(h1 ^ k, 597399067);
		h2 = h3 ^ Math.imul(h2 ^ k, 2869860233);
		h3 = h4 ^ Math.imul(h3 ^ k, 951274213);
		h4 = h1 ^ Math.imul(h4 ^ k, 2716044179);
	}
	h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
	h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
	h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
	h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
	return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1];
}
