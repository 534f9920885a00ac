import { refuse } from '@honghuo/core/refusal.ts';
import type postgres from 'postgres';
import { isHeldUp } from '../database/connect.ts';
import { type Committed, commitBatch, type Item, type Outcome, type Published } from './commit.ts';

/** Most commands in one transaction. */
const largestBatch = 256;

type Waiting = { item: Item; resolve: (outcome: Outcome) => void; reject: (error: unknown) => void };

/** Told of entries right after their commit and before their senders are answered. */
export type OnCommit = (county: string, published: readonly Published[]) => void;

/**
 * Group commit (DESIGN.md §2.3): while one batch of a county is being committed, its next commands gather; then all of them go together.
 * The order of arrival is the order of effect. A database error sends the batch again one by one, so that one bad command spoils no other.
 */
export class Receiver {
	readonly #sql: postgres.Sql;
	readonly #onCommit: OnCommit;
	readonly #queues = new Map<string, Waiting[]>();
	readonly #running = new Map<string, Promise<void>>();

	constructor(sql: postgres.Sql, onCommit: OnCommit) {
		this.#sql = sql;
		this.#onCommit = onCommit;
	}

	/** Answers each command when it is durable or refused. Rejects only when the database could not be reached or written; then nothing is known. */
	receive(county: string, items: readonly Item[]): Promise<Outcome[]> {
		const queue = this.#queues.get(county) ?? [];
		this.#queues.set(county, queue);
		const answers = items.map((item) => new Promise<Outcome>((resolve, reject) => queue.push({ item, resolve, reject })));
		if (!this.#running.has(county)) this.#running.set(county, this.#drain(county, queue));
		return Promise.all(answers);
	}

	/** Resolves when nothing is under way any more. */
	async idle(): Promise<void> {
		while (this.#running.size > 0) await Promise.all(this.#running.values());
	}

	/** Commands waiting or under way, for metrics. */
	get waiting(): number {
		return [...this.#queues.values()].reduce((sum, queue) => sum + queue.length, 0);
	}

	async #drain(county: string, queue: Waiting[]): Promise<void> {
		// Let everything that arrived in this turn of the event loop join the first batch.
		await Promise.resolve();
		while (queue.length > 0) {
			const batch = queue.splice(0, largestBatch);
			try {
				const done = await this.#commit(county, batch);
				queue.unshift(...batch.slice(done));
			} catch (error) {
				const lost = isHeldUp(error) ? giveUp(batch, error) : await this.#oneByOne(county, batch, error);
				queue.splice(0, queue.length, ...queue.filter((waiting) => !passOver(waiting, lost)));
			}
		}
		this.#running.delete(county);
	}

	/**
	 * What comes after a command that got no answer is not answered either when it is the same person's: it would take effect before what was issued
	 * earlier and is sent again. Returns those persons, each with the error.
	 */
	async #oneByOne(county: string, batch: readonly Waiting[], first: unknown): Promise<ReadonlyMap<string, unknown>> {
		const lost = new Map<string, unknown>();
		for (const waiting of batch) {
			if (passOver(waiting, lost)) continue;
			try {
				if (batch.length === 1) throw first;
				await this.#commit(county, [waiting]);
			} catch (error) {
				if (!this.#refused(waiting, error)) {
					lost.set(waiting.item.actor.person, error);
					waiting.reject(error);
				}
			}
		}
		return lost;
	}

	async #commit(county: string, batch: readonly Waiting[]): Promise<number> {
		const items = batch.map(({ item }) => item);
		const committed = (await this.#sql.begin((tx) => commitBatch(tx, county, items))) as Committed;
		this.#onCommit(county, committed.published);
		for (const [index, outcome] of committed.outcomes.entries()) batch[index]?.resolve(outcome);
		return committed.done;
	}

	/** Data the database itself refuses is the command's fault; anything else is ours, and the sender keeps the command and tries again. */
	#refused({ item, resolve }: Waiting, error: unknown): boolean {
		const code = (error as { code?: unknown }).code;
		if (typeof code !== 'string' || !/^2[23]/.test(code)) return false;
		resolve({ id: item.envelope.id, status: 'refused', refusal: refuse(code === '23505' ? 'id_taken' : 'database_refused') });
		return true;
	}
}

/** The county is held by somebody else's transaction: each command alone would only wait as long again. */
function giveUp(batch: readonly Waiting[], error: unknown): ReadonlyMap<string, unknown> {
	for (const { reject } of batch) reject(error);
	return new Map(batch.map(({ item }) => [item.actor.person, error]));
}

/** Rejects a command whose sender has just lost an earlier one. */
function passOver({ item, reject }: Waiting, lost: ReadonlyMap<string, unknown>): boolean {
	const { person } = item.actor;
	if (lost.has(person)) reject(lost.get(person));
	return lost.has(person);
}
