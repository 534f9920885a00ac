import type { Actor } from '@honghuo/core/actor.ts';
import type { Ledger, Waiting, WaitingRows } from '@honghuo/features/ledger.ts';

type Noun = { noticesFor: (who: { actor: Actor; today: string }, rows: WaitingRows) => Waiting[] };

/** Nouns that have something to say to somebody. A new one adds its line here. Fetched after the first screen. */
const nouns: readonly (() => Promise<Noun>)[] = [
	() => import('@honghuo/features/problem/figures.ts'),
	() => import('@honghuo/features/comment/figures.ts'),
	() => import('@honghuo/features/donation/figures.ts'),
	() => import('@honghuo/features/visit/figures.ts'),
	() => import('@honghuo/features/survival/figures.ts'),
	() => import('@honghuo/features/member/figures.ts'),
	() => import('@honghuo/features/pairing/figures.ts'),
	() => import('@honghuo/features/training/figures.ts'),
	() => import('@honghuo/features/report/model.ts'),
];

/** What waits for the person, newest first. Nothing of it is stored but, on this device, how far they have read. */
export class Inbox {
	readonly #ledger: Ledger;
	readonly #key: string;
	#nouns = $state.raw<readonly Noun[]>([]);
	#seen = $state('');
	/** Everything that waits or is news, newest first. */
	readonly waiting: readonly Waiting[] = $derived.by(() => {
		const { actor, today } = this.#ledger;
		return this.#nouns.flatMap(({ noticesFor }) => noticesFor({ actor, today }, this.#ledger)).sort((a, b) => (a.at < b.at ? 1 : -1));
	});
	/** How many came since the person last looked. */
	readonly unseen: number = $derived(this.waiting.filter(({ at }) => at > this.#seen).length);

	constructor(ledger: Ledger) {
		this.#ledger = ledger;
		this.#key = `honghuo.inbox.${ledger.actor.person}`;
		this.#seen = localStorage.getItem(this.#key) ?? '';
	}

	/** Fetches the nouns' rules; those that can't be had without a signal are left out. Whether all are here. */
	async load(): Promise<boolean> {
		const loaded = await Promise.allSettled(nouns.map((load) => load()));
		this.#nouns = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
		return this.#nouns.length === nouns.length;
	}

	/** Whether a line came since the person last looked. */
	isNew = ({ at }: Waiting): boolean => at > this.#seen;

	/** The person has looked: what is here now is no longer new the next time. */
	see(): void {
		const newest = this.waiting[0]?.at ?? '';
		if (newest <= this.#seen) return;
		this.#seen = newest;
		localStorage.setItem(this.#key, newest);
	}
}
