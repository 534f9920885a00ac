import type { Entry } from '@honghuo/core/entry.ts';
import type { BaseRow } from '@honghuo/core/row.ts';
import type { OutboxItem } from './outbox.ts';

/** Villages held in full: all of the county, or these villages (12 digits) and townships (9); rows without a village and whole tables are always held. */
export type Reach = 'all' | readonly string[];

/** Whether a village is held in full. */
export const reaches = (reach: Reach, village: string): boolean => reach === 'all' || reach.some((unit) => village.startsWith(unit));

/** Rows and feed entries that came together. */
export type Saved = { rows: [table: string, row: BaseRow][]; entries: Entry[] };

/** Everything a device kept of one person's copy of a county. */
export type Kept = Saved & { cursor: number | null; reach: Reach; outbox: OutboxItem[] };

/** What a replica needs of the device. Commands are kept strictly: when the promise resolves they survive a power cut. */
export interface DeviceStore {
	load(): Promise<Kept>;
	/** Commands still on the device, as any tab left them. */
	outbox(): Promise<OutboxItem[]>;
	keep(items: readonly OutboxItem[]): Promise<void>;
	forget(ids: readonly string[]): Promise<void>;
	/** Saves confirmed rows soon, together with the cursor they belong to. A save lost with the tab is only caught up again. */
	save(update: Saved & { cursor: number | null; reach: Reach }): void;
	/** Forgets all confirmed rows and entries with the next save; never the outbox. */
	reset(): void;
}

/** A store that forgets with the process: for tests, and for a browser that forbids storage. */
export function memoryStore(): DeviceStore {
	const rows = new Map<string, [string, BaseRow]>();
	const entries = new Map<number, Entry>();
	const outbox = new Map<string, OutboxItem>();
	let place: { cursor: number | null; reach: Reach } = { cursor: null, reach: [] };
	const copy = <T>(value: T): T => structuredClone(value);
	return {
		load: async () =>
			copy({
				rows: [...rows.values()],
				entries: [...entries.values()].sort((a, b) => a.version - b.version),
				outbox: [...outbox.values()],
				...place,
			}),
		outbox: async () => copy([...outbox.values()]),
		keep: async (items) => {
			for (const item of items) outbox.set(item.id, copy(item));
		},
		forget: async (ids) => {
			for (const id of ids) outbox.delete(id);
		},
		save: (update) => {
			for (const [table, row] of update.rows) rows.set(`${table}/${row.id}`, [table, row]);
			for (const entry of update.entries) entries.set(entry.version, entry);
			place = { cursor: update.cursor, reach: update.reach };
		},
		reset: () => {
			rows.clear();
			entries.clear();
		},
	};
}
