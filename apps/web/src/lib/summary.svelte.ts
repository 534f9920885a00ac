import type { LiveLedger } from './replica/live.svelte.ts';

/** One village's sums: measure → part (`''` without one) → month `YYYY-MM` → value in the measure's unit. */
export type Sums = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** Months, both ends inclusive, `YYYY-MM`. */
export type Span = { from: string; to: string };

/** What to add up: which villages (all when left out; `in` takes the beginning of their codes, such as a township's), which part, which months. */
export type Wanted = { in?: string; villages?: readonly string[]; part?: string | ((part: string) => boolean) } & Partial<Span>;

type Answer = { version: number; villages: Record<string, Sums> };

/** Shortest time between two looks, and the most that chance adds to it: a thousand screens must not ask in the same moment. */
const EVERY = 4_000;
const CHANCE = 1_000;
/** Some sums change by the calendar alone, and a screen that saves data hears little. */
const ANYWAY = 120_000;

/**
 * What all villages add up to, kept up with the county: read once, then only the villages that changed. Made while a component is set up. Without a
 * signal the last numbers stay, also over a reload where the browser can keep them; `at` says when they were right.
 */
export class Summary {
	villages = $state.raw<Readonly<Record<string, Sums>>>({});
	/** Version of the county these sums are of; null before the first. */
	version = $state<number | null>(null);
	/** When the county last said that these sums are right, in milliseconds since 1970. */
	at = $state<number | null>(null);
	/** Whether the last look failed: what is shown is of `at`. */
	late = $state(false);
	readonly #ledger: LiveLedger;
	readonly #span: () => Span;
	#shown = '';
	#looked = 0;
	#looking = false;
	#again = false;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(ledger: LiveLedger, span: () => Span) {
		this.#ledger = ledger;
		this.#span = span;
		$effect(() => {
			const { from, to } = span();
			if (this.#shown !== `${from} ${to}`) void this.#show(`${from} ${to}`);
		});
		$effect(() => {
			void ledger.version;
			this.#soon();
		});
		$effect(() => {
			const anyway = setInterval(() => this.#soon(), ANYWAY);
			const online = () => this.#soon();
			addEventListener('online', online);
			return () => {
				clearInterval(anyway);
				clearTimeout(this.#timer);
				removeEventListener('online', online);
				this.#shown = '';
			};
		});
	}

	/** A measure added up over villages, parts and months. */
	sum(measure: string, wanted: Wanted = {}): number {
		let sum = 0;
		for (const value of this.#values(measure, wanted)) sum += value.value;
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

	/** Looks before long: at once after a rest, else when the time between two looks has passed. */
	#soon(): void {
		if (this.#timer !== undefined) return;
		const wait = Math.max(0, this.#looked + EVERY - Date.now()) + (this.#looked === 0 ? 0 : Math.random() * CHANCE);
		this.#timer = setTimeout(() => {
			this.#timer = undefined;
			if (document.visibilityState === 'hidden') document.addEventListener('visibilitychange', () => this.#soon(), { once: true });
			else void this.#look();
		}, wait);
	}

	/** Another span: what is kept of it first, then the county's word. */
	async #show(shown: string): Promise<void> {
		this.#shown = shown;
		this.version = null;
		this.villages = {};
		const kept = await this.#kept();
		if (this.#shown !== shown || this.version !== null) return;
		if (kept) this.#take(kept.answer, kept.at, false);
		await this.#look();
	}

	async #look(): Promise<void> {
		if (this.#looking) {
			this.#again = true;
			return;
		}
		this.#looking = true;
		const [shown, after] = [this.#shown, this.version];
		try {
			const { from, to } = this.#span();
			const answer = await this.#ledger.ask<Answer>(
				'GET',
				`/api/v1/summary?from=${from}&to=${to}${after === null ? '' : `&after=${after}`}`,
			);
			if (this.#shown === shown && this.version === after) {
				this.#take(answer, Date.now(), after !== null);
				void this.#keep();
			}
			this.late = false;
		} catch {
			// No way to the county: the numbers stay as they were, and say since when.
			this.late = true;
		}
		this.#looked = Date.now();
		this.#looking = false;
		if (this.#again) {
			this.#again = false;
			this.#soon();
		}
	}

	#take({ version, villages }: Answer, at: number, more: boolean): void {
		this.villages = more ? { ...this.villages, ...villages } : villages;
		this.version = version;
		this.at = at;
	}

	get #address(): string {
		const { county, actor } = this.#ledger;
		return `/kept/summary/${county.code}/${actor.person}/${this.#shown.replace(' ', '-')}`;
	}

	/** Only a browser that came by a safe way keeps anything here. */
	async #keep(): Promise<void> {
		if (!('caches' in globalThis)) return;
		const body = JSON.stringify({ answer: { version: this.version, villages: this.villages }, at: this.at });
		await caches
			.open('honghuo-summary')
			.then((cache) => cache.put(this.#address, new Response(body)))
			.catch(() => {});
	}

	async #kept(): Promise<{ answer: Answer; at: number } | undefined> {
		if (!('caches' in globalThis)) return undefined;
		try {
			const found = await (await caches.open('honghuo-summary')).match(this.#address);
			return found && ((await found.json()) as { answer: Answer; at: number });
		} catch {
			return undefined;
		}
	}
}
