import { addTallies, type Tally, tallyOf } from '@honghuo/core/tally.ts';
import { features } from '@honghuo/features/slices.ts';
import type postgres from 'postgres';
import { LoadedRows } from '../journal/loaded-rows.ts';
import type { Sums } from './papers.ts';

/** temporary until the summary is merged */
export function directSums(sql: postgres.Sql): Sums {
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
