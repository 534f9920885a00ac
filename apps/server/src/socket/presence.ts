import { randomUUID } from 'node:crypto';
import type postgres from 'postgres';
import type { Server, Socket } from 'socket.io';

const channel = 'honghuo_here';
/** A process that was not heard of for so long has gone, and its people with it. */
const forgetAfter = 90_000;
const repeatEvery = 45_000;
/** Changes are told at most this often a place. */
const pause = 150;

/** Somebody at a place, and where exactly when they say so: a cell of a sheet. */
type Stander = [person: string, at?: string];
type Elsewhere = { people: Map<string, Stander[]>; heard: number };

/**
 * Who is at the same place now: a village, a record. Never stored, no durations, gone with the socket (DOMAIN.md §3). Processes tell each other
 * over NOTIFY, as they do with the journal.
 */
export class Presence {
	readonly #io: Server;
	readonly #sql: postgres.Sql;
	readonly #self = randomUUID();
	readonly #here = new Map<string, Map<string, Stander>>();
	readonly #placeOf = new Map<string, string>();
	readonly #elsewhere = new Map<string, Elsewhere>();
	readonly #telling = new Map<string, NodeJS.Timeout>();
	readonly #timer: NodeJS.Timeout;
	#listening: postgres.ListenMeta | undefined;

	constructor(io: Server, sql: postgres.Sql) {
		this.#io = io;
		this.#sql = sql;
		this.#timer = setInterval(() => this.#repeat(), repeatEvery).unref();
	}

	async start(): Promise<void> {
		this.#listening = await this.#sql.listen(channel, (payload) => this.#hear(payload));
	}

	async stop(): Promise<void> {
		clearInterval(this.#timer);
		for (const timer of this.#telling.values()) clearTimeout(timer);
		await this.#listening?.unlisten();
	}

	/** Puts a socket's person at a place of the county, or nowhere; `at` says where in it. */
	move(socket: Socket, county: string, person: string, place: string | undefined, at?: string): void {
		const key = place === undefined ? undefined : `here ${county} ${place}`;
		const before = this.#placeOf.get(socket.id);
		if (before === key && (key === undefined || this.#here.get(key)?.get(socket.id)?.[1] === at)) return;
		if (before !== undefined && before !== key) {
			this.#here.get(before)?.delete(socket.id);
			this.#placeOf.delete(socket.id);
			void socket.leave(before);
			this.#tell(before);
		}
		if (key === undefined) return;
		this.#placeOf.set(socket.id, key);
		this.#here.set(key, (this.#here.get(key) ?? new Map<string, Stander>()).set(socket.id, at === undefined ? [person] : [person, at]));
		void socket.join(key);
		this.#tell(key);
	}

	/** Who is at a place, here and on other processes. */
	#standers(key: string): Stander[] {
		const away = [...this.#elsewhere.values()].flatMap(({ people }) => people.get(key) ?? []);
		return [...(this.#here.get(key)?.values() ?? []), ...away];
	}

	#tell(key: string): void {
		if (this.#telling.has(key)) return;
		const timer = setTimeout(() => {
			this.#telling.delete(key);
			this.#emit(key);
			this.#announce(key);
			if (this.#here.get(key)?.size === 0) this.#here.delete(key);
		}, pause);
		this.#telling.set(key, timer);
	}

	#emit(key: string): void {
		const place = key.split(' ').slice(2).join(' ');
		const standers = this.#standers(key);
		const at = Object.fromEntries(standers.flatMap(([person, spot]) => (spot === undefined ? [] : [[person, spot]])));
		const people = [...new Set(standers.map(([person]) => person))].sort();
		this.#io.to(key).emit('here', { place, people, ...(Object.keys(at).length > 0 ? { at } : {}) });
	}

	#announce(key: string): void {
		const people = [...new Map([...(this.#here.get(key)?.values() ?? [])].map((stander) => [stander[0], stander])).values()].slice(0, 60);
		// Presence is a courtesy: when the database does not answer, the journal's own errors say so.
		void this.#sql.notify(channel, JSON.stringify([this.#self, key, people])).catch(() => undefined);
	}

	#hear(payload: string): void {
		const [process, key, people] = JSON.parse(payload) as [string, string, Stander[]];
		if (process === this.#self) return;
		const there = this.#elsewhere.get(process) ?? { people: new Map<string, Stander[]>(), heard: 0 };
		there.heard = Date.now();
		if (people.length > 0) there.people.set(key, people);
		else there.people.delete(key);
		this.#elsewhere.set(process, there);
		this.#emit(key);
	}

	#repeat(): void {
		for (const key of this.#here.keys()) this.#announce(key);
		for (const [process, { heard }] of this.#elsewhere) if (Date.now() - heard > forgetAfter) this.#elsewhere.delete(process);
	}
}
