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

	/** A measure added up over villages, parts and months. */
	sum(measure: string, wanted: Wanted = {}): number {
		let sum = 0;
		for (const { value } of this.#values(measure, wanted)) sum += value;
		return sum;
	}

	/** A measure added up by village, part or month. */
	by(key: 'village' | 'part' | 'month', measure: string, wanted: Wanted = {}): Map<string, number> {
		const sums = new Map<string, number>();
		for (const found of this.#values(measure, wanted)) sums.set(found[key], (sums.get(found[key]) ?? 0) + found.value);
		return sums;
	}

	*#values(measure: string, { in: within = '', villages, part, from = '', to = '9999' }: Wanted) {
		const all = villages ? villages.map((code) => [code, this.villages[code]] as const) : Object.entries(this.villages);
		for (const [village, sums] of all) {
			if (!village.startsWith(within)) continue;
			for (const [name, months] of Object.entries(sums?.[measure] ?? {})) {
				if (typeof part === 'function' ? !part(name) : part !== undefined && part !== name) continue;
				for (const [month, value] of Object.entries(months)) if (from <= month && month <= to) yield { village, part: name, month, value };
			}
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
