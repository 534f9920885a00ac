import type { Entry } from '@honghuo/core/entry.ts';
import { tellsOf } from './store.ts';

const KEPT = 200;

/** The last entries a person may read, for the activity feed; each version once. */
export class Feed {
	#entries: Entry[] = [];

	add(entries: readonly Entry[]): void {
		const known = new Set(this.#entries.map(({ version }) => version));
		// Only the last can stay, however many come.
		const fresh = entries.slice(-KEPT).filter(({ version }) => !known.has(version));
		if (fresh.length > 0) this.#entries = [...this.#entries, ...fresh].sort((a, b) => a.version - b.version).slice(-KEPT);
	}

	/** Lets go of what is told of these rows. */
	forget(rows: ReadonlySet<string>): void {
		this.#entries = this.#entries.filter((entry) => !tellsOf(entry, rows));
	}

	newestFirst(): readonly Entry[] {
		return [...this.#entries].reverse();
	}
}
