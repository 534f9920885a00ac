import type { Entry } from '@honghuo/core/entry.ts';
import { envelopeOf } from './outbox.ts';
import type { Replica } from './replica.ts';
import { type Reach, reaches } from './store.ts';
import { type CatchUp, NoAnswer, PAGE, type Transport } from './transport.ts';

/** What the courier is made of: `later` runs something after so many milliseconds and returns how to cancel; `turn` lets one tab send at a time. */
export type CourierParts = {
	replica: Replica;
	transport: Transport;
	/** What to hold at the very first start, before any posting is known: what the sign-in said. */
	firstReach: Reach;
	later: (run: () => void, milliseconds: number) => () => void;
	turn?: <T>(run: () => Promise<T>) => Promise<T>;
	/** Told when the session turns out to be over. */
	sessionOver: () => void;
	/** Told of an error that nobody expected, e.g. a device that no longer stores. The outbox goes on after a pause. */
	broken: (error: unknown) => void;
};

/** Carries commands from the outbox to the server and entries back, one batch at a time, as often as it takes. */
export class Courier {
	readonly #parts: CourierParts;
	#pumping = false;
	#single = false;
	#stopped = false;
	#catching: Promise<void> | null = null;
	#again = false;
	#cancel: (() => void) | null = null;
	#scope: string;
	readonly #unsubscribe: () => void;

	constructor(parts: CourierParts) {
		this.#parts = parts;
		this.#scope = JSON.stringify(parts.replica.scope);
		this.#unsubscribe = parts.replica.subscribe((changed) => {
			if (changed.has('#outbox') || changed.has('*')) this.pump();
		});
	}

	/** Sends what is due, and wakes by itself when something becomes due later. */
	pump(): void {
		if (this.#stopped || this.#pumping) return;
		const { replica, later } = this.#parts;
		const now = replica.parts.now();
		if (replica.outbox.due(now).length > 0) {
			this.#pumping = true;
			void this.#send()
				.catch((error: unknown) => {
					replica.outbox.unanswered(replica.parts.now());
					this.#parts.broken(error);
				})
				.finally(() => {
					this.#pumping = false;
					this.pump();
				});
			return;
		}
		this.#cancel?.();
		const at = replica.outbox.wakeAt(now);
		this.#cancel = at === null ? null : later(() => this.pump(), Math.max(at - now, 10));
	}

	/** The way is open again, or the person asked: send now. */
	hurry(): void {
		this.#parts.replica.outbox.hurry();
		this.pump();
	}

	/** News from the socket. */
	receive(entries: readonly Entry[]): void {
		const { hole, rights } = this.#parts.replica.apply(entries);
		if (hole) void this.catchUp();
		else if (rights) void this.checkReach();
	}

	/** The server's version, as its greeting says: catch up when it is ahead. */
	greet(version: number): void {
		if ((this.#parts.replica.cursor ?? -1) < version) void this.catchUp();
		this.hurry();
	}

	/** Reads everything missed; resolves when level, or when the way is lost (the next greeting tries again). */
	catchUp(): Promise<void> {
		if (this.#catching) this.#again = true;
		this.#catching ??= this.#catchUp()
			.catch((error: unknown) => this.#lost(error))
			.finally(() => {
				this.#catching = null;
				if (this.#again) {
					this.#again = false;
					void this.catchUp();
				}
			});
		return this.#catching;
	}

	/** Reads everything anew with this reach: at the first start, or when the person's rights changed. */
	async refresh(reach: Reach): Promise<void> {
		const { replica, transport } = this.#parts;
		try {
			replica.replace(await transport.snapshot(reach), reach);
			this.#scope = JSON.stringify(replica.scope);
			replica.recall(await transport.recent(100));
			// What came between the snapshot and now.
			if (this.#catching) this.#again = true;
			else await this.catchUp();
		} catch (error) {
			this.#lost(error);
		}
	}

	/** Holds one more village from now on, or `all` of the county; who saves data looks only `once`. False when the way is closed. */
	async widen(village: string, once = false): Promise<boolean> {
		const { replica, transport } = this.#parts;
		// Before the first snapshot there is nothing to widen: that one decides.
		if (replica.cursor === null || reaches(replica.reach, village)) return replica.cursor !== null;
		try {
			const snapshot = await (village === 'all' ? transport.snapshot('all') : transport.snapshot([village], true));
			if (once) replica.peek(snapshot);
			else replica.widen(snapshot, village);
			await this.catchUp();
			return true;
		} catch (error) {
			this.#lost(error);
			return false;
		}
	}

	/** Follows the person's own villages alone from now on. */
	narrow(): void {
		this.#parts.replica.narrow(reachOf(this.#parts.replica));
	}

	/** Reads anew when the person's rights are no longer those the rows were read with: what was given appears, what was withdrawn goes. */
	async checkReach(): Promise<void> {
		const { replica } = this.#parts;
		if (JSON.stringify(replica.scope) !== this.#scope) await this.refresh(reachOf(replica));
	}

	stop(): void {
		this.#stopped = true;
		this.#cancel?.();
		this.#unsubscribe();
	}

	async #catchUp(): Promise<void> {
		const { replica } = this.#parts;
		let rights = false;
		for (let stuck = 0; stuck < 2; ) {
			const before = replica.cursor;
			if (before === null) return this.refresh(this.#parts.firstReach);
			let more = false;
			for await (const answer of this.#pages(before)) {
				// Older than the server keeps ready, or a hole that reading again doesn't fill.
				if (answer.snapshot) return this.refresh(reachOf(replica));
				const applied = replica.apply(answer.entries);
				rights ||= applied.rights;
				if (applied.hole) return this.refresh(reachOf(replica));
				more = answer.more;
			}
			if (!more) break;
			stuck = replica.cursor === before ? stuck + 1 : 0;
		}
		if (rights) await this.checkReach();
	}

	/** The pages after a version; versions have no gaps, so the next page is asked for while one is on its way. */
	async *#pages(after: number): AsyncGenerator<CatchUp> {
		const { replica, transport } = this.#parts;
		const first = await transport.catchUp(after);
		yield first;
		if (!first.more || first.snapshot || replica.cursor === null) return;
		let coming: Promise<CatchUp> | null = transport.catchUp(replica.cursor);
		for (let from = replica.cursor; coming; ) {
			from += PAGE;
			const next: Promise<CatchUp> | null = from < first.version ? transport.catchUp(from) : null;
			next?.catch(() => {});
			yield await coming;
			coming = next;
		}
	}

	async #send(): Promise<void> {
		const { replica, transport, turn = (run) => run() } = this.#parts;
		const { outbox, parts } = replica;
		await turn(async () => {
			// Another tab may have sent or undone some meanwhile.
			const kept = new Set((await parts.store.outbox()).map(({ id }) => id));
			const due = outbox.due(parts.now());
			for (const { id } of due) if (!kept.has(id)) outbox.remove(id);
			const batch = due.filter(({ id }) => kept.has(id)).slice(0, this.#single ? 1 : undefined);
			if (batch.length === 0) return;
			outbox.sending(batch);
			replica.changed('#outbox');
			try {
				const results = await transport.commands(batch.map(envelopeOf));
				const answered = outbox.answered(results);
				if (answered.length < batch.length) outbox.unanswered(parts.now());
				await parts.store.keep(answered);
				replica.synced();
				this.#single = false;
			} catch (error) {
				await this.#unsent(
					error,
					batch.map(({ id }) => id),
				);
			}
		});
		replica.reload([]);
	}

	async #unsent(error: unknown, ids: readonly string[]): Promise<void> {
		const { outbox, parts } = this.#parts.replica;
		if (error instanceof NoAnswer && error.reason === 'refused') {
			const [only] = ids;
			// The request as a whole was refused: one by one finds the command that spoils it, and spares the others.
			if (ids.length > 1) this.#single = true;
			else if (only) await parts.store.keep(outbox.answered([{ id: only, status: 'refused', code: error.code, message: error.message }]));
			outbox.unanswered(parts.now(), 0);
			return;
		}
		outbox.unanswered(parts.now(), error instanceof NoAnswer ? error.wait : undefined);
		this.#lost(error);
	}

	#lost(error: unknown): void {
		if (!(error instanceof NoAnswer)) this.#parts.broken(error);
		else if (error.reason === 'session') this.#parts.sessionOver();
	}
}

/**
 * What a device holds of its own accord: the villages and townships its person is posted to, besides what every device holds whole. An official's
 * device opens further villages one by one: a county at full size is far too much for any (docs/decisions/0012-what-a-device-holds.md).
 */
export const reachOf = ({ scope }: Pick<Replica, 'actor' | 'scope'>): Reach => (scope.all ? [] : scope.villages);
