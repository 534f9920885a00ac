import type { Envelope, Result } from '@honghuo/core/command.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import { io, type Socket } from 'socket.io-client';
import { type HttpParts, httpTransport } from './http.ts';
import { type CatchUp, NoAnswer, type Transport } from './transport.ts';

/** What the server tells when the line opens. */
export type Hello = { version: number; serverTime: string; minimumClient?: string | number };

/** Who is at a place of the app right now; never stored. `people` are ids, `at` where in the place those are who say so. */
export type Presence = { place: string; people: readonly string[]; at?: Readonly<Record<string, string>> };

/** What the socket's owner hears. `up` is whether the line is live. */
export type LineEvents = {
	hello: (hello: Hello) => void;
	entries: (entries: Entry[]) => void;
	here: (presence: Presence) => void;
	rights: () => void;
	/** The server closed the line for good: the session or the right is gone. */
	bye: (reason: string) => void;
	up: (live: boolean) => void;
	/** The line breathed: a ping of the server, every 25 s at least. */
	alive: () => void;
};

const ACK = 15_000;
/** So many entries at most are caught up with over the line. */
const FEW = 100;
/** Longest pause between tries, in ms: while somebody looks, the line is back within 2 s of the network; in a pocket it spares the battery. */
const EAGER = 1_400;
const PATIENT = 20_000;

/**
 * The only owner of socket.io-client: one line to the county, WebSocket first, reconnecting with jitter by itself. Commands and catch-up go
 * over it while it is live and by HTTP otherwise; every answer awaited is caught.
 */
export class Line implements Transport {
	readonly #socket: Socket;
	readonly #http: ReturnType<typeof httpTransport>;

	constructor(parts: HttpParts, cursor: () => number | null, events: LineEvents) {
		this.#http = httpTransport(parts);
		let ways: ('websocket' | 'polling')[] = ['websocket', 'polling'];
		this.#socket = io(parts.origin || undefined, {
			transports: ways,
			tryAllTransports: true,
			withCredentials: true,
			reconnectionDelay: 500,
			reconnectionDelayMax: PATIENT,
			randomizationFactor: 0.4,
			timeout: 10_000,
			...(parts.headers ? { extraHeaders: parts.headers } : {}),
			// Asked anew on every connection, so that the server is told where we are now.
			auth: (give) => give({ county: parts.county, after: cursor() ?? 0, language: parts.language(), own: parts.own?.() ?? false }),
		});
		const socket = this.#socket;
		socket.on('connect', () => events.up(true));
		socket.on('disconnect', (reason) => {
			events.up(false);
			// Socket.IO doesn't reconnect by itself when the server hung up (a slow reader, a restart): we do, unless told `bye` for good.
			if (reason === 'io server disconnect' && !this.#ended) setTimeout(() => socket.connect(), 1_000 + Math.random() * 4_000);
		});
		socket.on('connect_error', (error: Error & { data?: { code?: string } }) => {
			events.up(false);
			// Some proxies leave a WebSocket hanging instead of refusing it: then the next try begins the other way.
			if (!error.data) {
				ways = [...ways].reverse();
				socket.io.opts.transports = ways;
			}
			if (this.#hurried && !this.#ended) {
				this.#hurried = false;
				setTimeout(() => this.wake(), 100 + Math.random() * 400);
			}
			if (error.data?.code?.startsWith('session')) events.bye('session');
			else if (!socket.active && !this.#ended) setTimeout(() => socket.connect(), 5_000 + Math.random() * 10_000);
		});
		socket.io.on('ping', events.alive);
		socket.on('hello', (hello: Hello) => {
			this.#head = hello.version;
			events.hello(hello);
		});
		socket.on('entries', (entries: Entry[]) => {
			this.#head = entries.at(-1)?.version ?? this.#head;
			events.entries(entries);
		});
		socket.on('here', events.here);
		socket.on('rights', () => events.rights());
		socket.on('bye', ({ reason }: { reason: string }) => {
			if (reason !== 'slow' && reason !== 'restart' && reason !== 'shutdown') this.#ended = true;
			events.bye(reason);
		});
	}

	#ended = false;
	#hurried = false;
	/** Newest version the line has told of. */
	#head = 0;

	/** Whether the line is live now. */
	get live(): boolean {
		return this.#socket.connected;
	}

	commands(commands: readonly Envelope[]): Promise<Result[]> {
		if (!this.live) return this.#http.commands(commands);
		return this.#ask<{ results: Result[] }>('commands', { commands }).then(({ results }) => results);
	}

	/** A little over the line; much of it by HTTP, which is compressed. */
	catchUp(after: number): Promise<CatchUp> {
		return this.live && this.#head - after < FEW ? this.#ask<CatchUp>('catch-up', { after }) : this.#http.catchUp(after);
	}

	snapshot: Transport['snapshot'] = (reach, only) => this.#http.snapshot(reach, only);
	recent: Transport['recent'] = (limit) => this.#http.recent(limit);

	/** Tells the county which village or board is being looked at. */
	watch(what: { village?: string; board?: boolean }): void {
		if (this.live) this.#socket.emit('watch', what, () => {});
	}

	/** Says where the person is in the app, or nowhere; presence only, never stored. */
	here(place: string | null, at?: string): void {
		if (this.live) this.#socket.emit('here', { place, ...(at ? { at } : {}) }, () => {});
	}

	/** Whether somebody is looking: then a lost line is tried again every moment. */
	eager(looking: boolean): void {
		this.#socket.io.reconnectionDelayMax(looking ? EAGER : PATIENT);
	}

	/** Tries now instead of after the pause; with a `fresh` network also instead of a try that began on the old one. */
	wake(fresh = false): void {
		if (this.live || this.#ended) return;
		if (fresh || this.#socket.io.engine?.readyState !== 'opening') this.#socket.disconnect().connect();
		// A try is under way: if it fails, the next one comes without the pause that has grown meanwhile.
		else this.#hurried = true;
	}

	close(): void {
		this.#ended = true;
		this.#socket.disconnect();
	}

	async #ask<T>(event: string, body: unknown): Promise<T> {
		let answer: (T & { error?: undefined }) | { error: { code: string; message: string; details?: { retryAfterMs?: number } } };
		try {
			answer = await this.#socket.timeout(ACK).emitWithAck(event, body);
		} catch {
			throw new NoAnswer('unreachable', 'no_ack', 'The line closed before the answer came.');
		}
		if (!answer?.error) return answer as T;
		const { code, message, details } = answer.error;
		// Only a message the server can't understand is refused for good; everything else is worth another try.
		const reason = code.startsWith('session') ? 'session' : code === 'message_invalid' ? 'refused' : 'busy';
		throw new NoAnswer(reason, code, message, details?.retryAfterMs);
	}
}
