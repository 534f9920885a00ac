import type { Ledger } from '@honghuo/features/ledger.ts';

/** While a village's rows are still arriving it is not asked again for each of them. */
const AFTER = 300;

/** How often a village was helped and helped others, and where the entries of what it gave are named. */
export type Helped = { received: number; gave: number; figure: string };

/**
 * A village's help as the county counts it: what its people did elsewhere, such as their service team's visits, stands in rows of the villages they
 * helped, which this device need not hold. Asked anew when what is held changes. Made while a component is set up.
 */
export class AskedSupport {
	#found = $state.raw<{ village: string; helped: Helped }>();
	readonly #village: () => string;

	constructor(ledger: Ledger, village: () => string, held: () => number) {
		this.#village = village;
		$effect(() => {
			const code = village();
			held();
			if (!ledger.live) return;
			const path = `/api/v1/figures/support?village=${code}`;
			const later = setTimeout(() => {
				ledger
					.ask<{ parts: { received: number; gave: number } }>('GET', path)
					.then(({ parts: { received, gave } }) => {
						this.#found = { village: code, helped: { received, gave, figure: `${path}&side=gave` } };
					})
					.catch(() => {
						// No way to the county: what this device holds is said to be that.
					});
			}, AFTER);
			return () => clearTimeout(later);
		});
	}

	get found(): Helped | undefined {
		return this.#found?.village === this.#village() ? this.#found.helped : undefined;
	}
}
