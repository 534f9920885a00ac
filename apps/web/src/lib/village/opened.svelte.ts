import { SvelteSet } from 'svelte/reactivity';

const KEY = 'honghuo.village.open';

function remembered(usual: readonly string[]): readonly string[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
		return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : usual;
	} catch {
		return usual;
	}
}

/**
 * Which sections of a village's page stand open. The device remembers what was opened and closed, for the next village too; until then it is what a
 * screen of its width has room for. `named` is what the address names: open whatever is remembered.
 */
export class Opened {
	readonly #open: SvelteSet<string>;

	constructor({ wide, named }: { wide: boolean; named: string }) {
		this.#open = new SvelteSet(remembered(wide ? ['orchards', 'activity'] : ['activity']));
		if (named) this.#open.add(named);
	}

	has = (section: string): boolean => this.#open.has(section);

	set(section: string, open: boolean): void {
		if (this.has(section) === open) return;
		if (open) this.#open.add(section);
		else this.#open.delete(section);
		localStorage.setItem(KEY, JSON.stringify([...this.#open]));
	}
}
