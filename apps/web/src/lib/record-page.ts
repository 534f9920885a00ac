import type { Ledger, Waiting } from '@honghuo/features/ledger.ts';
import { blocks } from '@honghuo/features/orchard/model.ts';

/** The page where a record can be seen: its own, its orchard's, else its village's. */
export function pageOf({ table, row, village }: Waiting['on'], ledger: Pick<Ledger, 'get'>): string {
	if (table === 'tech_problem') return `/problems/${row}`;
	if (table === 'orchard') return `/blocks/${row}`;
	const orchard = table === 'orchard_block' ? ledger.get(blocks, row)?.orchard : undefined;
	if (orchard) return `/blocks/${orchard}`;
	return village ? `/village/${village}` : '/county';
}
