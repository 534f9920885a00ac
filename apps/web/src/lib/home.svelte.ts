import { mayWriteVillage } from '@honghuo/core/actor.ts';
import type { Ledger } from '@honghuo/features/ledger.ts';
import { type Block, blocks, type Orchard, orchards } from '@honghuo/features/orchard/model.ts';
import { orgUnits } from '@honghuo/features/village/model.ts';

const KEY = 'honghuo.village';

/** The villages a person records for, and the one they are at now. */
export class Home {
	readonly #ledger: Ledger;
	#chosen = $state(localStorage.getItem(KEY) ?? '');

	constructor(ledger: Ledger) {
		this.#ledger = ledger;
	}

	/** Villages the person may write, by code. */
	get villages(): { code: string; name: string }[] {
		const { actor, today } = this.#ledger;
		const codes = [...new Set(actor.grants.map(({ unit }) => unit))].filter(
			(unit) => unit.length === 12 && mayWriteVillage(actor, unit, today),
		);
		return codes.sort().map((code) => ({ code, name: this.#ledger.get(orgUnits, code)?.name ?? code }));
	}

	/** The village in view, or undefined for those who record for none. */
	get village(): { code: string; name: string } | undefined {
		return this.villages.find(({ code }) => code === this.#chosen) ?? this.villages[0];
	}

	choose(code: string): void {
		this.#chosen = code;
		localStorage.setItem(KEY, code);
	}

	/** The village's orchards, oldest first. */
	orchardsOf(village: string): Orchard[] {
		return this.#ledger
			.find(orchards, 'village', village)
			.filter((orchard) => orchard.closedReason === null)
			.sort((a, b) => a.id.localeCompare(b.id));
	}

	blocksOf(village: string): Block[] {
		return this.orchardsOf(village).flatMap((orchard) =>
			this.#ledger.find(blocks, 'orchard', orchard.id).filter((block) => block.closedReason === null),
		);
	}
}
