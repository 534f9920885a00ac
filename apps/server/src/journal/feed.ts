import type postgres from 'postgres';
import { journalChannel } from './append.ts';
import type { Published } from './commit.ts';
import { type Encoded, Ring } from './ring.ts';
import { heads, storedAfter } from './stored-entries.ts';

/** Told of every entry of every county once, in journal order, whichever process committed it. */
export type OnEntries = (county: string, entries: readonly Encoded[]) => void;

const page = 2_000;

/**
 * The journal as this process hears it: one LISTEN connection announces what any process has committed (DESIGN.md §7). Own commits come straight
 * from memory when they follow the ring's head; anything else is read from the table, so a missed announcement heals with the next one.
 */
export class Feed {
	readonly #sql: postgres.Sql;
	readonly #onEntries: OnEntries;
	readonly #onListenError: (error: unknown) => void;
	readonly #onCounty: (county: string) => Promise<void>;
	readonly #rings = new Map<string, Ring>();
	readonly #reading = new Map<string, Promise<void>>();
	readonly #announced = new Map<string, number>();
	#listening: postgres.ListenMeta | undefined;
	#following: Promise<void> | undefined;

	/** `onCounty` is asked to make ready before a county is followed. */
	constructor(sql: postgres.Sql, onEntries: OnEntries, onError: (error: unknown) => void, onCounty: (county: string) => Promise<void>) {
		this.#sql = sql;
		this.#onCounty = onCounty;
		this.#onEntries = onEntries;
		this.#onListenError = onError;
	}

	/** Starts listening; from then on every county known is followed from its present head. */
	async start(): Promise<void> {
		// Where every county stands, before anything is announced: an unknown county would be read from its beginning.
		for (const { county, version } of await heads(this.#sql)) await this.#ringOf(county, version);
		this.#listening = await this.#sql.listen(
			journalChannel,
			(payload) => {
				const [county = '', version = ''] = payload.split(':');
				this.#catchUp(county, Number(version));
			},
			() => this.#followSoon(),
		);
		await this.#follow();
	}

	async stop(): Promise<void> {
		await this.#listening?.unlisten();
		this.#listening = undefined;
	}

	/** Whether announcements are being heard. */
	get listening(): boolean {
		return this.#listening !== undefined;
	}

	/** The ring of a county, if it keeps its journal here. */
	ring(county: string): Ring | undefined {
		return this.#rings.get(county);
	}

	/** Takes own commits without a detour; a gap before them is read from the table. */
	committed(county: string, published: readonly Published[]): void {
		const ring = this.#rings.get(county);
		const encoded = ring?.append(published);
		if (encoded && encoded.length > 0) this.#onEntries(county, encoded);
		else if (!encoded) this.#catchUp(county, published.at(-1)?.entry.version ?? 0);
	}

	/** Many reconnections at once are one look. */
	#followSoon(): void {
		this.#following ??= this.#follow()
			.catch(this.#onListenError)
			.finally(() => {
				this.#following = undefined;
			});
	}

	/** On every (re)connection of the listener: whatever was missed meanwhile is read. */
	async #follow(): Promise<void> {
		for (const { county, version } of await heads(this.#sql)) {
			if (this.#rings.has(county)) this.#catchUp(county, version);
			else await this.#ringOf(county, version);
		}
	}

	#catchUp(county: string, version: number): void {
		this.#announced.set(county, Math.max(version, this.#announced.get(county) ?? 0));
		if (this.#reading.has(county)) return;
		const reading = this.#read(county)
			.catch(this.#onListenError)
			.finally(() => this.#reading.delete(county));
		this.#reading.set(county, reading);
	}

	/** The ring of a county, beginning at this version if it is followed from now on. */
	async #ringOf(county: string, version: number): Promise<Ring> {
		if (!this.#rings.has(county)) await this.#onCounty(county);
		const ring = this.#rings.get(county) ?? new Ring(version);
		this.#rings.set(county, ring);
		return ring;
	}

	async #read(county: string): Promise<void> {
		// A county set up by another process is followed from its beginning.
		const ring = await this.#ringOf(county, 0);
		while (ring.head < (this.#announced.get(county) ?? 0)) {
			const published = await storedAfter(this.#sql, county, ring.head, page);
			if (published.length === 0) return;
			const encoded = ring.append(published);
			if (encoded && encoded.length > 0) this.#onEntries(county, encoded);
		}
	}
}
