import { createHash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { type Scope, sees } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import { inSpan, type Measure, type Share, total } from '@honghuo/core/measure.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import { LoadedRows } from '../journal/loaded-rows.ts';
import { bringUp, type County } from './kept-sums.ts';
import { missedBy, readsOf } from './reckon.ts';
import { rulesDigest } from './rules.ts';
import { between, type Sums } from './sums.ts';

/** Which months, of which villages (all when left out), and only of those whose sums changed after a version. */
export type SummaryQuery = { from: string; to: string; after?: number | undefined; villages?: readonly string[] | undefined };

/** The answer as JSON text `{version, villages}`, and the tag by which an unchanged one is known. */
export type SummaryAnswer = { text: string; etag: string };

/** What a measure comes to, and the entries behind it. */
export type MeasureValue = { value: number; unit: string; entries: number[] };

/** Which days, and which parts (all when left out); one that ends in a colon takes all that begin with it, such as a kind of support whoever gave it. */
type Wanted = { from: string; to: string; parts?: readonly string[] | undefined };

/** What some villages of a place add to a measure, in the order of the register; `next` is where the following page goes on, null after the last. */
export type MeasureOfVillages = MeasureValue & { villages: { village: string; value: number }[]; next: string | null };

/** How many villages have something to add up, what they add up to measure by measure, and the versions at which their sums last changed. */
export type Whole = { value: number; unit: 'village'; parts: Record<string, number>; entries: number[] };

/** What the sums need of the server. `version` is the newest version of a county that this process has heard of. */
export type SummaryParts = {
	sql: postgres.Sql;
	version: (county: string) => number;
	measures?: ReadonlyMap<string, Measure>;
	rules?: string;
	now?: () => Date;
};

/** PostgreSQL's way of saying that somebody else was faster: begin again and see what they did. */
const outrun = new Set(['40001', '40P01']);
/** So often in a row; each time somebody else has got on with the same work. */
const mostAttempts = 100;
/** Villages reckoned before others have their turn: while somebody waits for the sums, and in the background. */
const [hurried, unhurried] = [12, 1];
const isOf = (part = '', parts: Wanted['parts'] = undefined): boolean =>
	parts?.some((one) => part === one || (one.endsWith(':') && part.startsWith(one))) ?? true;
/** Villages whose rows are read for one page of what is behind a number. */
const villagesOfPage = 40;
/** Characters of answers kept ready. */
const mostKept = 16_777_216;

/** The numbers of all villages added up by month: reckoned when asked for, and only for the villages that something happened to. */
export class Summary {
	readonly #parts: Required<SummaryParts>;
	readonly #counties = new Map<string, County>();
	readonly #running = new Map<string, Promise<County>>();
	readonly #waiting = new Map<string, number>();
	#stopped = false;
	readonly #answers = new Map<string, SummaryAnswer>();

	constructor({ measures = features.measures, rules = rulesDigest(), now = () => new Date(), ...parts }: SummaryParts) {
		this.#parts = { ...parts, measures, rules, now };
	}

	/** What can be asked for. */
	list(): { name: string; unit: string; stock: boolean; about: Measure['about'] }[] {
		return [...this.#parts.measures.values()].map(({ name, unit, stock = false, about }) => ({ name, unit, stock, about }));
	}

	/** A county's sums for some months, as this scope may read them. */
	async answer(scope: Scope, query: SummaryQuery): Promise<SummaryAnswer> {
		const held = await this.#fresh(scope.county);
		const { from, to, after, villages } = query;
		const rights = this.#hasPrivate() ? [scope.all, scope.villages] : [];
		const key = JSON.stringify([scope.county, held.version, from, to, after, villages, rights]);
		const known = this.#answers.get(key);
		if (known) return known;
		const text = JSON.stringify({ version: held.version, villages: this.#villages(held, scope, query) });
		const etag = `W/"${createHash('sha256').update(this.#parts.rules).update(text).digest('base64url').slice(0, 22)}"`;
		return this.#remember(key, { text, etag });
	}

	/** One measure over some villages and days from the rows themselves, with the entries behind it; undefined when there is none to see. */
	async measure(scope: Scope, name: string, asked: Wanted & { villages: readonly string[] }): Promise<MeasureValue | undefined> {
		const measure = this.#parts.measures.get(name);
		if (!measure || (measure.private && !asked.villages.every((village) => sees(scope, [village])))) return undefined;
		const shares = await this.#shares(scope, measure, asked);
		return { ...total([...shares.values()].flat()), unit: measure.unit };
	}

	/** The same, village by village, for those of a place (`within`, the beginning of their codes) that add something to it, a page at a time. */
	async byVillage(
		scope: Scope,
		name: string,
		{ within, after = '', ...asked }: Wanted & { within: string; after?: string | undefined },
	): Promise<MeasureOfVillages | undefined> {
		const measure = this.#parts.measures.get(name);
		if (!measure) return undefined;
		const held = await this.#fresh(scope.county);
		const [from, to] = [asked.from.slice(0, 7), asked.to.slice(0, 7)];
		const adds = ({ sums }: { sums: Sums }): boolean =>
			Object.keys(between(sums, from, to, this.#parts.measures)[name] ?? {}).some((part) => isOf(part, asked.parts));
		const found = [...held.villages]
			.filter(([village, sums]) => village.startsWith(within) && village > after && adds(sums))
			.map(([village]) => village)
			.filter((village) => !measure.private || sees(scope, [village]))
			.sort();
		const villages = found.slice(0, villagesOfPage);
		const shares = await this.#shares(scope, measure, { ...asked, villages });
		return {
			...total([...shares.values()].flat()),
			unit: measure.unit,
			villages: [...shares].filter(([, own]) => own.length > 0).map(([village, own]) => ({ village, value: total(own).value })),
			next: found.length > villages.length ? (villages.at(-1) ?? null) : null,
		};
	}

	/** What each of some villages adds to a measure in a span. */
	async #shares(
		{ county }: Scope,
		measure: Measure,
		{ villages, from, to, parts }: Wanted & { villages: readonly string[] },
	): Promise<Map<string, Share[]>> {
		const rows = new LoadedRows(this.#parts.sql, county);
		const missed = missedBy(measure, []);
		for (const step of measure.reads.keys())
			await rows.load(await rows.workOut(() => villages.flatMap((village) => readsOf(measure, step, village, rows)), missed));
		const of = (village: string): Share[] =>
			inSpan(measure, measure.shares(village, rows, this.#today()), from, to).filter(({ part }) => isOf(part, parts));
		return rows.workOut(() => new Map(villages.map((village) => [village, of(village)])), missed);
	}

	/** What all villages add up to, or those of one township (`within`, the beginning of their codes), and the last entry that touched each of them. */
	async whole(scope: Scope, { within = '', ...span }: { from: string; to: string; within?: string | undefined }): Promise<Whole> {
		const held = await this.#fresh(scope.county);
		const villages = Object.entries(this.#villages(held, scope, span)).filter(([village]) => village.startsWith(within));
		const measures: Record<string, number> = {};
		for (const [, sums] of villages) {
			for (const [name, parts] of Object.entries(sums)) {
				for (const months of Object.values(parts))
					for (const value of Object.values(months)) measures[name] = (measures[name] ?? 0) + value;
			}
		}
		const entries = new Set(villages.map(([village]) => held.villages.get(village)?.version ?? 0));
		return { value: villages.length, unit: 'village', parts: measures, entries: [...entries].sort((a, b) => a - b) };
	}

	#villages(held: County, scope: Scope, { from, to, after, villages }: SummaryQuery): Record<string, Sums> {
		const wanted = villages ? new Set(villages) : undefined;
		// A client that knows more than there is was served by a database since restored: it gets everything.
		const since = after !== undefined && after <= held.version ? after : undefined;
		const found: [string, Sums][] = [];
		for (const [village, { version, aside, sums }] of held.villages) {
			if ((wanted && !wanted.has(village)) || (since !== undefined && !(version > since || (aside && version === since)))) continue;
			const kept = between(sums, from, to, this.#parts.measures);
			if (!sees(scope, [village])) for (const name of Object.keys(kept)) if (this.#parts.measures.get(name)?.private) delete kept[name];
			if (since !== undefined || Object.keys(kept).length > 0) found.push([village, kept]);
		}
		return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
	}

	/** Brings a county's sums up while nobody waits for them: a village at a time, with a turn for everybody else between two. */
	async prepare(county: string): Promise<void> {
		if (this.#stopped) return;
		await this.#brought(county).catch((error: unknown) => {
			if (!(error instanceof Stopped)) throw error;
		});
	}

	/** Ends what goes on in the background, after the village it is at; what is done is kept. */
	async stop(): Promise<void> {
		this.#stopped = true;
		await Promise.allSettled(this.#running.values());
	}

	/** The sums at the newest version heard of, for somebody who waits. */
	async #fresh(county: string): Promise<County> {
		const wait = (more: number) => this.#waiting.set(county, (this.#waiting.get(county) ?? 0) + more);
		wait(1);
		try {
			return await this.#brought(county);
		} finally {
			wait(-1);
		}
	}

	/** Who asks while sums are being brought up waits for the next turn, which then serves all who wait. */
	async #brought(county: string): Promise<County> {
		for (;;) {
			const held = this.#counties.get(county);
			if (held && !this.#isStale(county, held)) return held;
			const running = this.#running.get(county);
			if (running) {
				await running;
				continue;
			}
			const run = this.#bringUp(county, held ?? { version: 0, villages: new Map() }).finally(() => this.#running.delete(county));
			this.#running.set(county, run);
			return run;
		}
	}

	#isStale(county: string, { version, villages, onTheWay }: County): boolean {
		if (onTheWay || version < this.#parts.version(county)) return true;
		const today = this.#today();
		for (const { turnsOn } of villages.values()) if (turnsOn !== null && turnsOn <= today) return true;
		return false;
	}

	/** Step by step, each a transaction of its own. */
	async #bringUp(county: string, held: County): Promise<County> {
		const { sql, measures, rules } = this.#parts;
		let known = held;
		for (let attempt = 1; ; attempt++) {
			const together = this.#waiting.get(county) ? hurried : unhurried;
			const reckoning = { measures: [...measures.values()], rules, today: this.#today(), together };
			try {
				known = (await sql.begin('isolation level repeatable read', (tx) => bringUp(tx, county, known, reckoning))) as County;
			} catch (error) {
				if (attempt === mostAttempts || !outrun.has(String((error as { code?: unknown }).code))) throw error;
				continue;
			}
			this.#counties.set(county, known);
			if (!known.onTheWay) return known;
			if (this.#stopped) throw new Stopped();
			attempt = 0;
			await turn();
		}
	}

	#remember(key: string, answer: SummaryAnswer): SummaryAnswer {
		this.#answers.set(key, answer);
		let size = 0;
		for (const { text } of this.#answers.values()) size += text.length;
		for (const [oldest, { text }] of this.#answers) {
			if (size <= mostKept) break;
			this.#answers.delete(oldest);
			size -= text.length;
		}
		return answer;
	}

	#hasPrivate = (): boolean => [...this.#parts.measures.values()].some((measure) => measure.private);
	#today = (): string => localDate(this.#parts.now());
}

/** The server is stopping. */
class Stopped extends Error {}
