import { type Scope, sees } from '@honghuo/core/actor.ts';
import { seal } from '@honghuo/core/entry.ts';
import type { Published } from './commit.ts';

/** A recent entry, encoded once: whole, and as those without the right see it. */
export type Encoded = Published & { text: string; sealed: string };

/** Entries kept in memory a county; older ones are read from the table. */
const capacity = 16_384;

const encode = (published: Published): Encoded => ({
	...published,
	text: JSON.stringify(published.entry),
	sealed: published.audience === 'county' ? '' : JSON.stringify(seal(published.entry)),
});

/** The last entries of one county, in order and without gaps, from which catch-up is served without asking the database. */
export class Ring {
	#entries: Encoded[] = [];
	#head: number;

	/** Starts empty behind the version the county has now. */
	constructor(head: number) {
		this.#head = head;
	}

	/** Version of the newest entry known to this process. */
	get head(): number {
		return this.#head;
	}

	/** Takes the entries that follow the head; returns them encoded, or undefined when there is a gap before them. Known ones are passed over. */
	append(published: readonly Published[]): Encoded[] | undefined {
		const fresh = published.filter(({ entry }) => entry.version > this.#head);
		const first = fresh[0];
		if (!first) return [];
		if (first.entry.version !== this.#head + 1) return undefined;
		const encoded = fresh.map(encode);
		this.#entries.push(...encoded);
		this.#head = (encoded.at(-1) as Encoded).entry.version;
		if (this.#entries.length > capacity * 1.25) this.#entries = this.#entries.slice(-capacity);
		return encoded;
	}

	/** Lets go of the entries before a version: something was taken out of them, and the table has what is left. */
	forgetBefore(version: number): void {
		this.#entries = this.#entries.filter(({ entry }) => entry.version >= version);
	}

	/** Up to `limit` entries after a version, or undefined when the ring does not reach back that far. */
	after(version: number, limit: number): Encoded[] | undefined {
		const oldest = this.#head - this.#entries.length;
		if (version < oldest) return undefined;
		const start = Math.max(0, version - oldest);
		return this.#entries.slice(start, start + limit);
	}
}

/** The text of an entry as this scope may read it. */
export const textFor = (scope: Scope, { audience, text, sealed }: Encoded): string => (sees(scope, audience) ? text : sealed);
