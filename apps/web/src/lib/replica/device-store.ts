import type { Entry } from '@honghuo/core/entry.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { OutboxItem } from './outbox.ts';
import { type DeviceStore, type Reach, tellsOf } from './store.ts';

/** What is to be written next: of a row its newest form only, of entries the newest only. */
type Waiting = Place & { rows: Map<string, [table: string, row: BaseRow]>; entries: Entry[]; erased: Set<string> };

type Place = { cursor: number | null; reach: Reach };

interface Schema extends DBSchema {
	outbox: { key: string; value: OutboxItem };
	rows: { key: [table: string, id: string]; value: { table: string; id: string; row: BaseRow } };
	entries: { key: number; value: Entry };
	place: { key: 'place'; value: Place };
}

const SAVE_AFTER = 300;
const ENTRIES_KEPT = 200;

/** A device's store with what only a browser needs: other tabs, and a last save before the page goes. */
export type BrowserStore = DeviceStore & {
	/** Saves at once what waits to be saved. */
	flush(): Promise<void>;
	/** Calls back when another tab changed the outbox. */
	watch(changed: () => void): void;
	close(): void;
};

/**
 * The only owner of IndexedDB: one database a person and county, so that a shared phone shows nobody another's records. Commands are written
 * with strict durability: relaxed, the default, loses them in a power cut (RELIABILITY.md §5).
 */
export async function openDeviceStore(county: string, person: string): Promise<BrowserStore> {
	const name = `honghuo-${county}-${person}`;
	const db: IDBPDatabase<Schema> = await openDB<Schema>(name, 4, {
		upgrade: (fresh, from, _to, tx) => {
			if (from === 0) {
				fresh.createObjectStore('outbox', { keyPath: 'id' });
				fresh.createObjectStore('rows', { keyPath: ['table', 'id'] });
				fresh.createObjectStore('entries', { keyPath: 'version' });
				fresh.createObjectStore('place');
				return;
			}
			// Rows kept before names and consents were veiled on their way here go, and are read anew; what was not yet sent stays.
			void Promise.all((['rows', 'entries', 'place'] as const).map((store) => tx.objectStore(store).clear()));
		},
		blocking: () => db.close(),
	});
	const tabs = new BroadcastChannel(name);
	let waiting: Waiting | null = null;
	let wiped = false;
	let timer: ReturnType<typeof setTimeout> | undefined;
	let writing: Promise<void> = Promise.resolve();

	async function write(): Promise<void> {
		clearTimeout(timer);
		timer = undefined;
		if (!waiting) return;
		const [update, wipe] = [waiting, wiped];
		waiting = null;
		wiped = false;
		const tx = db.transaction(['rows', 'entries', 'place'], 'readwrite');
		const [rows, entries, place] = [tx.objectStore('rows'), tx.objectStore('entries'), tx.objectStore('place')];
		if (wipe) void Promise.all([rows.clear(), entries.clear()]);
		for (const [table, row] of update.rows.values()) void rows.put({ table, id: row.id, row });
		if (update.erased.size) {
			for (const entry of await entries.getAll()) if (tellsOf(entry, update.erased)) void entries.delete(entry.version);
		}
		for (const entry of update.entries) void entries.put(entry);
		void place.put({ cursor: update.cursor, reach: update.reach }, 'place');
		const oldest = (await entries.getAllKeys()).at(-ENTRIES_KEPT - 1);
		if (oldest !== undefined) void entries.delete(IDBKeyRange.upperBound(oldest));
		await tx.done;
	}

	const flush = (): Promise<void> => {
		// One write after the other; a failed one must not stop those that follow, and is caught up from the server at the next start.
		writing = writing.then(write).catch(() => {});
		return writing;
	};

	const strictly = async (change: (store: { put(item: OutboxItem): unknown; delete(id: string): unknown }) => void): Promise<void> => {
		const tx = db.transaction('outbox', 'readwrite', { durability: 'strict' });
		change(tx.store);
		await tx.done;
		tabs.postMessage('outbox');
	};

	return {
		load: async () => {
			const tx = db.transaction(['rows', 'entries', 'place', 'outbox']);
			const [rows, entries, place, outbox] = await Promise.all([
				tx.objectStore('rows').getAll(),
				tx.objectStore('entries').getAll(),
				tx.objectStore('place').get('place'),
				tx.objectStore('outbox').getAll(),
			]);
			return {
				rows: rows.map(({ table, row }) => [table, row]),
				entries,
				outbox,
				cursor: place?.cursor ?? null,
				reach: place?.reach ?? [],
			};
		},
		outbox: () => db.getAll('outbox'),
		keep: (items) =>
			strictly((store) => {
				for (const item of items) store.put(item);
			}),
		forget: (ids) =>
			strictly((store) => {
				for (const id of ids) store.delete(id);
			}),
		save: ({ rows, entries, cursor, reach, erased = [] }) => {
			waiting ??= { rows: new Map(), entries: [], erased: new Set(), cursor, reach };
			Object.assign(waiting, { cursor, reach });
			for (const [table, row] of rows) waiting.rows.set(`${table}/${row.id}`, [table, row]);
			if (erased.length) {
				const gone = new Set(erased);
				waiting.entries = waiting.entries.filter((entry) => !tellsOf(entry, gone));
				for (const id of erased) waiting.erased.add(id);
			}
			waiting.entries = [...waiting.entries, ...entries].sort((a, b) => a.version - b.version).slice(-ENTRIES_KEPT);
			timer ??= setTimeout(() => void flush(), SAVE_AFTER);
		},
		reset: () => {
			waiting = null;
			wiped = true;
		},
		flush,
		watch: (changed) => {
			tabs.onmessage = changed;
		},
		close: () => {
			tabs.close();
			db.close();
		},
	};
}
