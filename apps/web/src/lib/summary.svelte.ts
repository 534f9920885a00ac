import { type Asked, partsIn, sumOf } from '@honghuo/core/tally.ts';
import type { LiveLedger } from './replica/live.svelte.ts';
import { type FeedParts, type Shown, type Span, SummaryFeed, type Sums } from './summary-feed.ts';

export type { Span, Sums } from './summary-feed.ts';

/** What to add up: which villages (all when left out; `in` takes the beginning of their codes, such as a township's), which part, which months. */
export type Wanted = { in?: string; villages?: readonly string[]; part?: string | ((part: string) => boolean) } & Partial<Span>;

/** Some sums change by the calendar alone, and a screen that saves data hears little. */
const ANYWAY = 120_000;

/**
 * What all villages add up to, kept up with the county: read once, then only the villages that changed. Made while a component is set up. Without a
 * signal the last numbers stay, also over a reload where the browser can keep them; `at` says when they were right.
 */
export class Summary {
	#shown = $state.raw<Shown>({ villages: {}, version: null, at: null, late: false });

	constructor(ledger: LiveLedger, span: () => Span) {
		const feed = new SummaryFeed({
			ask: (path) => ledger.ask('GET', path),
			keep: keeping(`/kept/summary/${ledger.county.code}/${ledger.actor.person}`),
			now: Date.now,
			random: Math.random,
			later: (run, milliseconds) => {
				const timer = setTimeout(run, milliseconds);
				return () => clearTimeout(timer);
			},
			changed: (shown) => {
				this.#shown = shown;
			},
		});
		const news = () => {
			if (document.visibilityState === 'visible') feed.news();
		};
		$effect(() => void feed.show(span()));
		$effect(() => {
			void ledger.version;
			news();
		});
		$effect(() => {
			const anyway = setInterval(news, ANYWAY);
			addEventListener('online', news);
			document.addEventListener('visibilitychange', news);
			return () => {
				clearInterval(anyway);
				removeEventListener('online', news);
				document.removeEventListener('visibilitychange', news);
				feed.stop();
			};
		});
	}

	get villages(): Readonly<Record<string, Sums>> {
		return this.#shown.villages;
	}

	/** Version of the county these sums are of; null before the first. */
	get version(): number | null {
		return this.#shown.version;
	}

	/** When the county last said that these sums are right, in milliseconds since 1970. */
	get at(): number | null {
		return this.#shown.at;
	}

	/** Whether the last look failed: what is shown is of `at`. */
	get late(): boolean {
		return this.#shown.late;
	}

	/** What the server said when the last look failed though the line is there: whose turn it is. */
	get said(): string | null {
		return this.#shown.late ? (this.#shown.said ?? null) : null;
	}

	/** A measure added up over villages, parts and months. */
	sum(measure: string, wanted: Wanted = {}): number {
		let sum = 0;
		for (const [, tally, asked] of this.#asked(measure, wanted)) sum += sumOf(tally, asked);
		return sum;
	}

	/** A measure added up by village, or by part; what has nothing of it in these months is left out. */
	by(key: 'village' | 'part', measure: string, wanted: Wanted = {}): Map<string, number> {
		const sums = new Map<string, number>();
		for (const [village, tally, asked] of this.#asked(measure, wanted)) {
			for (const part of asked.parts ?? partsIn(tally, asked)) {
				const found = key === 'village' ? village : part;
				sums.set(found, (sums.get(found) ?? 0) + sumOf(tally, { ...asked, parts: [part] }));
			}
		}
		return sums;
	}

	/** The villages that are meant, with what is asked of each one's sums. */
	*#asked(measure: string, { in: within = '', villages, part, from, to = '9999' }: Wanted) {
		for (const village of villages ?? Object.keys(this.villages)) {
			const tally = village.startsWith(within) ? this.villages[village] : undefined;
			if (!tally) continue;
			const parts = typeof part === 'function' ? Object.keys(tally[measure] ?? {}).filter(part) : part === undefined ? undefined : [part];
			yield [village, tally, { measure, parts, from, to } satisfies Asked] as const;
		}
	}
}

/** Only a browser that came by a safe way keeps anything here; any failure is as if nothing were kept. */
const keeping = (place: string): FeedParts['keep'] => ({
	save: async (key, shown) => {
		if (!('caches' in globalThis)) return;
		const cache = await caches.open('honghuo-summary').catch(() => undefined);
		await cache?.put(`${place}/${key}`, new Response(JSON.stringify(shown))).catch(() => {});
	},
	load: async (key) => {
		if (!('caches' in globalThis)) return undefined;
		try {
			return (await (await (await caches.open('honghuo-summary')).match(`${place}/${key}`))?.json()) as Shown | undefined;
		} catch {
			return undefined;
		}
	},
});
