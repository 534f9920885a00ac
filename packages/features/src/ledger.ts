import type { Actor, Scope } from '@honghuo/core/actor.ts';
import type { LocalDate } from '@honghuo/core/dates.ts';
import { grouped } from '@honghuo/core/rational.ts';
import { fill, type Language, type Sentence } from '@honghuo/core/refusal.ts';
import type { BaseRow, Change, Rows, TableRef } from '@honghuo/core/row.ts';
import { createContext } from 'svelte';

/** Where a record is: 存手机, 上传中, 已同步, 需处理. Only the server's answer makes it synced. */
export type SyncState = 'kept' | 'sending' | 'synced' | 'attention';

/** Something that was done: an entry of the journal, or a command of one's own that is still on its way. `at` is ISO-8601 UTC. */
export type Happening = {
	/** Unique among happenings: the command's id, or the version of an entry. */
	key: string;
	name: string;
	actor: string | null;
	at: string;
	changes: readonly Change[];
	sync: SyncState;
};

/** Whether a command was taken by this device. A refusal comes in the reader's words, with the input's field when one is to blame. */
export type Taken = { ok: true; id: string } | { ok: false; message: string; field?: string };

/** A row as its editor saw it, and its table. */
export type Saw = { table: TableRef<never> | TableRef; row: BaseRow };

/** A short word after something was done; `undo` is the id of a command that can still be taken back. */
export type Notice = { text: string; detail?: string; undo?: string };

/** Somebody who is here now, and where in the place when they say so; presence is never stored. */
export type Here = { person: string; place: string; at?: string | undefined };

/**
 * All a feature's views ever see of the machinery: rows to read, commands to send, words to say. Reading inside a component or `$derived`
 * makes it follow later changes. Views never touch the socket or the device's store.
 */
export interface Ledger extends Rows {
	all<R extends BaseRow>(table: TableRef<R>): R[];
	readonly county: { code: string; name: string };
	readonly actor: Actor;
	readonly scope: Scope;
	/** The civil day in the county. */
	readonly today: LocalDate;
	readonly language: Language;
	/** Whether the line to the county is open. */
	readonly live: boolean;
	newId(): string;
	/**
	 * Keeps a command on the device, shows it and sends it. With `hold` it can be undone for five seconds without leaving a trace. `saw` is the row
	 * an edit is about, as the form showed it: what somebody changed since is asked about instead of overwritten.
	 */
	send(name: string, input: unknown, options?: { hold?: boolean; saw?: Saw }): Promise<Taken>;
	/** Says it below the page; with `undo` offers to take it back. */
	announce(notice: Notice): void;
	/** Where a row's latest change is. */
	syncOf(row: string): SyncState;
	/** What happened lately, newest first, one's own unsent commands included. */
	readonly happenings: readonly Happening[];
	/** Everything that changed a row, or any of several, oldest first; asks the server. Rejects with words for the reader. */
	history(rows: string | readonly string[]): Promise<Happening[]>;
	/** Who looks at this place now. */
	here(place: string): readonly Here[];
	/** Makes sure a village's rows are on this device, or `all` the county's. False without a signal. */
	open(village: string): Promise<boolean>;
	/** A request to the server for what is not a record: invitations, accounts. Rejects with an Error in the reader's words. */
	ask<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T>;
}

/** Rows as a noun's `noticesFor` reads them. */
export type WaitingRows = Pick<Ledger, 'get' | 'find' | 'all'>;

/**
 * A line of the inbox, derived from rows: somebody's turn to do something (`turn`), or what they will want to know (`news`). `at` is ISO-8601 UTC, `by` the
 * person who caused it; `on` is the record it is about. A noun that has any exports `noticesFor({ actor, today }, rows)` from its figures.
 */
export type Waiting = {
	key: string;
	kind: 'turn' | 'news';
	at: string;
	by: string | null;
	about: Sentence;
	/** `said` when it is what people say about the record that is meant: it is read where the talk is; `figure` when it is about one number of a report. */
	on: { table: string; row: string; village: string | null; said?: true; figure?: string };
};

/** The ledger of the signed-in person; `setLedger` is called once, by the app's shell. */
export const [getLedger, setLedger] = createContext<Ledger>();

/** A photo or voice as it was taken, small enough to send; no place and no name in its bytes. */
export type ChosenFile = {
	kind: 'photo' | 'voice';
	mime: 'image/jpeg' | 'audio/webm' | 'audio/mp4';
	bytes: Uint8Array<ArrayBuffer>;
	sha256: string;
	thumb: { bytes: Uint8Array<ArrayBuffer>; sha256: string } | null;
	width: number | null;
	height: number | null;
	seconds: number | null;
};

/** A recording under way; it ends by itself after a minute. */
export type Recording = { ended: Promise<void>; stop(): Promise<ChosenFile | null>; cancel(): void };

/** A photo or voice that is still on this device: 排队, 上传中, 需处理. `share` is what the county has of it, 0…1. */
export type FileOnDevice = {
	id: string;
	row: string;
	kind: 'photo' | 'voice';
	state: 'queued' | 'sending' | 'attention';
	share: number;
	seconds: number | null;
};

/** Photos and voice on this device. Always optional; fetched when a view first asks. */
export interface Media {
	readonly canRecord: boolean;
	/** How many more photos fit, when that is few enough to say; else null. */
	readonly photosLeft: number | null;
	/** Draws a picture anew, small and without metadata. Rejects when it cannot be opened. */
	photo(file: Blob): Promise<ChosenFile>;
	/** Rejects when the microphone is not given. */
	record(): Promise<Recording>;
	/**
	 * Keeps them on the device and sends them after the record they hang on. `after` is the command that makes that record: while it can be undone
	 * nothing is told, and undone it takes them along. Rejects when the device is full.
	 */
	attach(on: { table: string; row: string }, chosen: readonly ChosenFile[], after?: string): Promise<void>;
	/** What of this row is still on the device. */
	on(row: string): readonly FileOnDevice[];
	/** Bytes that are still on the device. */
	bytes(id: string, thumb?: boolean): Promise<Blob | null>;
	/** Gives one up that the county does not have yet. */
	remove(id: string): Promise<void>;
}

/** How a view reaches it. */
export const [getMedia, setMedia] = createContext<() => Promise<Media>>();

/** Attaches what was chosen to a record, to follow after its command; whether the device has kept it. The record itself is kept in any case. */
export const attachTo = (
	media: ReturnType<typeof getMedia>,
	on: { table: string; row: string },
	chosen: ChosenFile[],
	after: string,
): Promise<boolean> =>
	media()
		.then((desk) => desk.attach(on, chosen, after))
		.then(
			() => true,
			() => false,
		);

/** The reader's language, known before anybody has signed in. */
export const [getLanguage, setLanguage] = createContext<() => Language>();

/** A view's words: each a pair of Chinese and English; `{name}` is filled. */
export type Words = Readonly<Record<string, readonly [zh: string, en: string]>>;

/** A count in a sentence; years stay as they are. */
const spoken = (value: number): string => (Math.abs(value) < 10_000 ? String(value) : grouped(String(value)));

/** Makes the function that says a view's words in the reader's language. To be called while a component is set up. */
export function speak<W extends Words>(words: W): (key: keyof W & string, details?: Readonly<Record<string, string | number>>) => string {
	const language = getLanguage();
	return (key, details = {}) => {
		const said = Object.entries(details).map(([name, value]) => [name, typeof value === 'number' ? spoken(value) : value]);
		return fill(words[key]?.[language() === 'en' ? 1 : 0] ?? key, Object.fromEntries(said));
	};
}

/** The word of a list of names, such as `kindNames`, in the reader's language. */
export const named = <K extends string>(names: Readonly<Record<K, Sentence>>, key: K, language: Language): string =>
	names[key]?.[language] ?? key;
