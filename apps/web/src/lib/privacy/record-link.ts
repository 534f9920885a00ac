import type { Ledger } from '@honghuo/features/ledger.ts';
import { pageOf } from '#lib/record-page.ts';

/** A row as the server points at it: what it belongs to, by the fields that say so. */
export type Pointed = { table: string; row: string; village: string | null; links: Readonly<Record<string, string>> };

/** Rows that are seen, and put right, on the page of the row a field of theirs names. */
const parents: readonly [field: string, table: string][] = [
	['problem', 'tech_problem'],
	['visit', 'expert_visit'],
	['donation', 'donation'],
	['session', 'training_session'],
	['pairing', 'pairing'],
	['orchard', 'orchard'],
	['block', 'orchard_block'],
	['planting', 'planting'],
];

/** The page where a record can be seen and put right: its own, that of what it hangs on or belongs to, else its village's. */
export function recordLink({ table, row, village, links }: Pointed, ledger: Pick<Ledger, 'get'>): string {
	const { onTable, onRow } = links;
	if (onTable && onRow) return pageOf({ table: onTable, row: onRow, village }, ledger);
	const own = pageOf({ table, row, village }, ledger);
	if (own !== (village ? `/village/${village}` : '/county')) return own;
	const [field, parent] = parents.find(([name]) => links[name] !== undefined) ?? [];
	if (table === 'person') return `/people/${row}`;
	return field && parent ? pageOf({ table: parent, row: links[field] ?? '', village }, ledger) : own;
}
