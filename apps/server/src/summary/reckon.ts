import type { Measure } from '@honghuo/core/measure.ts';
import type { BaseRow, Change, Read, TableRef } from '@honghuo/core/row.ts';
import { byMonth } from '@honghuo/core/tally.ts';
import { LoadedRows, type Queries } from '../journal/loaded-rows.ts';
import type { Sums } from './sums.ts';

/** A village's sums, and what they rest on besides its own rows. */
export type Reckoned = { village: string; sums: Sums; links: string[]; turnsOn: string | null };

/** Longest text that can name a row or a village. */
const longestName = 64;

/**
 * Reckons the measures of some villages together: what their measures read is loaded step by step, one query a table, whatever the number of
 * villages. What was read of others' rows, and by which values, is kept as links, so that no change behind a number can go unnoticed.
 */
export async function reckon(
	sql: Queries,
	county: string,
	villages: readonly string[],
	measures: readonly Measure[],
	today: string,
): Promise<Reckoned[]> {
	const rows = new LoadedRows(sql, county);
	const asked = new Map<string, Read[]>(villages.map((village) => [village, []]));
	const steps = Math.max(0, ...measures.map(({ reads }) => reads.length));
	for (let step = 0; step < steps; step++) {
		const wanted: Read[] = [];
		for (const [village, reads] of asked) {
			for (const measure of measures) {
				const now = await rows.workOut(() => readsOf(measure, step, village, rows), missedBy(measure, reads));
				reads.push(...now);
				wanted.push(...now);
			}
		}
		await rows.load(wanted);
	}
	const reckoned: Reckoned[] = [];
	for (const [village, reads] of asked) {
		const sums: Sums = {};
		let turnsOn: string | null = null;
		for (const measure of measures) {
			const missed = missedBy(measure, reads);
			const added = await rows.workOut(() => measure.shares(village, rows, today), missed);
			if (added.length > 0) sums[measure.name] = byMonth(added);
			const turn = await rows.workOut(() => measure.turns?.(village, rows, today), missed);
			if (turn !== undefined && (turnsOn === null || turn < turnsOn)) turnsOn = turn;
		}
		reckoned.push({ village, sums, links: linksOf(village, reads, rows), turnsOn });
	}
	return reckoned;
}

/** What one measure reads in one step. */
export function readsOf(measure: Measure, step: number, village: string, rows: LoadedRows): Read[] {
	const found = measure.reads[step]?.(village, rows) ?? [];
	for (const read of found) checkPrivate(measure, read);
	return found;
}

/** What to do with what a measure turned out to need: its sums follow those rows too. */
export const missedBy = (measure: Measure, reads: Read[]) => (read: Read) => {
	checkPrivate(measure, read);
	reads.push(read);
};

/** A measure that reads private rows without saying so would tell them to everybody. */
function checkPrivate(measure: Measure, { table }: Read): void {
	if (table.private && !measure.private) throw new Error(`Measure ${measure.name} reads a private table: say so.`);
}

/** Ids and values through which the sums of a village depend on rows that are not its own. */
function linksOf(village: string, reads: readonly Read[], rows: LoadedRows): string[] {
	const links = new Set<string>();
	const foreign = (row: BaseRow | undefined) => row === undefined || row.village !== village;
	for (const read of reads) {
		const table = read.table as unknown as TableRef<BaseRow>;
		if ('ids' in read) {
			for (const id of read.ids) if (foreign(rows.get(table, id))) links.add(id);
			continue;
		}
		const found = rows.find(table, read.field as keyof BaseRow & string, read.value);
		// A row of somebody else's may yet come with this value.
		if (read.value !== village) links.add(read.value);
		for (const row of found) if (foreign(row)) links.add(row.id);
	}
	return [...links].sort();
}

/** All that the changes of an entry name: villages, rows, and whatever a row could be found by. */
export function namedBy(changes: readonly Change[], into: Set<string>): void {
	for (const { row } of changes) {
		for (const [field, value] of Object.entries(row)) {
			if (typeof value === 'string' && value.length <= longestName && field !== 'county') into.add(value);
		}
	}
}
