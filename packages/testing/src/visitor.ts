import type { Result } from '@honghuo/core/command.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';

/** An answer with its status, for tests that look at both. */
export type Answer<T = unknown> = { status: number; body: T };

/** Somebody at the server's door with nothing but HTTP and a socket: a browser without our client. */
export class Visitor {
	readonly url: string;
	cookie = '';
	/** Entries as they came over the socket. */
	readonly heard: Entry[] = [];
	readonly events: [string, unknown][] = [];
	socket: Socket | undefined;

	constructor(url: string) {
		this.url = url;
	}

	/** A request with this visitor's cookie; JSON in, JSON out. */
	async ask<T = Record<string, unknown>>(
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer<T>> {
		const response = await fetch(`${this.url}${path}`, {
			method,
			headers: {
				...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
				...(this.cookie ? { Cookie: this.cookie } : {}),
				...headers,
			},
			...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
		});
		const [cookie] = response.headers.getSetCookie();
		if (cookie) this.cookie = cookie.split(';')[0] ?? '';
		const text = await response.text();
		return { status: response.status, body: (/json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as T };
	}

	/** Sends commands by HTTP, each `[name, input]`, with ids of its own unless given. */
	async send(...drafts: [name: string, input: unknown, id?: string][]): Promise<Result[]> {
		const { body } = await this.ask<{ results: Result[] }>('POST', '/api/v1/commands', { commands: envelopes(drafts) });
		return body.results;
	}

	/** Sends commands over the socket. */
	async sendLive(...drafts: [name: string, input: unknown, id?: string][]): Promise<Result[]> {
		const { results } = await this.emit<{ results: Result[] }>('commands', { commands: envelopes(drafts) });
		return results;
	}

	/** Opens the socket and waits for `hello`; rejects with the server's reason. */
	async connect(auth: Record<string, unknown> = {}, headers: Record<string, string> = {}): Promise<{ version: number }> {
		const socket = io(this.url, {
			transports: ['websocket'],
			forceNew: true,
			reconnection: false,
			auth,
			extraHeaders: { Cookie: this.cookie, ...headers },
		});
		this.socket = socket;
		socket.on('entries', (entries: Entry[]) => this.heard.push(...entries));
		socket.onAny((event: string, body: unknown) => this.events.push([event, body]));
		return new Promise((resolve, reject) => {
			socket.once('hello', resolve);
			socket.once('connect_error', (error: Error & { data?: unknown }) => reject(Object.assign(error, { data: error.data })));
		});
	}

	/** Emits an event and gives its answer. */
	emit<T>(event: string, body: unknown): Promise<T> {
		return (this.socket as Socket).timeout(5_000).emitWithAck(event, body) as Promise<T>;
	}

	leave(): void {
		this.socket?.disconnect();
	}
}

const envelopes = (drafts: [string, unknown, string?][]) =>
	drafts.map(([name, input, id = newId()]) => ({ id, name, input, recordedAt: new Date().toISOString() }));
