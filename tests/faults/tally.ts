import { setTimeout as sleep } from 'node:timers/promises';
import type { Envelope, Result } from '@honghuo/core/command.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import type postgres from 'postgres';
import { county } from './town.ts';

/** One command as its sender remembers it, outside the server: `answer` is the first it got. */
type Remembered = { writer: string; seq: number; times: number; answer: Result | undefined };

/** What a comparison with the journal came to. `breaks` are sentences. */
export type Found = { lost: number; twice: number; breaks: string[] };

const mostNamed = 5;

/**
 * What the senders know: every command they issued and every answer they got, and what sockets told. It lives in the test's process, which no
 * kill reaches, and is held against the journal afterwards (R1–R4).
 */
export class Tally {
	readonly #commands = new Map<string, Remembered>();
	readonly #heard = new Map<number, string>();
	readonly #breaks: string[] = [];
	#differing = 0;
	#last = 0;
	/** Longest time without an answer to anything new since `watch`, in milliseconds. */
	silence = 0;
	sent = 0;
	acknowledged = 0;

	/** Commands are issued once, in their sender's order. */
	issued(writer: string, envelopes: readonly Envelope[]): void {
		for (const { id } of envelopes) this.#commands.set(id, { writer, seq: this.#commands.size, times: 0, answer: undefined });
	}

	/** A batch leaves once more. */
	leaves(envelopes: readonly Envelope[]): void {
		this.sent += envelopes.length;
		for (const { id } of envelopes) this.#of(id).times++;
	}

	/** An answer has come; every one after the first must be the same. */
	answered(envelopes: readonly Envelope[], results: readonly Result[]): void {
		if (results.length !== envelopes.length || results.some(({ id }, index) => id !== envelopes[index]?.id))
			this.#note('an answer does not name the commands sent');
		for (const result of results) {
			const command = this.#of(result.id);
			if (!command.answer) {
				command.answer = result;
				this.acknowledged++;
				const now = performance.now();
				this.silence = Math.max(this.silence, now - this.#last);
				this.#last = now;
			} else if (JSON.stringify(command.answer) !== JSON.stringify(result)) {
				this.#differing++;
				this.#note(`answered ${brief(command.answer)}, then ${brief(result)}`);
			}
		}
	}

	/** Begins to look for silences. */
	watch(): void {
		this.#last = performance.now();
		this.silence = 0;
	}

	/** Waits for an answer to something new after this moment, or until the deadline. Both by `performance.now`. */
	async flowing(after: number, deadline: number): Promise<void> {
		while (this.#last < after && performance.now() < deadline) await sleep(5);
	}

	/** Entries a socket brought, in one connection: `last` is the newest version it had before. Returns the newest now. */
	heard(entries: readonly Entry[], last: number | undefined): number | undefined {
		let newest = last;
		for (const { version, previous, id } of entries) {
			if (newest !== undefined && previous !== newest) this.#note(`a socket heard ${version} after ${newest} with previous ${previous}`);
			newest = version;
			if (id === null) continue;
			const before = this.#heard.get(version);
			if (before !== undefined && before !== id) this.#note(`two sockets heard version ${version} as different entries`);
			this.#heard.set(version, id);
		}
		return newest;
	}

	/** Ids that have been answered, some of them. */
	sample(most: number): string[] {
		const ids = [...this.#commands].filter(([, { answer }]) => answer).map(([id]) => id);
		return Array.from({ length: Math.min(most, ids.length) }, () => ids[Math.floor(Math.random() * ids.length)] as string);
	}

	/** Holds everything known against the journal as it is now. */
	async compare(sql: postgres.Sql): Promise<Found> {
		const entries = await sql<{ id: string; version: string }[]>`select id, version from journal where county = ${county} order by version`;
		const [head] = await sql<{ version: string }[]>`select version from county where county = ${county}`;
		const doubled = await sql`select note from work_log where county = ${county} and note is not null group by note having count(*) > 1`;
		const breaks = [...this.#breaks.splice(0)];
		const versionOf = new Map<string, number>();
		let twice = doubled.length;
		for (const [index, { id, version }] of entries.entries()) {
			if (Number(version) !== index + 1) breaks.push(`version ${index + 1} is ${version}`);
			if (versionOf.has(id)) twice++;
			versionOf.set(id, Number(version));
		}
		if (Number(head?.version) !== entries.length) breaks.push(`the county says ${head?.version}, the journal has ${entries.length}`);
		let lost = 0;
		const newest = new Map<string, { seq: number; version: number }>();
		for (const [id, { writer, seq, answer }] of this.#commands) {
			const version = versionOf.get(id);
			if (answer?.status === 'accepted' && answer.version !== version) lost++;
			if (answer?.status === 'refused' && version !== undefined) breaks.push(`${id} was refused (${answer.code}) and is in the journal`);
			if (version === undefined) continue;
			const before = newest.get(writer);
			if (before && before.version > version) breaks.push(`${writer}: command ${seq} took effect before command ${before.seq}`);
			newest.set(writer, { seq, version });
		}
		for (const [version, id] of this.#heard)
			if (versionOf.get(id) !== version) breaks.push(`a socket heard ${version}, which is not in the journal`);
		if (this.#differing > mostNamed) breaks.push(`${this.#differing} answers differ from the first`);
		this.#differing = 0;
		return { lost, twice, breaks };
	}

	#of(id: string): Remembered {
		const command = this.#commands.get(id);
		if (!command) throw new Error(`An answer names ${id}, which nobody sent.`);
		return command;
	}

	#note(sentence: string): void {
		if (this.#breaks.length < mostNamed) this.#breaks.push(sentence);
	}
}

const brief = (result: Result) => (result.status === 'accepted' ? `accepted as ${result.version}` : `refused (${result.code})`);
