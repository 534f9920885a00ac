import { SvelteSet } from 'svelte/reactivity';

const KEY = 'honghuo.village.open';

/** What stands open until somebody chooses: where the village's land is, and what was done there. */
const usual = ['orchards', 'activity'];

function remembered(): string[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
		return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : usual;
	} catch {
		return usual;
	}
}

/**
 * Which sections of a village's page stand open. A phone remembers what was opened, for the next village too; `all` is for a screen that has room for
 * everything. `named` is what the address names: it is open whatever was remembered.
 */
export class Opened {
	readonly #all: boolean;
	readonly #kept: SvelteSet<string>;
	readonly #folded = new SvelteSet<string>();

	constructor({ all, named }: { all: boolean; named: string }) {
		this.#all = all;
		this.#kept = new SvelteSet(remembered());
		if (named) this.#kept.add(named);
	}

	has = (section: string): boolean => (this.#all ? !this.#folded.has(section) : this.#kept.has(section));

	set(section: string, open: boolean): void {
		if (this.has(section) === open) return;
		if (this.#all) {
			if (open) this.#folded.delete(section);
			else this.#folded.add(section);
			return;
		}
		if (open) this.#kept.add(section);
		else this.#kept.delete(section);
		localStorage.setItem(KEY, JSON.stringify([...this.#kept]));
	}
}
