import { type Actor, type Scope, scopeOf } from '@honghuo/core/actor.ts';
import type { Envelope } from '@honghuo/core/command.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { type Entry, erases, opens, type Reader, sealRuns } from '@honghuo/core/entry.ts';
import { fieldOf } from '@honghuo/core/fault.ts';
import type { Read } from '@honghuo/core/row.ts';
import { actorFrom } from '@honghuo/core/shape.ts';
import type { FigureValue } from '@honghuo/core/slice.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import * as v from 'valibot';
import type { Item, Outcome, Published } from './commit.ts';
import { Feed, type OnEntries } from './feed.ts';
import { LoadedRows } from './loaded-rows.ts';
import { Receiver } from './receive.ts';
import { type Encoded, textFor } from './ring.ts';
import { type Snapshot, type SnapshotOf, Snapshots } from './snapshot.ts';
import { heads, storedAfter, storedBefore, storedOfVillage, storedTouching, storedVersions } from './stored-entries.ts';
import { Veils } from './veils.ts';

/** A page of the journal as JSON text `{entries, version, more}`; or the news that a snapshot is the shorter way. */
export type CatchUp = { text: string; snapshot: false } | { snapshot: true; version: number };

/** Further behind than this, a snapshot is the shorter way. */
const longestCatchUp = 20_000;

/** The ledger of all counties kept here: the one door through which data is changed and read. */
export class Journal {
	readonly #sql: postgres.Sql;
	readonly #receiver: Receiver;
	readonly #feed: Feed;
	readonly #snapshots: Snapshots;
	readonly #veils: Veils;
	readonly #actors = new Map<string, Promise<Actor>>();
	readonly #followers = new Set<OnEntries>();
	readonly #rightsTables = new Set(features.actors.tables.map(({ name }) => name));
	readonly #rightsFollowers = new Set<(county: string) => void>();

	constructor(sql: postgres.Sql, onError: (error: unknown) => void) {
		this.#sql = sql;
		this.#veils = new Veils(sql);
		this.#feed = new Feed(
			sql,
			(county, entries) => this.#heard(county, entries),
			onError,
			(county) => this.#veils.open(county),
		);
		this.#receiver = new Receiver(sql, (county, published) => this.#feed.committed(county, published));
		this.#snapshots = new Snapshots(sql, this.#veils);
	}

	start(): Promise<void> {
		return this.#feed.start();
	}

	/** Finishes what has been received, then stops listening. */
	async stop(): Promise<void> {
		await this.#receiver.idle();
		await this.#feed.stop();
	}

	/** Whether commands can be taken and entries heard. */
	get ready(): boolean {
		return this.#feed.listening;
	}

	/** Commands under way, for metrics. */
	get waiting(): number {
		return this.#receiver.waiting;
	}

	/** The counties that keep their journal here. */
	counties(): Promise<{ county: string; name: string; version: number }[]> {
		return heads(this.#sql);
	}

	/** Newest version of a county known to this process. */
	version(county: string): number {
		return this.#feed.ring(county)?.head ?? 0;
	}

	/** Takes a person's commands; answers in their order, each when it is durable or refused. */
	receive(actor: Actor, envelopes: readonly Envelope[], device: string | null = null): Promise<Outcome[]> {
		const items: Item[] = envelopes.map((envelope) => ({ envelope, actor, device }));
		return this.#receiver.receive(actor.county, items);
	}

	/** Takes a person's commands as one: all take effect, or none does. Of those taken back the answers end with the batch in which one was refused. */
	receiveWhole(actor: Actor, envelopes: readonly Envelope[], device: string | null = null): Promise<Outcome[]> {
		return this.#receiver.receiveWhole(
			actor.county,
			envelopes.map((envelope) => ({ envelope, actor, device })),
		);
	}

	/** The person with their dated postings, as of the newest entry heard. */
	actorOf(county: string, person: string): Promise<Actor> {
		const key = `${county} ${person}`;
		const known = this.#actors.get(key);
		if (known) return known;
		const loading = this.#loadActor(county, person);
		this.#actors.set(key, loading);
		loading.catch(() => this.#actors.delete(key));
		return loading;
	}

	/** What the person may see today. */
	async scopeOf(county: string, person: string): Promise<Scope> {
		return scopeOf(await this.actorOf(county, person), localDate(new Date().toISOString()));
	}

	/** Calls back with every entry of every county, in order. Returns the way to stop. */
	follow(onEntries: OnEntries): () => void {
		this.#followers.add(onEntries);
		return () => this.#followers.delete(onEntries);
	}

	/** Calls back when somebody's postings in a county have changed. */
	followRights(onRights: (county: string) => void): () => void {
		this.#rightsFollowers.add(onRights);
		return () => this.#rightsFollowers.delete(onRights);
	}

	/** The entries after a version, from memory when recent. */
	async catchUp(scope: Reader, after: number, limit: number): Promise<CatchUp> {
		const head = this.version(scope.county);
		if (head - after > longestCatchUp) return { snapshot: true, version: head };
		const recent = this.#feed.ring(scope.county)?.after(after, limit);
		// What this process has not heard of yet comes with the next page, when it is known whose right it changes.
		const found = recent ?? (await storedAfter(this.#sql, scope.county, after, limit)).filter(({ entry }) => entry.version <= head);
		if (scope.own) return this.#ownCatchUp(scope, after, head, found);
		const texts = recent
			? recent.map((entry) => (this.#veils.concerns(entry) ? JSON.stringify(this.#veils.entry(scope, entry)) : textFor(scope, entry)))
			: found.map((published) => JSON.stringify(this.#veils.entry(scope, published)));
		const last = Math.min(after, head) + texts.length;
		return { snapshot: false, text: `{"entries":[${texts.join(',')}],"version":${head},"more":${last < head && texts.length > 0}}` };
	}

	#ownCatchUp(reader: Reader, after: number, head: number, published: readonly Published[]): CatchUp {
		const entries = published.map((one) => ({
			entry: this.#veils.entry(reader, one),
			open: opens(reader, one.entry, one.audience, features.tables),
		}));
		const last = published.at(-1)?.entry.version ?? after;
		const page = { entries: sealRuns(entries, after), version: head, more: last < head && published.length > 0 };
		return { snapshot: false, text: JSON.stringify(page) };
	}

	/** The newest entries before a version, oldest first, without sealed ones. */
	async before(scope: Scope, before: number | undefined, limit: number): Promise<Entry[]> {
		const published = await storedBefore(this.#sql, scope.county, before ?? Number.MAX_SAFE_INTEGER, limit);
		return this.open(scope, published);
	}

	/** The entries that changed any of these rows: of one, a record's history. */
	async history(scope: Scope, ...rows: readonly string[]): Promise<Entry[]> {
		return this.open(scope, await storedTouching(this.#sql, scope.county, rows));
	}

	/** The last entries that made a village's rows what they are, oldest first, without sealed ones. */
	async lastOf(scope: Scope, village: string, limit: number): Promise<Entry[]> {
		return this.open(scope, await storedOfVillage(this.#sql, scope.county, village, limit));
	}

	/** The entry as this scope may read it. */
	entryFor(scope: Scope, published: Published): Entry {
		return this.#veils.entry(scope, published);
	}

	/** Of these entries those the scope may read, as it may read them. */
	open(scope: Scope, published: readonly Published[]): Entry[] {
		return published.map((one) => this.#veils.entry(scope, one)).filter(({ id }) => id !== null);
	}

	/** Whether everybody who may read the entry reads the same. */
	sameForAll(published: Published): boolean {
		return published.audience === 'county' && !this.#veils.concerns(published);
	}

	/** The entries of these versions, oldest first; what the scope may not read comes sealed, and a number that is not taken is left out. */
	async named(scope: Scope, versions: readonly number[]): Promise<Entry[]> {
		return (await storedVersions(this.#sql, scope.county, versions)).map((one) => this.#veils.entry(scope, one));
	}

	/** All rows the scope may hold, at one version. */
	snapshot(scope: Scope, of?: SnapshotOf): Promise<Snapshot> {
		return this.#snapshots.take(scope, this.version(scope.county), of);
	}

	/** The rows some steps of reading come to, e.g. all that tell of a person. */
	async rows(county: string, steps: readonly ((rows: LoadedRows) => Read[])[]): Promise<LoadedRows> {
		const rows = new LoadedRows(this.#sql, county);
		for (const step of steps) await rows.load(step(rows));
		return rows;
	}

	/** A derived number by name; undefined when there is no such figure, the wrong field's path when the query is off. */
	async figure(scope: Scope, name: string, query: unknown): Promise<FigureValue | { field: string } | undefined> {
		const figure = features.figures.get(name);
		if (!figure) return undefined;
		const parsed = v.safeParse(figure.query, query);
		if (!parsed.success) return { field: fieldOf(parsed.issues[0], 'query') };
		const rows = await this.rows(
			scope.county,
			figure.reads.map((step) => (known) => step(parsed.output, known)),
		);
		return figure.compute(parsed.output, rows);
	}

	async #loadActor(county: string, person: string): Promise<Actor> {
		const rows = await this.rows(
			county,
			features.actors.reads.map((step) => (known) => step(person, known)),
		);
		return actorFrom(features.actors, county, person, rows);
	}

	#heard(county: string, entries: readonly Encoded[]): void {
		this.#veils.take(county, entries);
		const erasing = entries.findLast(({ entry }) => erases(entry.name));
		if (erasing) {
			this.#feed.ring(county)?.forgetBefore(erasing.entry.version);
			this.#snapshots.forget();
		}
		if (entries.some(({ entry }) => entry.changes.some(({ table }) => this.#rightsTables.has(table)))) {
			for (const key of this.#actors.keys()) if (key.startsWith(`${county} `)) this.#actors.delete(key);
			for (const onRights of this.#rightsFollowers) onRights(county);
		}
		for (const onEntries of this.#followers) onEntries(county, entries);
	}
}
