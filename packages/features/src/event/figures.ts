import type { Rows } from '@honghuo/core/row.ts';
import { hits, type OrchardEvent } from './model.ts';

export { eventNames } from './messages.ts';

/** What an event affected: area, trees, blocks nobody has counted yet, and the journal versions behind it. */
export type Affected = { areaE4mu: number; trees: number; blocks: number; uncounted: number; entries: number[] };

/** Sums one event or several; withdrawn ones count nothing. */
export function affectedBy(all: readonly OrchardEvent[], rows: Rows): Affected {
	const standing = all.filter(({ withdrawnReason }) => withdrawnReason === null);
	const found = standing.flatMap((event) => rows.find(hits, 'event', event.id));
	return {
		areaE4mu: found.reduce((sum, hit) => sum + (hit.affectedE4mu ?? 0), 0),
		trees: found.reduce((sum, hit) => sum + (hit.affectedTrees ?? 0), 0),
		blocks: new Set(found.map(({ block }) => block)).size,
		uncounted: found.filter(({ affectedE4mu, affectedTrees }) => affectedE4mu === null && affectedTrees === null).length,
		entries: [...new Set([...standing, ...found].map(({ version }) => version))].filter((version) => version > 0).sort((a, b) => a - b),
	};
}
