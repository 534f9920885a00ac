import { addTallies, type Tally, tallyOf } from '@honghuo/core/tally.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import type { Database } from '../database/connect.ts';
import type { Journal } from '../journal/journal.ts';
import { LoadedRows } from '../journal/loaded-rows.ts';
import { Papers, type Sums } from './papers.ts';

/** Papers over the sums. */
export const papersOf = ({ sql }: Database, journal: Journal, now?: () => Date): Papers =>
	new Papers({ sql, sums: directSums(sql), version: (county) => journal.version(county), ...(now ? { now } : {}) });

/** temporary until the summary is merged */
function directSums(sql: postgres.Sql): Sums {
	const load = async (county: string, names: string[], villages: readonly string[]) => {
		const rows = new LoadedRows(sql, county);
		for (const name of names) {
			const measure = features.measures.get(name);
			for (const step of measure?.reads ?? []) await rows.load(villages.flatMap((village) => step(village, rows)));
		}
		return rows;
	};
	return {
		tallies: async (county, villages) => {
			const rows = await load(county, [...features.measures.keys()], villages);
			return new Map(
				villages.map((village): [string, Tally] => [
					village,
					addTallies([...features.measures.values()].map((measure) => tallyOf(measure.name, measure.shares(village, rows)))),
				]),
			);
		},
		entries: async (county, village, { measure: name, parts, from = '', to }) => {
			const rows = await load(county, [name], [village]);
			const shares = features.measures.get(name)?.shares(village, rows) ?? [];
			const asked = shares.filter(
				({ on, part = '' }) => from <= on.slice(0, 7) && on.slice(0, 7) <= to && (!parts || parts.includes(part)),
			);
			return [...new Set(asked.flatMap(({ entries }) => entries))].filter((version) => version > 0).sort((a, b) => a - b);
		},
	};
}
