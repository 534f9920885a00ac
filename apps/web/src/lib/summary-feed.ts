import type { Tally } from '@honghuo/core/tally.ts';
import { NoAnswer } from './replica/transport.ts';

/** One village's sums: measure → part (`''` without one) → month `YYYY-MM` → value in the measure's unit. */
export type Sums = Tally;

/** Months, both ends inclusive, `YYYY-MM`. */
export type Span = { from: string; to: string };

/** Sums as they are shown: `version` is the county's, `at` when they were right (ms since 1970), `late` whether the last look failed, `said` what the server said then, if it was reached. */
export type Shown = {
	villages: Readonly<Record<string, Sums>>;
	version: number | null;
	at: number | null;
	late: boolean;
	said?: string | null;
};

/** What a feed is made of; `keep` is where the device keeps an answer over a reload, if it can. */
export type FeedParts = {
	ask: (path: string) => Promise<{ version: number; villages: Record<string, Sums> }>;
	keep: { save: (key: string, shown: Shown) => Promise<void>; load: (key: string) => Promise<Shown | undefined> };
	now: () => number;
	random: () => number;
	later: (run: () => void, milliseconds: number) => () => void;
	changed: (shown: Shown) => void;
};

/** Shortest time between two looks, and the most that chance adds to it: a thousand screens must not ask in the same moment. */
export const EVERY = 4_000;
const CHANCE = 1_000;

const nothing: Shown = { villages: {}, version: null, at: null, late: false };

/** Reads the sums of a span once and then only what changed, no oftener than it may; without a signal what was there stays. */
export class SummaryFeed {
	readonly #parts: FeedParts;
	#span: Span | null = null;
	#shown: Shown = nothing;
	#looked: number | null = null;
	#looking = false;
	#again = false;
	#cancel: (() => void) | null = null;

	constructor(parts: FeedParts) {
		this.#parts = parts;
	}

	/** Another span: what is kept of it first, then the county's word. */
	async show(span: Span): Promise<void> {
		if (this.#span?.from === span.from && this.#span.to === span.to) return;
		this.#span = span;
		this.#set(nothing);
		const kept = await this.#parts.keep.load(key(span));
		if (this.#span !== span || this.#shown.version !== null) return;
		if (kept) this.#set(kept);
		await this.look();
	}

	/** Something happened in the county: looks before long. */
	news(): void {
		if (this.#cancel || this.#looked === null) return;
		const { now, random, later } = this.#parts;
		this.#cancel = later(
			() => {
				this.#cancel = null;
				void this.look();
			},
			Math.max(0, this.#looked + EVERY - now()) + random() * CHANCE,
		);
	}

	/** Looks now; who calls while one look is under way gets another after it. */
	async look(): Promise<void> {
		const span = this.#span;
		if (!span) return;
		if (this.#looking) {
			this.#again = true;
			return;
		}
		this.#looking = true;
		const { version: after } = this.#shown;
		try {
			const asked = `/api/v1/summary?from=${span.from}&to=${span.to}${after === null ? '' : `&after=${after}`}`;
			const { version, villages } = await this.#parts.ask(asked);
			if (this.#span === span && this.#shown.version === after) {
				const all = after === null ? villages : { ...this.#shown.villages, ...villages };
				this.#set({ villages: all, version, at: this.#parts.now(), late: false });
				void this.#parts.keep.save(key(span), this.#shown);
			}
		} catch (error) {
			const reached = error instanceof NoAnswer && error.reason !== 'unreachable';
			this.#set({ ...this.#shown, late: true, said: reached ? error.message : null });
		}
		this.#looked = this.#parts.now();
		this.#looking = false;
		if (this.#again) {
			this.#again = false;
			this.news();
		}
	}

	stop(): void {
		this.#cancel?.();
		this.#cancel = null;
		this.#span = null;
	}

	#set(shown: Shown): void {
		this.#shown = shown;
		this.#parts.changed(shown);
	}
}

const key = ({ from, to }: Span): string => `${from}-${to}`;
