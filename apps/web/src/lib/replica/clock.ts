/** A phone's clock is taken as it is up to this far from the county's, in milliseconds: people set theirs a little ahead. */
const tolerated = 60_000;

/**
 * The county's time as this device knows it. Cheap phones lose their clock with the battery and wake up in 1970 or next year; a record would then
 * carry a day that never was. What the server said last corrects it, also on the next start without a signal.
 */
export class CountyClock {
	#ahead: number;
	readonly #device: () => number;
	readonly #keep: (ahead: number) => void;

	/** `ahead` is what was kept: how many milliseconds the county's clock is before this device's. */
	constructor(device: () => number, ahead: number, keep: (ahead: number) => void) {
		this.#device = device;
		this.#ahead = Number.isFinite(ahead) ? ahead : 0;
		this.#keep = keep;
	}

	/** Milliseconds since 1970, by the county's clock. */
	now = (): number => this.#device() + this.#ahead;

	/** The server said what time it is (ISO-8601 UTC). */
	hear(serverTime: string): void {
		const difference = Date.parse(serverTime) - this.#device();
		if (!Number.isFinite(difference)) return;
		const ahead = Math.abs(difference) > tolerated ? difference : 0;
		if (Math.abs(ahead - this.#ahead) <= tolerated) return;
		this.#ahead = ahead;
		this.#keep(ahead);
	}
}
