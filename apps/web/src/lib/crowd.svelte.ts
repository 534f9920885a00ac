import type { Crowd } from '@honghuo/features/attendance/figures.ts';
import type { Ledger } from '@honghuo/features/ledger.ts';

/** Shortest time between two questions, and the most that chance adds: a county's screens must not all ask in the same moment. */
const AFTER = 300;
const CHANCE = 1_200;

/**
 * Persons behind a county's or township's person-times. Their names are on no device, so the server counts and nobody's name leaves it. Made while
 * a component is set up; follows what is recorded about training. `wanted` is what to ask, or undefined for nothing.
 */
export class AskedCrowd {
	found = $state.raw<Pick<Crowd, 'named' | 'persons' | 'unnamed'> | 'far'>('far');

	constructor(ledger: Ledger, wanted: () => Record<string, string> | undefined) {
		const latest = $derived(ledger.happenings.find(({ name }) => /^(training|attendance)\./.test(name))?.key);
		let known = '';
		$effect(() => {
			void latest;
			const asked = wanted();
			if (!asked || !ledger.live) return;
			const query = new URLSearchParams(asked).toString();
			if (query !== known) this.found = 'far';
			const later = setTimeout(
				() => {
					ledger
						.ask<{ parts: Record<string, number> }>('GET', `/api/v1/figures/training?${query}`)
						.then(({ parts: { named = 0, persons = 0, unnamed = 0 } }) => {
							known = query;
							this.found = { named, persons, unnamed };
						})
						.catch(() => {
							// No way to the county: the last answer stays.
						});
				},
				query === known ? AFTER + Math.random() * CHANCE : 0,
			);
			return () => clearTimeout(later);
		});
	}
}
