import type { Scope } from '@honghuo/core/actor.ts';
import { localDate } from '@honghuo/core/dates.ts';
import type { Entry } from '@honghuo/core/entry.ts';
import type { PaperFigure, PaperSource, Written } from '@honghuo/core/paper-source.ts';
import { periodOf } from '@honghuo/core/period.ts';
import { sumOf, type Tally } from '@honghuo/core/tally.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import * as v from 'valibot';
import type { Published } from '../journal/commit.ts';
import { LoadedRows } from '../journal/loaded-rows.ts';
import { storedTouching, storedVersions } from '../journal/stored-entries.ts';
import type { Summary } from '../summary/summary.ts';

/** A paper as it stands at a version of the journal, with the sums it was made of. */
export type Made = { written: Written; tallies: ReadonlyMap<string, Tally>; asOf: number };

/** A number as it was kept. */
export type Kept = { asOf: number; entries: readonly number[] };

/** What is behind a number of one village: the entries, and which of them came since it was kept. */
export type Behind = { entries: Entry[]; since: number[]; total: number };

/** Papers are the whole county's to read, so their numbers are made of what everybody may see. */
const openTo = (county: string): Scope => ({ county, all: false, villages: [] });
const lastDay = (month: string): string => periodOf(month)?.to ?? `${month}-31`;

/** Most entries shown behind a number; the newest of more. */
const mostShown = 200;
/** How often numbers are read anew because something came meanwhile. */
const mostReadings = 5;

/** Makes the documents the ledger writes by itself, and shows what is behind their numbers. */
export class Papers {
	readonly #sql: postgres.Sql;
	readonly #summary: Summary;
	readonly #version: (county: string) => number;
	readonly #entryFor: (scope: Scope, published: Published) => Entry;
	readonly #now: () => Date;

	constructor(parts: {
		sql: postgres.Sql;
		summary: Summary;
		version: (county: string) => number;
		entryFor: (scope: Scope, published: Published) => Entry;
		now?: () => Date;
	}) {
		this.#sql = parts.sql;
		this.#summary = parts.summary;
		this.#version = parts.version;
		this.#entryFor = parts.entryFor;
		this.#now = parts.now ?? (() => new Date());
	}

	/** The paper as it stands; undefined when there is none such, or the query is off. `exact` reads again when something came between. */
	async write(county: string, name: string, query: unknown, { exact = false } = {}): Promise<Made | undefined> {
		const source = features.papers.get(name);
		const parsed = source && v.safeParse(source.query, query);
		if (!source || !parsed?.success) return undefined;
		for (let reading = 1; ; reading++) {
			const asOf = this.#version(county);
			const made = await this.#read(county, source, parsed.output);
			// Numbers that are kept say as of when: nothing should have come between.
			if (!made || !exact || this.#version(county) === asOf || reading === mostReadings) return made && { ...made, asOf };
		}
	}

	/** The journal versions behind a number of a paper over one village. */
	async entriesOf(county: string, { villages }: Written, { from }: PaperFigure): Promise<readonly number[]> {
		if ('entries' in from) return from.entries;
		const span = { villages, from: `${from.from ?? '1900-01'}-01`, to: lastDay(from.to) };
		return (await this.#summary.measure(openTo(county), from.measure, { ...span, parts: from.parts }))?.entries ?? [];
	}

	/** The entries behind each number of one village, to be kept with it; higher up there are none: those are the villages' own. */
	async entriesBehind(county: string, written: Written): Promise<ReadonlyMap<string, readonly number[]>> {
		const entries = new Map<string, readonly number[]>();
		if (written.villages.length !== 1) return entries;
		for (const figure of written.figures) entries.set(figure.key, await this.entriesOf(county, written, figure));
		return entries;
	}

	/** What each village adds to a number, in the order of the register; those that add nothing are left out. */
	villagesOf({ written, tallies }: Made, { from }: PaperFigure): { code: string; value: number }[] {
		if ('entries' in from) return [];
		return written.villages.map((code) => ({ code, value: sumOf(tallies.get(code) ?? {}, from) })).filter(({ value }) => value !== 0);
	}

	/** The entries behind a number of one village, as this scope may read them; beside what was kept, also those that took something away since. */
	async behind(scope: Scope, versions: readonly number[], kept?: Kept): Promise<Behind> {
		const now = new Set(versions);
		const gone = kept?.entries.filter((version) => !now.has(version)) ?? [];
		const rows = (await storedVersions(this.#sql, scope.county, gone)).flatMap(({ entry }) => entry.changes.map(({ row }) => row.id));
		const came = kept && rows.length > 0 ? await storedTouching(this.#sql, scope.county, rows, kept.asOf) : [];
		const since = new Set([...(kept ? versions.filter((version) => version > kept.asOf) : []), ...came.map(({ entry }) => entry.version)]);
		const all = [...new Set([...versions, ...since])].sort((a, b) => a - b);
		const entries = (await storedVersions(this.#sql, scope.county, all.slice(-mostShown))).map((one) => this.#entryFor(scope, one));
		return { entries, since: [...since].sort((a, b) => a - b), total: all.length };
	}

	async #read(county: string, source: PaperSource, query: unknown): Promise<Omit<Made, 'asOf'> | undefined> {
		const rows = new LoadedRows(this.#sql, county);
		for (const step of source.reads) await rows.load(await rows.workOut(() => step(query, rows)));
		const of = await rows.workOut(() => source.villages(query, rows));
		if (!of) return undefined;
		const { text } = await this.#summary.answer(openTo(county), { from: of.from, to: of.to, villages: of.codes });
		const sums = (JSON.parse(text) as { villages: Record<string, Tally> }).villages;
		const tallies = new Map(of.codes.map((code): [string, Tally] => [code, sums[code] ?? {}]));
		const written = await rows.workOut(() => source.write(query, rows, tallies, { today: localDate(this.#now()) }));
		return { written, tallies };
	}
}
