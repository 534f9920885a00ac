import { type Actor, type Scope, scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { isRefusal, type Refusal, refuse } from '@honghuo/core/refusal.ts';
import type { Change } from '@honghuo/core/row.ts';
import { actorFrom, type Shape } from '@honghuo/core/shape.ts';
import { CountyCopy } from './county-copy.ts';
import type { Decider } from './decider.ts';
import { newItem, Outbox, type OutboxItem } from './outbox.ts';
import type { DeviceStore } from './store.ts';

/** What a replica is made of. `now` is milliseconds since 1970 by the county's clock as far as it is known, `newId` a UUIDv7, `random` 0…1. */
export type ReplicaParts = {
	shape: Shape;
	/** Fetches what decides commands; it is first needed after the first screen. */
	decider: () => Promise<Decider>;
	county: string;
	person: string;
	store: DeviceStore;
	now: () => number;
	newId: () => string;
	random: () => number;
};

/** Whether a command was taken by this device; `id` is its command id. */
export type Sent = { ok: true; id: string } | { ok: false; refusal: Refusal };

/** `hold`: milliseconds in which the command can be undone without a trace. `saw`: the row an edit is about, as its author had it before them. */
export type SendOptions = { hold?: number; saw?: Change | undefined };

const MOST_BYTES = 64 * 1024;

/**
 * One person's copy of the county (DESIGN.md §6): rows the server confirmed, and on top of them the person's own commands, decided again
 * after every entry. It knows neither runes nor the DOM nor the network, so that tests run many of them against a real server.
 */
export class Replica extends CountyCopy {
	readonly parts: ReplicaParts;
	readonly outbox: Outbox;
	#seq = 0;
	#decider: Decider | null = null;
	#sending: Promise<unknown> = Promise.resolve();

	constructor(parts: ReplicaParts) {
		super(parts.shape, parts.store);
		this.parts = parts;
		this.outbox = new Outbox(parts.random);
	}

	/** Shows what this device kept from last time: old data first, then news. */
	async open(): Promise<void> {
		const { outbox, ...kept } = await this.parts.store.load();
		this.restore(kept);
		this.reload(outbox);
		this.changed('*');
	}

	/** Fetches what decides commands, once. Until then unsent commands show what they looked like when they were issued. */
	async decider(): Promise<Decider> {
		if (!this.#decider) {
			this.#decider = await this.parts.decider();
			this.redecide();
		}
		return this.#decider;
	}

	/** Takes in commands the device keeps: at the start, and, as the `whole` list, when another tab has added or undone some. */
	reload(items: readonly OutboxItem[], whole = false): void {
		if (whole) this.outbox.keepOnly(new Set(items.map(({ id }) => id)));
		this.outbox.load(items);
		this.#seq = Math.max(this.#seq, ...items.map(({ seq }) => seq + 1));
		this.redecide();
	}

	/** Reads the device's outbox anew: another tab has added, sent or undone some. Never between another command's being kept and being shown. */
	async reread(): Promise<void> {
		const read = this.#sending.then(async () => this.reload(await this.parts.store.outbox(), true));
		this.#sending = read.catch(() => {});
		await read;
	}

	/** The person with the postings this device knows of. */
	get actor(): Actor {
		return actorFrom(this.parts.shape.actors, this.parts.county, this.parts.person, this);
	}

	/** The civil day in the county. */
	get today(): string {
		return localDate(new Date(this.parts.now()));
	}

	get scope(): Scope {
		return scopeOf(this.actor, this.today);
	}

	/**
	 * Decides a command, keeps it on the device, and shows it: what is seen would survive the tab's death. One after the other, so that each sees
	 * what the one before it made. A refusal keeps nothing: the form still has what was typed.
	 */
	send(name: string, input: unknown, options: SendOptions = {}): Promise<Sent> {
		const sent = this.#sending.then(() => this.#send(name, input, options));
		this.#sending = sent.catch(() => {});
		return sent;
	}

	async #send(name: string, input: unknown, { hold = 0, saw }: SendOptions): Promise<Sent> {
		const { store, now, newId } = this.parts;
		if (JSON.stringify(input).length * 3 > MOST_BYTES) return { ok: false, refusal: refuse('input_invalid', 'input', { wrong: 'large' }) };
		const decider = await this.decider();
		// A held command that another one follows is meant: nobody undoes the last but one.
		await this.release();
		const at = now();
		const issued = decider.issue({ id: newId(), name, input, recordedAt: new Date(at).toISOString() }, this.actor, this, saw);
		if (isRefused(issued)) return { ok: false, refusal: issued };
		const item = newItem(issued.envelope, issued.changes, this.#seq++, hold > 0 ? at + hold : null);
		await store.keep([item]);
		this.outbox.add(item);
		this.redecide();
		return { ok: true, id: item.id };
	}

	/** Takes a held command back: nothing of it ever leaves the device. False when it is too late; then correct or withdraw. */
	async undo(id: string): Promise<boolean> {
		if (!this.outbox.undoable(id, this.parts.now())) return false;
		await this.drop(id);
		return true;
	}

	/** Ends the holds: the person went on. */
	async release(): Promise<void> {
		await this.#kept(this.outbox.release());
	}

	/** Puts a refused command back in the queue, e.g. after a right was granted. */
	async retry(id: string): Promise<void> {
		await this.#kept(this.outbox.retry(id));
	}

	/** Keeps a refused command as a note on this device: it is not sent again, and not lost. */
	async keepAsNote(id: string): Promise<void> {
		await this.#kept(this.outbox.note(id));
	}

	/** Removes a command for good: undone, or refused and given up by its author. */
	async drop(id: string): Promise<void> {
		this.outbox.remove(id);
		this.redecide();
		await this.parts.store.forget([id]);
	}

	synced(ids: ReadonlySet<string> = new Set()): number {
		const gone = this.outbox.seen(ids, this.cursor ?? 0);
		if (gone.length > 0) void this.parts.store.forget(gone);
		return gone.length;
	}

	/** Where a row's latest change is on its way, or undefined when the server has it. */
	pendingOf(row: string): OutboxItem | undefined {
		return this.outbox.items().findLast((item) => item.state !== 'note' && item.guess.some((change) => change.row.id === row));
	}

	async #kept(changed: readonly OutboxItem[]): Promise<void> {
		if (changed.length === 0) return;
		await this.parts.store.keep(changed);
		this.redecide();
	}

	#guess(item: OutboxItem): readonly Change[] | Refusal {
		return this.#decider ? this.#decider.guess(item, this.actor, this) : item.guess;
	}

	/** Builds what is shown anew: confirmed rows, then the own commands in order. One that no longer fits is left out and still sent: the county decides. */
	protected redecide(touched: Iterable<string> = []): void {
		const tables = this.relay((rows) => {
			for (const item of this.outbox.items()) {
				if (item.state === 'attention' || item.state === 'note' || this.outbox.waits(item.id)) continue;
				const changes = this.#guess(item);
				if (!isRefusal(changes)) rows.apply(changes);
			}
		});
		this.changed(...tables, ...touched, '#outbox');
	}
}

const isRefused = (issued: object): issued is Refusal => 'code' in issued;
