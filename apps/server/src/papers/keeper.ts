import type { PaperSource } from '@honghuo/core/paper-source.ts';
import { type BaseRow, byField, byId } from '@honghuo/core/row.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import type { Journal } from '../journal/journal.ts';
import { LoadedRows } from '../journal/loaded-rows.ts';
import { idsOf } from '../sheets/sheets.ts';
import type { Papers } from './papers.ts';

type Keep = NonNullable<PaperSource['keep']>;
type Job = { county: string; source: PaperSource; keep: Keep; row: string };

/** After a failure it is tried again so many milliseconds later. */
const pause = 15_000;

/**
 * Keeps papers as they stand when a row says so: the ledger is the queue. Whatever process hears the entry does it; the command's id follows from the
 * row, so that done twice is done once, and what a crash left undone is found at the next start.
 */
export class Keeper {
	readonly #parts: { journal: Journal; papers: Papers; sql: postgres.Sql; failed: (error: unknown) => void };
	readonly #queue: Job[] = [];
	#working: Promise<void> | undefined;
	#unfollow: (() => void) | undefined;
	#later: NodeJS.Timeout | undefined;

	constructor(parts: { journal: Journal; papers: Papers; sql: postgres.Sql; failed: (error: unknown) => void }) {
		this.#parts = parts;
	}

	/** Follows the journal, and begins with what waits. */
	async start(): Promise<void> {
		this.#unfollow = this.#parts.journal.follow((county, entries) => {
			for (const { entry } of entries) for (const { table, row } of entry.changes) this.#look(county, table, row);
			this.#work();
		});
		await this.#lookEverywhere();
	}

	/** Finishes what it has begun. */
	async stop(): Promise<void> {
		this.#unfollow?.();
		clearTimeout(this.#later);
		this.#queue.length = 0;
		await this.#working;
	}

	/** Resolves when nothing waits any more. */
	async idle(): Promise<void> {
		await this.#working;
	}

	#look(county: string, table: string, row: BaseRow): void {
		for (const source of features.papers.values()) {
			const { keep } = source;
			if (keep?.table.name === table && row[keep.field] === (true as never)) this.#queue.push({ county, source, keep, row: row.id });
		}
	}

	async #lookEverywhere(): Promise<void> {
		for (const { county } of await this.#parts.journal.counties()) {
			const rows = new LoadedRows(this.#parts.sql, county);
			for (const { keep } of features.papers.values()) {
				if (!keep) continue;
				await rows.load([byField(keep.table, keep.field, 'true')]);
				for (const row of rows.find(keep.table, keep.field, 'true')) this.#look(county, keep.table.name, row);
			}
		}
		this.#work();
	}

	#work(): void {
		if (this.#working || this.#queue.length === 0) return;
		this.#working = this.#drain().finally(() => {
			this.#working = undefined;
		});
	}

	async #drain(): Promise<void> {
		for (let job = this.#queue.shift(); job; job = this.#queue.shift()) {
			try {
				await this.#keep(job);
			} catch (error) {
				this.#parts.failed(error);
				clearTimeout(this.#later);
				this.#later = setTimeout(() => this.#lookEverywhere().catch(this.#parts.failed), pause);
				this.#later.unref();
			}
		}
	}

	async #keep({ county, source, keep, row: id }: Job): Promise<void> {
		const { papers, journal, sql } = this.#parts;
		const rows = new LoadedRows(sql, county);
		await rows.load([byId(keep.table, id)]);
		const row = rows.get(keep.table, id);
		if (row?.[keep.field] !== (true as never)) return;
		const made = await papers.write(county, source.name, keep.query(row), { exact: true });
		if (!made) return;
		const { written, asOf } = made;
		const entries = await papers.entriesBehind(county, written);
		const idFor = idsOf(county, source.name);
		const draft = keep.draft(row, written, { id: idFor('kept', ...keep.once(row)), asOf, entries });
		const envelope = { id: idFor('keep', ...keep.once(row)), ...draft, recordedAt: new Date().toISOString() };
		// A refusal says that another process has kept it already.
		await journal.receive({ person: keep.person(row), county, grants: [], system: true }, [envelope]);
	}
}
