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
			const now = measures.flatMap((measure) => readsOf(measure, step, village, rows));
			reads.push(...now);
			wanted.push(...now);
		}
		await rows.load(wanted);
	}
	return villages.map((village) => {
		const sums: Sums = {};
		let turnsOn: string | null = null;
		for (const { name, shares, turns } of measures) {
			const added = shares(village, rows, today);
			if (added.length > 0) sums[name] = byMonth(added);
			const turn = turns?.(village, rows, today);
			if (turn !== undefined && (turnsOn === null || turn < turnsOn)) turnsOn = turn;
		}
		return { village, sums, links: linksOf(village, asked.get(village) ?? [], rows), turnsOn };
	});
}

/** What one measure reads in one step; one that reads private rows without saying so would tell them to everybody. */
export function readsOf({ name, reads, ...measure }: Measure, step: number, village: string, rows: LoadedRows): Read[] {
	const found = reads[step]?.(village, rows) ?? [];
	if (!measure.private && found.some(({ table }) => table.private)) throw new Error(`Measure ${name} reads a private table: say so.`);
	return found;
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
