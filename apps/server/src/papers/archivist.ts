import { setImmediate as turn } from 'node:timers/promises';
import { addDays, beginOf, localDate } from '@honghuo/core/dates.ts';
import { closedBetween, nextClosing, type Period } from '@honghuo/core/period.ts';
import type { KeptFigure } from '@honghuo/features/tables.ts';
import type postgres from 'postgres';
import type { Journal } from '../journal/journal.ts';
import { idsOf } from '../sheets/sheets.ts';
import { archiveDigest, archivedPapers } from './archive.ts';
import type { Papers } from './papers.ts';

type Parts = { journal: Journal; papers: Papers; sql: postgres.Sql; failed: (error: unknown) => void; now?: () => Date };

/** It looks at least once in so many milliseconds: a clock may be put right, a computer may sleep. */
const rest = 3_600_000;
/** How many days back a period that closed while no server ran is still archived: what nobody missed for a season is history. */
const reach = 100;

/**
 * Keeps the papers of all units when a period closes, in the evening of its last day in China, whether or not anybody has handed one in. What is
 * archived is in the database paper by paper, and one entry says that all are: a server that was off or died in the middle goes on where it was, and
 * of several processes the one that holds the database's lock does the work.
 */
export class Archivist {
	readonly #parts: Required<Parts>;
	#timer: NodeJS.Timeout | undefined;
	#working: Promise<void> | undefined;
	#stopped = false;

	constructor({ now = () => new Date(), ...parts }: Parts) {
		this.#parts = { ...parts, now };
	}

	/** Looks now, and from then on whenever a period closes. */
	start(): void {
		this.#working = this.look()
			.catch(this.#parts.failed)
			.finally(() => {
				if (this.#stopped) return;
				const now = this.#parts.now();
				const ahead = Date.parse(nextClosing(now.toISOString())) - now.getTime();
				this.#timer = setTimeout(() => this.start(), Math.min(ahead, rest));
				this.#timer.unref();
			});
	}

	/** Finishes the paper it has begun. */
	async stop(): Promise<void> {
		this.#stopped = true;
		clearTimeout(this.#timer);
		await this.#working;
	}

	/** Archives what has closed and is not archived. */
	async look(): Promise<void> {
		const { journal } = this.#parts;
		for (const { county } of await journal.counties())
			for (const period of await this.#due(county)) if (!this.#stopped) await this.#alone(county, period);
	}

	/** What closed since the county keeps its journal here and has no archive. */
	async #due(county: string): Promise<Period[]> {
		const { sql, now } = this.#parts;
		const [first] = await sql<{ at: Date }[]>`select received_at as at from journal where county = ${county} and version = 1`;
		if (!first) return [];
		const [began, today] = [new Date(first.at).toISOString(), localDate(now())];
		const farthest = beginOf(addDays(today, -reach));
		const closed = closedBetween(began > farthest ? began : farthest, now().toISOString());
		if (closed.length === 0) return [];
		const kept = await sql<{ period: string }[]>`select period from report_archive where county = ${county}`;
		const known = new Set(kept.map(({ period }) => period));
		return closed.filter(({ key }) => !known.has(key));
	}

	/** With the database's lock, which is let go when this process dies. Whoever does not get it leaves the work to who has it. */
	async #alone(county: string, period: Period): Promise<void> {
		const connection = await this.#parts.sql.reserve();
		const key = `honghuo archive ${county} ${period.key}`;
		try {
			const [taken] = await connection<{ mine: boolean }[]>`select pg_try_advisory_lock(hashtextextended(${key}, 0)) as mine`;
			if (!taken?.mine) return;
			try {
				await this.#archive(county, period);
			} finally {
				await connection`select pg_advisory_unlock(hashtextextended(${key}, 0))`;
			}
		} finally {
			connection.release();
		}
	}

	async #archive(county: string, period: Period): Promise<void> {
		const { sql, journal } = this.#parts;
		const again = await sql`select 1 from report_archive where county = ${county} and period = ${period.key}`;
		if (again.length > 0) return;
		const units = await sql<{ id: string }[]>`
			select id from org_unit where county = ${county} and (opened_on is null or opened_on <= ${period.to}) and (closed_on is null or closed_on > ${period.to})
			and not exists (select 1 from archived_paper a where a.county = org_unit.county and a.period = ${period.key} and a.unit = org_unit.id)
			order by id collate "C"`;
		for (const { id } of units) {
			if (this.#stopped) return;
			await this.#keep(county, id, period.key);
			// Whoever uses the county meanwhile goes first.
			await turn();
		}
		const papers = await archivedPapers(sql, county, period.key);
		const until = papers.map((paper) => paper.until).sort()[0] ?? period.to;
		const id = idsOf(county, 'archive')(period.key);
		const input = { unit: county, period: period.key, until, units: papers.length, digest: archiveDigest(papers) };
		const envelope = { id, name: 'report.archive', input, recordedAt: this.#parts.now().toISOString() };
		const [outcome] = await journal.receive({ person: await this.#founder(county), county, grants: [], system: true }, [envelope]);
		if (outcome?.status === 'refused' && outcome.refusal.code !== 'report_archived') throw new Error(outcome.refusal.code);
	}

	async #keep(county: string, unit: string, period: string): Promise<void> {
		const { papers, sql } = this.#parts;
		const made = await papers.write(county, 'report', { unit, period }, { exact: true });
		if (!made) return;
		const entries = await papers.entriesBehind(county, made.written);
		const { paper, until } = made.written;
		const figures = made.written.figures.map(({ key, label, value, unit: counted, word }): KeptFigure => {
			const behind = entries.get(key);
			return { key, label, value, unit: counted, ...(word ? { word } : {}), ...(behind ? { entries: [...behind] } : {}) };
		});
		await sql`
			insert into archived_paper (county, unit, period, as_of, until, figures, paper)
			values (${county}, ${unit}, ${period}, ${made.asOf}, ${until}, ${sql.json(figures)}, ${sql.json(paper as never)})
			on conflict do nothing`;
	}

	/** The server's own entries stand in the name of whoever set the county up. */
	async #founder(county: string): Promise<string> {
		const [first] = await this.#parts.sql<{ actor: string }[]>`select actor from journal where county = ${county} and version = 1`;
		if (!first) throw new Error(`No journal of ${county}.`);
		return first.actor;
	}
}
