import type { Trace } from '@honghuo/core/mention.ts';
import type { Ledger } from '@honghuo/features/ledger.ts';
import { pageOf } from '#lib/record-page.ts';

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
export function recordLink(
	{ table, row, village, links }: Pick<Trace, 'table' | 'row' | 'village' | 'links'>,
	ledger: Pick<Ledger, 'get'>,
): string {
	const { onTable, onRow } = links;
	if (onTable && onRow) return pageOf({ table: onTable, row: onRow, village }, ledger);
	const own = pageOf({ table, row, village }, ledger);
	if (own !== (village ? `/village/${village}` : '/county')) return own;
	const [field, parent] = parents.find(([name]) => links[name] !== undefined) ?? [];
	if (table === 'person') return `/people/${row}`;
	return field && parent ? pageOf({ table: parent, row: links[field] ?? '', village }, ledger) : own;
}
