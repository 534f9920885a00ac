import type { Actor, Scope } from '@honghuo/core/actor.ts';
import { asLocalDate, type LocalDate } from '@honghuo/core/dates.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import type { Language } from '@honghuo/core/refusal.ts';
import type { BaseRow, TableRef } from '@honghuo/core/row.ts';
import type { Happening, Here, Ledger, Notice, Saw, SyncState, Taken } from '@honghuo/features/ledger.ts';
import { createSubscriber } from 'svelte/reactivity';
import type { Decider } from './decider.ts';
import type { OutboxItem } from './outbox.ts';
import type { Replica, Sent } from './replica.ts';

/** How long a command can be undone without a trace, in milliseconds. */
export const HOLD = 5_000;

/** What the ledger borrows from the app's shell. */
export type LedgerParts = {
	replica: Replica;
	county: { code: string; name: string };
	language: () => Language;
	live: () => boolean;
	announce: (notice: Notice) => void;
	history: (rows: readonly string[]) => Promise<Entry[]>;
	here: (place: string) => readonly Here[];
	open: (village: string) => Promise<boolean>;
	ask: Ledger['ask'];
};

const shown: Record<OutboxItem['state'], SyncState> = {
	kept: 'kept',
	sending: 'sending',
	accepted: 'synced',
	attention: 'attention',
	note: 'attention',
};

/** Why a command could not be kept on this device, to its author. */
const notKept = {
	full: {
		'zh-CN': '手机存不下了，这条没记上。清一清手机，或者连网传完再记。',
		en: 'This phone is full and did not keep it. Free some space, or send what waits, and record it again.',
	},
	missing: {
		'zh-CN': '记账要用的部分还没到手机上，这条没记上。有信号时打开一次就好。',
		en: 'What recording needs is not on this phone yet, so this was not kept. Open the app once with a signal.',
	},
} as const;

const happeningOf = (entry: Entry): Happening => ({
	key: entry.id ?? String(entry.version),
	name: entry.name,
	actor: entry.actor,
	at: entry.at,
	changes: entry.changes,
	sync: 'synced',
});

/** The one bridge from the replica to runes: a component that reads a table is told when that table changes, and only then. */
export class LiveLedger implements Ledger {
	readonly #parts: LedgerParts;
	readonly #subscribers = new Map<string, () => void>();
	readonly #clock: () => void;

	constructor(parts: LedgerParts) {
		this.#parts = parts;
		this.#clock = createSubscriber((update) => {
			const timer = setInterval(update, 30_000);
			return () => clearInterval(timer);
		});
	}

	get<R extends BaseRow>(table: TableRef<R>, id: string): R | undefined {
		this.#follow(table.name);
		return this.#parts.replica.get(table, id);
	}

	find<R extends BaseRow>(table: TableRef<R>, field: keyof R & string, value: string): R[] {
		this.#follow(table.name);
		return this.#parts.replica.find(table, field, value);
	}

	all<R extends BaseRow>(table: TableRef<R>): R[] {
		this.#follow(table.name);
		return this.#parts.replica.all(table);
	}

	get county() {
		return this.#parts.county;
	}

	get actor(): Actor {
		for (const { name } of this.#parts.replica.parts.shape.actors.tables) this.#follow(name);
		return this.#parts.replica.actor;
	}

	get scope(): Scope {
		for (const { name } of this.#parts.replica.parts.shape.actors.tables) this.#follow(name);
		return this.#parts.replica.scope;
	}

	get today(): LocalDate {
		this.#clock();
		return asLocalDate(this.#parts.replica.today);
	}

	get language(): Language {
		return this.#parts.language();
	}

	get live(): boolean {
		return this.#parts.live();
	}

	/** Whether rows have been read at least once: before that an empty list means nothing. */
	get ready(): boolean {
		this.#follow('*');
		return this.#parts.replica.cursor !== null;
	}

	/** Version of the county this device has come to; follows entries the person may read. */
	get version(): number {
		this.#follow('#feed');
		return this.#parts.replica.cursor ?? 0;
	}

	newId = (): string => this.#parts.replica.parts.newId();

	async send(name: string, input: unknown, { hold = false, saw }: { hold?: boolean; saw?: Saw } = {}): Promise<Taken> {
		const { replica, language } = this.#parts;
		let sent: Sent;
		try {
			sent = await replica.send(name, input, {
				hold: hold ? HOLD : 0,
				saw: saw && { table: saw.table.name, op: 'update', row: $state.snapshot(saw.row) },
			});
		} catch (error) {
			// Nothing was kept, and whoever recorded it must know: the form still has it.
			console.error(error);
			const kept = error instanceof DOMException;
			return { ok: false, message: notKept[kept ? 'full' : 'missing'][language()] };
		}
		if (sent.ok) return sent;
		const { say } = await replica.decider();
		const message = say(sent.refusal, language());
		return { ok: false, message, ...(sent.refusal.field ? { field: sent.refusal.field } : {}) };
	}

	/** What decides commands and words refusals. */
	decider = (): Promise<Decider> => this.#parts.replica.decider();

	announce = (notice: Notice): void => this.#parts.announce(notice);

	syncOf(row: string): SyncState {
		this.#follow('#outbox');
		const item = this.#parts.replica.pendingOf(row);
		return item ? shown[item.state] : 'synced';
	}

	/** Commands on their way or refused, in order of issue. */
	get outbox(): OutboxItem[] {
		return this.#items(({ state }) => state !== 'accepted' && state !== 'note');
	}

	/** Refused commands their author keeps as notes on this device. */
	get notes(): OutboxItem[] {
		return this.#items(({ state }) => state === 'note');
	}

	get happenings(): readonly Happening[] {
		this.#follow('#outbox');
		this.#follow('#feed');
		const { replica } = this.#parts;
		const entries = replica.feed.map(happeningOf);
		const seen = new Set(entries.map(({ key }) => key));
		const own = replica.outbox.items().filter(({ id, state }) => state !== 'note' && !seen.has(id));
		return [...own.reverse().map((item) => this.#unsent(item)), ...entries];
	}

	async history(asked: string | readonly string[]): Promise<Happening[]> {
		const rows = typeof asked === 'string' ? [asked] : asked;
		const known = (await this.#parts.history(rows)).map(happeningOf);
		const own = this.#parts.replica.outbox.items().filter(({ guess }) => guess.some((change) => rows.includes(change.row.id)));
		return [...known, ...own.map((item) => this.#unsent(item))];
	}

	here = (place: string): readonly Here[] => this.#parts.here(place);
	open = (village: string): Promise<boolean> => this.#parts.open(village);
	ask: Ledger['ask'] = (method, path, body) => this.#parts.ask(method, path, body);

	#unsent({ id, name, recordedAt, guess, state }: OutboxItem): Happening {
		return { key: id, name, actor: this.#parts.replica.parts.person, at: recordedAt, changes: guess, sync: shown[state] };
	}

	#items(which: (item: OutboxItem) => boolean): OutboxItem[] {
		this.#follow('#outbox');
		return this.#parts.replica.outbox.items().filter(which);
	}

	#follow(what: string): void {
		let subscribe = this.#subscribers.get(what);
		if (!subscribe) {
			subscribe = createSubscriber((update) =>
				this.#parts.replica.subscribe((changed) => {
					if (changed.has(what) || changed.has('*')) update();
				}),
			);
			this.#subscribers.set(what, subscribe);
		}
		subscribe();
	}
}
