import type { Find, Reading, Shown } from './find.ts';
import { initialsOf } from './initials.ts';
import { bare, core, isSlip, surely } from './place-match.ts';
import type { Language } from './refusal.ts';
import type { BaseRow } from './row.ts';

/** Something found: what it is, where it is seen, how well it fits (less is better). */
export type Hit = Shown & { kind: string; id: string; href: string; score: number };

type Spelt = { text: string; stem: string; initials: string };
type Item = { find: Find; row: BaseRow; names: Spelt[] };

/** Longer texts are only looked through: nobody mistypes all of them, or types their initials. */
const longestName = 24;
const longestInitials = 12;

function spell(name: string): Spelt {
	const text = bare(name).toLowerCase();
	// Spelt when the index is made: the first Latin letter somebody types must not wait for all of it.
	return { text, stem: text.length > longestName ? text : core(text), initials: text.length > longestInitials ? '' : initialsOf(text) };
}

/** How well a name fits a word: just so, by its beginning, within, by initials; undefined when not at all. The first name counts most. */
function fits(spelt: Spelt, word: string, stem: string, latin: boolean, rank: number): number | undefined {
	const { text } = spelt;
	if (text === word) return rank;
	if (stem !== '' && spelt.stem === stem) return 1 + rank;
	const at = text.indexOf(word);
	if (at === 0) return 2 + rank + Math.min(1, text.length / 100);
	if (at > 0) return 4 + rank + Math.min(1, text.length / 100);
	if (!latin) return undefined;
	const initial = spelt.initials.indexOf(word);
	return initial === 0 ? 3 + rank + text.length / 100 : initial > 0 ? 6 + rank : undefined;
}

/** Called nearly so: one letter left out, put in or mistyped, and none that tells places apart. */
const nearly = ({ names }: Item, said: string): boolean =>
	names.some(({ stem }) => stem.length <= longestName && isSlip(stem, said) && surely(stem, said));

/** Names of rows, spelt once and looked through with every keystroke. Rows that did not change are not spelt again when the index is made anew. */
export class FindIndex {
	readonly #items: Item[] = [];

	/** `spelt` keeps what was spelt from one making to the next. */
	constructor(parts: readonly { find: Find; rows: Iterable<BaseRow> }[], reading: Reading, spelt: WeakMap<BaseRow, Item> = new WeakMap()) {
		for (const { find, rows } of parts) {
			for (const row of rows) {
				let item = spelt.get(row);
				if (!item) {
					item = { find, row, names: find.gone?.(row, reading) ? [] : find.names(row, reading).map(spell) };
					spelt.set(row, item);
				}
				if (item.names.length > 0) this.#items.push(item);
			}
		}
	}

	/** How many things can be found. */
	get size(): number {
		return this.#items.length;
	}

	/** The best of what fits every word, best first. */
	search(query: string, reading: Reading, language: Language, most = 20): Hit[] {
		const words = query.normalize('NFKC').toLowerCase().split(/\s+/).map(bare).filter(Boolean);
		if (words.length === 0) return [];
		const asked = words.map((word) => ({ word, stem: core(word), latin: /^[a-z]+$/.test(word) }));
		const found: { item: Item; score: number }[] = [];
		for (const item of this.#items) {
			let score = 0;
			for (const { word, stem, latin } of asked) {
				const best = item.names.reduce((least, name, index) => {
					const fit = fits(name, word, stem, latin, Math.min(index, 3) * 0.1);
					return fit === undefined ? least : Math.min(least, fit);
				}, Number.POSITIVE_INFINITY);
				score += best;
				if (best === Number.POSITIVE_INFINITY) break;
			}
			if (score < Number.POSITIVE_INFINITY) found.push({ item, score });
		}
		return this.#best(found, reading, language, most);
	}

	/** What is called nearly so: to be asked when nothing is called so. */
	nearly(query: string, reading: Reading, language: Language, most = 20): Hit[] {
		const said = core(query.toLowerCase());
		if (said.length < 3) return [];
		const found = this.#items.filter((item) => nearly(item, said)).map((item) => ({ item, score: 9 }));
		return this.#best(found, reading, language, most);
	}

	#best(found: { item: Item; score: number }[], reading: Reading, language: Language, most: number): Hit[] {
		found.sort((a, b) => a.score - b.score || (a.item.row.id < b.item.row.id ? -1 : 1));
		return found.slice(0, most).map(({ item: { find, row }, score }) => ({
			kind: find.kind,
			id: row.id,
			score,
			href: find.href(row, reading),
			...find.shown(row, reading, language),
		}));
	}
}
