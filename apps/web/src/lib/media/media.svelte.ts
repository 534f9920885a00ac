import type { BaseRow } from '@honghuo/core/row.ts';
import { hosts } from '@honghuo/features/file/figures.ts';
import { files } from '@honghuo/features/file/model.ts';
import type { ChosenFile, FileOnDevice, Media, Recording } from '@honghuo/features/ledger.ts';
import type { LiveLedger } from '../replica/live.svelte.ts';
import { NoAnswer } from '../replica/transport.ts';
import { failureOf, inputOf, newRecord, type Shown, shownOf, undoing } from './media-record.ts';
import type { MediaStore } from './media-store.ts';
import { photosLeft } from './plan.ts';
import { MediaQueue, type MediaRecord } from './queue.ts';
import { canRecord, record } from './record.ts';
import { shrink } from './shrink.ts';
import { carry, type Way } from './upload.ts';

/** What runs it: the ledger it tells, the device's store, the way to the server, and the world's clock and network. */
export type MediaParts = {
	ledger: LiveLedger;
	/** Calls back when rows or the outbox changed. */
	follow: (changed: () => void) => () => void;
	store: MediaStore;
	way: Way;
	now: () => number;
	random: () => number;
	/** Whether photos may go over the network of this moment. */
	allowed: () => boolean;
	/** One tab sends at a time. */
	turn: <T>(run: () => Promise<T>) => Promise<T>;
	sessionOver: () => void;
	broken: (error: unknown) => void;
};

/** Photos and voice of one person on this device: kept first, told after their record, sent after that, one at a time. */
export class MediaDesk implements Media {
	readonly canRecord = canRecord();
	photosLeft = $state<number | null>(null);
	/** What is still here, oldest first. */
	waiting = $state.raw<Shown[]>([]);
	readonly #parts: MediaParts;
	readonly #queue: MediaQueue;
	readonly #stop: () => void;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#running = false;
	#again = false;
	#ended = false;
	/** Sent although the line is not WiFi: somebody pressed 马上传. */
	#forced = false;

	constructor(parts: MediaParts) {
		this.#parts = parts;
		this.#queue = new MediaQueue(parts.random);
		this.#stop = parts.follow(() => this.pump());
		parts.store.watch(() => void this.#reload().then(() => this.pump()));
		void this.#measure();
		this.pump();
	}

	photo = (file: Blob): Promise<ChosenFile> => shrink(file);
	record = (): Promise<Recording> => record();

	async attach(on: { table: string; row: string }, chosen: readonly ChosenFile[], after?: string): Promise<void> {
		const { store, ledger, now } = this.#parts;
		for (const one of chosen) {
			const kept = newRecord(ledger.newId(), on, one, now(), after);
			await store.add(kept, one.bytes, one.thumb?.bytes ?? null);
			this.#queue.set(kept);
			this.#show();
		}
		// Asked once there is something to lose; a browser that says no still keeps what it can.
		void navigator.storage?.persist?.().catch(() => false);
		void this.#measure();
		this.pump();
	}

	on = (row: string): readonly FileOnDevice[] => this.waiting.filter((one) => one.row === row);

	async bytes(id: string, thumb = false): Promise<Blob | null> {
		const record = this.#queue.get(id);
		const bytes = await this.#parts.store.bytes(id, thumb);
		return bytes ? new Blob([bytes], { type: thumb ? 'image/jpeg' : (record?.mime ?? '') }) : null;
	}

	async remove(id: string): Promise<void> {
		this.#queue.remove(id);
		await this.#parts.store.remove(id);
		this.#show();
	}

	/** A command was undone or given up: what hung on the row it was to make goes too. */
	async forget(command: string): Promise<void> {
		await this.#reload();
		for (const one of this.#queue.records()) if (one.after === command || one.command === command) await this.remove(one.id);
	}

	/** A refused record was put right and recorded anew: its photos move to the new one. */
	async move(from: string, on: { row: string; after: string }): Promise<void> {
		await this.#reload();
		for (const one of this.#queue.records()) {
			if (one.row === from) await this.#keep({ ...one, ...on, command: null, refused: null, sayAt: this.#parts.now() + undoing });
		}
	}

	async retry(id: string): Promise<void> {
		const again = this.#queue.retry(id);
		if (again) await this.#keep(again);
		this.pump();
	}

	/** Sends what waits, now, whatever the network. */
	hurry(forced = false): void {
		this.#forced ||= forced;
		this.#queue.hurry();
		this.pump();
	}

	close(): void {
		this.#ended = true;
		clearTimeout(this.#timer);
		this.#stop();
		this.#parts.store.close();
	}

	/** Looks for something to do; never two at once. */
	pump(): void {
		this.#again = true;
		if (this.#running || this.#ended) return;
		this.#running = true;
		void this.#run().finally(() => {
			this.#running = false;
			if (this.#again) this.pump();
		});
	}

	async #run(): Promise<void> {
		try {
			while (this.#again && !this.#ended) {
				this.#again = false;
				await this.#reload();
				if (this.#queue.records().length > 0) await this.#parts.turn(() => this.#work());
			}
		} catch (error) {
			if (!this.#ended) this.#parts.broken(error);
		}
		if (this.#queue.records().length === 0) this.#forced = false;
		this.#sleep();
	}

	async #work(): Promise<void> {
		for (;;) {
			if (this.#ended) return;
			await this.#reload();
			await this.#tell();
			const next = this.#queue.next(this.#parts.now(), (one) => this.#accepted(one));
			if (!next) return;
			if (this.#arrived(next)) await this.remove(next.id);
			else await this.#send(next);
		}
	}

	/** Text first: a file's own command goes to the outbox when the record it hangs on is there and can no longer be undone. */
	async #tell(): Promise<void> {
		const { ledger, now } = this.#parts;
		for (const one of this.#queue.records()) {
			if (one.command !== null || one.refused || one.sayAt > now()) continue;
			if (ledger.get(files, one.id)) {
				await this.#keep({ ...one, command: one.id });
				continue;
			}
			const host = ledger.get<BaseRow>(hosts[one.table].table, one.row);
			if (!host || ledger.syncOf(one.row) === 'attention') continue;
			// Sending anything ends the holds of others: somebody may still want to take theirs back.
			if (ledger.outbox.some(({ heldUntil }) => heldUntil !== null && heldUntil > now())) {
				setTimeout(() => this.pump(), 1_000);
				return;
			}
			const taken = await ledger.send('file.attach', inputOf(one));
			await this.#keep(taken.ok ? { ...one, command: taken.id } : { ...one, refused: { code: 'refused', message: taken.message } });
		}
	}

	/** Whether the county has taken the file's command; only then do its bytes go. */
	#accepted(one: MediaRecord): boolean {
		const { ledger, allowed } = this.#parts;
		return one.command !== null && (ledger.get(files, one.id)?.version ?? 0) > 0 && (this.#forced || allowed());
	}

	/** Nothing left to bring: an answer was lost, or the file has been withdrawn. */
	#arrived({ id, thumbBytes }: MediaRecord): boolean {
		const row = this.#parts.ledger.get(files, id);
		return row !== undefined && (row.withdrawnReason !== null || (row.stored && (row.thumbStored || thumbBytes === null)));
	}

	async #send(one: MediaRecord): Promise<void> {
		const { store, way, now, sessionOver } = this.#parts;
		const [whole, thumb] = await Promise.all([store.bytes(one.id), store.bytes(one.id, true)]);
		if (!whole) return this.remove(one.id);
		this.#queue.started(one.id);
		this.#show();
		try {
			await carry(one.id, { thumb, whole }, way, (sent) => {
				this.#queue.moved(one.id, sent);
				this.#show();
			});
			await this.remove(one.id);
			void this.#measure();
		} catch (error) {
			const failed = this.#queue.failed(one.id, now(), failureOf(error));
			const left = failed ?? this.#queue.get(one.id);
			if (left) await this.#keep(left);
			if (error instanceof NoAnswer && error.reason === 'session') sessionOver();
			if (!(error instanceof NoAnswer)) this.#parts.broken(error);
		}
	}

	async #keep(record: MediaRecord): Promise<void> {
		this.#queue.set(record);
		this.#show();
		await this.#parts.store.set(record);
	}

	async #reload(): Promise<void> {
		if (this.#ended) return;
		this.#queue.load(await this.#parts.store.records());
		this.#show();
	}

	#show(): void {
		this.waiting = this.#queue.records().map((one) => shownOf(one, this.#queue.stateOf(one.id)));
	}

	#sleep(): void {
		clearTimeout(this.#timer);
		const at = this.#queue.wakeAt(this.#parts.now());
		if (at !== null && !this.#ended) this.#timer = setTimeout(() => this.pump(), Math.max(50, at - this.#parts.now()));
	}

	async #measure(): Promise<void> {
		const room = await navigator.storage?.estimate?.().catch(() => undefined);
		this.photosLeft = room ? photosLeft(room) : null;
	}
}
