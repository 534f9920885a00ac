import type { Entry } from '@honghuo/core/entry.ts';

const KEPT = 200;

/** The last entries a person may read, for the activity feed; each version once. */
export class Feed {
	#entries: Entry[] = [];

	add(entry: Entry): void {
		if (this.#entries.some(({ version }) => version === entry.version)) return;
		this.#entries = [...this.#entries, entry].sort((a, b) => a.version - b.version).slice(-KEPT);
	}

	newestFirst(): readonly Entry[] {
		return this.#entries.toReversed();
	}
}
