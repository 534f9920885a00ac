import type { Actor, Scope } from '@honghuo/core/actor.ts';
import { scopeOf } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { type Entry, sealedName } from '@honghuo/core/entry.ts';
import { isRefusal, type Refusal, refuse } from '@honghuo/core/refusal.ts';
import type { BaseRow, Change } from '@honghuo/core/row.ts';
import { actorFrom, type Shape } from '@honghuo/core/shape.ts';
import type { Decider } from './decider.ts';
import { Feed } from './feed.ts';
import { Layers } from './layers.ts';
import { newItem, Outbox, type OutboxItem } from './outbox.ts';
import type { DeviceStore, Reach, Saved } from './store.ts';

/** An answer of `GET /api/v1/snapshot`. */
export type Snapshot = { version: number; tables: Readonly<Record<string, readonly BaseRow[]>> };

/** What a replica is made of. `now` is milliseconds since 1970, `newId` a UUIDv7, `random` 0…1. */
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

const MOST_BYTES = 64 * 1024;

/**
 * One person's copy of the county (DESIGN.md §6): rows the server confirmed, and on top of them the person's own commands, decided again
 * after every entry. It knows neither runes nor the DOM nor the network, so that tests run many of them against a real server.
 */
export class Replica extends Layers {
	readonly parts: ReplicaParts;
	readonly outbox: Outbox;
	/** Version of the last entry applied; null before the first snapshot. */
	cursor: number | null = null;
	reach: Reach = [];
	readonly #feed = new Feed();
	#decider: Decider | null = null;
	#seq = 0;

	constructor(parts: ReplicaParts) {
		super();
		this.parts = parts;
		this.outbox = new Outbox(parts.random);
	}

	/** Shows what this device kept from last time: old data first, then news. */
	async open(): Promise<void> {
		const { rows, cursor, reach, entries, outbox } = await this.parts.store.load();
		for (const [table, row] of rows) this.confirmed.put(table, row);
		this.cursor = cursor;
		this.reach = reach;
		for (const entry of entries) this.#feed.add(entry);
		this.reload(outbox);
		this.changed('*');
	}

	/** Fetches what decides commands, once. Until then unsent commands show what they looked like when they were issued. */
	async decider(): Promise<Decider> {
		if (!this.#decider) {
			this.#decider = await this.parts.decider();
			this.#redecide();
		}
		return this.#decider;
	}

	/** Takes in commands the device keeps: at the start, and, as the `whole` list, when another tab has added or undone some. */
	reload(items: readonly OutboxItem[], whole = false): void {
		if (whole) this.outbox.keepOnly(new Set(items.map(({ id }) => id)));
		this.outbox.load(items);
		this.#seq = Math.max(this.#seq, ...items.map(({ seq }) => seq + 1));
		this.#redecide();
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

	/** Recent entries the person may read, newest first. */
	get feed(): readonly Entry[] {
		return this.#feed.newestFirst();
	}

	/**
	 * Decides a command, shows it, and keeps it on the device; resolves once it would survive the tab's death. `hold` is how many milliseconds
	 * it can be undone without a trace. A refusal keeps nothing: the form still has what was typed.
	 */
	async send(name: string, input: unknown, { hold = 0 }: { hold?: number } = {}): Promise<Sent> {
		const { store, now, newId } = this.parts;
		if (JSON.stringify(input).length * 3 > MOST_BYTES) return { ok: false, refusal: refuse('input_invalid', 'input', { field: 'input' }) };
		const { guess } = await this.decider();
		// A held command that another one follows is meant: nobody undoes the last but one.
		await this.release();
		const at = now();
		const recordedAt = new Date(at).toISOString();
		const changes = guess({ name, input, recordedAt }, this.actor, this);
		if (isRefusal(changes)) return { ok: false, refusal: changes };
		const item = newItem({ id: newId(), name, input, recordedAt }, changes, this.#seq++, hold > 0 ? at + hold : null);
		// Shown at once, but not to be sent before the device has it: what was sent must be found again after a crash.
		this.outbox.add({ ...item, state: 'storing' });
		this.#redecide();
		try {
			await store.keep([item]);
		} catch (error) {
			this.outbox.remove(item.id);
			this.#redecide();
			throw error;
		}
		this.outbox.add(item);
		this.changed('#outbox');
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
		const released = this.outbox.release();
		if (released.length === 0) return;
		await this.parts.store.keep(released);
		this.changed('#outbox');
	}

	/** Puts a refused command back in the queue, e.g. after a right was granted. */
	async retry(id: string): Promise<void> {
		const item = this.outbox.retry(id);
		if (!item) return;
		await this.parts.store.keep([item]);
		this.#redecide();
	}

	/** Removes a command for good: undone, or refused and given up by its author. */
	async drop(id: string): Promise<void> {
		this.outbox.remove(id);
		this.#redecide();
		await this.parts.store.forget([id]);
	}

	/**
	 * Applies entries in order. Doubles are ignored, sealed ones only move the cursor. True when one was missing before an entry: the rest is
	 * left and the caller catches up.
	 */
	apply(entries: readonly Entry[]): { hole: boolean; rights: boolean } {
		const { store, shape } = this.parts;
		const saved: Saved = { rows: [], entries: [] };
		const touched = new Set<string>();
		const ids = new Set<string>();
		let hole = this.cursor === null;
		for (const entry of entries) {
			if (this.cursor === null || entry.previous > this.cursor) {
				hole = true;
				break;
			}
			if (entry.version <= this.cursor) continue;
			this.cursor = entry.version;
			if (entry.name === sealedName) continue;
			if (entry.id) ids.add(entry.id);
			this.#feed.add(entry);
			saved.entries.push(entry);
			for (const { table, row } of entry.changes) {
				if (!this.holds(table, row) || !this.confirmed.put(table, row)) continue;
				saved.rows.push([table, row]);
				touched.add(table);
			}
		}
		const synced = this.synced(ids);
		store.save({ ...saved, cursor: this.cursor, reach: this.reach });
		if (touched.size > 0 || synced > 0) this.#redecide(touched);
		if (saved.entries.length > 0) this.changed('#feed');
		return { hole, rights: shape.actors.tables.some(({ name }) => touched.has(name)) };
	}

	/** Lets commands go whose entries were seen, or whose version the cursor has passed. Returns how many. */
	synced(ids: ReadonlySet<string> = new Set()): number {
		const gone = this.outbox.seen(ids, this.cursor ?? 0);
		if (gone.length > 0) void this.parts.store.forget(gone);
		return gone.length;
	}

	/** Replaces all confirmed rows. The cursor goes where the snapshot was taken, even backwards. */
	replace(snapshot: Snapshot, reach: Reach): void {
		this.confirmed.clear();
		this.reach = reach;
		this.cursor = snapshot.version;
		this.parts.store.reset();
		this.#merge(snapshot);
	}

	/** Holds one more village from now on, or `all`, beginning with this snapshot of it. */
	widen(snapshot: Snapshot, village: string): void {
		if (this.reach !== 'all') this.reach = village === 'all' ? 'all' : [...this.reach, village];
		this.#merge(snapshot);
	}

	#merge({ tables, version }: Snapshot): void {
		const rows: [string, BaseRow][] = [];
		for (const [table, list] of Object.entries(tables)) {
			for (const row of list) if (this.confirmed.put(table, row)) rows.push([table, row]);
		}
		if (this.cursor === null || version < this.cursor) this.cursor = version;
		this.synced();
		this.parts.store.save({ rows, entries: [], cursor: this.cursor, reach: this.reach });
		this.#redecide();
		this.changed('*');
	}

	/** Puts older entries into the feed; rows stay as they are. */
	recall(entries: readonly Entry[]): void {
		for (const entry of entries) if (entry.name !== sealedName) this.#feed.add(entry);
		this.parts.store.save({ rows: [], entries: [...entries], cursor: this.cursor, reach: this.reach });
		this.changed('#feed');
	}

	/** Whether this device keeps a row of that table. */
	holds(table: string, row: BaseRow): boolean {
		if (row.village === null || this.reach === 'all' || this.reach.includes(row.village)) return true;
		return this.parts.shape.tables.get(table)?.whole ?? false;
	}

	/** Where a row's latest change is on its way, or undefined when the server has it. */
	pendingOf(row: string): OutboxItem | undefined {
		return this.outbox.items().findLast((item) => item.guess.some((change) => change.row.id === row));
	}

	#guess(item: OutboxItem): readonly Change[] | Refusal {
		return this.#decider ? this.#decider.guess(item, this.actor, this) : item.guess;
	}

	/** Builds what is shown anew: confirmed rows, then the own commands in order. One that no longer fits is left out and still sent: the county decides. */
	#redecide(touched: Iterable<string> = []): void {
		const tables = this.relay((rows) => {
			for (const item of this.outbox.items()) {
				if (item.state === 'attention' || this.outbox.waits(item.id)) continue;
				const changes = this.#guess(item);
				if (!isRefusal(changes)) rows.apply(changes);
			}
		});
		this.changed(...tables, ...touched, '#outbox');
	}
}
