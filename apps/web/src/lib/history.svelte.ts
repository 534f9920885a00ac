import type { Happening, Ledger } from '@honghuo/features/ledger.ts';

/** While rows are still arriving their history is not asked for at each of them. */
const AFTER = 300;

/**
 * What happened to some rows, newest first. A device has the county's newest entries alone, so how a record came about is asked of the county, as long
 * as there is a line; what comes meanwhile, and one's own that is not sent yet, is there at once. Made while a page is set up.
 */
export class History {
	readonly #all: readonly Happening[];
	#asked = $state.raw<readonly Happening[]>([]);

	constructor(ledger: Ledger, rows: () => readonly string[], most = 100) {
		const wanted = $derived(rows().join());
		this.#all = $derived.by(() => {
			const ids = new Set(wanted.split(','));
			const found = new Map<string, Happening>();
			for (const one of [...ledger.happenings, ...this.#asked])
				if (!found.has(one.key) && one.changes.some(({ row }) => ids.has(row.id))) found.set(one.key, one);
			return [...found.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most);
		});
		$effect(() => {
			if (wanted === '' || !ledger.live) return;
			const asking = wanted.split(',');
			const later = setTimeout(() => {
				ledger
					.history(asking)
					.then((found) => {
						this.#asked = found;
					})
					.catch(() => {
						// No way to the county: asked again when the line is back.
					});
			}, AFTER);
			return () => clearTimeout(later);
		});
	}

	get all(): readonly Happening[] {
		return this.#all;
	}
}
