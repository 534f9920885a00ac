import type { Actor } from '@honghuo/core/actor.ts';
import type { BaseRow, TableRef } from '@honghuo/core/row.ts';
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
	() => import('@honghuo/features/feedback/figures.ts'),
];

/** What waits for the person, newest first. Nothing of it is stored but, on this device, how far they have read. */
export class Inbox {
	readonly #ledger: Ledger;
	readonly #key: string;
	#nouns = $state.raw<readonly Noun[]>([]);
	#seen = $state('');
	/** What the person wrote to the officials alone: no device but theirs is given it, so it is asked for. */
	#own = $state.raw<Readonly<Record<string, readonly BaseRow[]>>>({});
	/** Everything that waits or is news, newest first. */
	readonly waiting: readonly Waiting[] = $derived.by(() => {
		const { actor, today } = this.#ledger;
		return this.#nouns.flatMap(({ noticesFor }) => noticesFor({ actor, today }, this.#rows)).sort((a, b) => (a.at < b.at ? 1 : -1));
	});
	/** How many came since the person last looked. */
	readonly unseen: number = $derived(this.waiting.filter(({ at }) => at > this.#seen).length);

	/** The rows of the device, and of the person's own those it does not hold. */
	readonly #rows: WaitingRows = {
		get: (table, id) => this.#ledger.get(table, id),
		find: (table, field, value) => this.#ledger.find(table, field, value),
		all: <R extends BaseRow>(table: TableRef<R>): R[] => {
			const held = this.#ledger.all(table);
			const ids = new Set(held.map(({ id }) => id));
			return [...held, ...((this.#own[table.name] ?? []) as readonly R[]).filter(({ id }) => !ids.has(id))];
		},
	};

	constructor(ledger: Ledger) {
		this.#ledger = ledger;
		this.#key = `honghuo.inbox.${ledger.actor.person}`;
		this.#seen = localStorage.getItem(this.#key) ?? '';
	}

	/** Fetches the nouns' rules; those that can't be had without a signal are left out. Whether all are here. */
	async load(): Promise<boolean> {
		const loaded = await Promise.allSettled(nouns.map((load) => load()));
		this.#nouns = loaded.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
		void this.ask();
		return this.#nouns.length === nouns.length;
	}

	/** Asks the county for what the person wrote to it, with its answers. Without a signal what was known stays. */
	async ask(): Promise<void> {
		try {
			this.#own = (await this.#ledger.ask<{ tables: Readonly<Record<string, readonly BaseRow[]>> }>('GET', '/api/v1/me/rows')).tables;
		} catch {
			// The next time the inbox is opened it is asked again.
		}
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
