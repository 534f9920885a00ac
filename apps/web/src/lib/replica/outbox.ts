import type { Envelope, Result } from '@honghuo/core/command.ts';
import type { Change } from '@honghuo/core/row.ts';

/**
 * Where an unsent command is: `kept` 存手机, `sending` 上传中, `accepted` (answered, its entry not seen yet), `attention` 需处理, `note` (refused, and
 * kept on this device as a note). A command whose entry has been seen is 已同步 and leaves the outbox.
 */
export type OutboxState = 'kept' | 'sending' | 'accepted' | 'attention' | 'note';

/** Why the county refused a command, as it answered. */
export type RefusedAnswer = { code: string; message: string; field?: string };

/** One command on its way. `makes` and `touches` are ids of rows it creates and of rows it needs or changes; `heldUntil` is a clock's milliseconds. */
export type OutboxItem = Envelope & {
	/** Order of issue on this device. */
	seq: number;
	heldUntil: number | null;
	makes: readonly string[];
	touches: readonly string[];
	/** What it looked like when it was issued: shown in 待传 even after it was refused. */
	guess: readonly Change[];
	state: OutboxState;
	version: number | null;
	refused: RefusedAnswer | null;
};

/** Most commands and bytes in one batch: a larger frame would make the server close the connection (RELIABILITY.md §5). */
const BATCH = { commands: 50, bytes: 256 * 1024 };
const BACKOFF = { first: 1_000, most: 60_000 };
/** Longer than this nothing is held or quiet: a clock that went back a year must not make a record wait for it. */
const LONGEST = { hold: 60_000, quiet: 3_600_000 };

const ahead = (until: number | null, now: number, longest: number): until is number =>
	until !== null && until > now && until - now <= longest;

const uuids = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** A command as it enters the outbox. What it touches is every row its input names and it does not make itself. */
export function newItem(envelope: Envelope, guess: readonly Change[], seq: number, heldUntil: number | null): OutboxItem {
	const makes = guess.filter(({ op }) => op === 'insert').map(({ row }) => row.id);
	const touches = [...new Set(JSON.stringify(envelope.input).match(uuids))].filter((id) => !makes.includes(id));
	return { ...envelope, seq, heldUntil, makes, touches, guess, state: 'kept', version: null, refused: null };
}

/** What of an item goes over the wire. */
export const envelopeOf = ({ id, name, input, recordedAt, revision, seen }: OutboxItem): Envelope => ({
	id,
	name,
	input,
	recordedAt,
	...(revision === undefined ? {} : { revision }),
	...(seen === undefined ? {} : { seen }),
});

const bytesOf = (item: OutboxItem): number => JSON.stringify([item.input, item.seen]).length * 3 + 200;

/**
 * The outbox as a pure state machine: it is told what happened and says what to send next. No I/O and no clock of its own; whoever owns it
 * keeps every item in the device's store. Order of issue is kept; a refused command stops nobody but those that need the row it was to make.
 */
export class Outbox {
	readonly #items = new Map<string, OutboxItem>();
	readonly #random: () => number;
	#tries = 0;
	#quietUntil = 0;

	constructor(random: () => number) {
		this.#random = random;
	}

	/** Everything not synced yet, in order of issue. */
	items(): OutboxItem[] {
		return [...this.#items.values()].sort((a, b) => a.seq - b.seq);
	}

	get(id: string): OutboxItem | undefined {
		return this.#items.get(id);
	}

	/** Takes back what the device kept. What was being sent when the page died is kept again: sending twice is harmless. */
	load(items: readonly OutboxItem[]): void {
		for (const item of items) {
			// An app before revisions knew only the first of each command.
			const kept: OutboxItem = { ...item, revision: item.revision ?? 1, state: item.state === 'sending' ? 'kept' : item.state };
			if (!this.#items.has(item.id)) this.#items.set(item.id, kept);
		}
	}

	/** Forgets what another tab has undone or sent; what is just being sent here stays. */
	keepOnly(ids: ReadonlySet<string>): void {
		for (const { id, state } of this.items()) if (state !== 'sending' && !ids.has(id)) this.#items.delete(id);
	}

	add(item: OutboxItem): void {
		this.#items.set(item.id, item);
	}

	/** Removes a command: undone, dropped by its author, or synced. */
	remove(id: string): boolean {
		return this.#items.delete(id);
	}

	/** Whether a command can still be undone without a trace: it is held, and nothing has left the device. */
	undoable(id: string, now: number): boolean {
		const item = this.#items.get(id);
		return item?.state === 'kept' && ahead(item.heldUntil, now, LONGEST.hold);
	}

	/** Ends all holds: the person went on. Returns the items that changed. */
	release(): OutboxItem[] {
		return this.items().flatMap((item) => (item.heldUntil === null ? [] : [this.#set({ ...item, heldUntil: null })]));
	}

	/** Later commands that need a row this one was to make. */
	dependants(id: string): OutboxItem[] {
		const made = new Set(this.#items.get(id)?.makes);
		return this.items().filter((item) => {
			if (item.id === id || !item.touches.some((row) => made.has(row))) return false;
			for (const row of item.makes) made.add(row);
			return true;
		});
	}

	/** The next batch to send, in order; empty while one is under way, a hold lasts, or the pause after a failure lasts. */
	due(now: number): OutboxItem[] {
		if (ahead(this.#quietUntil, now, LONGEST.quiet)) return [];
		const items = this.items();
		if (items.some((item) => item.state === 'sending')) return [];
		const unmade = this.#unmade();
		const batch: OutboxItem[] = [];
		let bytes = 0;
		for (const item of items) {
			if (item.state !== 'kept' || waitsFor(item, unmade)) continue;
			// What follows a held command waits with it: the order of issue is a promise (R3b).
			if (ahead(item.heldUntil, now, LONGEST.hold)) break;
			bytes += bytesOf(item);
			if (batch.length > 0 && (batch.length === BATCH.commands || bytes > BATCH.bytes)) break;
			batch.push(item);
		}
		return batch;
	}

	/** When `due` should be asked again, in the clock's milliseconds; null when nothing waits for time alone. */
	wakeAt(now: number): number | null {
		const held = this.items().flatMap(({ state, heldUntil }) =>
			state === 'kept' && ahead(heldUntil, now, LONGEST.hold) ? [heldUntil] : [],
		);
		const first = held.length > 0 ? Math.min(...held) : null;
		const waiting = this.items().some((item) => item.state === 'kept');
		if (waiting && ahead(this.#quietUntil, now, LONGEST.quiet)) return Math.max(this.#quietUntil, first ?? 0);
		return first;
	}

	/** Whether a kept command waits for the row of a refused one. */
	waits(id: string): boolean {
		const item = this.#items.get(id);
		return item?.state === 'kept' && waitsFor(item, this.#unmade());
	}

	sending(batch: readonly OutboxItem[]): void {
		for (const item of batch) this.#set({ ...item, state: 'sending' });
	}

	/** Takes the server's explicit answers. Returns the items that changed, to be kept. */
	answered(results: readonly Result[]): OutboxItem[] {
		this.#tries = 0;
		this.#quietUntil = 0;
		return results.flatMap((result) => {
			const item = this.#items.get(result.id);
			if (!item) return [];
			if (result.status === 'accepted') return [this.#set({ ...item, state: 'accepted', version: result.version, heldUntil: null })];
			const { code, message, field } = result;
			return [this.#set({ ...item, state: 'attention', heldUntil: null, refused: { code, message, ...(field ? { field } : {}) } })];
		});
	}

	/** No answer came (no signal, a gateway's page, a closed socket): kept again, and a growing, jittered pause. `wait` overrides it (Retry-After). */
	unanswered(now: number, wait?: number): void {
		for (const item of this.items()) if (item.state === 'sending') this.#set({ ...item, state: 'kept' });
		const pause = Math.min(BACKOFF.most, BACKOFF.first * 2 ** this.#tries++);
		this.#quietUntil = now + (wait ?? pause * (0.5 + this.#random() / 2));
	}

	/** Forgets the pause: the signal is back, or the person pressed 马上传. */
	hurry(): void {
		this.#tries = 0;
		this.#quietUntil = 0;
	}

	/** Puts a refused command back in the queue as its author left it, e.g. after a right was granted. Returns what changed. */
	retry(id: string): OutboxItem[] {
		const item = this.#items.get(id);
		return item?.state === 'attention' || item?.state === 'note' ? [this.#set({ ...item, state: 'kept', refused: null })] : [];
	}

	/** Keeps a refused command as a note. Returns what changed. */
	note(id: string): OutboxItem[] {
		const item = this.#items.get(id);
		return item?.state === 'attention' ? [this.#set({ ...item, state: 'note' })] : [];
	}

	/** What the journal has shown up to `cursor`: those commands are synced and leave. Returns their ids. */
	seen(ids: ReadonlySet<string>, cursor: number): string[] {
		const done = this.items().filter(({ id, version }) => ids.has(id) || (version !== null && version <= cursor));
		for (const { id } of done) this.#items.delete(id);
		return done.map(({ id }) => id);
	}

	/** Rows that a refused command was to make, and those of the commands waiting for it. */
	#unmade(): Set<string> {
		const unmade = new Set<string>();
		for (const item of this.items()) {
			if (item.state === 'attention' || item.state === 'note' || waitsFor(item, unmade)) for (const row of item.makes) unmade.add(row);
		}
		return unmade;
	}

	#set(item: OutboxItem): OutboxItem {
		this.#items.set(item.id, item);
		return item;
	}
}

const waitsFor = (item: OutboxItem, unmade: ReadonlySet<string>): boolean => item.touches.some((row) => unmade.has(row));
