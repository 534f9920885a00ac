import { mayWriteVillage } from '@honghuo/core/actor.ts';
import type { Ledger } from '@honghuo/features/ledger.ts';
import { type Block, blocks, byAge, type Orchard, orchards, workedFrom } from '@honghuo/features/orchard/model.ts';
import { openVillageOf } from './open-row.ts';
import { session } from './session.svelte.ts';

/** The orchard a page is about, with its blocks. Made while the page is set up: it opens the orchard's village, looked up where this device does not hold it. */
export class OrchardPage {
	readonly #ledger: Ledger;
	readonly #id: () => string;

	readonly orchard: Orchard | undefined = $derived.by(() => this.#ledger.get(orchards, this.#id()));
	/** Open blocks, the oldest first. */
	readonly blocks: readonly Block[] = $derived.by(() =>
		this.orchard
			? this.#ledger
					.find(blocks, 'orchard', this.orchard.id)
					.filter(({ closedReason }) => closedReason === null)
					.sort(byAge)
			: [],
	);
	/** Whether who looks may put the orchard right. */
	readonly mayWrite: boolean = $derived.by(() =>
		this.orchard ? mayWriteVillage(this.#ledger.actor, this.orchard.village, this.#ledger.today) : false,
	);
	/** Whether anything may be recorded here: not once the orchard is closed. */
	readonly editable: boolean = $derived.by(() => this.mayWrite && this.orchard?.closedReason === null);
	readonly #village = $derived.by(() => this.orchard?.village);

	/** The blocks that were worked in these days or later: one closed since belongs to the years before. */
	workedFrom(day: string): Block[] {
		return this.#ledger
			.find(blocks, 'orchard', this.#id())
			.filter((block) => workedFrom(block, day))
			.sort(byAge);
	}

	constructor(ledger: Ledger, id: () => string) {
		this.#ledger = ledger;
		this.#id = id;
		$effect(() => {
			if (this.#village) void ledger.open(this.#village);
			else if (session.ledger?.ready) void openVillageOf(ledger, id());
		});
	}
}
