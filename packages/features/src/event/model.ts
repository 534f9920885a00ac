import { type Rows, tableRef } from '@honghuo/core/row.ts';
import type { Block } from '../orchard/model.ts';
import type { event, eventBlock } from './table.ts';

export type OrchardEvent = typeof event.$inferSelect;
export type Hit = typeof eventBlock.$inferSelect;

/** Held whole: what befell one village is news to the county. */
export const events = tableRef<OrchardEvent>('event', { whole: true });
export const hits = tableRef<Hit>('event_block', { whole: true, together: [['affectedE4mu', 'affectedTrees']] });

/** All of this noun; parents before children. */
export const refs = [events, hits];

/** Most blocks one event befalls: it must fit the last three digits of a hit's id. */
export const mostBlocks = 500;

/** The id of an event's nth hit: the event's own but for its last three digits, so that a decision needs no ids of its own making. */
export const hitId = (event: string, n: number): string => `${event.slice(0, -3)}${n.toString(16).padStart(3, '0')}`;

type Affected = Pick<Hit, 'affectedE4mu' | 'affectedTrees'>;

/** Whether so much of a block can have been affected: `both` units at once, `misfit` in mu on a block without area, `exceeds` above its size. */
export function affectedVerdict(
	{ affectedE4mu, affectedTrees }: Affected,
	{ areaE4mu, treeCount }: Pick<Block, 'areaE4mu' | 'treeCount'>,
): 'fits' | 'both' | 'misfit' | 'exceeds' {
	if (affectedE4mu !== null && affectedTrees !== null) return 'both';
	if (affectedE4mu !== null && areaE4mu === null) return 'misfit';
	const [most, given] = affectedE4mu !== null ? [areaE4mu, affectedE4mu] : [treeCount, affectedTrees];
	return most !== null && given !== null && given > most ? 'exceeds' : 'fits';
}

/** The events that befell a block and stand, newest first. */
export const eventsOf = (block: string, rows: Rows): OrchardEvent[] =>
	rows
		.find(hits, 'block', block)
		.flatMap((hit) => rows.get(events, hit.event) ?? [])
		.filter(({ withdrawnReason }) => withdrawnReason === null)
		.sort((a, b) => (a.occurredOn < b.occurredOn ? 1 : -1));
