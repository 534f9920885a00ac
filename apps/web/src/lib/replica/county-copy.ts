import { type Entry, erases, sealedName } from '@honghuo/core/entry.ts';
import type { BaseRow, TableRef } from '@honghuo/core/row.ts';
import type { Shape } from '@honghuo/core/shape.ts';
import { isVeil } from '@honghuo/core/veil-name.ts';
import { Feed } from './feed.ts';
import { Layers } from './layers.ts';
import { type DeviceStore, type Reach, reaches, type Saved, tellsOf } from './store.ts';

const hides = (before: unknown, after: unknown): boolean => typeof after === 'string' && isVeil(after) && before !== after;

/** An answer of `GET /api/v1/snapshot`. */
export type Snapshot = { version: number; tables: Readonly<Record<string, readonly BaseRow[]>> };

/**
 * What this device holds of the county's journal: confirmed rows up to a cursor, and the last entries. Entries are applied in order, whatever
 * order and however often they come.
 */
export abstract class CountyCopy extends Layers {
	/** Version of the last entry applied; null before the first snapshot. */
	cursor: number | null = null;
	reach: Reach = [];
	readonly #feed = new Feed();
	readonly #shape: Shape;
	readonly #store: DeviceStore;

	constructor(shape: Shape, store: DeviceStore) {
		super();
		this.#shape = shape;
		this.#store = store;
	}

	/** Lets own commands go that the journal has shown: by id, or because the cursor has passed their version. Returns how many. */
	abstract synced(ids?: ReadonlySet<string>): number;
	/** Shows own commands on top of confirmed rows anew, because these tables changed. */
	protected abstract redecide(touched?: Iterable<string>): void;

	/** Takes in what the device kept. */
	protected restore({ rows, entries, cursor, reach }: Saved & { cursor: number | null; reach: Reach }): void {
		for (const [table, row] of rows) this.confirmed.put(table, row);
		this.#feed.add(entries);
		this.cursor = cursor;
		this.reach = reach;
	}

	/** Recent entries the person may read, newest first. */
	get feed(): readonly Entry[] {
		return this.#feed.newestFirst();
	}

	/**
	 * Applies entries in order. Doubles are ignored, sealed ones only move the cursor. `hole` when one was missing before an entry: the rest is
	 * left and the caller catches up. `rights` when somebody's rights may have changed.
	 */
	apply(entries: readonly Entry[]): { hole: boolean; rights: boolean } {
		const saved: Saved = { rows: [], entries: [] };
		const touched = new Set<string>();
		const ids = new Set<string>();
		const erased = new Set<string>();
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
			const erasing = erases(entry.name);
			if (erasing) {
				for (const { row } of entry.changes) erased.add(row.id);
			}
			// What may not be read any more goes from what was told before, too.
			for (const { table, row } of entry.changes) if (this.#veils(table, row)) erased.add(row.id);
			if (erased.size > 0) saved.entries = saved.entries.filter((before) => !tellsOf(before, erased));
			saved.entries.push(entry);
			for (const { table, row } of entry.changes) {
				// A village that was only looked at is not followed; what is erased goes there too.
				const held = this.holds(table, row) || (erasing && this.confirmed.get({ name: table } as TableRef, row.id));
				if (!held || !this.confirmed.put(table, row)) continue;
				saved.rows.push([table, row]);
				touched.add(table);
			}
		}
		this.#feed.forget(erased);
		this.#feed.add(saved.entries);
		const synced = this.synced(ids);
		this.#store.save({ ...saved, cursor: this.cursor, reach: this.reach, erased: [...erased] });
		if (touched.size > 0 || synced > 0) this.redecide(touched);
		if (saved.entries.length > 0) this.changed('#feed');
		return { hole, rights: this.#shape.actors.tables.some(({ name }) => touched.has(name)) };
	}

	/** Replaces all confirmed rows. The cursor goes where the snapshot was taken, even backwards. */
	replace(snapshot: Snapshot, reach: Reach): void {
		this.confirmed.clear();
		this.reach = reach;
		this.cursor = snapshot.version;
		this.#store.reset();
		this.#take(snapshot);
	}

	/** Holds one more village from now on, or `all`, beginning with this snapshot of it. */
	widen(snapshot: Snapshot, village: string): void {
		if (this.reach !== 'all') this.reach = village === 'all' ? 'all' : [...this.reach, village];
		this.#take(snapshot);
	}

	/** Shows a village as it is now, without following it from then on. */
	peek(snapshot: Snapshot): void {
		this.#take(snapshot);
	}

	/** Follows these villages alone from now on; what is here of others stays as it was seen last. */
	narrow(reach: Reach): void {
		this.reach = reach;
		this.#store.save({ rows: [], entries: [], cursor: this.cursor, reach });
	}

	/** Puts older entries into the feed; rows stay as they are. */
	recall(entries: readonly Entry[]): void {
		this.#feed.add(entries.filter(({ name }) => name !== sealedName));
		this.#store.save({ rows: [], entries: [...entries], cursor: this.cursor, reach: this.reach });
		this.changed('#feed');
	}

	/** Whether this device keeps a row of that table. */
	holds(table: string, row: BaseRow): boolean {
		if (row.village === null || reaches(this.reach, row.village)) return true;
		return this.#shape.tables.get(table)?.whole ?? false;
	}

	/** Whether a row comes with a text veiled that was here in full. */
	#veils(table: string, row: BaseRow): boolean {
		const { veil } = this.#shape.tables.get(table) ?? {};
		const held = veil && (this.confirmed.get({ name: table } as TableRef, row.id) as Readonly<Record<string, unknown>> | undefined);
		return held !== undefined && (veil ?? []).some((field) => hides(held[field], (row as never)[field]));
	}

	#take({ tables, version }: Snapshot): void {
		const rows: [string, BaseRow][] = [];
		for (const [table, list] of Object.entries(tables)) {
			for (const row of list) if (this.confirmed.put(table, row)) rows.push([table, row]);
		}
		if (this.cursor === null || version < this.cursor) this.cursor = version;
		this.synced();
		this.#store.save({ rows, entries: [], cursor: this.cursor, reach: this.reach });
		this.redecide();
		this.changed('*');
	}
}
