import type { Happening, Ledger } from '@honghuo/features/ledger.ts';
import { happeningOf } from '#lib/papers/report.ts';
import type { JournalPage } from '#lib/shell/behind.ts';

/** As many as a village's page tells. */
const most = 60;
/** That bytes have arrived is for the machines. */
const isTold = ({ name }: Happening): boolean => name !== 'file.store';

/**
 * What happened last in a village, newest first. A device has the county's newest entries alone, in which a village may have no part for weeks: what
 * was before them is asked of the county. `asked` says whether it has answered. Made while a page is set up.
 */
export class Told {
	readonly #recent: readonly Happening[];
	readonly #all: readonly Happening[];
	#earlier = $state.raw<{ village: string; happenings: readonly Happening[] }>();
	readonly #village: () => string;

	/** With `enough` of it here already nothing is asked. */
	constructor(ledger: Ledger, village: () => string, enough = most) {
		this.#village = village;
		this.#recent = $derived(
			ledger.happenings.filter((one) => isTold(one) && one.changes.some(({ row }) => row.village === village())).slice(0, most),
		);
		this.#all = $derived.by(() => {
			const known = new Set(this.#recent.map(({ key }) => key));
			const earlier = this.asked ? (this.#earlier?.happenings ?? []) : [];
			return [...this.#recent, ...earlier.filter(({ key }) => !known.has(key))].slice(0, most);
		});
		$effect(() => {
			const code = village();
			if (this.asked || !ledger.live || this.#recent.length >= enough) return;
			ledger
				.ask<JournalPage>('GET', `/api/v1/journal?village=${code}&limit=${most}`)
				.then(({ entries }) => {
					this.#earlier = { village: code, happenings: entries.map(happeningOf).filter(isTold).reverse() };
				})
				.catch(() => {
					// No way to the county: asked again when the line is back.
				});
		});
	}

	get all(): readonly Happening[] {
		return this.#all;
	}

	get asked(): boolean {
		return this.#earlier?.village === this.#village();
	}
}
