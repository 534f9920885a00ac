import type { FileKind, FileType, HostTable } from '@honghuo/features/file/model.ts';

/** What the device keeps of a photo or voice on its way, besides its bytes. */
export type MediaRecord = {
	id: string;
	table: HostTable;
	row: string;
	kind: FileKind;
	mime: FileType;
	bytes: number;
	sha256: string;
	thumbBytes: number | null;
	thumbSha256: string | null;
	width: number | null;
	height: number | null;
	seconds: number | null;
	addedAt: number;
	/** The command that makes the row it hangs on, while that can still be taken back. */
	after: string | null;
	/** Not before this moment is the file told of: an undone record must leave nothing. */
	sayAt: number;
	/** Its own command, once given to the outbox. */
	command: string | null;
	/** Bytes the server has, the small picture's first. */
	sent: number;
	refused: { code: string; message: string } | null;
};

/** 排队, 上传中, 需处理; what is 已传 has left the queue. */
export type MediaState = 'queued' | 'sending' | 'attention';
/** Why an upload stopped. `wait` is what the server asks for, in milliseconds. */
export type Failure = { why: 'unreachable' | 'session' | 'busy' | 'refused'; code: string; message: string; wait?: number | undefined };

const backoff = { first: 2_000, most: 120_000 };
/** How often a file that arrived spoilt is sent again before a person is asked. */
const spoiltTries = 3;

/** All bytes of a file, its small picture's included. */
export const totalOf = ({ bytes, thumbBytes }: Pick<MediaRecord, 'bytes' | 'thumbBytes'>): number => bytes + (thumbBytes ?? 0);

/**
 * The queue of photos and voice as a pure state machine: it is told what happened and says what to send next. One that fails waits by itself or asks
 * for its person; the others go on. Only when there is no way at all do all wait.
 */
export class MediaQueue {
	readonly #records = new Map<string, MediaRecord>();
	readonly #quiet = new Map<string, { tries: number; until: number }>();
	readonly #random: () => number;
	#line = { tries: 0, until: 0 };
	#sending: string | null = null;

	constructor(random: () => number) {
		this.#random = random;
	}

	/** Everything not yet with the county, oldest first. */
	records(): MediaRecord[] {
		return [...this.#records.values()].sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1));
	}

	get(id: string): MediaRecord | undefined {
		return this.#records.get(id);
	}

	/** Takes what the device keeps, as any tab left it. */
	load(records: readonly MediaRecord[]): void {
		const kept = new Set(records.map(({ id }) => id));
		for (const id of this.#records.keys()) if (!kept.has(id)) this.remove(id);
		for (const record of records) {
			const here = this.#records.get(record.id);
			this.#records.set(record.id, here ? { ...record, sent: Math.max(record.sent, here.sent) } : record);
		}
	}

	set(record: MediaRecord): void {
		this.#records.set(record.id, record);
	}

	remove(id: string): void {
		this.#records.delete(id);
		this.#quiet.delete(id);
		if (this.#sending === id) this.#sending = null;
	}

	stateOf(id: string): MediaState {
		if (this.#records.get(id)?.refused) return 'attention';
		return this.#sending === id ? 'sending' : 'queued';
	}

	/** The next to send, of those that are `ready`: one at a time, the oldest first, voice not behind photos. */
	next(now: number, ready: (record: MediaRecord) => boolean): MediaRecord | undefined {
		if (this.#sending !== null || now < this.#line.until) return undefined;
		return this.records().find((record) => !record.refused && now >= (this.#quiet.get(record.id)?.until ?? 0) && ready(record));
	}

	started(id: string): void {
		this.#sending = id;
	}

	/** The server has so many bytes: the way is open. */
	moved(id: string, sent: number): void {
		const record = this.#records.get(id);
		if (record) this.#records.set(id, { ...record, sent });
		this.#line = { tries: 0, until: 0 };
	}

	/** The upload stopped. Returns the record when it changed, to be kept. */
	failed(id: string, now: number, { why, code, message, wait }: Failure): MediaRecord | undefined {
		if (this.#sending === id) this.#sending = null;
		const record = this.#records.get(id);
		if (!record) return undefined;
		if (why === 'unreachable' || why === 'session') {
			this.#line = { tries: this.#line.tries + 1, until: now + (wait ?? this.#pause(this.#line.tries)) };
			return undefined;
		}
		const tries = (this.#quiet.get(id)?.tries ?? 0) + 1;
		const spoilt = code === 'file_differs' || code === 'file_offset';
		this.#quiet.set(id, { tries, until: now + (wait ?? this.#pause(tries - 1)) });
		if (why === 'busy' || (spoilt && tries < spoiltTries)) {
			if (!spoilt) return undefined;
			this.#records.set(id, { ...record, sent: 0 });
			return this.#records.get(id);
		}
		this.#records.set(id, { ...record, refused: { code, message } });
		return this.#records.get(id);
	}

	/** Somebody wants it tried now: all pauses end. */
	hurry(): void {
		this.#line = { tries: 0, until: 0 };
		this.#quiet.clear();
	}

	/** A refused one is tried again. */
	retry(id: string): MediaRecord | undefined {
		const record = this.#records.get(id);
		if (!record?.refused) return undefined;
		this.#quiet.delete(id);
		this.#records.set(id, { ...record, refused: null });
		return this.#records.get(id);
	}

	/** When `next` should be asked again, in the clock's milliseconds; null when time alone changes nothing. */
	wakeAt(now: number): number | null {
		const times = this.records()
			.filter(({ refused }) => !refused)
			.map(({ id, sayAt }) => Math.max(sayAt, this.#line.until, this.#quiet.get(id)?.until ?? 0));
		const later = times.filter((time) => time > now);
		return later.length > 0 ? Math.min(...later) : null;
	}

	/** A growing pause with jitter, so that a village's phones do not all come at once. */
	#pause(tries: number): number {
		return Math.min(backoff.most, backoff.first * 2 ** Math.min(tries, 16)) * (0.5 + this.#random() / 2);
	}
}
