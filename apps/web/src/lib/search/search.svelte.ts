import type { Find } from '@honghuo/core/find.ts';
import { FindIndex, type Hit } from '@honghuo/core/find-index.ts';
import { groupBy } from '@honghuo/core/group.ts';
import { finds } from '@honghuo/features/finds.ts';
import type { Ledger } from '@honghuo/features/ledger.ts';

/** Found things of one kind, under their heading. */
export type Group = { kind: string; heading: string; hits: Hit[] };

/** How long somebody has to stop typing before the server is asked, in milliseconds. */
const pause = 250;
const most = 20;

/**
 * Looks through what the device holds with every keystroke, and asks the county's server for what it may not hold once the typing pauses. Without
 * a signal the first is all there is, and it says so.
 */
export class Search {
	query = $state('');
	/** Whether the server could not be asked. */
	alone = $state(false);
	readonly #ledger: Ledger;
	readonly #spelt = new Map<Find, WeakMap<object, never>>(finds.map((find) => [find, new WeakMap()]));
	#far = $state.raw<{ query: string; hits: Hit[] }>({ query: '', hits: [] });
	#timer: ReturnType<typeof setTimeout> | undefined;
	// One index a table, so that a record that comes in has only its own table looked at.
	readonly #indexes = $derived.by(() =>
		finds.map((find) => new FindIndex([{ find, rows: this.#ledger.all(find.table) }], this.#ledger, this.#spelt.get(find) as never)),
	);
	readonly #near: Hit[] = $derived.by(() => {
		const text = this.query.trim();
		if (text === '') return [];
		const found = this.#indexes.flatMap((index) => index.search(text, this.#ledger, this.#ledger.language, most));
		return found.length > 0 ? found : this.#indexes.flatMap((index) => index.nearly(text, this.#ledger, this.#ledger.language, most));
	});
	/** What was found, the kind with the best fit first; a code or a name just so comes before all. */
	readonly groups: readonly Group[] = $derived.by(() => {
		const known = new Set(this.#near.map(({ kind, id }) => `${kind} ${id}`));
		const far = this.#far.query === this.query.trim() ? this.#far.hits.filter(({ kind, id }) => !known.has(`${kind} ${id}`)) : [];
		const byKind = groupBy([...this.#near, ...far], ({ kind }) => kind);
		return [...byKind]
			.map(([kind, hits]) => ({
				kind,
				heading: finds.find((find) => find.kind === kind)?.heading[this.#ledger.language] ?? kind,
				hits: hits.sort((a, b) => a.score - b.score).slice(0, 8),
			}))
			.sort((a, b) => (a.hits[0]?.score ?? 0) - (b.hits[0]?.score ?? 0));
	});

	constructor(ledger: Ledger) {
		this.#ledger = ledger;
	}

	/** The text as it now stands. */
	type(query: string): void {
		this.query = query;
		clearTimeout(this.#timer);
		const text = query.trim();
		if (text !== '') this.#timer = setTimeout(() => void this.#ask(text), pause);
	}

	async #ask(text: string): Promise<void> {
		const kinds = finds.filter(({ table }) => !table.whole).map(({ kind }) => `&kind=${kind}`);
		try {
			const path = `/api/v1/search?q=${encodeURIComponent(text.slice(0, 60))}${kinds.join('')}`;
			const { found } = await this.#ledger.ask<{ found: Omit<Hit, 'score'>[] }>('GET', path);
			this.#far = { query: text, hits: found.map((hit) => ({ ...hit, score: 7 })) };
			this.alone = false;
		} catch {
			this.alone = true;
		}
	}
}
