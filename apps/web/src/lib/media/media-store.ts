import { type DBSchema, openDB } from 'idb';
import type { MediaRecord } from './queue.ts';

interface Schema extends DBSchema {
	records: { key: string; value: MediaRecord };
	/** Bytes of a file under its id, of its small picture under `id/thumb`. */
	bytes: { key: string; value: ArrayBuffer };
}

/** What the device keeps of photos and voice until the county has them. */
export interface MediaStore {
	records(): Promise<MediaRecord[]>;
	/** Keeps a file with its bytes: when the promise resolves it survives a power cut. */
	add(record: MediaRecord, whole: Uint8Array<ArrayBuffer>, thumb: Uint8Array<ArrayBuffer> | null): Promise<void>;
	set(record: MediaRecord): Promise<void>;
	bytes(id: string, thumb?: boolean): Promise<Uint8Array<ArrayBuffer> | null>;
	remove(id: string): Promise<void>;
	/** Calls back when another tab changed something. */
	watch(changed: () => void): void;
	close(): void;
}

const exact = (bytes: Uint8Array<ArrayBuffer>): ArrayBuffer => bytes.slice().buffer;

/**
 * A database of its own beside the replica's: a full device must not take the records with the photos. One a person and county, strictly durable,
 * as the outbox is.
 */
export async function openMediaStore(county: string, person: string): Promise<MediaStore> {
	const name = `honghuo-media-${county}-${person}`;
	const db = await openDB<Schema>(name, 1, {
		upgrade: (fresh) => {
			fresh.createObjectStore('records', { keyPath: 'id' });
			fresh.createObjectStore('bytes');
		},
		blocking: () => db.close(),
	});
	const tabs = new BroadcastChannel(name);
	const told = () => tabs.postMessage('changed');
	return {
		records: () => db.getAll('records'),
		async add(record, whole, thumb) {
			const tx = db.transaction(['records', 'bytes'], 'readwrite', { durability: 'strict' });
			await Promise.all([
				tx.objectStore('records').put(record),
				tx.objectStore('bytes').put(exact(whole), record.id),
				...(thumb ? [tx.objectStore('bytes').put(exact(thumb), `${record.id}/thumb`)] : []),
				tx.done,
			]);
			told();
		},
		async set(record) {
			const tx = db.transaction('records', 'readwrite', { durability: 'strict' });
			// One that another tab has finished must not come back.
			if (await tx.store.get(record.id)) await tx.store.put(record);
			await tx.done;
			told();
		},
		async bytes(id, thumb = false) {
			const found = await db.get('bytes', thumb ? `${id}/thumb` : id);
			return found ? new Uint8Array(found) : null;
		},
		async remove(id) {
			const tx = db.transaction(['records', 'bytes'], 'readwrite', { durability: 'strict' });
			await Promise.all([
				tx.objectStore('records').delete(id),
				tx.objectStore('bytes').delete(id),
				tx.objectStore('bytes').delete(`${id}/thumb`),
				tx.done,
			]);
			told();
		},
		watch: (changed) => {
			tabs.onmessage = changed;
		},
		close: () => {
			tabs.close();
			db.close();
		},
	};
}
