import type { Entry } from '@honghuo/core/entry.ts';
import { features } from '@honghuo/features/refs.ts';
import { logs } from '@honghuo/features/work/model.ts';
import canonicalize from 'canonicalize';
import { v7 as newId } from 'uuid';
import { Courier } from '../../apps/web/src/lib/replica/courier.ts';
import { decider } from '../../apps/web/src/lib/replica/decider.ts';
import { Replica } from '../../apps/web/src/lib/replica/replica.ts';
import { Line } from '../../apps/web/src/lib/replica/socket.ts';
import { memoryStore, type Reach } from '../../apps/web/src/lib/replica/store.ts';
import { county, type Person, pruning, visitorOf } from './town.ts';

/** A phone without a screen: the real replica, outbox, courier and line, over a store in memory, put together as the app does. */
export class Phone {
	readonly person: Person;
	readonly replica: Replica;
	readonly #courier: Courier;
	readonly #line: Line;
	readonly #reach: Reach;
	/** Ids of the commands it took, in order of issue. */
	readonly taken: string[] = [];
	/** Words of what must never happen. */
	readonly broken: string[] = [];
	/** While true, frames come doubled and out of order. */
	unruly = false;
	#held: Entry[] | undefined;
	#count = 0;

	constructor(url: string, person: Person) {
		this.person = person;
		this.#reach = person.village === county ? 'all' : [person.village];
		this.replica = new Replica({
			shape: features,
			decider: async () => decider,
			county,
			person: person.id,
			store: memoryStore(),
			now: Date.now,
			newId: () => newId(),
			random: Math.random,
		});
		// In small letters: in Node the socket's client puts an empty `cookie` beside any `Cookie`.
		const parts = { origin: url, county, language: () => 'zh-CN', headers: { cookie: person.cookie } };
		this.#line = new Line(parts, () => this.replica.cursor, {
			hello: ({ version }) => this.#courier.greet(version),
			entries: (entries) => this.#unrulyReceive(entries),
			here: () => undefined,
			rights: () => void this.#courier.catchUp().then(() => this.#courier.checkReach()),
			bye: (reason) => {
				if (reason === 'session' || reason === 'revoked') this.broken.push(`told bye: ${reason}`);
			},
			up: () => undefined,
			alive: () => undefined,
		});
		this.#courier = new Courier({
			replica: this.replica,
			transport: this.#line,
			firstReach: this.#reach,
			later: (run, milliseconds) => {
				const timer = setTimeout(run, milliseconds);
				return () => clearTimeout(timer);
			},
			sessionOver: () => this.broken.push('told that the session is over'),
			broken: (error) => this.broken.push(`unexpected: ${error instanceof Error ? error.stack : String(error)}`),
		});
	}

	/** Resolves once it has read the county for the first time. */
	async open(): Promise<this> {
		await this.replica.open();
		await this.#courier.catchUp();
		if (this.replica.cursor === null) throw new Error('The first snapshot did not come.');
		return this;
	}

	/** Writes a log, or now and then corrects one of anybody's; its own edit must be seen at once (R3b). */
	async write(): Promise<void> {
		const note = `${this.person.id.slice(-6)}-${++this.#count}`;
		const all = this.replica.all(logs).filter(({ village }) => village === this.person.village);
		const other = Math.random() < 0.3 ? all[Math.floor(Math.random() * all.length)] : undefined;
		const input = other ? { log: other.id, note } : pruning(this.person.block, note);
		const sent = await this.replica.send(other ? 'work.correct' : 'work.log', input);
		if (!sent.ok) return;
		this.taken.push(sent.id);
		const row = this.replica.get(logs, other?.id ?? (input as { id: string }).id);
		if (row?.note !== note && this.replica.outbox.get(sent.id)) this.broken.push(`does not see its own edit ${note}`);
	}

	/** What `online` or opening the app does. */
	wake(): void {
		this.#line.wake();
		this.#courier.hurry();
	}

	/** Delivers what was held back and is orderly from now on. */
	behave(): void {
		this.unruly = false;
		if (this.#held) this.#courier.receive(this.#held);
		this.#held = undefined;
	}

	/** Whether nothing is on its way any more. What the county refused stays with its author. */
	get quiet(): boolean {
		return this.replica.outbox.items().every(({ state }) => state === 'attention');
	}

	/** Tables in which it differs from the server's snapshot of the same scope, byte by byte; undefined while the server has no answer or is at another version. */
	async differences(url: string): Promise<string[] | undefined> {
		const villages = this.#reach === 'all' ? '' : this.#reach.map((village) => `&village=${village}`).join('');
		const { body } = await visitorOf(url, this.person).ask<{ version: number; tables: Record<string, { id: string }[]> }>(
			'GET',
			`/api/v1/snapshot?county=${county}${villages}`,
		);
		if (body.version !== this.replica.cursor) return undefined;
		return [...features.tables.values()].flatMap((table) => {
			const here = this.replica.all(table);
			const same = text(here) === text(body.tables[table.name] ?? []);
			return same ? [] : [`${table.name}: ${here.length} rows here, ${body.tables[table.name]?.length} there`];
		});
	}

	close(): void {
		this.#courier.stop();
		this.#line.close();
	}

	#unrulyReceive(entries: Entry[]): void {
		const dice = this.unruly ? Math.random() : 1;
		const held = this.#held;
		this.#held = undefined;
		// Held back until the next one has come.
		if (dice < 0.2 && !held) {
			this.#held = entries;
			return;
		}
		this.#courier.receive(dice < 0.3 ? entries.toReversed() : entries);
		if (dice < 0.5) this.#courier.receive(entries);
		if (held) this.#courier.receive(held);
	}
}

const text = (rows: readonly { id: string }[]) => canonicalize([...rows].sort((a, b) => (a.id < b.id ? -1 : 1)));
