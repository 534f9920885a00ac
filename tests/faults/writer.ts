import { setTimeout as sleep } from 'node:timers/promises';
import type { Envelope, Result } from '@honghuo/core/command.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import type { Tally } from './tally.ts';
import { county, type Person, pruning } from './town.ts';

const patience = 5_000;
const largestBatch = 8;
/** Every command goes out so often at most, by both ways at once. */
const mostTimes = 5;
/** Of 20 events a second allowed to a person over the socket. */
const socketShare = 15;

/** A client without our client: it sends batches in order, each one to five times at once by HTTP and socket, until an answer comes, and remembers. */
export class Writer {
	readonly #person: Person;
	readonly #url: string;
	readonly #tally: Tally;
	readonly #socket: Socket;
	readonly #name: string;
	#count = 0;
	#own: string | undefined;
	#pending: Envelope[] | undefined;
	#past: Envelope[][] = [];
	#emitted: number[] = [];
	#heard: number | undefined;
	#stopped = false;
	#running: Promise<void> | undefined;

	constructor(url: string, person: Person, tally: Tally) {
		this.#url = url;
		this.#person = person;
		this.#tally = tally;
		this.#name = person.id.slice(-6);
		this.#socket = io(url, {
			transports: ['websocket'],
			forceNew: true,
			reconnectionDelay: 50,
			reconnectionDelayMax: 300,
			auth: { county },
			extraHeaders: { Cookie: person.cookie },
		});
		this.#socket.on('connect', () => {
			this.#heard = undefined;
		});
		this.#socket.on('entries', (entries: Entry[]) => {
			this.#heard = this.#tally.heard(entries, this.#heard);
		});
		this.#socket.on('disconnect', (reason) => {
			if (reason === 'io server disconnect') this.#socket.connect();
		});
	}

	/** Writes until told to pause. */
	go(): void {
		this.#stopped = false;
		this.#running ??= this.#write().finally(() => {
			this.#running = undefined;
		});
	}

	/** Ends with the batch under way, however long that takes; false when it was not answered in time. */
	async pause(milliseconds: number): Promise<boolean> {
		this.#stopped = true;
		await Promise.race([this.#running, sleep(milliseconds)]);
		return this.#running === undefined;
	}

	/** Sends some of what was answered long ago once more; the tally compares. */
	async again(most: number): Promise<void> {
		for (let turn = 0; turn < most && this.#past.length > 0; turn++) {
			const batch = this.#past[Math.floor(Math.random() * this.#past.length)] as Envelope[];
			await this.#send(batch, turn % 2 === 0);
		}
	}

	async close(): Promise<void> {
		this.#stopped = true;
		this.#socket.disconnect();
		await Promise.race([this.#running, sleep(patience)]);
	}

	async #write(): Promise<void> {
		for (;;) {
			if (this.#pending === undefined) {
				if (this.#stopped) return;
				this.#pending = this.#make();
				this.#tally.issued(this.#name, this.#pending);
			}
			const batch = this.#pending;
			const times = 1 + Math.floor(Math.random() * mostTimes);
			const answers = await Promise.all(Array.from({ length: times }, () => this.#send(batch, Math.random() < 0.5)));
			if (answers.some(Boolean)) {
				this.#past = [...this.#past.slice(-50), batch];
				this.#pending = undefined;
				if (Math.random() < 0.1) await this.again(1);
			} else await sleep(50);
		}
	}

	/** Mostly new logs; corrections of the own last one, and what must be refused the same way every time. */
	#make(): Envelope[] {
		return Array.from({ length: 1 + Math.floor(Math.random() * largestBatch) }, () => {
			const note = `${this.#name}-${String(++this.#count).padStart(6, '0')}`;
			const log = pruning(this.#person.block, note);
			const dice = Math.random();
			if (dice < 0.05) return envelope('work.log', { ...log, occurredOn: '2099-01-01' });
			if (dice < 0.25 && this.#own) return envelope('work.correct', { log: this.#own, note });
			this.#own = log.id;
			return envelope('work.log', log);
		});
	}

	async #send(batch: readonly Envelope[], bySocket: boolean): Promise<boolean> {
		this.#tally.leaves(batch);
		const results = await (bySocket && this.#mayEmit() ? this.#bySocket(batch) : this.#byHttp(batch)).catch(() => undefined);
		if (!Array.isArray(results)) return false;
		this.#tally.answered(batch, results);
		return true;
	}

	#mayEmit(): boolean {
		const now = Date.now();
		this.#emitted = this.#emitted.filter((at) => at > now - 5_000);
		if (!this.#socket.connected || this.#emitted.length >= socketShare * 5) return false;
		this.#emitted.push(now);
		return true;
	}

	async #bySocket(commands: readonly Envelope[]): Promise<Result[] | undefined> {
		return ((await this.#socket.timeout(patience).emitWithAck('commands', { commands })) as { results?: Result[] }).results;
	}

	async #byHttp(commands: readonly Envelope[]): Promise<Result[] | undefined> {
		const response = await fetch(`${this.#url}/api/v1/commands`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', Cookie: this.#person.cookie },
			body: JSON.stringify({ commands }),
			signal: AbortSignal.timeout(patience),
		});
		return ((await response.json()) as { results?: Result[] }).results;
	}
}

const envelope = (name: string, input: object): Envelope => ({ id: newId(), name, input, recordedAt: new Date().toISOString() });
